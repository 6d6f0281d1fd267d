/**
 * The printed document, in PDF, offline.
 */

import { paraJson } from "./json.js";
import { nativo, type OpcoesDacteNativas } from "./nativo.js";
import { pedir } from "./ponte.js";
import type { Cte, CteOs } from "./tipos.js";
import { type Entrada, type Modelo, nomeDoModelo } from "./validacao.js";
import type { Empresa } from "./xml.js";

/** How a document is printed. */
export interface OpcoesGerarDacte<M extends Modelo = Modelo> {
  /** Of a preview; 57 by default. An XML tells its own. */
  readonly modelo?: M;
  /** The issuer's logo: a PNG or JPEG file. */
  readonly logo?: Uint8Array;
  /** The company's registration, of a preview. Without it, made-up data that say so complete what the document lacks. */
  readonly empresa?: Empresa;
  /** The document was cancelled after it was authorised, which its XML does not tell. */
  readonly cancelado?: boolean;
  readonly signal?: AbortSignal;
}

/** A DACTE or DACTE OS. */
export interface DacteGerado {
  /** The file. */
  readonly pdf: Buffer;
  /** The access key that is on it. */
  readonly chave: string;
  /** What it is marked as; all but `autorizado` are, and everything of the test environment. */
  readonly situacao: "previa" | "sem_protocolo" | "autorizado" | "cancelado";
  /** How many sheets it has. */
  readonly folhas: number;
}

/**
 * Prints a document: the XML that was authorised (`cteProc`, `cteOSProc`), as text or bytes, or a document as a preview.
 *
 * A `CTe` or `CTeOS` alone is marked as not authorised. Also prints an invalid preview. Runs on another thread.
 */
export function gerarDacte(documento: Entrada<Cte>, opcoes?: OpcoesGerarDacte<57>): Promise<DacteGerado>;
export function gerarDacte(
  documento: Entrada<CteOs>,
  opcoes: OpcoesGerarDacte<67> & { readonly modelo: 67 },
): Promise<DacteGerado>;
export async function gerarDacte(
  documento: Entrada<Cte> | Entrada<CteOs>,
  opcoes: OpcoesGerarDacte = {},
): Promise<DacteGerado> {
  const modelo = opcoes.modelo ?? 57;
  const texto = paraJson(documento, nomeDoModelo(modelo));
  const nativas: OpcoesDacteNativas = {
    modelo,
    ...(opcoes.logo === undefined ? {} : { logo: Buffer.from(opcoes.logo) }),
    ...(opcoes.empresa === undefined ? {} : { empresa: JSON.stringify(opcoes.empresa) }),
    ...(opcoes.cancelado === undefined ? {} : { cancelado: opcoes.cancelado }),
  };
  const { corpo, bruto } = await pedir(
    (ponte, pedido) => nativo.gerarDacte(ponte, pedido, texto, nativas),
    [opcoes.signal],
  );
  return { pdf: corpo as Buffer, ...(JSON.parse(bruto as string) as Omit<DacteGerado, "pdf">) };
}
