#!/usr/bin/env node
// Copies Atkinson Hyperlegible Next (OFL) into public/fonts and writes style/fonts.css: `node scripts/fonts.mjs`.
// The results are committed; run this again only for a new version. Only the upright face, weights 200 to 800 in one file per script.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERSION = "5.3.0";
const NAME = "atkinson-hyperlegible-next";

const work = mkdtempSync(join(tmpdir(), "fonts-"));
try {
  const tarball = execFileSync("npm", ["pack", "--silent", `@fontsource-variable/${NAME}@${VERSION}`], { cwd: work, encoding: "utf8" }).trim().split("\n").pop();
  execFileSync("tar", ["xzf", tarball], { cwd: work });
  mkdirSync("public/fonts", { recursive: true });
  const ranges = JSON.parse(readFileSync(join(work, "package/unicode.json"), "utf8"));
  const faces = ["latin-ext", "latin"].map((script) => {
    copyFileSync(join(work, "package/files", `${NAME}-${script}-wght-normal.woff2`), `public/fonts/${NAME}-${script}.woff2`);
    return `@font-face {
  font-family: "Atkinson Hyperlegible Next";
  font-style: normal;
  font-weight: 200 800;
  font-display: swap;
  src: url("/fonts/${NAME}-${script}.woff2") format("woff2");
  unicode-range: ${ranges[script].replaceAll(",", ", ")};
}
`;
  });
  copyFileSync(join(work, "package/LICENSE"), "public/fonts/OFL.txt");
  mkdirSync("style", { recursive: true });
  writeFileSync("style/fonts.css", `/* Atkinson Hyperlegible Next ${VERSION}, SIL Open Font License 1.1 (public/fonts/OFL.txt). Made by scripts/fonts.mjs. */\n${faces.join("\n")}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
