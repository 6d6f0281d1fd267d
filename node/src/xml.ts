/**
 * The official XML of a document, offline.
 */

import { paraJson } from "./json.js";
import { nativo, type OpcoesXmlNativas } from "./nativo.js";
import { lerJson, pedir } from "./ponte.js";
import type { Cte, CteOs } from "./tipos.js";
import { type Entrada, type Modelo, nomeDoModelo, type Problema } from "./validacao.js";

/** The company's registration at the API: what it completes in the company's documents. */
export interface Empresa {
  cnpj?: string;
  cpf?: string;
  nome?: string;
  nome_fantasia?: string;
  inscricao_estadual?: string;
  inscricao_estadual_st?: string;
  regime_tributario?: string;
  logradouro?: string;
  numero?: string;
  complemento?: string;
  bairro?: string;
  codigo_municipio?: string;
  municipio?: string;
  uf?: string;
  cep?: string;
  telefone?: string;
}

/** What the issuer decides about a document. */
export interface OpcoesGerarXml<M extends Modelo = Modelo> {
  readonly modelo?: M;
  /** `homologacao` by default. */
  readonly ambiente?: "producao" | "homologacao";
  /** Series, when the document has none. 1 by default. */
  readonly serie?: number;
  /** Number, when the document has none. 1 by default. */
  readonly numero?: number;
  /** The random part of the access key, up to 8 digits. */
  readonly codigoNumerico?: number;
  /** The company's registration. Without it, made-up data that say so complete what the document lacks. */
  readonly empresa?: Empresa;
  readonly signal?: AbortSignal;
}

/** A document's XML. */
export interface XmlGerado {
  /** `<CTe>` or `<CTeOS>`: canonical, unsigned, without a declaration. */
  readonly xml: string;
  /** The access key. */
  readonly chave: string;
  /** Whether validation found no error in the document. */
  readonly valido: boolean;
  readonly problemas: readonly Problema[];
}

/**
 * Makes the XML 4.00 of a document as the API would: completed, with access key and QR code. Also of an invalid one.
 *
 * Runs on another thread. What it makes has no fiscal value.
 */
export function gerarXml(documento: Entrada<Cte>, opcoes?: OpcoesGerarXml<57>): Promise<XmlGerado>;
export function gerarXml(
  documento: Entrada<CteOs>,
  opcoes: OpcoesGerarXml<67> & { readonly modelo: 67 },
): Promise<XmlGerado>;
export async function gerarXml(
  documento: Entrada<Cte> | Entrada<CteOs>,
  opcoes: OpcoesGerarXml = {},
): Promise<XmlGerado> {
  const modelo = opcoes.modelo ?? 57;
  const json = paraJson(documento, nomeDoModelo(modelo));
  const nativas: OpcoesXmlNativas = {
    modelo,
    producao: opcoes.ambiente === "producao",
    ...(opcoes.serie === undefined ? {} : { serie: opcoes.serie }),
    ...(opcoes.numero === undefined ? {} : { numero: opcoes.numero }),
    ...(opcoes.codigoNumerico === undefined ? {} : { codigoNumerico: opcoes.codigoNumerico }),
    ...(opcoes.empresa === undefined ? {} : { empresa: JSON.stringify(opcoes.empresa) }),
  };
  return lerJson(await pedir((ponte, pedido) => nativo.gerarXml(ponte, pedido, json, nativas), [opcoes.signal]));
}
