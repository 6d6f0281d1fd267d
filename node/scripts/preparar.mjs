/**
 * Makes `dist/` and `native/` in a checkout: the JavaScript from TypeScript, the addon from Rust.
 *
 * Runs as npm's `prepare`: for `npm install` here, `npm install <path to here>` elsewhere, and before `npm pack`. An installed tarball
 * has both already and runs nothing. `--dev` builds the addon fast instead of fast to run, `--release` builds it in any case, `--sem-addon`,
 * or the variable FOCUS_CTE_SEM_ADDON, builds none; the default keeps an addon of `--release` that is newer than its sources.
 */

import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { juntar } from "./juntar.mjs";

const raiz = join(dirname(fileURLToPath(import.meta.url)), "..");
const repositorio = join(raiz, "..");
const manifesto = join(repositorio, "bindings", "node", "Cargo.toml");
const exigir = createRequire(import.meta.url);

function executar(programa, argumentos, opcoes = {}) {
  const { status, error } = spawnSync(programa, argumentos, { cwd: raiz, stdio: "inherit", ...opcoes });
  if (error) throw error;
  if (status !== 0) throw new Error(`${programa} ${argumentos.join(" ")} terminou com o código ${status}`);
}

/** The compiler, installed when this folder is installed as another project's dependency and has none. */
function typescript() {
  const arquivo = join(raiz, "node_modules", "typescript", "bin", "tsc");
  if (!existsSync(arquivo)) {
    const npm = process.env.npm_execpath;
    const [programa, antes] = npm ? [process.execPath, [npm]] : ["npm", []];
    // Without the variables of the npm that runs this, which name its own project.
    const env = Object.fromEntries(Object.entries(process.env).filter(([nome]) => !/^(npm_|INIT_CWD)/i.test(nome)));
    executar(programa, [...antes, "ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"], { env });
  }
  return arquivo;
}

function javascript() {
  const dist = join(raiz, "dist");
  rmSync(dist, { recursive: true, force: true });
  executar(process.execPath, [typescript(), "-p", "tsconfig.json"]);
}

/** One set of classes for both module systems: the ESM entry hands on what the CommonJS one has. */
function entradaEsm() {
  const dist = join(raiz, "dist");
  const nomes = Object.keys(exigir(join(dist, "index.js")))
    .filter((nome) => nome !== "default")
    .sort();
  const texto = `import cte from "./index.js";\n\nexport const {\n${nomes.map((n) => `  ${n},\n`).join("")}} = cte;\n`;
  writeFileSync(join(dist, "index.mjs"), texto);
  writeFileSync(join(dist, "index.d.mts"), 'export * from "./index.js";\n');
}

function plataforma() {
  const base = `${process.platform}-${process.arch}`;
  if (process.platform === "win32") return `${base}-msvc`;
  if (process.platform !== "linux") return base;
  return `${base}-${process.report.getReport().header.glibcVersionRuntime ? "gnu" : "musl"}`;
}

function biblioteca() {
  const nomes = { darwin: "libfocus_cte_node.dylib", win32: "focus_cte_node.dll" };
  return nomes[process.platform] ?? "libfocus_cte_node.so";
}

/** Newest change of the Rust sources, in milliseconds. */
function mudanca() {
  let ultima = statSync(join(repositorio, "Cargo.toml")).mtimeMs;
  for (const pasta of ["bindings/node", "crates"]) {
    for (const nome of readdirSync(join(repositorio, pasta), { recursive: true })) {
      if (/\.(rs|toml)$/.test(nome)) ultima = Math.max(ultima, statSync(join(repositorio, pasta, nome)).mtimeMs);
    }
  }
  return ultima;
}

function addon() {
  const destino = join(raiz, "native", `focus-cte.${plataforma()}.node`);
  if (!existsSync(manifesto)) {
    if (existsSync(destino)) return;
    throw new Error("não há addon nesta pasta, nem as fontes para construí-lo: use uma cópia inteira do repositório");
  }
  const dev = process.argv.includes("--dev");
  const pedido = dev || process.argv.includes("--release");
  // Beside an addon that was built fast: it is for tests, and never packed.
  const marca = join(dirname(destino), ".dev");
  if (!pedido && existsSync(destino) && !existsSync(marca) && statSync(destino).mtimeMs > mudanca()) return;
  const cargo = process.env.CARGO ?? "cargo";
  if (spawnSync(cargo, ["--version"]).status !== 0) {
    throw new Error("é preciso Rust para construir o addon numa cópia do repositório: instale-o por https://rustup.rs");
  }
  executar(cargo, ["build", "--locked", "--manifest-path", manifesto, ...(dev ? [] : ["--release"])]);
  const alvo = process.env.CARGO_TARGET_DIR ?? join(repositorio, "target");
  mkdirSync(dirname(destino), { recursive: true });
  // A process that has the old one loaded keeps it.
  copyFileSync(join(alvo, dev ? "debug" : "release", biblioteca()), `${destino}.novo`);
  renameSync(`${destino}.novo`, destino);
  if (dev) writeFileSync(marca, "");
  else rmSync(marca, { force: true });
}

function licencas() {
  for (const nome of ["LICENSE-APACHE", "LICENSE-MIT"]) {
    if (existsSync(join(repositorio, nome))) copyFileSync(join(repositorio, nome), join(raiz, nome));
  }
}

try {
  if (!process.argv.includes("--sem-addon") && !process.env.FOCUS_CTE_SEM_ADDON) addon();
  javascript();
  juntar(join(raiz, "dist"));
  entradaEsm();
  licencas();
} catch (erro) {
  console.error(`focus-cte: ${erro.message}`);
  process.exit(1);
}
