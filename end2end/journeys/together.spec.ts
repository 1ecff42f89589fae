import { expect, test } from "../support/journey";
import { atOneTable, types } from "../support/cabinet";

const QUESTION = "Wat stel je voor?";

test("two phones type in the same field and both keep every letter", async ({ browser, baseURL }) => {
  const { ana, ben } = await atOneTable(browser, baseURL);
  const [a, b] = [ana.field(QUESTION), ben.field(QUESTION)];
  await Promise.all([
    types(a, " Aap noot mies wim zus jet"),
    (async () => {
      await b.click();
      await b.press("Home");
      await b.pressSequentially("Teun vuur gijs lam kees bok ", { delay: 15 });
    })(),
  ]);
  await expect.poll(async () => (await a.inputValue()).length).toBe("Begin.".length + 26 + 28);
  await expect.poll(async () => (await a.inputValue()) === (await b.inputValue())).toBe(true);
  const words = await a.inputValue();
  for (const letters of ["Aapnootmieswimzusjet", "Teunvuurgijslamkeesbok"]) {
    let at = 0;
    for (const letter of words) if (letter === letters[at]) at += 1;
    expect(at, `"${words}" holds ${letters} in order`).toBe(letters.length);
  }
});

test("what others write moves neither caret nor focus", async ({ browser, baseURL }) => {
  const { ana, ben } = await atOneTable(browser, baseURL);
  const a = ana.field(QUESTION);
  await a.click();
  await a.press("End");
  await ben.field(QUESTION).click();
  await ben.field(QUESTION).press("Home");
  await ben.field(QUESTION).pressSequentially("Vooraan: ", { delay: 15 });
  await expect(a).toHaveValue("Vooraan: Begin.");
  await expect(a).toBeFocused();
  const caret = await a.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd]);
  expect(caret).toEqual(["Vooraan: Begin.".length, "Vooraan: Begin.".length]);
  await expect(ana.page.getByText("Ben schrijft hier")).toBeVisible();
});

test("composing a letter with an accent is not torn by what others write", async ({ browser, baseURL }) => {
  const { ana, ben } = await atOneTable(browser, baseURL);
  const a = ana.field(QUESTION);
  await a.click();
  await a.press("End");
  const keyboard = await ana.page.context().newCDPSession(ana.page);
  await keyboard.send("Input.imeSetComposition", { text: " caf", selectionStart: 4, selectionEnd: 4 });
  await types(ben.field("Wanneer?"), "Nu");
  await ben.field(QUESTION).click();
  await ben.field(QUESTION).press("Home");
  await ben.field(QUESTION).pressSequentially("Zie: ", { delay: 15 });
  await expect(ana.field("Wanneer?")).toHaveValue("Nu");
  await keyboard.send("Input.imeSetComposition", { text: " café", selectionStart: 5, selectionEnd: 5 });
  await keyboard.send("Input.insertText", { text: " café" });
  await expect(a).toHaveValue("Zie: Begin. café");
  await expect(ben.field(QUESTION)).toHaveValue("Zie: Begin. café");
});

test("undo takes back what I wrote and nothing of the others", async ({ browser, baseURL }) => {
  const { ana, ben } = await atOneTable(browser, baseURL);
  // At once, as a suggestion of the keyboard comes: a pause between two letters would make two steps of it.
  await ana.field(QUESTION).press("End");
  await ana.page.keyboard.insertText(" Van Ana.");
  await expect(ben.field(QUESTION)).toHaveValue("Begin. Van Ana.");
  await types(ben.field(QUESTION), " Van Ben.");
  await expect(ana.field(QUESTION)).toHaveValue("Begin. Van Ana. Van Ben.");
  await ana.page.getByRole("button", { name: "Stap terug" }).click();
  await expect(ana.field(QUESTION)).toHaveValue("Begin. Van Ben.");
  await expect(ben.field(QUESTION)).toHaveValue("Begin. Van Ben.");
});
