import { expect, test } from "../support/journey";
import { Facilitator, Parent, STAGES, alive, newLaptop, newPhone, types } from "../support/cabinet";

test("an evening: a facilitator, a screen, a moderator and two phones at once", async ({ browser, baseURL }) => {
  const laptop = await newLaptop(browser, baseURL);
  const facilitator = await Facilitator.opens(laptop);
  await alive(facilitator.page);

  const projector = await browser.newContext({ baseURL, locale: "nl-BE", viewport: { width: 1920, height: 1080 } });
  const screen = await projector.newPage();
  await screen.goto(await facilitator.screenLink());
  await screen.waitForURL(/\/screen$/);
  await expect(screen.getByRole("img", { name: "QR-code om mee te doen" })).toBeVisible();
  await expect(screen.getByText(facilitator.code.slice(0, 4)).first()).toBeVisible();

  const ana = await Parent.joins(await newPhone(browser, baseURL), facilitator.door, "Ana");
  const ben = await Parent.joins(await newPhone(browser, baseURL), facilitator.door, "Ben");
  await expect(ana.page.getByText("Je bent binnen, Ana!")).toBeVisible();
  await expect(screen.getByText(/2\s*ouders zijn er al/)).toBeVisible();

  await facilitator.next(STAGES[1]);
  await facilitator.next(STAGES[2]);
  await alive(ana.page);
  await ana.sits(1);
  await ben.sits(1);
  await expect(ana.page.getByText("Je zit aan tafel 1.")).toBeVisible();

  await facilitator.next(STAGES[3]);
  await ana.proposes("Opvang dichtbij", "Een plek in de buurt, ook vroeg in de ochtend.");
  await expect(ana.page.getByText("Je tafel ziet het nu.")).toBeVisible();
  await expect(ben.page.getByRole("link", { name: "Opvang dichtbij" })).toBeVisible();
  await expect(facilitator.page.getByText("Opvang dichtbij").first()).toBeAttached();

  const moderator = await (await newPhone(browser, baseURL)).newPage();
  await moderator.goto(await facilitator.moderatorLink(1));
  await moderator.waitForURL(/\/c\/[0-9a-z]{26}$/);
  await expect(moderator.getByRole("link", { name: "Opvang dichtbij" })).toBeVisible();

  await facilitator.next(STAGES[4]);
  await ana.opens("Opvang dichtbij");
  await ben.opens("Opvang dichtbij");
  await types(ana.field("Voor wie is het?"), "Voor ouders die vroeg werken");
  await expect(ben.field("Voor wie is het?")).toHaveValue("Voor ouders die vroeg werken");
  await expect.poll(() => ana.light("Voor wie is het?")).toBe("Gezien aan tafel");
  await expect(screen.getByText(/3\s*van\s*9/).first()).toBeVisible();

  await facilitator.next(STAGES[5]);
  await expect(screen.getByText("Dank je wel").first()).toBeVisible();
});

test("a stage change can be taken back", async ({ browser, baseURL }) => {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  await facilitator.next(STAGES[1]);
  await facilitator.page.getByRole("button", { name: "Zet terug" }).click();
  await expect(facilitator.page.getByRole("heading", { name: STAGES[0], level: 2 })).toBeVisible();
});

test("a table that is added has its moderator at once", async ({ browser, baseURL }) => {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  const links = facilitator.page.getByRole("link", { name: /^Tafel \d+$/ });
  const before = await links.count();
  await facilitator.page.getByText("Tafel bijzetten").click();
  await facilitator.page.getByRole("button", { name: "In de zaal" }).click();
  await expect(links).toHaveCount(before + 1);
  const moderator = await (await newPhone(browser, baseURL)).newPage();
  await moderator.goto(await facilitator.moderatorLink(before + 1));
  await moderator.waitForURL(/\/c\/[0-9a-z]{26}$/);
  await expect(moderator.getByText(`Moderator ${before + 1}`).first()).toBeVisible();
});
