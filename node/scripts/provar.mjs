/**
 * Installs the package as a user does, from this folder, from a packed tarball, and with the addon in its platform's package, and runs the
 * code of both READMEs as printed: `node scripts/provar.mjs [--sem-addon]`.
 *
 * `--sem-addon` takes the addon that is there. Needs npm's registry for what compiles and runs the user's sample: TypeScript, Vitest, Jest.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const raiz = join(dirname(fileURLToPath(import.meta.url)), "..");
const COMPILADOR = ["typescript@7.0.2", "@types/node@20"];
const TESTADORES = ["vitest@4.1.12", "jest@30.5.2"];
const pasta = mkdtempSync(join(tmpdir(), "focus-cte-pacote-"));

function executar(em, programa, ...argumentos) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([nome]) => !/^npm_/i.test(nome)));
  if (process.argv.includes("--sem-addon")) env.FOCUS_CTE_SEM_ADDON = "1";
  const { status, stdout, stderr, error } = spawnSync(programa, argumentos, { cwd: em, encoding: "utf8", env });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${programa} ${argumentos.join(" ")} terminou com o código ${status}\n${stdout}${stderr}`);
  return stdout;
}

function exigir(condicao, mensagem) {
  if (!condicao) throw new Error(mensagem);
}

const node = (em, ...argumentos) => executar(em, process.execPath, ...argumentos);

/** The blocks of code of a README, by the language that they name. */
function blocos(arquivo) {
  const texto = readFileSync(join(raiz, arquivo), "utf8");
  return Array.from(texto.matchAll(/^```(js|ts)\n([\s\S]*?)^```$/gm), ([, linguagem, codigo]) => ({
    linguagem,
    codigo,
  }));
}

/** An empty project with the package installed from there. */
function instalar(nome, ...origens) {
  const projeto = join(pasta, nome);
  mkdirSync(projeto);
  writeFileSync(join(projeto, "package.json"), JSON.stringify({ name: "projeto", version: "1.0.0", private: true }));
  executar(projeto, "npm", "install", "--no-audit", "--no-fund", ...origens);
  const trava = readFileSync(join(projeto, "package-lock.json"), "utf8");
  exigir(!/https?:\/\//.test(trava), `o package-lock.json guarda um endereço:\n${trava}`);
  return projeto;
}

function provar(nome, origem) {
  const projeto = instalar(nome, origem);
  const empacotado = origem.endsWith(".tgz");
  const ferramentas = [...COMPILADOR, ...(empacotado ? TESTADORES : [])];
  executar(projeto, "npm", "install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", ...ferramentas);
  for (const arquivo of ["README.md", "README.pt-BR.md"]) {
    const [esm, cjs, ts, muitos, servidor, teste, vitest, jest] = blocos(arquivo);
    const escrever = (nomeDoArquivo, { codigo }) => writeFileSync(join(projeto, nomeDoArquivo), codigo);
    escrever("a.mjs", esm);
    exigir(
      /^false \d+ \S+ .+\nValidacaoError 422 \d+\n$/.test(node(projeto, "a.mjs")),
      `${arquivo}, ESM: ${node(projeto, "a.mjs")}`,
    );
    escrever("b.cjs", cjs);
    exigir(node(projeto, "b.cjs") === "true validacao\n", `${arquivo}, CommonJS: ${node(projeto, "b.cjs")}`);
    escrever("c.mts", ts);
    const tsc = join(projeto, "node_modules", "typescript", "bin", "tsc");
    const opcoes = [
      "--strict",
      "--exactOptionalPropertyTypes",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022,esnext.disposable",
      "--types",
      "node",
    ];
    node(projeto, tsc, ...opcoes, "c.mts");
    exigir(node(projeto, "c.mjs") === "validacao\n", `${arquivo}, TypeScript: ${node(projeto, "c.mjs")}`);
    escrever("d.mjs", muitos);
    writeFileSync(join(projeto, "documentos.ndjson"), '{"cfop": 1}\n');
    exigir(node(projeto, "d.mjs").startsWith("1 [\n"), `${arquivo}, muitos documentos`);
    escrever("e.mjs", servidor);
    node(projeto, "--check", "e.mjs");
    escrever("f.mjs", teste);
    node(projeto, "--test", "f.mjs");
    if (!empacotado) continue;
    escrever("g.test.mjs", vitest);
    node(projeto, join("node_modules", "vitest", "vitest.mjs"), "run", "g.test.mjs");
    escrever("h.test.js", jest);
    node(projeto, join("node_modules", "jest", "bin", "jest.js"), "h.test.js");
  }
  exigir(/^focus-cte \d/.test(executar(projeto, "npx", "--no-install", "focus-cte", "--version")), "npx focus-cte");
  if (empacotado) semAddon(projeto);
  console.log(`${nome}: instalado, e os exemplos dos dois READMEs rodam`);
}

/** The package without an addon, beside the one of this platform, as `plataformas.mjs` lays them out. */
function provarPlataforma() {
  const saida = join(pasta, "plataformas");
  node(raiz, join("scripts", "plataformas.mjs"), saida);
  const pacotes = readdirSync(saida).sort();
  exigir(pacotes.length >= 2 && pacotes[0] === "focus-cte", `pacotes: ${pacotes}`);
  for (const nome of pacotes) executar(saida, "npm", "pack", `./${nome}`);
  const tarballs = readdirSync(saida).filter((nome) => nome.endsWith(".tgz"));
  const projeto = instalar("plataforma", ...tarballs.map((nome) => join(saida, nome)));
  exigir(!existsSync(join(projeto, "node_modules", "focus-cte", "native")), "o pacote principal tem um addon");
  writeFileSync(join(projeto, "b.cjs"), blocos("README.md")[1].codigo);
  exigir(node(projeto, "b.cjs") === "true validacao\n", "plataforma: o exemplo não roda");
  console.log(`plataforma: ${tarballs.join(" e ")} instalados, e o exemplo roda`);
}

/** Where no addon fits, loading says so and what to do. */
function semAddon(projeto) {
  rmSync(join(projeto, "node_modules", "focus-cte", "native"), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, ["a.mjs"], { cwd: projeto, encoding: "utf8" });
  exigir(status !== 0 && /não há addon nativo para esta plataforma \(/.test(stderr), `sem addon: ${stderr}`);
}

try {
  provar("pasta", raiz);
  executar(raiz, "npm", "pack", "--pack-destination", pasta);
  const [pacote] = readdirSync(pasta).filter((arquivo) => arquivo.endsWith(".tgz"));
  const conteudo = executar(pasta, "tar", "-tf", pacote);
  exigir(
    /native\/focus-cte\..*\.node/.test(conteudo) && /LICENSE-MIT/.test(conteudo),
    `falta algo no pacote:\n${conteudo}`,
  );
  exigir(!/\/(test|src|bench|examples|scripts)\//.test(conteudo), `sobra algo no pacote:\n${conteudo}`);
  provar("pacote", join(pasta, pacote));
  provarPlataforma();
} catch (erro) {
  console.error(erro.message);
  process.exitCode = 1;
} finally {
  rmSync(pasta, { recursive: true, force: true });
}
