import { expect, test } from "../support/journey";
import { Facilitator, Parent, STAGES, alive, atOneTable, newLaptop, newPhone, types } from "../support/cabinet";
import { Kabinet } from "../support/server";
import { TcpProxy } from "../support/tcp-proxy";

const QUESTION = "Wat stel je voor?";

test("a server that cannot write: the light says so, writing goes on, and all is saved once it can", async ({ browser }) => {
  await using kabinet = await Kabinet.starts();
  const { ana, ben } = await atOneTable(browser, kabinet.url);
  await types(ana.field(QUESTION), " Eerst.");
  await expect(ben.field(QUESTION)).toHaveValue("Begin. Eerst.");
  kabinet.diskFills();
  await types(ana.field(QUESTION), " Dan.");
  await expect.poll(() => ana.light(QUESTION)).toBe("Bewaren lukt even niet");
  const stuck = ana.page.getByText("Bewaren lukt even niet. Je woorden staan op dit toestel.");
  await expect(stuck).toBeVisible();
  await types(ana.field("Wanneer?"), "Nu");
  await expect.poll(() => ana.light("Wanneer?")).toBe("Bewaren lukt even niet");
  await expect(ben.field(QUESTION)).toHaveValue("Begin. Eerst.");
  kabinet.diskIsCleared();
  await expect(ben.field(QUESTION)).toHaveValue("Begin. Eerst. Dan.", { timeout: 20_000 });
  await expect(ben.field("Wanneer?")).toHaveValue("Nu");
  await expect.poll(() => ana.light(QUESTION)).toBe("Gezien aan tafel");
  await expect(stuck).toBeHidden();
});

test("a field that is too long says so, keeps every letter, and is saved once it is shorter", async ({ browser, baseURL }) => {
  const { ana, ben } = await atOneTable(browser, baseURL);
  const long = "Dit is een heel lang verhaal. ".repeat(140);
  await ana.field(QUESTION).fill(long);
  await expect(ana.page.getByText("Te lang, dus nog niet bewaard.")).toBeVisible();
  await expect(ana.field(QUESTION)).toHaveValue(long);
  await expect(ben.field(QUESTION)).toHaveValue("Begin.");
  await ana.field(QUESTION).fill(long.slice(0, 3_900));
  await expect(ana.page.getByText("Te lang, dus nog niet bewaard.")).toBeHidden();
  await expect(ben.field(QUESTION)).toHaveValue(long.slice(0, 3_900));
});

test("signs that turn or hide text do not come in with a paste", async ({ browser, baseURL }) => {
  const { ana, ben } = await atOneTable(browser, baseURL);
  await ana.field(QUESTION).fill("Voor \u202Eiedereen\u0007 samen");
  await expect(ben.field(QUESTION)).toHaveValue("Voor iedereen samen");
  await expect(ana.field(QUESTION)).toHaveValue("Voor iedereen samen");
});

test("a fiche that was rewritten endlessly begins anew under the fingers, and nobody notices", async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const { ana, ben } = await atOneTable(browser, baseURL);
  const [a, b, c] = [ana.field(QUESTION), ben.field("Wanneer?"), ben.field("Wat moeten zij doen?")];
  let said = "";
  // Nobody may rewrite so much without a pause, so they do it together.
  for (let round = 0; round < 4; round += 1) {
    const long = `${round} `.repeat(1_800);
    await a.fill(long);
    await c.fill(long);
    await expect(ben.field(QUESTION)).toHaveValue(long);
    await expect(ana.field("Wat moeten zij doen?")).toHaveValue(long);
    await types(b, `${round}, `);
    said += `${round}, `;
  }
  await a.fill("Klaar.");
  await expect(ben.field(QUESTION)).toHaveValue("Klaar.");
  await expect(ana.field("Wanneer?")).toHaveValue(said);
  await expect(b).toBeFocused();
  expect(await b.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(said.length);
  await expect.poll(() => ana.light(QUESTION)).toBe("Gezien aan tafel");
});

test("a page from before a new version loads itself again, and its words are not lost", async ({ browser, baseURL }) => {
  await using line = await TcpProxy.to(baseURL ?? "");
  const { ana, ben } = await atOneTable(browser, baseURL, line.url);
  line.stall();
  await types(ana.field(QUESTION), " Onderweg.");
  let pages = 0;
  ana.page.on("load", () => (pages += 1));
  let old = true;
  await ana.page.routeWebSocket(/\/live/, (socket) => {
    if (!old) return void socket.connectToServer();
    old = false;
    socket.close({ code: 4400 });
  });
  line.cut();
  line.resume();
  await expect.poll(() => pages).toBe(1);
  await expect(ana.field(QUESTION)).toBeEditable();
  await expect(ben.field(QUESTION)).toHaveValue("Begin. Onderweg.");
  await types(ana.field(QUESTION), " Verder.");
  await expect(ben.field(QUESTION)).toHaveValue("Begin. Onderweg. Verder.");
});

