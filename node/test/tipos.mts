/**
 * What must compile, and what must not. This file is compiled with the tests, never run.
 */

import {
  CLASSES_DE_ERRO,
  Client,
  type CodigoDeErro,
  type Cte,
  type CteOs,
  type Documento,
  type FocusCteError,
  type ModalRodoviario,
  Sandbox,
  ServidorError,
  validar,
  validarEvento,
  validarMuitos,
} from "focus-cte";

declare const client: Client;
declare const decimal: { toFixed(casas?: number): string; toString(): string };

export const rodoviario: ModalRodoviario = { rntrc: "12345678" };

export const cte: Cte = {
  cfop: 5353,
  natureza_operacao: "TRANSPORTE",
  data_emissao: new Date(),
  tipo_documento: 0,
  valor_total: decimal,
  valor_receber: 1500n,
  modal: "01",
  nfes: [{ chave_nfe: "35260712345678000195550010000000421876543218" }],
  modal_rodoviario: rodoviario,
};

export const documento: Promise<Documento> = client.emitirCte("pedido-1", cte, { timeoutMs: 1000 });
client.emitirCte("pedido-1", "{}");
client.emitirCte("pedido-1", new Uint8Array());
validar({ percurso_uf: "SP" } as CteOs, { modelo: 67 });
validarMuitos("documentos.ndjson");

// @ts-expect-error: a misspelt field
client.emitirCte("pedido-1", { natureza_operacoa: "TRANSPORTE" });
// @ts-expect-error: a misspelt field inside a list
client.emitirCte("pedido-1", { nfes: [{ chave: "1" }] });
// @ts-expect-error: a code that does not exist
client.emitirCte("pedido-1", { tipo_documento: "9" });
// @ts-expect-error: a code as a number where it has a leading zero
client.emitirCte("pedido-1", { modal: 1 });
// @ts-expect-error: a state that does not exist
client.emitirCte("pedido-1", { uf_inicio: "XX" });
// @ts-expect-error: a number is no date
client.emitirCte("pedido-1", { data_emissao: 20261122 });
// @ts-expect-error: what is not there is left out, not undefined
client.emitirCte("pedido-1", { cfop: undefined });
// @ts-expect-error: a list is no document
client.emitirCte("pedido-1", []);
// @ts-expect-error: a reference is a text
client.consultar(1);
// @ts-expect-error: a misspelt option
client.consultar("pedido-1", { timeout: 1000 });
// @ts-expect-error: the model is 57 or 67
validar(cte, { modelo: 55 });
// @ts-expect-error: not an event
validarEvento("cancelar", {});
// @ts-expect-error: not a fault
Sandbox.start({ falhas: [{ falha: "queda" }] });
// @ts-expect-error: the token is required
new Client({ ambiente: "producao" });
// @ts-expect-error: not an environment
new Client({ token: "x", ambiente: "teste" });

export function porCodigo(erro: FocusCteError): string {
  if (erro instanceof ServidorError) return erro.code satisfies "servidor";
  // @ts-expect-error: not a code
  if (erro.code === "nao_existe") return "";
  return CLASSES_DE_ERRO[erro.code satisfies CodigoDeErro].name;
}

export async function campos(ref: string): Promise<void> {
  const visto = await client.consultar(ref);
  const chave: string | undefined = visto.chave;
  // @ts-expect-error: a misspelt field of an answer
  void visto.chaves;
  // @ts-expect-error: answers are not written to
  visto.chave = chave;
}
