import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "../support/journey";
import { Facilitator, Parent, STAGES, alive, atOneTable, newLaptop, newPhone } from "../support/cabinet";

/** No finding of axe on what is shown now, in light and dark, and nothing wider than the page. */
async function isOpenToAll(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`);
    expect.soft(found, `${what} in ${colorScheme}`).toEqual([]);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

test("every page is open to all", async ({ browser, baseURL }) => {
  test.setTimeout(300_000);
  const laptop = await newLaptop(browser, baseURL);
  const page = await laptop.newPage();
  for (const address of ["/", "/new", "/enter", "/nowhere"]) {
    await page.goto(address);
    await isOpenToAll(page, address);
  }
  const facilitator = await Facilitator.opens(laptop);
  await alive(facilitator.page);
  await isOpenToAll(facilitator.page, "console in welcome");
  const screen = await (await newLaptop(browser, baseURL)).newPage();
  await screen.goto(await facilitator.screenLink());
  await screen.waitForURL(/\/screen$/);
  const phone = await newPhone(browser, baseURL);
  const door = await phone.newPage();
  await door.goto(facilitator.door);
  await isOpenToAll(door, "join");
  const ana = await Parent.joins(phone, facilitator.door, "Ana");
  await alive(ana.page);
  await isOpenToAll(ana.page, "welcome");
  await isOpenToAll(screen, "screen in welcome");
  for (const stage of STAGES.slice(1)) {
    await facilitator.next(stage);
    if (stage === STAGES[2]) await ana.sits(1);
    if (stage === STAGES[3]) await ana.proposes("Rust", "Een stille plek.");
    await expect(ana.page.getByText(stage).first()).toBeAttached();
    await isOpenToAll(ana.page, `phone in ${stage}`);
    await isOpenToAll(facilitator.page, `console in ${stage}`);
    await isOpenToAll(screen, `screen in ${stage}`);
    if (stage === STAGES[4]) {
      await ana.opens("Rust");
      await isOpenToAll(ana.page, "fiche");
      await ana.page.getByRole("link", { name: "Terug" }).first().click();
    }
  }
  await facilitator.page.getByRole("link", { name: "Open het verslag" }).click();
  await expect(facilitator.page.getByRole("heading", { name: "Rust" })).toBeVisible();
  await isOpenToAll(facilitator.page, "report");
});

test("every page speaks three languages", async ({ browser, baseURL }) => {
  const page = await (await newPhone(browser, baseURL)).newPage();
  await page.goto("/");
  for (const [language, code, button] of [["Français", "fr", "Participer"], ["English", "en", "Join in"], ["Nederlands", "nl", "Doe mee"]] as const) {
    await page.getByRole("button", { name: language }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", code);
    await expect(page.getByRole("button", { name: button })).toBeVisible();
  }
});

test("console, screen and fiche change their language in place", async ({ browser, baseURL }) => {
  const { facilitator, ana } = await atOneTable(browser, baseURL);
  const screen = await (await newLaptop(browser, baseURL)).newPage();
  await screen.goto(await facilitator.screenLink());
  await screen.waitForURL(/\/screen$/);
  for (const page of [screen, ana.page, facilitator.page]) {
    const address = page.url();
    await page.getByRole("button", { name: "Français" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await expect(page).toHaveURL(address);
  }
  await expect(ana.page.getByRole("textbox", { name: /Que proposez-vous/ })).toHaveValue("Begin.");
});
