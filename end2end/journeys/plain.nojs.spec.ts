import { expect, test } from "../support/journey";
import { Facilitator, STAGES, alive, newLaptop, newPhone } from "../support/cabinet";

test("a parent takes part without any script", async ({ browser, baseURL }) => {
  const facilitator = await (await newPhone(browser, baseURL, false)).newPage();
  await test.step("a cabinet is opened with plain forms", async () => {
    await facilitator.goto("/");
    await facilitator.getByRole("link", { name: "Start een kabinet" }).click();
    await facilitator.getByLabel("Hoe heet het kabinet?").fill("Zonder script");
    await facilitator.getByLabel("Hoeveel ouders verwacht je?").fill("20");
    await facilitator.getByRole("button", { name: "Maak het kabinet" }).click();
    await facilitator.waitForURL(/\/console$/);
  });
  const code = ((await facilitator.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).first().textContent()) ?? "").trim();

  const phone = await (await newPhone(browser, baseURL, false)).newPage();
  await test.step("a mistyped code gets a sentence, and stays to be mended", async () => {
    await phone.goto("/");
    await phone.getByLabel("Heb je een code?").fill("ZZZZ-ZZZ2");
    await phone.getByRole("button", { name: "Doe mee" }).click();
    await expect(phone.getByRole("alert")).toBeVisible();
    await expect(phone.getByLabel("Heb je een code?")).toHaveValue(/ZZZZ-?ZZZ2/);
  });
  await test.step("the right one opens the door", async () => {
    await phone.getByLabel("Heb je een code?").fill(code.toLowerCase());
    await phone.getByRole("button", { name: "Doe mee" }).click();
    await phone.getByLabel("Hoe mogen we je noemen?").fill("Mia");
    await phone.getByRole("button", { name: "Français" }).click();
    await expect(phone.getByLabel("Comment pouvons-nous vous appeler ?")).toHaveValue("Mia");
    await phone.getByRole("button", { name: "Nederlands" }).click();
    await expect(phone.getByLabel("Hoe mogen we je noemen?")).toHaveValue("Mia");
    await phone.getByLabel("Hoe mogen we je noemen?").press("Enter");
    await expect(phone.getByText("Je bent binnen, Mia!")).toBeVisible();
  });
  await test.step("the page says that it does not follow by itself", async () => {
    await expect(phone.getByText("Deze pagina verandert nu niet vanzelf.")).toBeVisible();
    await phone.getByRole("link", { name: "Laad opnieuw" }).click();
    await expect(phone.getByText("Je bent binnen, Mia!")).toBeVisible();
  });
  await test.step("coming back is silent", async () => {
    await phone.goto(`/j/${code.replace("-", "")}`);
    await expect(phone.getByText("Je bent binnen, Mia!")).toBeVisible();
  });
});

test("choosing and writing are plain forms too", async ({ browser, baseURL }) => {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  const phone = await (await newPhone(browser, baseURL, false)).newPage();
  await phone.goto(facilitator.door);
  await phone.getByLabel("Hoe mogen we je noemen?").fill("Noor");
  await phone.getByRole("button", { name: "Ik doe mee" }).click();
  await facilitator.next(STAGES[1]);
  await facilitator.next(STAGES[2]);
  await phone.reload();
  await phone.getByRole("button", { name: /^Tafel 2(?!\d)/ }).click();
  await expect(phone.getByText("Je zit aan tafel 2.")).toBeVisible();
  await facilitator.next(STAGES[3]);
  await phone.reload();
  await phone.getByLabel("Geef het een naam").fill("Speelstraat");
  await phone.getByLabel("Vertel er iets over").fill("Elke woensdag een straat zonder auto's <b>& zonder haast</b>.");
  await phone.getByRole("button", { name: "Toon aan mijn tafel" }).click();
  await expect(phone.getByRole("link", { name: "Speelstraat" })).toBeVisible();
  await expect(phone.getByText("zonder auto's <b>& zonder haast</b>")).toBeVisible();
  await phone.getByRole("link", { name: "Speelstraat" }).click();
  await expect(phone.getByText("Elke woensdag een straat")).toBeVisible();
});
