/**
 * Errors: one base, and one class for each kind of the core.
 */

import type { Documento, ErroDetalhe } from "./documento.js";

/** Code of each kind of error; `code` of the class of that kind. */
export type CodigoDeErro =
  | "configuracao"
  | "conexao"
  | "timeout"
  | "autenticacao"
  | "requisicao_invalida"
  | "nao_encontrado"
  | "conflito"
  | "json_invalido"
  | "validacao"
  | "limite"
  | "servidor"
  | "resposta_invalida"
  | "resultado_desconhecido"
  | "prazo_esgotado"
  | "documento_recusado"
  | "webhook_invalido"
  | "operacao_interrompida";

/** What is known of an error. */
export interface DadosDeErro {
  readonly code: CodigoDeErro;
  readonly message: string;
  readonly mensagem?: string;
  readonly retryable?: boolean;
  readonly proximoPasso?: string;
  readonly operacao?: string;
  readonly status?: number;
  readonly codigo?: string;
  readonly erros?: readonly ErroDetalhe[];
  readonly corpo?: string;
  readonly requestId?: string;
  readonly ref?: string;
  readonly retryAfterMs?: number;
  readonly documento?: Documento;
  readonly cause?: unknown;
}

/**
 * The base of every error of this package.
 *
 * `message` is a whole Portuguese sentence that ends with the next step. `corpo` and `documento` may hold personal data: they can be
 * read, but are neither printed by `console.log` nor written by `JSON.stringify`.
 */
export class FocusCteError extends Error {
  /** Kind of error. */
  readonly code: CodigoDeErro;
  /** What happened: the server's own message when there is one. */
  readonly mensagem: string;
  /** Whether the same call may succeed later without any change. */
  readonly retryable: boolean;
  /** What to do next. */
  readonly proximoPasso: string;
  /** The operation that failed, such as `emitir_cte`. */
  readonly operacao: string | undefined;
  /** HTTP status of the answer. */
  readonly status: number | undefined;
  /** The API's code, such as `erro_validacao_schema`. */
  readonly codigo: string | undefined;
  /** The errors listed one by one. */
  readonly erros: readonly ErroDetalhe[];
  /** Text of the answer's body. */
  declare readonly corpo: string | undefined;
  /** The server's identifier of the request, to quote to its support. */
  readonly requestId: string | undefined;
  /** Reference of the document. */
  readonly ref: string | undefined;
  /** How long the server asks to wait before the next request. */
  readonly retryAfterMs: number | undefined;
  /** The document as last seen, of `DocumentoRecusadoError` and `PrazoEsgotadoError`. */
  declare readonly documento: Documento | undefined;

  constructor(dados: DadosDeErro) {
    super(dados.message, dados.cause === undefined ? undefined : { cause: dados.cause });
    this.code = dados.code;
    this.mensagem = dados.mensagem ?? dados.message;
    this.retryable = dados.retryable ?? false;
    this.proximoPasso = dados.proximoPasso ?? "";
    this.operacao = dados.operacao;
    this.status = dados.status;
    this.codigo = dados.codigo;
    this.erros = dados.erros ?? [];
    this.requestId = dados.requestId;
    this.ref = dados.ref;
    this.retryAfterMs = dados.retryAfterMs;
    Object.defineProperties(this, {
      corpo: { value: dados.corpo },
      documento: { value: dados.documento },
    });
  }

  /** What may be logged. */
  toJSON(): Record<string, unknown> {
    const { name, message, code, operacao, status, codigo, erros, requestId, ref, retryAfterMs, retryable } = this;
    return { name, message, code, operacao, status, codigo, erros, requestId, ref, retryAfterMs, retryable };
  }
}

