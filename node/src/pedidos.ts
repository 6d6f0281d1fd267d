/**
 * What a caller gives to operations beside documents.
 */

import type { Documento } from "./documento.js";
import type { Texto } from "./tipos.js";

/** The legacy request that gives up a range of numbers: the national service ended with layout 4.00. */
export interface Inutilizacao {
  cnpj: string;
  modelo?: "57" | 57 | "67" | 67;
  serie: Texto;
  numero_inicial: Texto;
  numero_final: Texto;
  justificativa: string;
}

/** A webhook to create: of a company (`cnpj`) or of a person who issues (`cpf`). */
export interface NovoWebhook {
  readonly cnpj?: string | { toString(): string };
  readonly cpf?: string | { toString(): string };
  readonly evento: "cte" | "cte_recebida" | "inutilizacao" | (string & {});
  readonly url: string | URL;
  /** The secret that each delivery brings. */
  readonly authorization?: string;
  /** The header that brings it, instead of `Authorization`. */
  readonly authorizationHeader?: string;
}

/** What the last answer said of the rate limit. */
export interface LimiteDeRequisicoes {
  /** Credits in a window of a minute. */
  readonly limite: number | null;
  readonly restantes: number | null;
  /** Milliseconds until the window ends. */
  readonly reinicioMs: number | null;
}

/** A document, or the paths of one: what a file is downloaded by. */
export type ComCaminhos = Pick<Documento, "status"> & Partial<Documento>;