test("whoever is asked to leave is told kindly, and does not come back by itself", async ({ browser, baseURL }) => {
  const { facilitator, ana } = await atOneTable(browser, baseURL);
  await facilitator.page.getByText("2 mensen").click();
  await facilitator.page.getByRole("button", { name: "Verplaats Ana" }).click();
  await facilitator.page.getByRole("button", { name: "Vraag om te vertrekken…" }).click();
  await facilitator.page.getByRole("button", { name: "Ja, laat vertrekken" }).click();
  await expect(ana.page.getByText("Je bent niet meer in dit kabinet.").first()).toBeVisible();
  await ana.page.reload();
  await expect(ana.page.getByText("Je bent niet meer in dit kabinet.").first()).toBeVisible();
});

test("a code that nobody knows gets a sentence and stays; a locked table says that it is", async ({ browser, baseURL }) => {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  const stranger = await (await newPhone(browser, baseURL)).newPage();
  await stranger.goto("/");
  await stranger.getByLabel("Heb je een code?").fill("2222-2223");
  await stranger.getByRole("button", { name: "Doe mee" }).click();
  await expect(stranger.getByText("Die code kennen we niet. Kijk nog eens op het scherm.")).toBeVisible();
  await expect(stranger.getByLabel("Heb je een code?")).toHaveValue(/2222.?2223/);

  const ana = await Parent.joins(await newPhone(browser, baseURL), facilitator.door, "Ana");
  for (const stage of STAGES.slice(1, 3)) await facilitator.next(stage);
  await facilitator.page.getByRole("button", { name: "Zet op slot" }).first().click();
  await alive(ana.page);
  await ana.page.getByRole("button", { name: /^Tafel 1(?!\d).*op slot/ }).click();
  await expect(ana.page.getByText("Deze tafel staat op slot. Kies een andere tafel.")).toBeVisible();
});

test("leaving wipes the phone", async ({ browser, baseURL }) => {
  const { ana } = await atOneTable(browser, baseURL);
  await types(ana.field(QUESTION), " Woorden.");
  await expect.poll(() => ana.light(QUESTION)).not.toBe("Op dit toestel");
  const fiche = ana.page.url();
  await ana.page.getByRole("link", { name: "Terug" }).first().click();
  await ana.page.getByText("Ana").first().click();
  await ana.page.getByRole("button", { name: "Ik stop ermee" }).click();
  await ana.page.waitForURL((address) => !address.pathname.startsWith("/c/"));
  expect(await ana.page.evaluate(() => ({ ...localStorage }))).toEqual({});
  await ana.page.goto(fiche);
  await expect(ana.field(QUESTION)).toBeHidden();
});

test("a second tab of the same person writes along, and both keep every letter", async ({ browser, baseURL }) => {
  const { ana, ben } = await atOneTable(browser, baseURL);
  const second = await ana.page.context().newPage();
  await second.goto(ana.page.url());
  const field = second.getByRole("textbox", { name: QUESTION });
  await expect(field).toBeEditable();
  await types(field, " Twee.");
  await expect(ana.field(QUESTION)).toHaveValue("Begin. Twee.");
  await types(ana.field(QUESTION), " Een.");
  await expect(field).toHaveValue("Begin. Twee. Een.");
  await expect(ben.field(QUESTION)).toHaveValue("Begin. Twee. Een.");
});

test("a page whose language is changed waits for the answer to its form", async ({ browser, baseURL }) => {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  const second = await facilitator.page.context().newPage();
  await second.goto(facilitator.page.url());
  await alive(second);
  // The word over the socket is there long before the answer: the other page has followed it by then.
  let answered = false;
  let early = false;
  facilitator.page.on("request", (request) => (early ||= !answered && request.isNavigationRequest() && request.method() === "GET"));
  await facilitator.page.route("**/lang", async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    await expect(second.getByRole("heading", { name: "Bienvenue", level: 2 })).toBeVisible();
    answered = true;
    await route.fulfill({ response: answer });
  });
  await facilitator.page.getByRole("button", { name: "Français" }).click();
  await expect(facilitator.page.getByRole("heading", { name: "Bienvenue", level: 2 })).toBeVisible();
  expect(early).toBe(false);
});

test("a language that is chosen on one page is followed by the others of the same person", async ({ browser, baseURL }) => {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  const second = await facilitator.page.context().newPage();
  await second.goto(facilitator.page.url());
  await second.getByRole("button", { name: "Français" }).click();
  await expect(second.getByRole("heading", { name: "Bienvenue", level: 2 })).toBeVisible();
  await expect(facilitator.page.getByRole("heading", { name: "Bienvenue", level: 2 })).toBeVisible();
  await expect(facilitator.page.getByRole("button", { name: /^Suivant/ })).toBeVisible();
});
