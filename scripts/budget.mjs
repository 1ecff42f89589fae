// What a phone loads before it can do something, compressed as it is sent: at most this much, or the build is not taken.
// Run after scripts/build.sh browser; the figures are in docs/decisions/0007.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../target/site/pkg");
const files = readdirSync(PACKAGE);
const size = (name) => statSync(join(PACKAGE, `${name}.br`)).size;
const sum = (names) => names.reduce((total, name) => total + size(name), 0);

/** The names of a chunk's files, as the splitter lists them for preloading. */
const manifest = JSON.parse(readFileSync(join(PACKAGE, files.find((name) => /^__wasm_split_manifest\..*\.json$/.test(name))), "utf8"));
const chunk = (name) => manifest[name].map((file) => `${file}.wasm`);

const first = files.filter((name) => /^(kabinet\..*\.(js|wasm)|__wasm_split\..*\.js)$/.test(name));
const parts = [
  ["the first page", first, 300_000],
  ["the editor's chunk", chunk("editor"), 350_000],
];

let over = false;
for (const [part, names, limit] of parts) {
  const bytes = sum(names);
  const figures = `${(bytes / 1000).toFixed(1)} kB of ${limit / 1000} kB (brotli)`;
  if (bytes <= limit) {
    console.log(`${part}: ${figures}`);
  } else {
    console.error(`${part} is too large for a phone: ${figures}. See docs/decisions/0007 for what pays.`);
    over = true;
  }
}
process.exitCode = over ? 1 : 0;
