#!/usr/bin/env node
// Builds public/icons.svg, our own choice from Lucide (ISC): `node scripts/icons.mjs`. Use as <svg><use href="/icons.svg#baby"></use></svg>.
// The sprite is committed; run this again only after changing the list or the version.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERSION = "1.62.0";

// Themes first, then people, hall, writing, state, movement.
const NAMES = `
  baby school backpack heart-handshake hand-heart heart bus bike tree-pine utensils palette book-open music leaf scale coffee ear
  users user user-plus hand hand-helping life-buoy help-circle smile party-popper sparkles
  qr-code smartphone armchair table monitor projector door-open home map-pin calendar clock timer hourglass globe languages
  message-circle quote lightbulb megaphone vote flag trophy send volume-2 pencil copy file-text list-checks link key-round printer download
  cloud cloud-off wifi wifi-off eye eye-off lock lock-open triangle-alert info check check-check circle circle-dot circle-check circle-x chart-bar sun moon
  plus minus x search shuffle merge layers arrow-left arrow-right arrow-up arrow-down arrow-up-right chevron-left chevron-right chevron-up chevron-down
  play pause undo-2 redo-2 rotate-ccw trash-2 settings log-out move menu ellipsis grip-vertical
`.trim().split(/\s+/);

const work = mkdtempSync(join(tmpdir(), "icons-"));
try {
  const tarball = execFileSync("npm", ["pack", "--silent", `lucide-static@${VERSION}`], { cwd: work, encoding: "utf8" }).trim().split("\n").pop();
  execFileSync("tar", ["xzf", tarball], { cwd: work });
  const symbols = NAMES.map((name) => {
    const source = { home: "house" }[name] ?? name;
    const svg = readFileSync(join(work, "package/icons", `${source}.svg`), "utf8");
    const shapes = svg
      .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
      .replace(/\s*\n\s*/g, "")
      .replaceAll(" />", "/>");
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
  });
  const note = `<!-- Lucide ${VERSION}, ISC License, Copyright (c) Lucide Icons and Contributors; see icons-LICENSE.txt. Made by scripts/icons.mjs. -->`;
  writeFileSync("public/icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">\n${note}\n${symbols.join("\n")}\n</svg>\n`);
  writeFileSync("public/icons-LICENSE.txt", readFileSync(join(work, "package/LICENSE")));
  console.log(`public/icons.svg: ${symbols.length} icons`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
