/**
 * The API's client.
 */

import {
  comBruto,
  type Documento,
  lerBruto,
  type PaginaRecebidas,
  type RespostaBruta,
  type RespostaEvento,
  type RespostaInutilizacao,
  type Webhook,
} from "./documento.js";
import { erroDe, sincrono } from "./erros.js";
import { type NomeDeDocumento, paraJson, temNumeroLongo } from "./json.js";
import { type ClienteNativo, type Json, nativo, type OpcoesChamadaNativas, type PonteNativa } from "./nativo.js";
import {
  chamadaNativa,
  clienteNativo,
  esperaNativa,
  type OpcoesChamada,
  type OpcoesClient,
  type OpcoesEspera,
} from "./opcoes.js";
import type { ComCaminhos, Inutilizacao, LimiteDeRequisicoes, NovoWebhook } from "./pedidos.js";
import { lerJson, pedir, type Resposta } from "./ponte.js";
import { Espera, Recebidas } from "./recebidas.js";
import type { Cancelamento, CartaCorrecao, Cte, CteOs, DadosGtv, Desacordo, RegistroMultimodal } from "./tipos.js";
import type { Entrada } from "./validacao.js";
import { paraApi } from "./webhook.js";

type Iniciar = (ponte: PonteNativa, pedido: number, opcoes: OpcoesChamadaNativas | undefined) => void;

const SEM_SINAIS: readonly (AbortSignal | undefined)[] = [];

/**
 * The API's client, for one token in one environment.
 *
 * Every method returns a promise that is refused with a `FocusCteError`. A refusal by the authority is a `Documento` whose `status` says
 * so, not an error. The client retries by itself what is safe to retry; after an emission whose answer was lost it asks by reference
 * before it sends again. It shares connections and the rate limit among its calls: make one, and keep it.
 *
 * ```ts
 * await using client = new Client({ token, ambiente: "homologacao" });
 * await client.emitirCte("pedido-42", cte);
 * const documento = await client.aguardar("pedido-42");
 * ```
 */
export class Client implements AsyncDisposable {
  readonly #nativo: ClienteNativo;
  readonly #sinal: AbortSignal | undefined;
  #fechado = false;
  #emAndamento = 0;
  #vazio: (() => void) | undefined;

  /** Verifies the options and connects to nothing. */
  constructor(opcoes: OpcoesClient) {
    const nativas = clienteNativo(opcoes);
    this.#nativo = sincrono(() => new nativo.Cliente(nativas));
    this.#sinal = opcoes.signal;
  }

  /** `producao`, `homologacao` or the base URL; `null` once it is closed. */
  get ambiente(): string | null {
    return this.#nativo.ambiente();
  }

  /** What the last answer said of the rate limit. */
  get limite(): LimiteDeRequisicoes {
    const [limite = null, restantes = null, reinicioMs = null] = this.#nativo.limite();
    return { limite, restantes, reinicioMs };
  }

