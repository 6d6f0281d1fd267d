/**
 * A service in the manner of NestJS: one client for the application, closed with it. In Nest, add `@Injectable()` to the class and give the
 * options by a provider.
 */

import {
  Client,
  ConflitoError,
  type Cte,
  type Documento,
  DocumentoRecusadoError,
  type OpcoesClient,
  type Problema,
  validar,
} from "focus-cte";

/** The document has errors that were found before anything was sent. */
export class CteInvalido extends Error {
  constructor(readonly problemas: readonly Problema[]) {
    super(problemas.map((p) => `${p.campo}: ${p.mensagem}`).join("\n"));
  }
}

export class CteService {
  readonly #client: Client;

  constructor(opcoes: OpcoesClient) {
    this.#client = new Client(opcoes);
  }

  /** Emits a CT-e and waits for its authorisation. Safe to repeat with the same `ref`. */
  async emitir(ref: string, cte: Cte, signal?: AbortSignal): Promise<Documento> {
    const { valido, erros } = validar(cte);
    if (!valido) throw new CteInvalido(erros);
    const opcoes = signal === undefined ? {} : { signal };
    try {
      await this.#client.emitirCte(ref, cte, opcoes);
    } catch (erro) {
      // Already sent: what became of it is asked below.
      if (!(erro instanceof ConflitoError)) throw erro;
    }
    try {
      return await this.#client.aguardarAutorizacao(ref, opcoes);
    } catch (erro) {
      if (erro instanceof DocumentoRecusadoError) console.error(`a SEFAZ recusou ${ref}: ${erro.mensagem}`);
      throw erro;
    }
  }

  /** Called by Nest when the application ends. */
  async onModuleDestroy(): Promise<void> {
    await this.#client.close();
  }
}
