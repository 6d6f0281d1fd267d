/**
 * Builds, compiles the tests, runs them: `node scripts/testar.mjs [--sem-addon] [names...]`.
 *
 * `--sem-addon` takes the addon that is there. Names choose test files: `client` is `test/client.test.mts`.
 */

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const raiz = join(dirname(fileURLToPath(import.meta.url)), "..");
const argumentos = process.argv.slice(2);
const nomes = argumentos.filter((a) => !a.startsWith("--"));

function executar(...linha) {
  const { status, error } = spawnSync(process.execPath, linha, { cwd: raiz, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

executar("scripts/preparar.mjs", argumentos.includes("--sem-addon") ? "--sem-addon" : "--dev");
rmSync(join(raiz, ".teste"), { recursive: true, force: true });
executar("node_modules/typescript/bin/tsc", "-p", "test/tsconfig.json");
const arquivos = readdirSync(join(raiz, ".teste"))
  .filter((nome) => /\.test\.[cm]js$/.test(nome) && (nomes.length === 0 || nomes.includes(nome.split(".")[0])))
  .map((nome) => join(".teste", nome));
executar("--test", "--test-concurrency=2", ...arquivos);
