import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey";
import { STAGES, alive, collecting, newPhone } from "../support/cabinet";
import { TcpProxy } from "../support/tcp-proxy";

const title = (page: Page) => page.getByLabel("Geef het een naam");
const proposal = (page: Page) => page.getByLabel("Vertel er iets over");
const share = (page: Page) => page.locator("form").getByRole("button", { name: "Toon aan mijn tafel" });

test("letters typed while a proposal is on its way are still there", async ({ browser, baseURL }) => {
  await using line = await TcpProxy.to(baseURL ?? "");
  const { ana, ben } = await collecting(browser, baseURL, line.url);
  await title(ana.page).fill("Speelstraat");
  await proposal(ana.page).fill("Elke zondag.");
  line.stall();
  await share(ana.page).click();
  await expect(ana.page.getByText("Even wachten…")).toBeVisible();
  await proposal(ana.page).pressSequentially(" Ook op woensdag.");
  line.resume();
  await expect(ben.page.getByRole("link", { name: "Speelstraat" })).toBeVisible({ timeout: 20_000 });
  await expect(ana.page.getByText("Bewaard. Wat je daarna typte, staat nog hier.")).toBeVisible();
  await expect(proposal(ana.page)).toHaveValue("Elke zondag. Ook op woensdag.");
  await ana.page.reload();
  await expect(proposal(ana.page)).toHaveValue("Elke zondag. Ook op woensdag.");
});

test("a proposal written for somebody stays theirs when the page is loaded again", async ({ browser, baseURL }) => {
  const { facilitator, ben } = await collecting(browser, baseURL);
  const moderator = await (await newPhone(browser, baseURL)).newPage();
  await moderator.goto(await facilitator.moderatorLink(1));
  await alive(moderator);
  const author = moderator.getByLabel("Voor wie schrijf je?");
  await author.selectOption("Ben");
  await title(moderator).fill("Warme maaltijd");
  await moderator.reload();
  await expect(title(moderator)).toHaveValue("Warme maaltijd");
  await expect(author.locator("option:checked")).toHaveText("Ben");
  await proposal(moderator).fill("Op elke school.");
  await share(moderator).click();
  const ofBen = ben.page.getByRole("article", { name: "Warme maaltijd" });
  await expect(ofBen).toContainText(/Ben\s*\(opgeschreven door Moderator 1\)/);
  await expect(author.locator("option:checked")).toHaveText("Voor mezelf");
});

test("two tabs of one person each keep their own proposal", async ({ browser, baseURL }) => {
  const { ana } = await collecting(browser, baseURL);
  await title(ana.page).fill("Speelstraat");
  const second = await ana.page.context().newPage();
  await second.goto(ana.page.url());
  await alive(second);
  await expect(title(second)).toHaveValue("");
  await title(second).fill("Boekenruil");
  for (const [page, words] of [[ana.page, "Speelstraat"], [second, "Boekenruil"]] as const) {
    await page.reload();
    await expect(title(page)).toHaveValue(words);
  }
});

test("a proposal that is too long says by how much, and loses nothing", async ({ browser, baseURL }) => {
  const { ana, ben } = await collecting(browser, baseURL);
  const long = "x".repeat(4_012);
  await title(ana.page).fill("Lang");
  await proposal(ana.page).fill(long);
  await expect(ana.page.getByText("12 tekens te veel")).toBeVisible();
  await share(ana.page).click();
  await expect(ana.page.getByRole("alert")).toBeVisible();
  await expect(proposal(ana.page)).toHaveValue(long);
  await proposal(ana.page).fill("Kort.");
  await share(ana.page).click();
  await expect(ben.page.getByRole("link", { name: "Lang" })).toBeVisible();
  await expect(proposal(ana.page)).toHaveValue("");
});

test("the Enter key leads on from the name, and shows nobody half a proposal", async ({ browser, baseURL }) => {
  const { ana, ben } = await collecting(browser, baseURL);
  await title(ana.page).fill("Half");
  await title(ana.page).press("Enter");
  await expect(proposal(ana.page)).toBeFocused();
  await proposal(ana.page).fill("En af.");
  await share(ana.page).click();
  await expect(ben.page.getByRole("link", { name: "Half" })).toBeVisible();
  await expect(ben.page.getByRole("article", { name: "Half" })).toHaveCount(1);
});

test("what is written for somebody cannot be kept from them", async ({ browser, baseURL }) => {
  const { facilitator } = await collecting(browser, baseURL);
  const moderator = await (await newPhone(browser, baseURL)).newPage();
  await moderator.goto(await facilitator.moderatorLink(1));
  await alive(moderator);
  const forMe = moderator.getByRole("button", { name: "Nog even voor mij" });
  await expect(forMe).toBeVisible();
  await moderator.getByLabel("Voor wie schrijf je?").selectOption("Ana");
  await expect(forMe).toBeHidden();
});

test("a proposal that is sent after the end is sent once, and no longer called unsaved", async ({ browser, baseURL }) => {
  const { facilitator, ana } = await collecting(browser, baseURL);
  // Loaded at the table: the form was there before the page came to life.
  await ana.page.reload();
  await alive(ana.page);
  await title(ana.page).fill("Op het nippertje");
  await proposal(ana.page).fill("Nog een idee.");
  for (const stage of STAGES.slice(4)) await facilitator.next(stage);
  const unsent = ana.page.getByRole("region", { name: "Nog niet bewaard" });
  await unsent.getByRole("button", { name: "Toon aan mijn tafel" }).click();
  await expect(ana.page.getByRole("link", { name: "Op het nippertje" })).toBeVisible();
  await expect(unsent).toBeHidden();
  await ana.page.reload();
  await alive(ana.page);
  await expect(ana.page.getByRole("link", { name: "Op het nippertje" })).toHaveCount(1);
  await expect(unsent).toBeHidden();
});
