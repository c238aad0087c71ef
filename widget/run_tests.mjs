// Runs every *.test.ts of the widget and the console by node's own test runner; prints the counts, fails when a test fails.
// `node widget/run_tests.mjs --all` prints every test.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { scriptOptions } from "./build.mjs";

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

function testFiles() {
  const folders = ["widget", path.join("chat_server", "console")].filter((folder) => existsSync(path.join(project, folder)));
  return folders.flatMap((folder) => readdirSync(path.join(project, folder), { recursive: true })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => path.join(folder, file)));
}

async function run(files, folder) {
  const bundle = path.join(folder, "all.test.mjs"); // one for all: node starts once, not once per file
  const contents = files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join("\n");
  await build({
    ...scriptOptions, platform: "node", format: "esm", target: "node20", sourcemap: "inline", outfile: bundle,
    stdin: { contents, loader: "ts", resolveDir: project },
  });
  return spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", bundle], { encoding: "utf8" });
}

const files = testFiles();
if (files.length === 0) throw new Error("No *.test.ts found: something is wrong with this checkout.");
const folder = mkdtempSync(path.join(tmpdir(), "dashpro-tests-"));
try {
  const { status, stdout, stderr } = await run(files, folder);
  const counts = stdout.slice(stdout.lastIndexOf("ℹ tests")).replace(/ℹ |\n$/g, "").replaceAll("\n", ", ");
  console.log(status === 0 && !process.argv.includes("--all") ? `${files.length} files of TypeScript tests: ${counts}` : stdout + stderr);
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
