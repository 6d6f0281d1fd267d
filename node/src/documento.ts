/**
 * What the API answers, as plain objects: their fields have the API's names, unknown ones are in `outros`.
 */

import type { Rejeicao } from "./rejeicao.js";

/** The HTTP answer behind a result. It is not enumerable: neither printed nor written as JSON. */
export interface RespostaBruta {
  readonly status: number;
  /** Names in lower case; values of a repeated header are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body's text. */
  readonly corpo: string;
}

/** A text that may be one of these, or something newer. */
type Aberto<T extends string> = T | (string & {});

/** State of a document at the API. */
export type Status = Aberto<"processando_autorizacao" | "autorizado" | "cancelado" | "erro_autorizacao" | "denegado">;

/** State of an event. */
export type StatusEvento = Aberto<"autorizado" | "cancelado" | "erro_autorizacao" | "erro_cancelamento">;

/** One entry of a list of errors. */
export interface ErroDetalhe {
  readonly codigo?: string;
  readonly campo?: string;
  /** Number, from 1, of the correction at fault in a letter of correction. */
  readonly numero_correcao?: number;
  readonly mensagem: string;
}

/** A field that differs from what was sent. */
export interface Divergencia {
  readonly campo: string;
  readonly enviado: string;
  readonly recebido: string;
}

/** A protocol of the authority (`consultarCompleta`). */
export interface Protocolo {
  readonly versao?: string;
  readonly id_tag?: string;
  readonly ambiente?: string;
  readonly versao_aplicativo?: string;
  readonly codigo_orgao?: string;
  readonly chave?: string;
  readonly data_recebimento?: string;
  readonly protocolo?: string;
  readonly digest_value?: string;
  readonly status?: string;
  readonly motivo?: string;
  readonly tipo_evento?: string;
  readonly descricao_evento?: string;
  readonly numero_sequencial_evento?: string;
  readonly data_evento?: string;
  readonly [outro: string]: unknown;
}

/** A document's state, as told by an emission, a query or a webhook. */
export interface Documento {
  /** State at the API. */
  readonly status: Status;
  /** The caller's reference. */
  readonly ref?: string;
  readonly cnpj_emitente?: string;
  /** `cStat` of the authority, such as `100`. */
  readonly status_sefaz?: string;
  /** The authority's message. */
  readonly mensagem_sefaz?: string;
  /** The authority's answer in one line, `100 - Autorizado o uso do CT-e`. */
  readonly sefaz?: string;
  /** What the refusal means and what to do next; absent when it was not refused, or no code came. */
  readonly rejeicao?: Rejeicao;
  /** The access key, 44 characters, when it came and holds. */
  readonly chave?: string;
  /** The access key as it came, without the prefix `CTe`. */
  readonly chave_recebida?: string;
  /** Number of the authorised document. It can differ from the one sent. */
  readonly numero?: number;
  /** Series of the authorised document. It can differ from the one sent. */
  readonly serie?: number;
  readonly modelo?: 57 | 67;
  /** Path or URL of the document's XML. */
  readonly caminho_xml?: string;
  /** Path or URL of the DACTE in PDF. */
  readonly caminho_dacte?: string;
  readonly caminho_xml_carta_correcao?: string;
  readonly caminho_xml_cancelamento?: string;
  readonly numero_carta_correcao?: number;
  readonly erros: readonly ErroDetalhe[];
  /** With `consultarCompleta`: the request as it is in the XML. */
  readonly requisicao?: Readonly<Record<string, unknown>>;
  readonly protocolo?: Protocolo;
  readonly requisicao_cancelamento?: Readonly<Record<string, unknown>>;
  readonly protocolo_cancelamento?: Protocolo;
  readonly requisicao_carta_correcao?: Readonly<Record<string, unknown>>;
  readonly protocolo_carta_correcao?: Protocolo;
  /** Whether the authority authorised it and it has not been cancelled. */
  readonly autorizado: boolean;
  /** Whether it still waits for the authority's verdict. */
  readonly em_processamento: boolean;
  /** Whether an answer was lost, and this is what the API told when asked by reference. */
  readonly reconciliado: boolean;
  /** Number or series that differ from what was sent. */
  readonly divergencias: readonly Divergencia[];
  /** Every other field of the answer. */
  readonly outros: Readonly<Record<string, unknown>>;
  /** The HTTP answer, if there was one. */
  readonly bruto?: RespostaBruta;
}

