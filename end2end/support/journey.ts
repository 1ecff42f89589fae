import { test as base } from "@playwright/test";

export { expect, type Page } from "@playwright/test";

/** A journey whose people go home at its end: pages that stay open would go on, and slow down every journey after it. */
export const test = base.extend<{ home: void }>({
  home: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
