/**
 * Options of a client, of a call and of a wait.
 */

import { erroDe } from "./erros.js";
import type { OpcoesChamadaNativas, OpcoesClienteNativas, OpcoesEsperaNativas } from "./nativo.js";

/** Options of one call; each stands over the client's. */
export interface OpcoesChamada {
  /** Limit of each attempt, from connection to the last byte. 60 000 by default. */
  readonly timeoutMs?: number;
  /** Limit of the whole call: attempts, waits for credits, questions after a lost answer. 300 000 by default. */
  readonly prazoMs?: number;
  /** Sendings, the first included. 4 by default; 1 never sends again. */
  readonly tentativas?: number;
  /** Whether a document that the authority refused may be sent again unchanged. */
  readonly reenviarRecusado?: boolean;
  /** Stops the call: its request is dropped, its socket closed. */
  readonly signal?: AbortSignal;
}

/** Options of a client. A token, and an environment or base URL, are required: nothing is implied. */
export interface OpcoesClient extends OpcoesChamada {
  /** The company's token for this environment. */
  readonly token: string;
  readonly ambiente?: "producao" | "homologacao";
  /** Another server with the same API, such as a sandbox. */
  readonly baseUrl?: string | URL;
  /** Limit of connecting. 10 000 by default. */
  readonly conexaoMs?: number;
  readonly userAgent?: string;
  /** Proxy for all requests, instead of the one that the system's variables name. */
  readonly proxy?: string;
  /** Certificate authorities to trust beside the system's, in PEM. */
  readonly caPem?: string;
  /** Largest answer to accept. 32 MiB by default. */
  readonly maxCorpoBytes?: number;
  /** Requests a minute to assume until the server tells its limit; 0 assumes none. 100 by default. */
  readonly creditosPorMinuto?: number;
}

/** How to wait for the authority's verdict. */
export interface OpcoesEspera extends OpcoesChamada {
  /** Deadline of it all. 120 000 by default. */
  readonly prazoMs?: number;
  /** Pause after the first query; each next one is half as long again. 1 000 by default. */
  readonly intervaloMs?: number;
  /** Longest pause. 10 000 by default. */
  readonly intervaloMaximoMs?: number;
  /** Most queries to spend, each a credit. 60 by default. */
  readonly maxConsultas?: number;
}

/** Only what is there: the addon takes neither `undefined` nor other fields. */
function presentes<T extends object>(campos: { [K in keyof T]: T[K] | undefined }): T | undefined {
  let algum: Record<string, unknown> | undefined;
  for (const nome in campos) {
    if (campos[nome] === undefined) continue;
    algum ??= {};
    algum[nome] = campos[nome];
  }
  return algum as T | undefined;
}

/** @internal */
export function chamadaNativa(opcoes: OpcoesChamada | undefined): OpcoesChamadaNativas | undefined {
  if (opcoes === undefined) return undefined;
  const { timeoutMs, prazoMs, tentativas, reenviarRecusado } = opcoes;
  return presentes<Required<OpcoesChamadaNativas>>({
    timeoutMs: milissegundos("timeoutMs", timeoutMs),
    prazoMs: milissegundos("prazoMs", prazoMs),
    tentativas: inteiro("tentativas", tentativas),
    reenviarRecusado,
  } as Required<OpcoesChamadaNativas>);
}

/** @internal */
export function esperaNativa(opcoes: OpcoesEspera | undefined): OpcoesEsperaNativas | undefined {
  if (opcoes === undefined) return undefined;
  const { prazoMs, intervaloMs, intervaloMaximoMs, maxConsultas } = opcoes;
  return presentes<Required<OpcoesEsperaNativas>>({
    prazoMs: milissegundos("prazoMs", prazoMs),
    intervaloMs: milissegundos("intervaloMs", intervaloMs),
    intervaloMaximoMs: milissegundos("intervaloMaximoMs", intervaloMaximoMs),
    maxConsultas: inteiro("maxConsultas", maxConsultas),
  } as Required<OpcoesEsperaNativas>);
}

/** @internal */
export function clienteNativo(opcoes: OpcoesClient): OpcoesClienteNativas {
  if (opcoes === null || typeof opcoes !== "object") {
    throw erroDe("configuracao", "informe as opções do cliente: token, e ambiente ou baseUrl");
  }
  const { token, ambiente, baseUrl, conexaoMs, userAgent, proxy, caPem, maxCorpoBytes, creditosPorMinuto } = opcoes;
  if (typeof token !== "string") {
    throw erroDe("configuracao", "falta o token: informe o token da empresa no ambiente escolhido");
  }
  if (ambiente !== undefined && baseUrl !== undefined) {
    throw erroDe("configuracao", "informe ambiente ou baseUrl, e não os dois");
  }
  return presentes<OpcoesClienteNativas>({
    token,
    ambiente: ambiente ?? baseUrl?.toString(),
    chamada: chamadaNativa(opcoes),
    conexaoMs: milissegundos("conexaoMs", conexaoMs),
    userAgent,
    proxy,
    caPem,
    maxCorpoBytes,
    creditosPorMinuto: inteiro("creditosPorMinuto", creditosPorMinuto),
  } as OpcoesClienteNativas) as OpcoesClienteNativas;
}

function milissegundos(nome: string, valor: number | undefined): number | undefined {
  if (valor === undefined || (typeof valor === "number" && valor >= 0 && Number.isFinite(valor))) return valor;
  throw erroDe("configuracao", `a opção ${nome} é um tempo em milissegundos, mas veio ${String(valor)}`);
}

function inteiro(nome: string, valor: number | undefined): number | undefined {
  if (valor === undefined || (Number.isInteger(valor) && valor >= 0 && valor <= 0xffffffff)) return valor;
  throw erroDe("configuracao", `a opção ${nome} é um número inteiro, mas veio ${String(valor)}`);
}
