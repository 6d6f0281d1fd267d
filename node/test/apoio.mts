import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Client, type Cte, type CteOs, type OpcoesClient, type OpcoesSandbox, Sandbox } from "focus-cte";

/** The repository's root. */
export const RAIZ: string = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export function ler(caminho: string): Buffer {
  return readFileSync(join(RAIZ, caminho));
}

export function lerJson<T>(caminho: string): T {
  return JSON.parse(ler(caminho).toString("utf8")) as T;
}

/** When this file of tests began: documents that are equal stay so. */
const AGORA = Date.now();

/** Now, or some days from now, as the layout writes it. */
function emDias(dias: number): string {
  const HORA = 60 * 60 * 1000;
  return `${new Date(AGORA + (24 * dias - 3) * HORA).toISOString().slice(0, 19)}-03:00`;
}

/** An example emitted now: the authority refuses what is a week old. */
export function exemplo<T extends object = Cte>(nome: string): T {
  return { ...lerJson<T>(`examples/${nome}.json`), data_emissao: emDias(0) };
}

export function cte(): Cte {
  return exemplo("cte_rodoviario");
}

/** Emitted now, for a journey in a week. */
export function cteOs(): CteOs {
  const documento = exemplo<CteOs>("cte_os_pessoas");
  const modal_rodoviario = { ...documento.modal_rodoviario, data_viagem_fretamento: emDias(7) };
  return { ...documento, modal_rodoviario } as CteOs;
}

let tokens = 0;

/** A sandbox and a client of it, both gone at the end. */
export async function ambiente(
  opcoes: { sandbox?: OpcoesSandbox; client?: Partial<OpcoesClient> } = {},
): Promise<{ sandbox: Sandbox; client: Client; [Symbol.asyncDispose](): Promise<void> }> {
  const sandbox = await Sandbox.start({ processamentoMs: 10, limitePorMinuto: 1_000_000, ...opcoes.sandbox });
  const client = new Client({
    token: `token-de-teste-${process.pid}-${tokens++}`,
    baseUrl: sandbox.url,
    creditosPorMinuto: 0,
    ...opcoes.client,
  });
  return {
    sandbox,
    client,
    async [Symbol.asyncDispose]() {
      await client.close();
      await sandbox.stop();
    },
  };
}

/** A server that answers as told, on a free port. */
export async function servidor(
  responder: (pedido: IncomingMessage, resposta: ServerResponse) => void,
): Promise<{ url: string; server: Server; [Symbol.asyncDispose](): Promise<void> }> {
  const server = createServer(responder);
  await new Promise<void>((pronto) => server.listen(0, "127.0.0.1", pronto));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((pronto) => server.close(pronto));
    },
  };
}

setFlagsFromString("--expose-gc");

/** Collects garbage, finalizers included. */
export async function coletar(): Promise<void> {
  const gc = runInNewContext("gc") as () => void;
  for (let i = 0; i < 3; i++) {
    gc();
    await new Promise((pronto) => setImmediate(pronto));
  }
}
