import { expect, test } from "../support/journey";
import { STAGES, alive, collecting, newPhone } from "../support/cabinet";

test("a moderator puts proposals together, takes them apart and gives one back; the report has what is left", async ({ browser, baseURL }) => {
  const { facilitator, ana, ben } = await collecting(browser, baseURL);
  await ana.proposes("Meer bussen", "Ook op zondag.");
  await ben.proposes("Vaker een bus", "Elk kwartier.");
  const moderator = await (await newPhone(browser, baseURL)).newPage();
  await moderator.goto(await facilitator.moderatorLink(1));
  await moderator.waitForURL(/\/c\/[0-9a-z]{26}$/);
  await alive(moderator);

  const cards = (page: typeof moderator) => page.getByRole("article");
  const card = (page: typeof moderator, title: string) => cards(page).filter({ has: page.getByRole("heading", { name: title }) });
  await expect(cards(moderator)).toHaveCount(2);
  await card(moderator, "Vaker een bus").getByText("Voeg samen met…").click();
  await card(moderator, "Vaker een bus").getByRole("button", { name: "Voeg samen met Meer bussen" }).click();
  await expect(cards(ben.page)).toHaveCount(1);
  await expect(card(ben.page, "Meer bussen").getByText("Hier hoort ook bij:")).toBeVisible();
  await expect(card(ben.page, "Meer bussen").getByText("Elk kwartier.")).toBeVisible();
  await ben.page.getByRole("link", { name: "Vaker een bus" }).click();
  await expect(ben.page.getByText("Dit voorstel hoort nu bij een ander.")).toBeVisible();
  await expect(ben.page.getByRole("link", { name: "Meer bussen" }).first()).toBeVisible();
  await ben.page.getByRole("link", { name: "Terug" }).click();

  await moderator.getByRole("button", { name: "Haal uit elkaar" }).click();
  await expect(cards(ben.page)).toHaveCount(2);
  await ben.opens("Meer bussen");
  await card(moderator, "Meer bussen").getByRole("button", { name: "Geef terug aan de schrijver" }).click();
  await expect(ben.page.getByText("Dit voorstel is weg. De moderator haalde het weg of gaf het terug.")).toBeVisible();
  await ben.page.getByRole("link", { name: "Terug" }).click();
  await expect(cards(ben.page)).toHaveCount(1);
  await card(ana.page, "Meer bussen").getByRole("button", { name: "Toon aan mijn tafel" }).click();
  await ben.opens("Meer bussen");
  await ben.page.getByRole("link", { name: "Terug" }).click();
  await card(moderator, "Meer bussen").getByRole("button", { name: "Geef terug aan de schrijver" }).click();
  await expect(cards(ben.page)).toHaveCount(1);

  await facilitator.next(STAGES[4]);
  const empty = "Nog leeg: probleem, voor wie, let op, wie, wat, wanneer, verschil";
  await expect(card(moderator, "Vaker een bus").getByText(empty)).toBeVisible();
  await expect(facilitator.page.getByText(empty).first()).toBeAttached();
  await expect(ben.page.getByText(empty)).toHaveCount(0);

  await facilitator.next(STAGES[5]);
  await expect(facilitator.page.getByText("Over 90 dagen worden alle teksten en namen gewist.")).toBeVisible();
  await facilitator.page.getByRole("link", { name: "Open het verslag" }).click();
  const report = facilitator.page;
  await expect(report.getByRole("heading", { name: "Vaker een bus" })).toBeVisible();
  await expect(report.getByText("Elk kwartier.")).toBeVisible();
  for (const hidden of ["Meer bussen", "Ben", "Ana"]) await expect(report.getByText(hidden)).toHaveCount(0);
  await report.getByRole("button", { name: "Français" }).click();
  await expect(report.getByText("Rapport").first()).toBeVisible();
  await report.getByRole("link", { name: "Retour au cabinet" }).click();
  await expect(report.getByRole("link", { name: "Ouvrir le rapport" })).toBeVisible();
});

test("after a tap on something that goes away, the keyboard goes on beside where it stood", async ({ browser, baseURL }) => {
  const { facilitator, ana } = await collecting(browser, baseURL);
  await ana.proposes("Speelstraat", "Elke zondag.");
  const moderator = await (await newPhone(browser, baseURL)).newPage();
  await moderator.goto(await facilitator.moderatorLink(1));
  await alive(moderator);
  const speelstraat = moderator.getByRole("article", { name: "Speelstraat" });
  await speelstraat.getByRole("button", { name: "Geef terug aan de schrijver" }).click();
  await expect(speelstraat).toHaveCount(0);
  await expect(moderator.getByRole("heading").and(moderator.locator(":focus"))).toHaveCount(1);

  const undo = facilitator.page.getByRole("button", { name: "Zet terug" });
  await undo.click();
  await expect(undo).toHaveCount(0);
  await expect(facilitator.page.getByRole("heading").and(facilitator.page.locator(":focus"))).toHaveCount(1);
});
