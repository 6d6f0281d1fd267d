/**
 * Iteration over what comes in parts: received CT-es, and waits for many documents.
 */

import type { CteRecebida, Documento } from "./documento.js";
import { deJson, type FocusCteError, sincrono } from "./erros.js";
import type { EsperaNativa, PonteNativa, RecebidasNativas } from "./nativo.js";
import { lerJson, type Resposta } from "./ponte.js";
import { paraApi } from "./webhook.js";

/** Makes a call of the client that the iteration is of: with its signals, and refused once it is closed. */
type Pedir = (iniciar: (ponte: PonteNativa, pedido: number) => void) => Promise<Resposta>;

/**
 * Received CT-es one by one, by growing `versao`: `for await (const cte of client.recebidasDesde(cnpj, cursor))`.
 *
 * The cursor passes only what was read: a summary counts as read when the next one is asked for, unless `reter` was called for it. An
 * entry that is no summary is an error in its place; iterating again goes on after it, and the cursor stays before it.
 */
export class Recebidas implements AsyncIterableIterator<CteRecebida> {
  readonly #nativas: RecebidasNativas;
  readonly #pedir: Pedir;

  /** @internal */
  constructor(nativas: RecebidasNativas, pedir: Pedir) {
    this.#nativas = nativas;
    this.#pedir = pedir;
  }

  /** The `versao` to start from next time: every document up to it was read. */
  get cursor(): number {
    return sincrono(() => this.#nativas.cursor());
  }

  /** Counts the summary in hand as read, without asking for the next one. */
  confirmar(): void {
    sincrono(() => this.#nativas.confirmar());
  }

  /** Counts the summary in hand as not read: the cursor will not pass it. */
  reter(): void {
    sincrono(() => this.#nativas.reter());
  }

  async next(): Promise<IteratorResult<CteRecebida, undefined>> {
    const resposta = await this.#pedir((ponte, pedido) => this.#nativas.proxima(ponte, pedido));
    return resposta.corpo === undefined
      ? { done: true, value: undefined }
      : { done: false, value: lerJson<CteRecebida>(resposta) };
  }

  /** A loop that is left keeps the place: iterating again goes on from there. */
  async return(): Promise<IteratorResult<CteRecebida, undefined>> {
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** What became of one of the documents waited for. */
export type Esperado =
  | { readonly ref: string; readonly documento: Documento; readonly erro?: never }
  | { readonly ref: string; readonly documento?: never; readonly erro: FocusCteError };

/** A wait for many documents: gives each as it is ready, in no order. */
export class Espera implements AsyncIterableIterator<Esperado> {
  readonly #nativa: EsperaNativa;
  readonly #pedir: Pedir;

  /** @internal */
  constructor(nativa: EsperaNativa, pedir: Pedir) {
    this.#nativa = nativa;
    this.#pedir = pedir;
  }

  /** Tells the wait what a webhook brought. Whether its reference is being waited for. */
  avisar(documento: Documento): boolean {
    return sincrono(() => this.#nativa.avisar(JSON.stringify(paraApi(documento))));
  }

  /** All of them, when the last is ready. */
  async todos(): Promise<Esperado[]> {
    const todos: Esperado[] = [];
    for await (const um of this) todos.push(um);
    return todos;
  }

  async next(): Promise<IteratorResult<Esperado, undefined>> {
    const resposta = await this.#pedir((ponte, pedido) => this.#nativa.proximo(ponte, pedido));
    if (resposta.corpo === undefined) return { done: true, value: undefined };
    const item = lerJson<{ ref: string; documento?: Documento; erro?: string }>(resposta);
    const { ref, documento } = item;
    if (documento !== undefined) return { done: false, value: { ref, documento } };
    return { done: false, value: { ref, erro: deJson(item.erro as string) } };
  }

  async return(): Promise<IteratorResult<Esperado, undefined>> {
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
