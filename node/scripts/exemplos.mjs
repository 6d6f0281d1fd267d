/**
 * Compiles and runs the examples: webhooks are delivered to the receivers, the service and the batch emit to a sandbox.
 *
 * Needs npm's registry for the examples' libraries, and a built package.
 */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const raiz = join(dirname(fileURLToPath(import.meta.url)), "..");
const exemplos = join(raiz, "examples");
const saida = join(exemplos, ".saida");

function executar(programa, ...argumentos) {
  const { status, stdout, stderr, error } = spawnSync(programa, argumentos, { cwd: exemplos, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${programa} ${argumentos.join(" ")} terminou com o código ${status}\n${stdout}${stderr}`);
  return stdout + stderr;
}

function exigir(condicao, mensagem) {
  if (!condicao) throw new Error(mensagem);
}

/** Delivers the same document twice and once without the secret: it is taken once, and the stranger is turned away. */
async function receptor(nome, webhook) {
  const env = { ...process.env, FOCUS_CTE_WEBHOOK: "segredo-do-exemplo", PORT: "0" };
  const filho = spawn(process.execPath, [join(saida, `${nome}.js`)], { env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    let escrito = "";
    filho.stdout.setEncoding("utf8").on("data", (parte) => {
      escrito += parte;
    });
    await Promise.race([once(filho.stdout, "data"), once(filho, "exit")]);
    const porta = /:(\d+)/.exec(escrito)?.[1];
    exigir(porta, `${nome}: não diz em que porta atende: ${escrito}`);
    const documento = { ref: "pedido-1", status: "autorizado", status_sefaz: "100", mensagem_sefaz: "Autorizado" };
    const entregar = async (segredo) => {
      const { headers, corpo } = webhook.entregaDeTeste(documento, segredo);
      const resposta = await fetch(`http://127.0.0.1:${porta}/webhooks/cte`, { method: "POST", headers, body: corpo });
      return resposta.status;
    };
    const respostas = [];
    for (const segredo of ["segredo-do-exemplo", "segredo-do-exemplo", "outro"])
      respostas.push(await entregar(segredo));
    exigir(respostas.join() === "204,204,401", `${nome}: respondeu ${respostas}`);
    exigir(escrito.split("pedido-1: autorizado").length === 2, `${nome}: escreveu ${escrito}`);
  } finally {
    filho.kill();
  }
  console.log(`${nome}: recebe, não repete, e recusa quem não tem o segredo`);
}

async function servico({ Sandbox }) {
  const { CteInvalido, CteService } = await import(pathToFileURL(join(saida, "servico.js")).href);
  const exemplo = createRequire(import.meta.url)("../../examples/cte_rodoviario.json");
  const cte = { ...exemplo, data_emissao: new Date() };
  const sandbox = await Sandbox.start({ processamentoMs: 10 });
  const service = new CteService({ token: "exemplo", baseUrl: sandbox.url });
  const primeiro = await service.emitir("pedido-1", cte);
  const outraVez = await service.emitir("pedido-1", cte);
  exigir(primeiro.autorizado && primeiro.chave === outraVez.chave, "servico: o mesmo pedido deu outro documento");
  const recusa = await service.emitir("pedido-2", { cfop: 1 }).catch((e) => e);
  exigir(recusa instanceof CteInvalido && recusa.problemas.length > 0, `servico: ${recusa}`);
  await service.onModuleDestroy();
  await sandbox.stop();
  console.log("servico: emite, repete sem duplicar, e recusa o que não vale");
}

try {
  executar("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
  const tsc = join(raiz, "node_modules", "typescript", "bin", "tsc");
  executar(process.execPath, tsc, "-p", "tsconfig.json", "--noEmit", "false", "--outDir", saida);
  const pacote = createRequire(import.meta.url)("../dist/index.js");
  await receptor("express", pacote.webhook);
  await receptor("fastify", pacote.webhook);
  await servico(pacote);
  executar(process.execPath, join(saida, "lote.js"));
  console.log("lote: 500 documentos autorizados");
} catch (erro) {
  console.error(erro.message);
  process.exitCode = 1;
} finally {
  rmSync(saida, { recursive: true, force: true });
}
