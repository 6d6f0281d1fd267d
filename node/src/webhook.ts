/**
 * What a webhook delivers: the secret is verified, the body is read.
 *
 * Deliveries come more than once and late: answer 2xx quickly, and treat a document that is known already as nothing new.
 */

import type { CteRecebida, Documento } from "./documento.js";
import { sincrono } from "./erros.js";
import { nativo } from "./nativo.js";

/** The secret as it was given in `authorization`; or the header (`authorization_header`) that brings it. */
export type Segredo = string | { readonly cabecalho: string; readonly valor: string };

/** Headers of Node, of `fetch`, or pairs. */
export type Cabecalhos =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | Iterable<readonly [nome: string, valor: string]>;

/** A delivery for tests. */
export interface Entrega {
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly corpo: string;
}

function pares(headers: Cabecalhos): [string, string][] {
  if (Symbol.iterator in headers) {
    return Array.from(headers as Iterable<readonly [string, string]>, ([nome, valor]) => [nome, valor]);
  }
  return Object.entries(headers).flatMap(([nome, valor]) =>
    valor === undefined ? [] : [valor].flat().map((um): [string, string] => [nome, String(um)]),
  );
}

function bytes(corpo: unknown): Uint8Array {
  if (corpo instanceof Uint8Array) return corpo;
  return Buffer.from(typeof corpo === "string" ? corpo : (JSON.stringify(corpo) ?? ""));
}

function partes(segredo: Segredo): [string, string] {
  return typeof segredo === "string" ? ["Authorization", segredo] : [segredo.cabecalho, segredo.valor];
}

/**
 * Verifies a delivery's secret and reads its document: of a webhook for `cte`.
 *
 * `corpo` is text, bytes, or what a framework already parsed from JSON.
 *
 * @throws WebhookInvalidoError whose `status` is what to answer: 401 for the secret, 400 for the body.
 */
export function receber(headers: Cabecalhos, corpo: unknown, segredo: Segredo): Documento {
  const [cabecalho, valor] = partes(segredo);
  return JSON.parse(sincrono(() => nativo.webhookReceber(pares(headers), bytes(corpo), cabecalho, valor))) as Documento;
}

/** As `receber`, of a webhook for `cte_recebida`. */
export function receberRecebida(headers: Cabecalhos, corpo: unknown, segredo: Segredo): CteRecebida {
  const [cabecalho, valor] = partes(segredo);
  return JSON.parse(
    sincrono(() => nativo.webhookReceberRecebida(pares(headers), bytes(corpo), cabecalho, valor)),
  ) as CteRecebida;
}

/** Verifies a delivery's secret alone. */
export function verificar(headers: Cabecalhos, segredo: Segredo): void {
  const [cabecalho, valor] = partes(segredo);
  sincrono(() => nativo.webhookVerificar(pares(headers), cabecalho, valor));
}

/** What the API would post for a document: for the tests of a handler. */
export function entregaDeTeste(documento: Documento | Readonly<Record<string, unknown>>, segredo: Segredo): Entrega {
  const [cabecalho, valor] = partes(segredo);
  const { headers, corpo } = sincrono(() =>
    nativo.webhookEntregaDeTeste(JSON.stringify(paraApi(documento)), cabecalho, valor),
  );
  return { headers: Object.fromEntries(headers), corpo };
}

/**
 * A document as the API writes it: what this package adds is left out, what nobody knew is beside the rest again.
 *
 * @internal
 */
export function paraApi(documento: object): Record<string, unknown> {
  const { outros, chave_recebida, autorizado, em_processamento, reconciliado, divergencias, sefaz, ...resto } =
    documento as Record<string, unknown>;
  return {
    ...(outros as object | undefined),
    ...(chave_recebida === undefined ? {} : { chave: chave_recebida }),
    ...resto,
  };
}
