/**
 * One side of the measurement of emissions: `emitir.mjs sandbox`, or `emitir.mjs CLIENT URL TOTAL`.
 */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [quem, url, total] = process.argv.slice(2);
const EM_VOO = 32;

if (quem === "sandbox") {
  const { Sandbox } = await import("focus-cte");
  const sandbox = await Sandbox.start({ limitePorMinuto: 100_000_000, processamentoMs: 3_600_000, manterVivo: true });
  console.log(sandbox.url);
  process.stdin.on("end", () => sandbox.stop()).resume();
} else {
  const documento = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "../../examples/cte_rodoviario.json"));
  const enviar = await cliente(documento);
  // Connections and code are warm before the clock runs.
  await correr(enviar, 64, "aquecer");
  const antes = process.cpuUsage();
  const inicio = performance.now();
  await correr(enviar, Number(total), "medir");
  const segundos = (performance.now() - inicio) / 1e3;
  const { user, system } = process.cpuUsage(antes);
  console.log(JSON.stringify({ segundos, cpu: (user + system) / 1e6 }));
  process.exit(0);
}

async function correr(enviar, quantos, nome) {
  let proximo = 0;
  const prefixo = `${nome}-${process.pid}`;
  const trabalhar = async () => {
    while (proximo < quantos) {
      const { status } = await enviar(`${prefixo}-${proximo++}`);
      if (status !== "processando_autorizacao") throw new Error(`resposta inesperada: ${status}`);
    }
  };
  await Promise.all(Array.from({ length: EM_VOO }, trabalhar));
}

/** Each sends the same bytes and reads the answer's JSON. */
async function cliente(documento) {
  const headers = {
    authorization: `Basic ${Buffer.from("token-do-banco:").toString("base64")}`,
    "content-type": "application/json",
  };
  const destino = (ref) => `${url}/v2/cte?ref=${ref}`;
  switch (quem) {
    case "focus-cte": {
      const { Client } = await import("focus-cte");
      const client = new Client({ token: "token-do-banco", baseUrl: url, creditosPorMinuto: 0 });
      return (ref) => client.emitirCte(ref, documento);
    }
    case "undici.fetch": {
      const { fetch, Agent } = await import("undici");
      const dispatcher = new Agent({ connections: EM_VOO });
      return async (ref) =>
        (await fetch(destino(ref), { method: "POST", headers, body: documento, dispatcher })).json();
    }
    case "undici.request": {
      const { request, Agent } = await import("undici");
      const dispatcher = new Agent({ connections: EM_VOO });
      return async (ref) =>
        (await request(destino(ref), { method: "POST", headers, body: documento, dispatcher })).body.json();
    }
    case "axios": {
      const { default: axios } = await import("axios");
      const { Agent } = await import("node:http");
      const httpAgent = new Agent({ keepAlive: true, maxSockets: EM_VOO });
      return async (ref) => (await axios.post(destino(ref), documento, { headers, httpAgent })).data;
    }
    default:
      throw new Error(`não há cliente ${quem}`);
  }
}
