// Builds everything that browsers load into chat_server/web/built/, and fails when something outgrows its budget.
// `node widget/build.mjs` prints the size table; `--maps` adds source maps for development.
import { build, transform } from "esbuild";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { textOverWebSocket } from "./text_over_websocket.mjs";

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const built = path.join(project, "chat_server", "web", "built");
const tokens = path.join(project, "widget", "tokens.css");

// Budgets in bytes after gzip, over all outputs of a part that a page loads: of `oneOf` it loads one, so the biggest
// counts. A part is built when its first source exists, then whole.
const parts = [
  { name: "loader", budget: 3_000, outputs: { "widget.js": "widget/loader/main.ts" } },
  { name: "chat frame", budget: 35_000, oneOf: ["frame.id.js", "frame.en.js"],
    outputs: { "frame.id.js": "widget/frame/main.tsx", "frame.en.js": "widget/frame/main.tsx", "frame.css": "widget/frame/frame.css" } },
  { name: "files", budget: 5_000, outputs: { "attach.js": "widget/frame/attach/main.ts" } },
  { name: "console", budget: 80_000, outputs: { "console.js": "chat_server/console/main.tsx", "console.css": "chat_server/console/console.css" } },
  { name: "help centre", budget: 8_000, outputs: { "help.css": "chat_server/web/help.css" } },
];

// What every script of ours shares; the tests are bundled with the same.
export const scriptOptions = {
  bundle: true,
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "error",
  tsconfigRaw: { compilerOptions: { alwaysStrict: false } }, // modules are strict anyway
  define: { LANGUAGE: '"id"' },
};

async function bundled(output, source, maps) {
  const options = { ...scriptOptions, minify: true, write: false, outfile: path.join(built, output), sourcemap: maps ? "inline" : false };
  const result = await build(output.endsWith(".css") ? { ...options, ...styleInput(source) } : { ...options, ...scriptInput(source), ...inLanguage(output) });
  return result.outputFiles[0].contents;
}

// A stylesheet that a script imports is a text to it.
const styleAsText = {
  name: "style-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const scriptInput = (source) => ({ entryPoints: [path.join(project, source)], format: source.includes("/attach/") ? "esm" : "iife", plugins: [textOverWebSocket, styleAsText] });

// `frame.en.js` is the English one: no word of another language is in it.
const inLanguage = (output) => (/\.en\.js$/.test(output) ? { define: { LANGUAGE: '"en"' } } : {});

// Every stylesheet begins with the tokens; one that imports them itself gets them once.
const styleInput = (source) => ({
  stdin: { contents: [tokens, path.join(project, source)].map((file) => `@import ${JSON.stringify(file)};`).join("\n"), loader: "css", resolveDir: project },
});

async function buildPart({ name, budget, outputs, oneOf = [] }, maps) {
  const sources = Object.values(outputs);
  if (!sources.some((source) => existsSync(path.join(project, source)))) return [];
  const rows = await Promise.all(Object.entries(outputs).map(async ([output, source]) => {
    const contents = await bundled(output, source, maps);
    await writeFile(path.join(built, output), contents);
    return { output, raw: contents.length, gzip: gzipSync(contents, { level: 9 }).length };
  }));
  const sizes = (isWanted) => rows.filter(({ output }) => isWanted(oneOf.includes(output))).map((row) => row.gzip);
  const total = sizes((isAlternative) => !isAlternative).reduce((sum, size) => sum + size, Math.max(0, ...sizes(Boolean)));
  return [...rows.map((row) => ({ ...row, name, budget: null })), { name, output: "", gzip: total, budget }];
}

function line({ name, output, raw, gzip, budget }) {
  const verdict = budget === null ? `${raw} B raw` : `of ${budget} B${gzip > budget ? "  TOO BIG" : ""}`;
  return `${name.padEnd(12)} ${output.padEnd(12)} ${String(gzip).padStart(7)} B gzip  ${verdict}`;
}

async function main() {
  const maps = process.argv.includes("--maps");
  await mkdir(built, { recursive: true });
  const outcomes = await Promise.allSettled(parts.map((part) => buildPart(part, maps)));
  const rows = outcomes.flatMap((outcome) => outcome.value ?? []);
  console.log(rows.map(line).join("\n"));
  const tooBig = rows.filter((row) => row.budget !== null && row.gzip > row.budget).map((row) => row.name);
  if (tooBig.length > 0 && !maps) complain(`Over budget: ${tooBig.join(", ")}. Make it smaller, or change the budget here with a reason.`);
  for (const { reason } of outcomes) if (reason) complain(reason.message); // the other parts are built all the same
}

function complain(text) {
  console.error(text);
  process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
