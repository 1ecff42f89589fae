import { expect, test } from "../support/journey";
import { Facilitator, Parent, STAGES, alive, atOneTable, newLaptop, newPhone, types } from "../support/cabinet";
import { TcpProxy } from "../support/tcp-proxy";

const QUESTION = "Wat stel je voor?";

/** Ana sits at a table in the stage of collecting and has typed half a proposal. */
async function halfAProposal(browser: Parameters<typeof newPhone>[0], baseURL: string | undefined) {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  const ana = await Parent.joins(await newPhone(browser, baseURL), facilitator.door, "Ana");
  for (const stage of STAGES.slice(1, 3)) await facilitator.next(stage);
  await alive(ana.page);
  await ana.sits(1);
  await facilitator.next(STAGES[3]);
  await ana.page.getByLabel("Geef het een naam").fill("Speelstraat");
  await ana.page.getByLabel("Vertel er iets over").fill("Elke zondag zonder auto's.");
  return { facilitator, ana };
}

test("a proposal that is being typed survives a reload, and the end of the day", async ({ browser, baseURL }) => {
  const { facilitator, ana } = await halfAProposal(browser, baseURL);
  await expect(facilitator.page.getByRole("heading", { name: STAGES[3], level: 2 })).toBeVisible();
  await ana.page.reload();
  await expect(ana.page.getByLabel("Geef het een naam")).toHaveValue("Speelstraat");
  await expect(ana.page.getByLabel("Vertel er iets over")).toHaveValue("Elke zondag zonder auto's.");
  for (const stage of STAGES.slice(4)) await facilitator.next(stage);
  const unsent = ana.page.getByRole("region", { name: "Nog niet bewaard" });
  await expect(unsent).toContainText("Elke zondag zonder auto's.");
  await ana.page.reload();
  await expect(unsent).toContainText("Speelstraat");
  await unsent.getByRole("button", { name: "Toon aan mijn tafel" }).click();
  await expect(unsent).toBeHidden();
  await expect(ana.page.getByRole("link", { name: "Speelstraat" })).toBeVisible();
});

test("who stops with words that are not saved is told first", async ({ browser, baseURL }) => {
  const { ana } = await halfAProposal(browser, baseURL);
  await ana.page.getByText("Ana").first().click();
  const stop = ana.page.getByRole("button", { name: "Ik stop ermee" });
  await stop.click();
  await expect(ana.page.getByText("Niet alles is bewaard. Tik nog eens om toch te stoppen.")).toBeVisible();
  await expect(ana.page.getByLabel("Geef het een naam")).toHaveValue("Speelstraat");
  await stop.click();
  await ana.page.waitForURL((address) => !address.pathname.startsWith("/c/"));
  expect(await ana.page.evaluate(() => ({ ...localStorage }))).toEqual({});
});

test("words that came too late for a lock are shown until somebody has seen to them", async ({ browser, baseURL }) => {
  await using line = await TcpProxy.to(baseURL ?? "");
  const { facilitator, ana } = await atOneTable(browser, baseURL, line.url);
  const moderator = await (await newPhone(browser, baseURL)).newPage();
  await moderator.goto(await facilitator.moderatorLink(1));
  await moderator.getByRole("link", { name: "Samen" }).click();
  line.stall();
  await types(ana.field(QUESTION), " Te laat.");
  await moderator.getByRole("button", { name: "Zet op slot" }).click();
  await expect(moderator.getByRole("button", { name: "Haal van het slot" })).toBeVisible();
  line.resume();
  const aside = ana.page.getByRole("region", { name: "Nog niet bewaard" });
  await expect(aside).toContainText("Te laat.");
  await expect(ana.page.getByText("Dit voorstel staat op slot.")).toBeVisible();
  await ana.page.reload();
  await expect(aside).toContainText("Te laat.");
  await aside.getByRole("button", { name: "Gooi ze weg" }).click();
  await expect(aside).toBeHidden();
});

test("words typed in a proposal that was taken away are shown, there and in the room, until somebody has seen to them", async ({ browser, baseURL }) => {
  await using line = await TcpProxy.to(baseURL ?? "");
  const { facilitator, ana } = await atOneTable(browser, baseURL, line.url);
  const moderator = await (await newPhone(browser, baseURL)).newPage();
  await moderator.goto(await facilitator.moderatorLink(1));
  await alive(moderator);
  line.stall();
  await types(ana.field(QUESTION), " Te laat.");
  await moderator.getByRole("button", { name: "Haal weg" }).click();
  await expect(moderator.getByRole("button", { name: "Haal weg" })).toHaveCount(0);
  line.resume();
  const aside = ana.page.getByRole("region", { name: "Nog niet bewaard" });
  await expect(ana.page.getByText("Dit voorstel is weg. De moderator haalde het weg of gaf het terug.")).toBeVisible();
  await expect(aside).toContainText("Te laat.");
  await ana.page.getByRole("link", { name: "Terug" }).click();
  await expect(aside).toContainText("Te laat.");
  await ana.page.reload();
  await expect(aside).toContainText("Te laat.");
  await aside.getByRole("button", { name: "Gooi het weg" }).click();
  await expect(aside).toBeHidden();
});

test("text that is too long is there again when the page is loaded again", async ({ browser, baseURL }) => {
  const { ana, ben } = await atOneTable(browser, baseURL);
  const long = "Dit is een heel lang verhaal. ".repeat(140);
  await ana.field(QUESTION).fill(long);
  await expect(ana.page.getByText("Te lang, dus nog niet bewaard.")).toBeVisible();
  await ana.page.reload();
  const aside = ana.page.getByRole("region", { name: "Nog niet bewaard" });
  await expect(aside).toContainText(long.trim());
  await expect(ben.field(QUESTION)).toHaveValue("Begin.");
  await aside.getByRole("button", { name: "Zet ze terug" }).click();
  await expect(ana.field(QUESTION)).toBeFocused();
  await expect(ana.field(QUESTION)).toHaveValue(/Dit is een heel lang verhaal\. $|Dit is een heel lang verhaal\.$/);
  await expect(ana.page.getByText("Te lang, dus nog niet bewaard.")).toBeVisible();
  await expect(aside).toBeHidden();
  await ana.field(QUESTION).fill("Dit is nu kort.");
  await expect(ben.field(QUESTION)).toHaveValue("Dit is nu kort.");
});

test("words typed without a connection reach the table after the end, by a page that was loaded again", async ({ browser, baseURL }) => {
  await using line = await TcpProxy.to(baseURL ?? "");
  const { facilitator, ana, ben } = await atOneTable(browser, baseURL, line.url);
  line.stall();
  await types(ana.field(QUESTION), " Nog iets.");
  await facilitator.next(STAGES[5]);
  line.cut();
  line.resume();
  await ana.page.reload();
  await expect(ben.page.getByText("Begin. Nog iets.")).toBeVisible({ timeout: 20_000 });
});
