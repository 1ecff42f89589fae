import { expect, type Browser, type BrowserContext, type Locator, type Page } from "@playwright/test";

/** A page that has come to life: its wasm has taken over. */
export async function alive(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-hydrated", /.*/);
}

/** A person with a browser of their own: other cookies, other storage. */
export async function newPhone(browser: Browser, baseURL: string | undefined, scripts = true): Promise<BrowserContext> {
  return browser.newContext({ baseURL, locale: "nl-BE", viewport: { width: 360, height: 740 }, hasTouch: true, javaScriptEnabled: scripts });
}

/** A laptop or a projector. */
export async function newLaptop(browser: Browser, baseURL: string | undefined): Promise<BrowserContext> {
  return browser.newContext({ baseURL, locale: "nl-BE", viewport: { width: 1280, height: 800 }, javaScriptEnabled: true });
}

/** The one who leads the day, at the console. */
export class Facilitator {
  private constructor(
    readonly page: Page,
    readonly code: string,
  ) {}

  /** Opens a cabinet as anybody would: home, the form, the console. */
  static async opens(context: BrowserContext, title = "Gezinskabinet Gent"): Promise<Facilitator> {
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("link", { name: "Start een kabinet" }).click();
    await page.getByLabel("Hoe heet het kabinet?").fill(title);
    await page.getByLabel("Waar komen jullie samen?").fill("De Centrale");
    await page.getByLabel("Hoeveel ouders verwacht je?").fill("30");
    await page.getByRole("button", { name: "Maak het kabinet" }).click();
    await page.waitForURL(/\/console$/);
    const shown = await page.getByText(/^[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/).first().textContent();
    return new Facilitator(page, (shown ?? "").replace("-", ""));
  }

  /** Where parents come in. */
  get door(): string {
    return `/j/${this.code}`;
  }

  /** The link for the projector, as it would be copied. */
  async screenLink(): Promise<string> {
    return this.#invitation(this.page.getByRole("link", { name: "Open het scherm" }));
  }

  /** The link for the moderator of a table. */
  async moderatorLink(table: number): Promise<string> {
    return this.#invitation(this.page.getByRole("link", { name: `Tafel ${table}`, exact: true }));
  }

  /** Where a link leads; the links are folded away once people are in. */
  async #invitation(link: Locator): Promise<string> {
    if (!(await link.isVisible())) await this.page.getByText("Uitnodigen").click();
    return (await link.getAttribute("href")) ?? "";
  }

  /** Goes to the next stage: asks, reads what everybody will see, and confirms. */
  async next(stage: string): Promise<void> {
    const last = stage === STAGES[STAGES.length - 1];
    await this.page.getByRole("button", { name: `Volgende ${last ? "Afsluiten" : stage}` }).click();
    const question = this.page.getByRole("dialog");
    await question.getByRole("button", { name: `Ga naar ${stage}` }).click();
    await expect(this.page.getByRole("heading", { name: stage, level: 2 })).toBeVisible();
  }
}

/** Every stage of an evening, by name, in order. */
export const STAGES = ["Welkom", "Inspiratie", "Kies je tafel", "Ideeën verzamelen", "Samen uitwerken", "Dank je wel"] as const;

/** A parent with a phone. */
export class Parent {
  private constructor(
    readonly page: Page,
    readonly name: string,
  ) {}

  /** Comes in by the address behind the QR code. */
  static async joins(context: BrowserContext, door: string, name: string): Promise<Parent> {
    const page = await context.newPage();
    await page.goto(door);
    await page.getByLabel("Hoe mogen we je noemen?").fill(name);
    await page.getByRole("button", { name: "Ik doe mee" }).click();
    await page.waitForURL(/\/c\/[0-9a-z]{26}$/);
    return new Parent(page, name);
  }

  /** Sits down. */
  async sits(table: number): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^Tafel ${table}(?!\\d)`) }).click();
  }

  /** Writes a short proposal and shows it to the table. */
  async proposes(title: string, words: string): Promise<void> {
    await this.page.getByLabel("Geef het een naam").fill(title);
    await this.page.getByLabel("Vertel er iets over").fill(words);
    await this.page.locator("form").getByRole("button", { name: "Toon aan mijn tafel" }).click();
  }

  /** Opens a proposal of the list, and waits until one can write. */
  async opens(title: string): Promise<void> {
    await this.page.getByRole("link", { name: title }).click();
    await expect(this.field("Wat stel je voor?")).toBeEditable();
  }

  /** A field of the open fiche by its question. */
  field(question: string): Locator {
    return this.page.getByRole("textbox", { name: question });
  }

  /** The save light of a field: it describes the field. */
  async light(question: string): Promise<string> {
    const described = (await this.field(question).getAttribute("aria-describedby")) ?? "";
    const light = described.split(" ").find((id) => id.endsWith("-light")) ?? "";
    return ((await this.page.locator(`[id="${light}"]`).textContent()) ?? "").trim();
  }
}

/** Ana and Ben at the first table, in the stage of collecting; Ana's phone may reach the server by another address. */
export async function collecting(browser: Browser, baseURL: string | undefined, anasURL = baseURL) {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  const ana = await Parent.joins(await newPhone(browser, anasURL), facilitator.door, "Ana");
  const ben = await Parent.joins(await newPhone(browser, baseURL), facilitator.door, "Ben");
  for (const stage of STAGES.slice(1, 3)) await facilitator.next(stage);
  for (const parent of [ana, ben]) {
    await alive(parent.page);
    await parent.sits(1);
    await expect(parent.page.getByText("Je zit aan tafel 1.")).toBeVisible();
  }
  await facilitator.next(STAGES[3]);
  return { facilitator, ana, ben };
}

/** The same two with one fiche open, in the stage of working it out. */
export async function atOneTable(browser: Browser, baseURL: string | undefined, anasURL = baseURL) {
  const { facilitator, ana, ben } = await collecting(browser, baseURL, anasURL);
  await ana.proposes("Samen", "Begin.");
  await facilitator.next(STAGES[4]);
  for (const parent of [ana, ben]) await parent.opens("Samen");
  return { facilitator, ana, ben };
}

/** Writes at the caret's place as fingers do, letter by letter. */
export async function types(field: Locator, words: string): Promise<void> {
  await field.click();
  await field.press("End");
  await field.pressSequentially(words, { delay: 15 });
}