  /** Refuses new calls, waits for those under way, and lets the connections go. */
  async close(): Promise<void> {
    this.#fechado = true;
    if (this.#emAndamento > 0) {
      await new Promise<void>((resolver) => {
        const outro = this.#vazio;
        this.#vazio = () => {
          outro?.();
          resolver();
        };
      });
    }
    this.#nativo.fechar();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #pedir(opcoes: OpcoesChamada | undefined, iniciar: Iniciar, ref?: string): Promise<Resposta> {
    const nativas = chamadaNativa(opcoes);
    return this.#contar((ponte, pedido) => iniciar(ponte, pedido, nativas), this.#sinais(opcoes), ref);
  }

  /** A call among those that `close` waits for. */
  async #contar(...chamada: Parameters<typeof pedir>): Promise<Resposta> {
    if (this.#fechado) throw erroDe("configuracao", "o cliente foi fechado; crie outro");
    this.#emAndamento++;
    try {
      return await pedir(...chamada);
    } finally {
      if (--this.#emAndamento === 0) this.#vazio?.();
    }
  }

  #sinais(opcoes: OpcoesChamada | undefined): readonly (AbortSignal | undefined)[] {
    if (this.#sinal === undefined && opcoes?.signal === undefined) return SEM_SINAIS;
    return [this.#sinal, opcoes?.signal];
  }

  async #documento(opcoes: OpcoesChamada | undefined, ref: string, iniciar: Iniciar): Promise<Documento> {
    const { corpo, bruto } = await this.#pedir(opcoes, iniciar, conferirRef(ref));
    return comBruto(corpo as string, bruto);
  }

  async #evento(
    ref: string,
    corpo: unknown,
    nome: NomeDeDocumento,
    opcoes: OpcoesChamada | undefined,
    iniciar: (n: ClienteNativo, json: Json, numeros: boolean, ...chamada: Parameters<Iniciar>) => void,
  ): Promise<RespostaEvento> {
    const json = paraJson(corpo, nome);
    const numeros = temNumeroLongo(corpo, json);
    const resposta = await this.#pedir(
      opcoes,
      (...chamada) => iniciar(this.#nativo, json, numeros, ...chamada),
      conferirRef(ref),
    );
    return comBruto(resposta.corpo as string, resposta.bruto);
  }

  async #arquivo(opcoes: OpcoesChamada | undefined, iniciar: Iniciar): Promise<Buffer> {
    return (await this.#pedir(opcoes, iniciar)).corpo as Buffer;
  }

  async #json<T>(opcoes: OpcoesChamada | undefined, iniciar: Iniciar): Promise<T> {
    return lerJson<T>(await this.#pedir(opcoes, iniciar));
  }

  /**
   * Emits a CT-e. `ref` is the caller's own unique name for the document, and makes the emission safe to repeat.
   *
   * A `number` with more decimals than its field (`0.1 + 0.2`) is a `ValidacaoError` and nothing is sent; nothing else is judged here: see
   * `validar`.
   */
  async emitirCte(ref: string, cte: Entrada<Cte>, opcoes?: OpcoesChamada): Promise<Documento> {
    const json = paraJson(cte, "cte");
    const numeros = temNumeroLongo(cte, json);
    return this.#documento(opcoes, ref, (ponte, pedido, op) =>
      this.#nativo.emitirCte(ponte, pedido, op, ref, json, numeros),
    );
  }

  /** Emits a CT-e OS, which the authority judges in the same request. */
  async emitirCteOs(ref: string, cteOs: Entrada<CteOs>, opcoes?: OpcoesChamada): Promise<Documento> {
    const json = paraJson(cteOs, "cte_os");
    const numeros = temNumeroLongo(cteOs, json);
    return this.#documento(opcoes, ref, (ponte, pedido, op) =>
      this.#nativo.emitirCteOs(ponte, pedido, op, ref, json, numeros),
    );
  }

  /** The document's state, CT-e or CT-e OS. */
  async consultar(ref: string, opcoes?: OpcoesChamada): Promise<Documento> {
    return this.#documento(opcoes, ref, (ponte, pedido, op) => this.#nativo.consultar(ponte, pedido, op, ref));
  }

  /** The document's state with the requests and the authority's protocols. */
  async consultarCompleta(ref: string, opcoes?: OpcoesChamada): Promise<Documento> {
    return this.#documento(opcoes, ref, (ponte, pedido, op) => this.#nativo.consultarCompleta(ponte, pedido, op, ref));
  }

  /** Waits until the document is no longer in process and gives it, whatever the verdict. */
  async aguardar(ref: string, opcoes?: OpcoesEspera): Promise<Documento> {
    const espera = esperaNativa(opcoes);
    return this.#documento(semPrazo(opcoes), ref, (ponte, pedido, op) =>
      this.#nativo.aguardar(ponte, pedido, op, ref, espera),
    );
  }

  /** Waits until the document is authorised; any other verdict is a `DocumentoRecusadoError`, with the document in it. */
  async aguardarAutorizacao(ref: string, opcoes?: OpcoesEspera): Promise<Documento> {
    const espera = esperaNativa(opcoes);
    return this.#documento(semPrazo(opcoes), ref, (ponte, pedido, op) =>
      this.#nativo.aguardarAutorizacao(ponte, pedido, op, ref, espera),
    );
  }

  /** Waits for many documents at once, and gives each as it is ready. Queries leave a quarter of the credits to other calls. */
  aguardarMuitos(refs: Iterable<string>, opcoes?: OpcoesEspera): Espera {
    const espera = sincrono(() =>
      this.#nativo.aguardarMuitos(chamadaNativa(semPrazo(opcoes)), Array.from(refs), esperaNativa(opcoes)),
    );
    const sinais = this.#sinais(opcoes);
    return new Espera(espera, (iniciar) => this.#contar(iniciar, sinais));
  }

  /** Cancels an authorised document. The justification has 15 to 255 characters. */
  async cancelar(ref: string, corpo: string | Cancelamento, opcoes?: OpcoesChamada): Promise<RespostaEvento> {
    const pedido = typeof corpo === "string" ? { justificativa: corpo } : corpo;
    return this.#evento(ref, pedido, "evento_cancelamento", opcoes, (n, json, _, ponte, id, op) =>
      n.cancelar(ponte, id, op, ref, json),
    );
  }

  /** Corrects fields of an authorised document: each letter of correction stands in the place of the one before. */
  async cartaCorrecao(ref: string, carta: Entrada<CartaCorrecao>, opcoes?: OpcoesChamada): Promise<RespostaEvento> {
    return this.#evento(ref, carta, "evento_carta_correcao", opcoes, (n, json, _, ponte, pedido, op) =>
      n.cartaCorrecao(ponte, pedido, op, ref, json),
    );
  }

  /** Registers that the service was not as agreed. */
  async desacordo(ref: string, corpo: string | Desacordo, opcoes?: OpcoesChamada): Promise<RespostaEvento> {
    const pedido = typeof corpo === "string" ? { observacoes: corpo } : corpo;
    return this.#evento(ref, pedido, "evento_desacordo", opcoes, (n, json, _, ponte, id, op) =>
      n.desacordo(ponte, id, op, ref, json),
    );
  }

  /** Links a CT-e to the transport by other modals. */
  async registroMultimodal(
    ref: string,
    corpo: Entrada<RegistroMultimodal>,
    opcoes?: OpcoesChamada,
  ): Promise<RespostaEvento> {
    return this.#evento(ref, corpo, "evento_registro_multimodal", opcoes, (n, json, numeros, ponte, pedido, op) =>
      n.registroMultimodal(ponte, pedido, op, ref, json, numeros),
    );
  }

  /** Registers the transport of valuables of a CT-e OS. */
  async dadosGtv(ref: string, corpo: Entrada<DadosGtv>, opcoes?: OpcoesChamada): Promise<RespostaEvento> {
    return this.#evento(ref, corpo, "evento_dados_gtv", opcoes, (n, json, numeros, ponte, pedido, op) =>
      n.dadosGtv(ponte, pedido, op, ref, json, numeros),
    );
  }

  /** Gives up a range of numbers. Legacy: the national service ended with layout 4.00. */
  async inutilizar(pedido: Entrada<Inutilizacao>, opcoes?: OpcoesChamada): Promise<RespostaInutilizacao> {
    const json = paraJson(pedido, "cte");
    const { corpo, bruto } = await this.#pedir(opcoes, (ponte, id, op) => this.#nativo.inutilizar(ponte, id, op, json));
    return comBruto(corpo as string, bruto);
  }

  /** The document's XML. The token never goes to another host. */
  async baixarXml(documento: ComCaminhos, opcoes?: OpcoesChamada): Promise<Buffer> {
    return this.#arquivo(opcoes, (ponte, pedido, op) => this.#nativo.baixarXml(ponte, pedido, op, texto(documento)));
  }

  /** The DACTE, in PDF. */
  async baixarDacte(documento: ComCaminhos, opcoes?: OpcoesChamada): Promise<Buffer> {
    return this.#arquivo(opcoes, (ponte, pedido, op) => this.#nativo.baixarDacte(ponte, pedido, op, texto(documento)));
  }

  /** The cancellation's XML. */
  async baixarXmlCancelamento(documento: ComCaminhos, opcoes?: OpcoesChamada): Promise<Buffer> {
    return this.#arquivo(opcoes, (ponte, pedido, op) =>
      this.#nativo.baixarXmlCancelamento(ponte, pedido, op, texto(documento)),
    );
  }

  /** The XML of the last letter of correction. */
  async baixarXmlCartaCorrecao(documento: ComCaminhos, opcoes?: OpcoesChamada): Promise<Buffer> {
    return this.#arquivo(opcoes, (ponte, pedido, op) =>
      this.#nativo.baixarXmlCartaCorrecao(ponte, pedido, op, texto(documento)),
    );
  }

  /** Any path that an answer gave, such as `caminho_xml` of an event. */
  async baixar(caminho: string, opcoes?: OpcoesChamada): Promise<Buffer> {
    return this.#arquivo(opcoes, (ponte, pedido, op) => this.#nativo.baixar(ponte, pedido, op, caminho));
  }

  /** Creates a webhook. The API allows 5 for each company and event. */
  async criarWebhook(novo: NovoWebhook, opcoes?: OpcoesChamada): Promise<Webhook> {
    const { cnpj, cpf, evento, url, authorization, authorizationHeader } = novo;
    const nativo = {
      ...(cnpj === undefined ? {} : { cnpj: String(cnpj) }),
      ...(cpf === undefined ? {} : { cpf: String(cpf) }),
      evento,
      url: String(url),
      ...(authorization === undefined ? {} : { authorization }),
      ...(authorizationHeader === undefined ? {} : { authorizationHeader }),
    };
    return this.#json(opcoes, (ponte, pedido, op) => this.#nativo.criarWebhook(ponte, pedido, op, nativo));
  }

  /** The webhooks of the token. */
  async listarWebhooks(opcoes?: OpcoesChamada): Promise<Webhook[]> {
    return this.#json(opcoes, (ponte, pedido, op) => this.#nativo.listarWebhooks(ponte, pedido, op));
  }

  /** One webhook. */
  async consultarWebhook(id: string, opcoes?: OpcoesChamada): Promise<Webhook> {
    return this.#json(opcoes, (ponte, pedido, op) => this.#nativo.consultarWebhook(ponte, pedido, op, id));
  }

  /** Removes a webhook; gives it as it was. */
  async excluirWebhook(id: string, opcoes?: OpcoesChamada): Promise<Webhook> {
    return this.#json(opcoes, (ponte, pedido, op) => this.#nativo.excluirWebhook(ponte, pedido, op, id));
  }

  /** Has the API deliver a document's webhooks again; gives those that it called. */
  async reenviarWebhook(ref: string, opcoes?: OpcoesChamada): Promise<Webhook[]> {
    return lerJson(
      await this.#pedir(
        opcoes,
        (ponte, pedido, op) => this.#nativo.reenviarWebhook(ponte, pedido, op, ref),
        conferirRef(ref),
      ),
    );
  }

  /** One page of the CT-es that others issued for a company: those after `versao`. */
  async recebidas(cnpj: string | { toString(): string }, versao = 0, opcoes?: OpcoesChamada): Promise<PaginaRecebidas> {
    return this.#json(opcoes, (ponte, pedido, op) => this.#nativo.recebidas(ponte, pedido, op, String(cnpj), versao));
  }

  /** All of them after `versao`, one by one, for `for await`. */
  recebidasDesde(cnpj: string | { toString(): string }, versao = 0, opcoes?: OpcoesChamada): Recebidas {
    const nativas = sincrono(() => this.#nativo.recebidasDesde(chamadaNativa(opcoes), String(cnpj), versao));
    const sinais = this.#sinais(opcoes);
    return new Recebidas(nativas, (iniciar) => this.#contar(iniciar, sinais));
  }

  /** What the API knows of a received CT-e. */
  async consultarRecebida(chave: string | { toString(): string }, opcoes?: OpcoesChamada): Promise<unknown> {
    return this.#json(opcoes, (ponte, pedido, op) => this.#nativo.consultarRecebida(ponte, pedido, op, String(chave)));
  }

  /** XML of a received CT-e. */
  async baixarXmlRecebida(chave: string | { toString(): string }, opcoes?: OpcoesChamada): Promise<Buffer> {
    return this.#arquivo(opcoes, (ponte, pedido, op) =>
      this.#nativo.baixarXmlRecebida(ponte, pedido, op, String(chave)),
    );
  }

  /** XML of a received CT-e's cancellation. */
  async baixarXmlCancelamentoRecebida(chave: string | { toString(): string }, opcoes?: OpcoesChamada): Promise<Buffer> {
    return this.#arquivo(opcoes, (ponte, pedido, op) =>
      this.#nativo.baixarXmlCancelamentoRecebida(ponte, pedido, op, String(chave)),
    );
  }

  /** XML of a received CT-e's last letter of correction. */
  async baixarXmlCartaCorrecaoRecebida(
    chave: string | { toString(): string },
    opcoes?: OpcoesChamada,
  ): Promise<Buffer> {
    return this.#arquivo(opcoes, (ponte, pedido, op) =>
      this.#nativo.baixarXmlCartaCorrecaoRecebida(ponte, pedido, op, String(chave)),
    );
  }

  /** Registers that the service of a received CT-e was not as agreed. */
  async desacordoRecebida(
    chave: string | { toString(): string },
    corpo: string | Desacordo,
    opcoes?: OpcoesChamada,
  ): Promise<RespostaEvento> {
    const json = paraJson(typeof corpo === "string" ? { observacoes: corpo } : corpo, "evento_desacordo");
    const resposta = await this.#pedir(opcoes, (ponte, pedido, op) =>
      this.#nativo.desacordoRecebida(ponte, pedido, op, String(chave), json),
    );
    return comBruto(resposta.corpo as string, resposta.bruto);
  }

  /** What became of that event. */
  async consultarDesacordoRecebida(
    chave: string | { toString(): string },
    opcoes?: OpcoesChamada,
  ): Promise<RespostaEvento> {
    const resposta = await this.#pedir(opcoes, (ponte, pedido, op) =>
      this.#nativo.consultarDesacordoRecebida(ponte, pedido, op, String(chave)),
    );
    return comBruto(resposta.corpo as string, resposta.bruto);
  }

  /**
   * Any request to the API, with token, rate limit and retries: for what has no method here. `caminho` starts with `/v2/`, or is a URL of
   * the same host. Any status but 2xx is an error, whose `corpo` has the body.
   */
  async requisicao(
    metodo: "GET" | "POST" | "PUT" | "DELETE",
    caminho: string,
    corpo?: Entrada<object>,
    opcoes?: OpcoesChamada,
  ): Promise<RespostaBruta> {
    const json = corpo === undefined ? undefined : paraJson(corpo, "cte");
    const { bruto } = await this.#pedir(opcoes, (ponte, pedido, op) =>
      this.#nativo.requisicao(ponte, pedido, op, metodo, caminho, json),
    );
    return lerBruto(bruto as string);
  }
}

/** The deadline of a wait is the wait's own, not that of each of its queries. */
function semPrazo(opcoes: OpcoesEspera | undefined): OpcoesChamada | undefined {
  if (opcoes?.prazoMs === undefined) return opcoes;
  const { prazoMs: _, ...resto } = opcoes;
  return resto;
}

function conferirRef(ref: string): string {
  if (typeof ref === "string") return ref;
  throw erroDe("requisicao_invalida", `a referência (ref) é um texto, mas veio ${typeof ref}`, {
    codigo: "referencia_invalida",
  });
}

function texto(documento: ComCaminhos): string {
  return JSON.stringify(paraApi(documento));
}
