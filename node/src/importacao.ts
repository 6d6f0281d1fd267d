/**
 * XML of documents and events, back to the API's fields; two documents, field by field.
 */

import { paraJson } from "./json.js";
import { type Json, nativo } from "./nativo.js";
import { lerJson, pedir } from "./ponte.js";
import type { Cte, CteOs } from "./tipos.js";
import { type CorposDeEvento, type Entrada, type Modelo, nomeDoModelo } from "./validacao.js";
import { Chave } from "./valores.js";

/** Something of an XML that the API has no field for. */
export interface SemLugar {
  /** Path below the root element: `infCte/ide/tpImp`. */
  readonly caminho: string;
  /** Its text, when it has any. */
  readonly valor: string | null;
  /** Stable code: `fora_do_leiaute`, `sem_campo`, `repetido`, `valor_fixo`, `vazio`, `sem_efeito`, `texto_solto`. */
  readonly motivo: string;
  /** Why, in Portuguese. */
  readonly mensagem: string;
  readonly linha: number;
  readonly coluna: number;
}

/** A document or an event in the API's fields. */
export interface Importado {
  /** The document as the API takes it, in the order of the layout; of an event, the body. */
  readonly documento: Record<string, unknown>;
  /** 57 or 67: of the document, or of the one that the event is about. */
  readonly modelo: Modelo | null;
  /** Of an event: its name. */
  readonly evento: string | null;
  /** Version of the layout that the XML says it has. */
  readonly versao: string | null;
  /** The access key: of the document, or of the one that the event is about. */
  readonly chave: Chave | null;
  /** Whether there is a signature; whether it holds: `verificar`. */
  readonly assinado: boolean;
  /** What the API computes, by tag: `cUF`, `tpAmb`, `Id`. */
  readonly calculados: Readonly<Record<string, string>>;
  /** The authority's answer, of a processed document or event. */
  readonly protocolo: Readonly<Record<string, unknown>> | null;
  /** What the API has no place for, a thousand at most. */
  readonly semLugar: readonly SemLugar[];
  /** How many more there are. */
  readonly omitidos: number;
}

/** A field in which two documents differ. */
export interface Diferenca {
  /** Path of the field: `nfes[2].chave_nfe`. */
  readonly campo: string;
  /** Its value in the first document; null when only the second has it. */
  readonly antes: string | null;
  /** Its value in the second document; null when only the first has it. */
  readonly depois: string | null;
}

const MARCA = "\uFEFF";

/** Text is no longer in the encoding that its declaration names: the mark says so. */
export function bytesDoXml(xml: string | Uint8Array): Json {
  if (typeof xml !== "string") return Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength);
  return xml.startsWith(MARCA) ? xml : MARCA + xml;
}

/**
 * Reads `CTe`, `CTeOS`, `cteProc`, `cteOSProc`, `eventoCTe` or `procEventoCTe` of the layout 4.00 (and of the 3.00, as far as its
 * elements still exist).
 *
 * Nothing is judged: `validar(importado.documento)` does. The input need not be trusted: a DTD is refused, size and depth are
 * limited. What cannot be read rejects with a `ValidacaoError`, with line and column. Runs on another thread.
 */
export async function importarXml(
  xml: string | Uint8Array,
  opcoes: { readonly signal?: AbortSignal } = {},
): Promise<Importado> {
  const entrada = bytesDoXml(xml);
  const resposta = await pedir((ponte, pedido) => nativo.importarDocumento(ponte, pedido, entrada), [opcoes.signal]);
  const { sem_lugar, chave, modelo, ...resto } = lerJson(resposta) as Omit<
    Importado,
    "semLugar" | "chave" | "modelo"
  > & {
    sem_lugar: SemLugar[];
    chave: string | null;
    modelo: string | null;
  };
  return {
    ...resto,
    semLugar: sem_lugar,
    modelo: modelo === null ? null : (Number(modelo) as Modelo),
    chave: chave === null ? null : Chave.ler(chave),
  };
}

/** What JSON is; XML says it itself. */
export interface OpcoesDiferencas {
  /** 57 by default. */
  readonly modelo?: Modelo;
  /** The documents are bodies of this event. */
  readonly evento?: Exclude<keyof CorposDeEvento, "inutilizacao">;
  readonly signal?: AbortSignal;
}

/**
 * What two documents differ in, in the API's names and the order of the layout. Each may be XML (text or bytes) or JSON.
 *
 * Values are compared as they go into the XML, items of a list by their place. Runs on another thread.
 */
export async function diferencas(
  antes: Entrada<Cte | CteOs> | object,
  depois: Entrada<Cte | CteOs> | object,
  opcoes: OpcoesDiferencas = {},
): Promise<Diferenca[]> {
  const modelo = opcoes.modelo ?? 57;
  const entrada = (documento: unknown): Json => {
    if (typeof documento === "string" && /^\uFEFF?\s*</.test(documento)) return bytesDoXml(documento);
    return paraJson(documento as object, nomeDoModelo(modelo));
  };
  const [a, b] = [entrada(antes), entrada(depois)];
  const resposta = await pedir(
    (ponte, pedido) => nativo.compararDocumentos(ponte, pedido, a, b, modelo, opcoes.evento),
    [opcoes.signal],
  );
  return lerJson(resposta);
}
