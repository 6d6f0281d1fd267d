/**
 * What the authority's return codes mean, and what to do about them.
 */

import { nativo } from "./nativo.js";

/**
 * The next step after an answer of the authority.
 *
 * - `corrigir`: change the document (or the event) and send it again.
 * - `aguardar`: it is right; send the same again later, or when what `o_que_fazer` asks for has happened.
 * - `consultar`: ask by reference or key before anything is sent again.
 * - `cadastro`: set a registration right (authority, company at the API, certificate) and send the same again.
 * - `nao_reenviar`: sending again changes nothing.
 */
export type ProximoPasso = "corrigir" | "aguardar" | "consultar" | "cadastro" | "nao_reenviar";

/** What kind of answer a code is; `desconhecida` for one that the table does not have. */
export type Especie = "autorizado" | "processamento" | "rejeicao" | "denegacao" | "evento" | "servico" | "desconhecida";

/** What one return code of the authority means. */
export interface Rejeicao {
  /** The code, `status_sefaz` in the API. */
  readonly cstat: number;
  /** The official message, word for word, with the manual's placeholders. */
  readonly mensagem: string;
  /** Whether only the beginning of the official message is known, or nothing of it: `[...]` stands for the rest. */
  readonly mensagem_parcial: boolean;
  readonly especie: Especie;
  /** Why the authority answers so, in Portuguese. */
  readonly causa: string;
  /** What to do about it, in Portuguese, with the fields in the API's names between backticks. */
  readonly o_que_fazer: string;
  /** The same for a program. */
  readonly proximo_passo: ProximoPasso;
  /**
   * Whether the same `ref` may go in another sending: the API takes it again while its document is `erro_autorizacao`, and never once
   * that document was authorised or denied. For an event it is the `ref` of its document.
   */
  readonly reutiliza_referencia: boolean;
  /** Whether the number is still free. */
  readonly reutiliza_numero: boolean;
  /** Whether time alone may change the answer. */
  readonly aguardar_ajuda: boolean;
  /** Rules of the manual or technical notes that the code comes from. */
  readonly fonte: string;
  /** Since when it holds, or why it does not any more. */
  readonly vigencia: string | null;
  /** Whether the authority may still answer so to a new document. */
  readonly em_vigor: boolean;
}

/** What a return code means: a number, or a text as `status_sefaz` has it. Nothing for one that no rule has. */
export function explicar(cstat: number | string): Rejeicao | undefined {
  const json = nativo.explicar(String(cstat));
  return json === null ? undefined : (JSON.parse(json) as Rejeicao);
}
