/**
 * Emits 500 documents, 32 at a time, with a progress bar: `npx tsx lote.ts [documento.json]`. Without a token it uses a sandbox.
 */

import { readFileSync } from "node:fs";
import cliProgress from "cli-progress";
import { Client, type Cte, FocusCteError, Sandbox } from "focus-cte";

const TOTAL = 500;
const EM_VOO = 32;

const modelo = JSON.parse(readFileSync(process.argv[2] ?? "../../examples/cte_rodoviario.json", "utf8")) as Cte;
modelo.data_emissao = new Date();
const token = process.env.FOCUS_CTE_TOKEN;
const sandbox = token ? undefined : await Sandbox.start({ limitePorMinuto: 100_000 });
const client = new Client(
  sandbox
    ? { token: "sandbox", baseUrl: sandbox.url, creditosPorMinuto: 0 }
    : { token: token ?? "", ambiente: "homologacao" },
);

const barra = new cliProgress.SingleBar({ format: "{bar} {value}/{total} · {falhas} falhas" });
const falhas: string[] = [];
barra.start(TOTAL, 0, { falhas: 0 });

let proximo = 0;
async function trabalhar(): Promise<void> {
  while (proximo < TOTAL) {
    const ref = `lote-${Date.now()}-${proximo++}`;
    try {
      await client.emitirCte(ref, modelo);
      await client.aguardarAutorizacao(ref, { intervaloMs: 400 });
    } catch (erro) {
      if (!(erro instanceof FocusCteError)) throw erro;
      falhas.push(`${ref}: ${erro.message}`);
    }
    barra.increment(1, { falhas: falhas.length });
  }
}

await Promise.all(Array.from({ length: EM_VOO }, trabalhar));
barra.stop();
for (const falha of falhas) console.error(falha);
await client.close();
await sandbox?.stop();
process.exitCode = falhas.length > 0 ? 1 : 0;
