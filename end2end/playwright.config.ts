import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { chromium, ROOT, SERVER, serverEnvironment } from "./support/environment";

// This file is read again in every worker: what must be the same for all is passed on through the environment.
if (!process.env.KABINET_E2E_DIR) {
  const directory = mkdtempSync(join(tmpdir(), "kabinet-e2e-"));
  process.env.KABINET_E2E_DIR = directory;
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
}
process.env.KABINET_E2E_PORT ||= String(20_000 + (process.pid % 10_000));

const directory = process.env.KABINET_E2E_DIR;
const port = Number(process.env.KABINET_E2E_PORT);
/** A server that runs already (`make watch`), instead of one started here. */
const running = process.env.KABINET_E2E_URL;
const log = join(ROOT, "target/end2end-server.log");
mkdirSync(join(ROOT, "target"), { recursive: true });

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: !!process.env.CI,
  retries: 0,
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: running ?? `http://127.0.0.1:${port}`,
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "chromium", testIgnore: "**/*.nojs.spec.ts" },
    { name: "no-js", testMatch: "**/*.nojs.spec.ts", use: { javaScriptEnabled: false } },
  ],
  webServer: running
    ? undefined
    : {
        command: `exec "${SERVER}" >"${log}" 2>&1`,
        cwd: ROOT,
        env: serverEnvironment(port, directory),
        url: `http://127.0.0.1:${port}/readyz`,
        timeout: 30_000,
        reuseExistingServer: false,
        gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
      },
});
