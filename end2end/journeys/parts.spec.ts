import { expect, test } from "../support/journey";
import { Facilitator, Parent, alive, newLaptop, newPhone } from "../support/cabinet";

test("a phone fetches what its page needs, and no more", async ({ browser, baseURL }) => {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  await alive(facilitator.page);
  const phone = await newPhone(browser, baseURL);
  const fetched: string[] = [];
  phone.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const ana = await Parent.joins(phone, facilitator.door, "Ana");
  await alive(ana.page);
  expect(fetched.filter((path) => /kabinet\..*\.wasm$/.test(path))).not.toEqual([]);
  expect(fetched.filter((path) => /(split|chunk)_.*\.wasm$/.test(path))).toEqual([]);
});

test("a made-up name is taken with one tap", async ({ browser, baseURL }) => {
  const facilitator = await Facilitator.opens(await newLaptop(browser, baseURL));
  const page = await (await newPhone(browser, baseURL)).newPage();
  await page.goto(facilitator.door);
  await alive(page);
  const name = page.getByRole("group", { name: "Of kies een naam" }).getByRole("button").last();
  await name.click();
  await expect(page.getByLabel("Hoe mogen we je noemen?")).toHaveValue((await name.textContent()) ?? "");
});

test("a console whose code does not come is still the plain page", async ({ browser, baseURL }) => {
  const laptop = await newLaptop(browser, baseURL);
  await laptop.route(/split_hall.*\.wasm$/, (route) => route.abort());
  const { page } = await Facilitator.opens(laptop);
  await expect(page.locator("html")).toHaveAttribute("data-wasm", "failed");
  await expect(page.locator("html")).not.toHaveAttribute("data-hydrated", /.*/);
  await expect(page.getByRole("heading", { name: "Welkom" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open het scherm" })).toBeVisible();
});
