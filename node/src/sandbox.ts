/**
 * The API offline, in this process: for tests and for trying things, without a token, a certificate or a network.
 */

import type { Documento } from "./documento.js";
import { erroDe, sincrono } from "./erros.js";
import { nativo, type RegraNativa, type SandboxNativo } from "./nativo.js";
import { lerJson, pedir } from "./ponte.js";

/** Names of the faults. */
export type NomeDeFalha =
  | "latencia"
  | "limite"
  | "erro_500"
  | "erro_500_depois"
  | "erro_503"
  | "html_401"
  | "queda_antes"
  | "queda_depois"
  | "corpo_cortado"
  | "corpo_lento"
  | "cstat"
  | "consultas"
  | "armazenamento";

/** A fault, and which requests it strikes: by default every request to the API. */
export interface Falha {
  readonly falha: NomeDeFalha;
  /** Milliseconds of `latencia` and `corpo_lento`, seconds of `limite`, code of `cstat`, number of `consultas`. */
  readonly parametro?: number;
  /** The authority's words, of `cstat`. */
  readonly mensagem?: string;
  /** How many of a hundred requests it strikes, by chance. */
  readonly percentual?: number;
  /** How many times, at most. */
  readonly vezes?: number;
  /** How many requests pass first. */
  readonly apos?: number;
  /** For how long, by the sandbox's clock, from the first time on. */
  readonly duranteSegundos?: number;
  readonly metodo?: "GET" | "POST" | "PUT" | "DELETE";
  /** What the path begins with; `/v2/` by default. */
  readonly caminho?: string;
  /** The `ref` that the request is about; with `*` at the end, what it begins with. */
  readonly referencia?: string;
}

/** How a sandbox is to be. */
export interface OpcoesSandbox {
  /** TCP port of this machine; a free one by default. */
  readonly porta?: number;
  /** Folder for the data, which then survive. In memory by default. */
  readonly dados?: string;
  /** How long a CT-e stays in `processando_autorizacao`. 300 by default. */
  readonly processamentoMs?: number;
  /** Credits of a token in a minute, as the real API's 100. None by default. */
  readonly limitePorMinuto?: number;
  /** CNPJs whose documents are refused with `empresa_nao_habilitada`. */
  readonly empresasNaoHabilitadas?: readonly string[];
  /** `sefaz` (the default) judges as the authority, `documentacao` takes what the API's documentation takes. */
  readonly rigor?: "documentacao" | "sefaz";
  /** Faults from the start; also as text, `"queda_antes:percentual=20,metodo=POST"`. */
  readonly falhas?: readonly (Falha | string)[];
  /** Whether webhooks may go to other machines. `false` by default. */
  readonly webhooksExternos?: boolean;
  /** Makes what is random repeatable. */
  readonly semente?: number;
  /** A clock that stands still until `avancar` moves it. */
  readonly relogioParadoEm?: Date;
  /** Whether the process stays alive while the sandbox runs. `false` by default, so that no test hangs. */
  readonly manterVivo?: boolean;
}

/** What the sandbox holds. */
export interface EstadoSandbox {
  /** The time by its clock. */
  readonly agora: string;
  /** How many documents, by status. */
  readonly documentos: Readonly<Record<string, number>>;
  readonly [outro: string]: unknown;
}

/**
 * The API offline, on a free port of this machine. Any token is good, and sees only its own references.
 *
 * ```ts
 * await using sandbox = await Sandbox.start();
 * await using client = new Client({ token: "teste", baseUrl: sandbox.url });
 * ```
 */
export class Sandbox implements AsyncDisposable {
  readonly #nativo: SandboxNativo;
  readonly #vivo: NodeJS.Timeout | undefined;
  #encerrado: Promise<unknown> | undefined;
  /** The base URL. */
  readonly url: string;

  private constructor(nativo: SandboxNativo, url: string, manterVivo: boolean) {
    this.#nativo = nativo;
    this.url = url;
    this.#vivo = manterVivo ? setInterval(() => {}, 0x7fffffff) : undefined;
  }

  /** Starts one; it listens when this resolves. */
  static async start(opcoes: OpcoesSandbox = {}): Promise<Sandbox> {
    const { manterVivo = false, relogioParadoEm, falhas, ...resto } = opcoes;
    const instancia = new nativo.Sandbox();
    const nativas = {
      ...resto,
      ...(relogioParadoEm === undefined ? {} : { relogioParadoEm: relogioParadoEm.getTime() }),
      ...(falhas === undefined ? {} : { falhas: falhas.map(regra) }),
    };
    const resposta = await pedir((ponte, pedido) => instancia.iniciar(ponte, pedido, nativas));
    return new Sandbox(instancia, lerJson<string>(resposta), manterVivo);
  }

  /** Misbehaves by this rule from now on. */
  falhar(falha: Falha | string): void {
    sincrono(() => this.#nativo.falhar(regra(falha)));
  }

  /** Behaves again. */
  limparFalhas(): void {
    sincrono(() => this.#nativo.limparFalhas());
  }

  /** Puts its clock forward, for what waits on it too. */
  avancar(ms: number): void {
    sincrono(() => this.#nativo.avancar(ms));
  }

  /** What it holds. */
  async estado(): Promise<EstadoSandbox> {
    return (await this.#controle("GET", "estado")) as EstadoSandbox;
  }

  /** The documents it holds, of all tokens. */
  async documentos(): Promise<(Partial<Documento> & Record<string, unknown>)[]> {
    return (await this.#controle("GET", "documentos")) as Record<string, unknown>[];
  }

  /** What it delivered, or tried to deliver, to webhooks. */
  async entregas(): Promise<Record<string, unknown>[]> {
    return (await this.#controle("GET", "entregas")) as Record<string, unknown>[];
  }

  /** A CT-e that another company issued for this one arrives. `xml` is a whole `cteProc`. */
  async receber(cnpj: string, xml: string): Promise<Record<string, unknown>> {
    return (await this.#controle("POST", "recebidas", { cnpj, xml })) as Record<string, unknown>;
  }

  /** Forgets all data and faults. */
  async reiniciar(): Promise<void> {
    await this.#controle("POST", "reiniciar");
  }

  /** Stops it: requests at hand are finished. */
  async stop(): Promise<void> {
    clearInterval(this.#vivo);
    this.#encerrado ??= pedir((ponte, pedido) => this.#nativo.encerrar(ponte, pedido));
    await this.#encerrado;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #controle(method: string, caminho: string, corpo?: object): Promise<unknown> {
    const resposta = await fetch(`${this.url}/_sandbox/${caminho}`, {
      method,
      headers: { connection: "close", ...(corpo === undefined ? {} : { "content-type": "application/json" }) },
      ...(corpo === undefined ? {} : { body: JSON.stringify(corpo) }),
    });
    const texto = await resposta.text();
    if (!resposta.ok) {
      throw erroDe("requisicao_invalida", `o sandbox recusou o controle ${caminho}: ${texto}`, {
        status: resposta.status,
        corpo: texto,
      });
    }
    return texto === "" ? undefined : JSON.parse(texto);
  }
}

function regra(falha: Falha | string): RegraNativa {
  return typeof falha === "string" ? { falha } : { ...falha };
}