/** The client, or an option, was set up with something that cannot work. */
export class ConfiguracaoError extends FocusCteError {
  declare readonly code: "configuracao";
}
/** No connection, or it was lost; for an emission, only while nothing had been sent. */
export class ConexaoError extends FocusCteError {
  declare readonly code: "conexao";
}
/** No answer in time. */
export class TimeoutError extends FocusCteError {
  declare readonly code: "timeout";
}
/** Token refused (401, 403). */
export class AutenticacaoError extends FocusCteError {
  declare readonly code: "autenticacao";
}
/** The request is invalid (400 and other 4xx). */
export class RequisicaoInvalidaError extends FocusCteError {
  declare readonly code: "requisicao_invalida";
}
/** No such document (404). */
export class NaoEncontradoError extends FocusCteError {
  declare readonly code: "nao_encontrado";
}
/** A document with this reference is authorised or in process (409). */
export class ConflitoError extends FocusCteError {
  declare readonly code: "conflito";
}
/** The payload is not JSON: found before sending, or by the server (415). */
export class JsonInvalidoError extends FocusCteError {
  declare readonly code: "json_invalido";
}
/** Well formed, and refused by validation or for the document's state (422); also values such as a wrong `Chave`. */
export class ValidacaoError extends FocusCteError {
  declare readonly code: "validacao";
}
/** Too many requests (429). */
export class LimiteError extends FocusCteError {
  declare readonly code: "limite";
}
/** The server failed (5xx). */
export class ServidorError extends FocusCteError {
  declare readonly code: "servidor";
}
/** An answer that is not what the API promises. */
export class RespostaInvalidaError extends FocusCteError {
  declare readonly code: "resposta_invalida";
}
/** A request that changes something was sent, and nobody can tell what became of it. */
export class ResultadoDesconhecidoError extends FocusCteError {
  declare readonly code: "resultado_desconhecido";
}
/** The deadline of a wait passed and the document is still in process. */
export class PrazoEsgotadoError extends FocusCteError {
  declare readonly code: "prazo_esgotado";
}
/** The authority refused the document: from helpers that promise success. */
export class DocumentoRecusadoError extends FocusCteError {
  declare readonly code: "documento_recusado";
}
/** A webhook's delivery without the agreed secret, or with a body that the API does not send. */
export class WebhookInvalidoError extends FocusCteError {
  declare readonly code: "webhook_invalido";
}
/** The caller gave the operation up; `cause` is the signal's reason. */
export class OperacaoInterrompidaError extends FocusCteError {
  declare readonly code: "operacao_interrompida";
}

/** The class of each kind. */
export const CLASSES_DE_ERRO = {
  configuracao: ConfiguracaoError,
  conexao: ConexaoError,
  timeout: TimeoutError,
  autenticacao: AutenticacaoError,
  requisicao_invalida: RequisicaoInvalidaError,
  nao_encontrado: NaoEncontradoError,
  conflito: ConflitoError,
  json_invalido: JsonInvalidoError,
  validacao: ValidacaoError,
  limite: LimiteError,
  servidor: ServidorError,
  resposta_invalida: RespostaInvalidaError,
  resultado_desconhecido: ResultadoDesconhecidoError,
  prazo_esgotado: PrazoEsgotadoError,
  documento_recusado: DocumentoRecusadoError,
  webhook_invalido: WebhookInvalidoError,
  operacao_interrompida: OperacaoInterrompidaError,
} as const satisfies Record<CodigoDeErro, typeof FocusCteError>;

for (const classe of [FocusCteError, ...Object.values(CLASSES_DE_ERRO)]) {
  // On the prototype, so that it is neither printed twice nor enumerated.
  Object.defineProperty(classe.prototype, "name", { value: classe.name, configurable: true, writable: true });
}

/** A cause from the other side of the border, where JavaScript has no stack. */
function causaDe(interna: Error | undefined, mensagem: string): Error {
  const erro = new Error(mensagem, interna && { cause: interna });
  erro.stack = `Error: ${mensagem}`;
  return erro;
}

/** The error that the addon described as JSON. */
export function deJson(texto: string): FocusCteError {
  const { causas, ...dados } = JSON.parse(texto) as DadosDeErro & { causas: string[] };
  const cause = causas.reduceRight<Error | undefined>(causaDe, undefined);
  const Classe: typeof FocusCteError = CLASSES_DE_ERRO[dados.code] ?? FocusCteError;
  return new Classe(cause ? { ...dados, cause } : dados);
}

/** Calls a synchronous function of the addon; what it throws becomes an error of this package. */
export function sincrono<T>(chamar: () => T): T {
  try {
    return chamar();
  } catch (causa) {
    // Not `instanceof Error`: in a `vm` context, as Jest has, the addon's errors are of another realm.
    const { message } = causa as Error;
    throw message.startsWith('{"code":')
      ? deJson(message)
      : erroDe("configuracao", `o addon não aceitou os argumentos: ${message}`, { cause: causa });
  }
}

/** An error found on this side of the border. */
export function erroDe(code: CodigoDeErro, mensagem: string, mais: Partial<DadosDeErro> = {}): FocusCteError {
  return new CLASSES_DE_ERRO[code]({ code, message: `${mensagem}.`, mensagem, ...mais });
}
