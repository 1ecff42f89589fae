import { expect, test } from "../support/journey";
import { Facilitator, Parent, STAGES, alive, atOneTable, newLaptop, newPhone, types } from "../support/cabinet";
import { TcpProxy } from "../support/tcp-proxy";

const QUESTION = "Wat stel je voor?";

test("words typed on a dead line survive a reload and reach the table", async ({ browser, baseURL }) => {
  await using line = await TcpProxy.to(baseURL ?? "");
  // Ana's phone reaches the server through the line that will fail; Ben's does not.
  const { ana, ben } = await atOneTable(browser, baseURL, line.url);
  await types(ana.field(QUESTION), " Een");
  await expect(ben.field(QUESTION)).toHaveValue("Begin. Een");

  await test.step("the line is silently dead: the person sees it, and the words stay here", async () => {
    line.stall();
    await types(ana.field(QUESTION), " twee");
    expect(await ana.light(QUESTION)).toBe("Op dit toestel");
    await expect(ana.page.getByText("Even geen verbinding.")).toBeVisible({ timeout: 8_500 });
    await types(ana.field(QUESTION), " drie");
    expect(await ana.light(QUESTION)).toBe("Op dit toestel");
    await expect(ben.field(QUESTION)).toHaveValue("Begin. Een");
  });

  await test.step("the tab is loaded again while the words are unsent", async () => {
    line.resume();
    line.cut();
    await ana.page.reload();
    await expect(ben.field(QUESTION)).toHaveValue("Begin. Een twee drie", { timeout: 20_000 });
    await expect(ana.field(QUESTION)).toHaveValue("Begin. Een twee drie", { timeout: 20_000 });
  });
});

test("a tab that was closed with unsent words gives them to the next one", async ({ browser, baseURL }) => {
  await using line = await TcpProxy.to(baseURL ?? "");
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  const phone = await newPhone(browser, line.url);
  const ana = await Parent.joins(phone, facilitator.door, "Ana");
  for (const stage of STAGES.slice(1, 3)) await facilitator.next(stage);
  await alive(ana.page);
  await ana.sits(1);
  await facilitator.next(STAGES[3]);
  await ana.proposes("Bus", "Start.");
  await facilitator.next(STAGES[4]);
  await ana.opens("Bus");
  const address = ana.page.url();
  line.stall();
  await types(ana.field(QUESTION), " Slot");
  expect(await ana.light(QUESTION)).toBe("Op dit toestel");
  await ana.page.close();
  line.resume();
  line.cut();
  const again = await phone.newPage();
  await again.goto(address);
  await expect(again.getByRole("textbox", { name: QUESTION })).toHaveValue("Start. Slot", { timeout: 20_000 });
});
