import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The repository's root, where the server looks for Leptos.toml and the built site. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The optimised server; `KABINET_BIN` names another one. */
export const SERVER = process.env.KABINET_BIN ?? `${ROOT}target/release/kabinet`;

/** The distribution's Chromium; `CHROMIUM` names another one, and without any Playwright looks for its own. */
export function chromium(): string | undefined {
  const usual = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/snap/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  return process.env.CHROMIUM || usual.find(existsSync);
}

/** What the server is told in every journey: its address, a database of its own, and few words in its log. */
export function serverEnvironment(port: number, directory: string): Record<string, string> {
  return {
    DATABASE_URL: `sqlite://${directory}/kabinet.db?mode=rwc`,
    LEPTOS_SITE_ADDR: `127.0.0.1:${port}`,
    LOG: process.env.LOG ?? "info",
  };
}