/** The answer to an event. A refusal by the authority is such an answer too, not an error. */
export interface RespostaEvento {
  readonly status: StatusEvento;
  readonly status_sefaz?: string;
  readonly mensagem_sefaz?: string;
  readonly sefaz?: string;
  /** What the refusal means and what to do next; absent when it was not refused, or no code came. */
  readonly rejeicao?: Rejeicao;
  /** Path or URL of the event's XML. */
  readonly caminho_xml?: string;
  /** Number of the letter of correction, from 1. */
  readonly numero_carta_correcao?: number;
  readonly erros: readonly ErroDetalhe[];
  /** Whether the authority registered the event. */
  readonly aceito: boolean;
  /** Whether the event's own answer was lost, and this is what a query told of it. */
  readonly reconciliado: boolean;
  readonly outros: Readonly<Record<string, unknown>>;
  readonly bruto?: RespostaBruta;
}

/** The answer to the legacy request that gives up a range of numbers. */
export interface RespostaInutilizacao {
  readonly status: StatusEvento;
  readonly status_sefaz?: string;
  readonly mensagem_sefaz?: string;
  readonly sefaz?: string;
  readonly serie?: number;
  readonly numero_inicial?: number;
  readonly numero_final?: number;
  readonly caminho_xml?: string;
  readonly erros: readonly ErroDetalhe[];
  readonly aceito: boolean;
  readonly outros: Readonly<Record<string, unknown>>;
  readonly bruto?: RespostaBruta;
}

/** A webhook as registered. */
export interface Webhook {
  readonly id: string;
  readonly cnpj?: string;
  readonly cpf?: string;
  readonly evento: Aberto<"cte" | "cte_recebida" | "inutilizacao">;
  readonly url: string;
  /** The secret. */
  readonly authorization?: string;
  /** The header that brings the secret, when it is not `Authorization`. */
  readonly authorization_header?: string;
  readonly deleted: boolean;
  readonly outros: Readonly<Record<string, unknown>>;
}

/** Summary of a CT-e that others issued. The same key comes again with a greater `versao` when the document changes. */
export interface CteRecebida {
  /** The access key, when it holds. */
  readonly chave?: string;
  /** The access key as it came, without the prefix `CTe`. */
  readonly chave_recebida: string;
  readonly versao: number;
  readonly situacao: Aberto<"autorizada" | "cancelada" | "denegada">;
  readonly nome_emitente?: string;
  readonly documento_emitente?: string;
  readonly cnpj_destinatario?: string;
  /** Total value, as text: it is money. */
  readonly valor_total?: string;
  readonly data_emissao?: string;
  readonly digest_value?: string;
  readonly numero_carta_correcao?: number;
  readonly carta_correcao?: string;
  readonly data_carta_correcao?: string;
  readonly data_cancelamento?: string;
  readonly justificativa_cancelamento?: string;
  readonly outros: Readonly<Record<string, unknown>>;
}

/** An entry of the list that is no summary. */
export interface Ilegivel {
  readonly posicao: number;
  readonly versao: number | null;
  readonly motivo: string;
  readonly valor: unknown;
}

/** A page of received CT-es. */
export interface PaginaRecebidas {
  readonly itens: readonly CteRecebida[];
  readonly ilegiveis: readonly Ilegivel[];
  readonly total: number | null;
  readonly versao_maxima: number | null;
  /** Where the next page starts. */
  readonly cursor: number;
}

/** Reads the HTTP answer that the addon gave as JSON. */
export function lerBruto(json: string): RespostaBruta {
  const {
    status,
    headers: pares,
    corpo,
  } = JSON.parse(json) as {
    status: number;
    headers: [string, string][];
    corpo: string;
  };
  const headers: Record<string, string> = {};
  for (const [nome, valor] of pares) {
    const chave = nome.toLowerCase();
    const anterior = headers[chave];
    headers[chave] = anterior === undefined ? valor : `${anterior}, ${valor}`;
  }
  return { status, headers, corpo };
}

/** The result with its HTTP answer, which is read when it is asked for. */
export function comBruto<T extends object>(json: string, bruto: string | null): T {
  const resultado = JSON.parse(json) as T;
  if (bruto === null) return resultado;
  let lido: RespostaBruta | undefined;
  return Object.defineProperty(resultado, "bruto", {
    get: () => {
      lido ??= lerBruto(bruto);
      return lido;
    },
  });
}
