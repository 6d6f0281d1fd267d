/**
 * The native addon: where it is found, and what it offers.
 *
 * It is looked for beside this package (`native/`, where a build or a packed tarball puts it) and then in the package of the platform.
 */

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Result of a call, as the addon hands it over. */
export type Entregar = (
  pedido: number,
  ok: boolean,
  corpo: string | Uint8Array | undefined,
  bruto: string | null,
) => void;

/** A document's JSON, as text or as bytes. */
export type Json = string | Uint8Array;

export interface PonteNativa {
  interromper(pedido: number): boolean;
}

export interface OpcoesChamadaNativas {
  timeoutMs?: number;
  prazoMs?: number;
  tentativas?: number;
  reenviarRecusado?: boolean;
}

export interface OpcoesEsperaNativas {
  prazoMs?: number;
  intervaloMs?: number;
  intervaloMaximoMs?: number;
  maxConsultas?: number;
}

export interface OpcoesClienteNativas {
  token: string;
  ambiente?: string;
  chamada?: OpcoesChamadaNativas;
  conexaoMs?: number;
  userAgent?: string;
  proxy?: string;
  caPem?: string;
  maxCorpoBytes?: number;
  creditosPorMinuto?: number;
}

/** Names and secret of a webhook to create. */
export interface NovoWebhookNativo {
  cnpj?: string;
  cpf?: string;
  evento: string;
  url: string;
  authorization?: string;
  authorizationHeader?: string;
}

type Op = OpcoesChamadaNativas | undefined;
type Chamada<A extends unknown[]> = (ponte: PonteNativa, pedido: number, opcoes: Op, ...resto: A) => void;

export interface ClienteNativo {
  fechar(): void;
  ambiente(): string | null;
  limite(): (number | null)[];
  emitirCte: Chamada<[ref: string, json: Json, numeros: boolean]>;
  emitirCteOs: Chamada<[ref: string, json: Json, numeros: boolean]>;
  consultar: Chamada<[ref: string]>;
  consultarCompleta: Chamada<[ref: string]>;
  aguardar: Chamada<[ref: string, espera: OpcoesEsperaNativas | undefined]>;
  aguardarAutorizacao: Chamada<[ref: string, espera: OpcoesEsperaNativas | undefined]>;
  aguardarMuitos(opcoes: Op, refs: string[], espera: OpcoesEsperaNativas | undefined): EsperaNativa;
  baixarXml: Chamada<[documento: string]>;
  baixarDacte: Chamada<[documento: string]>;
  baixarXmlCancelamento: Chamada<[documento: string]>;
  baixarXmlCartaCorrecao: Chamada<[documento: string]>;
  baixar: Chamada<[caminho: string]>;
  requisicao: Chamada<[metodo: string, caminho: string, corpo: Json | undefined]>;
  cancelar: Chamada<[ref: string, json: Json]>;
  cartaCorrecao: Chamada<[ref: string, json: Json]>;
  desacordo: Chamada<[ref: string, json: Json]>;
  registroMultimodal: Chamada<[ref: string, json: Json, numeros: boolean]>;
  dadosGtv: Chamada<[ref: string, json: Json, numeros: boolean]>;
  inutilizar: Chamada<[json: Json]>;
  criarWebhook: Chamada<[webhook: NovoWebhookNativo]>;
  listarWebhooks: Chamada<[]>;
  consultarWebhook: Chamada<[id: string]>;
  excluirWebhook: Chamada<[id: string]>;
  reenviarWebhook: Chamada<[ref: string]>;
  recebidas: Chamada<[cnpj: string, desde: number]>;
  recebidasDesde(opcoes: Op, cnpj: string, desde: number): RecebidasNativas;
  consultarRecebida: Chamada<[chave: string]>;
  baixarXmlRecebida: Chamada<[chave: string]>;
  baixarXmlCancelamentoRecebida: Chamada<[chave: string]>;
  baixarXmlCartaCorrecaoRecebida: Chamada<[chave: string]>;
  desacordoRecebida: Chamada<[chave: string, json: Json]>;
  consultarDesacordoRecebida: Chamada<[chave: string]>;
}

export interface RecebidasNativas {
  proxima(ponte: PonteNativa, pedido: number): void;
  cursor(): number;
  confirmar(): void;
  reter(): void;
}

export interface EsperaNativa {
  proximo(ponte: PonteNativa, pedido: number): void;
  avisar(documento: string): boolean;
}

export interface ArquivoNdjsonNativo {
  proximoLote(ponte: PonteNativa, pedido: number): void;
}

export interface PartesNativas {
  uf: string;
  ano: number;
  mes: number;
  cnpj: string;
  modelo: number;
  serie: number;
  numero: number;
  formaEmissao: number;
  codigoNumerico: number;
}

export interface OpcoesXmlNativas {
  modelo: number;
  producao?: boolean;
  serie?: number;
  numero?: number;
  codigoNumerico?: number;
  empresa?: string;
}

export interface CertificadoNativo {
  titular(): string;
  assinar(ponte: PonteNativa, pedido: number, xml: Json, agora: number | undefined): void;
}

export interface RegraNativa {
  falha: string;
  parametro?: number;
  mensagem?: string;
  percentual?: number;
  vezes?: number;
  apos?: number;
  duranteSegundos?: number;
  metodo?: string;
  caminho?: string;
  referencia?: string;
}

export interface SandboxNativo {
  iniciar(ponte: PonteNativa, pedido: number, opcoes: object): void;
  encerrar(ponte: PonteNativa, pedido: number): void;
  falhar(regra: RegraNativa): void;
  limparFalhas(): void;
  avancar(ms: number): void;
}

export interface OpcoesDacteNativas {
  modelo: number;
  logo?: Buffer;
  empresa?: string;
  cancelado?: boolean;
}

type Pares = [nome: string, valor: string][];

export interface Nativo {
  versao(): string;
  tiposDeErro(): string[];
  camposDeData(): string;
  Ponte: new (entregar: Entregar) => PonteNativa;
  Cliente: new (opcoes: OpcoesClienteNativas) => ClienteNativo;
  ArquivoNdjson: new (caminho: string, modelo: number, contexto?: string) => ArquivoNdjsonNativo;
  Sandbox: new () => SandboxNativo;
  executarPrograma(argumentos: string[]): number;
  validar(json: Json, modelo: number, contexto?: string): string | null;
  explicar(cstat: string): string | null;
  validarEvento(evento: string, json: Json, modelo: number, contexto?: string): string | null;
  validarLote(ponte: PonteNativa, pedido: number, lote: Json[], modelo: number, contexto?: string): void;
  gerarXml(ponte: PonteNativa, pedido: number, json: Json, opcoes: OpcoesXmlNativas): void;
  gerarDacte(ponte: PonteNativa, pedido: number, documento: Json, opcoes: OpcoesDacteNativas): void;
  importarDocumento(ponte: PonteNativa, pedido: number, xml: Json): void;
  verificarDocumento(ponte: PonteNativa, pedido: number, xml: Json): void;
  compararDocumentos(
    ponte: PonteNativa,
    pedido: number,
    antes: Json,
    depois: Json,
    modelo: number,
    evento: string | undefined,
  ): void;
  CertificadoNativo: {
    dePkcs12(arquivo: Uint8Array, senha: string): CertificadoNativo;
    dePem(chave: string, certificado: string): CertificadoNativo;
    deTeste(): CertificadoNativo;
  };
  chaveLer(texto: string): string;
  chavePartes(texto: string): PartesNativas;
  chaveMontar(partes: PartesNativas): string;
  chaveDigito(primeiros43: string): number | null;
  cnpjLer(texto: string): string;
  cnpjFormatar(texto: string): string;
  cnpjMontar(doze: string): string;
  cpfLer(texto: string): string;
  cpfFormatar(texto: string): string;
  webhookReceber(headers: Pares, corpo: Uint8Array, cabecalho: string, valor: string): string;
  webhookReceberRecebida(headers: Pares, corpo: Uint8Array, cabecalho: string, valor: string): string;
  webhookVerificar(headers: Pares, cabecalho: string, valor: string): void;
  webhookEntregaDeTeste(documento: string, cabecalho: string, valor: string): { headers: Pares; corpo: string };
}

/** Names of the builds that could run here, most likely first: Linux has one for glibc and one for musl. */
export function plataformas(): string[] {
  const base = `${process.platform}-${process.arch}`;
  if (process.platform === "linux") return [`${base}-gnu`, `${base}-musl`];
  return [process.platform === "win32" ? `${base}-msvc` : base];
}

function carregar(): Nativo {
  const raiz = join(__dirname, "..");
  const exigir = createRequire(__filename);
  const falhas: string[] = [];
  for (const plataforma of plataformas()) {
    const local = join(raiz, "native", `focus-cte.${plataforma}.node`);
    for (const onde of [existsSync(local) ? local : undefined, `focus-cte-${plataforma}`]) {
      if (onde === undefined) continue;
      try {
        return conferir(exigir(onde) as Nativo, onde, raiz);
      } catch (causa) {
        falhas.push(`${onde}: ${(causa as Error).message.split("\n")[0]}`);
      }
    }
  }
  const aqui = plataformas()[0];
  throw new Error(
    `focus-cte: não há addon nativo para esta plataforma (${aqui}, Node ${process.versions.node}). ` +
      `Instale sem --omit=optional, para que o pacote focus-cte-${aqui} venha junto; ou, com Rust instalado, ` +
      `rode "npm run build:release" numa cópia do repositório.\n${falhas.map((f) => `  ${f}`).join("\n")}`,
  );
}

/** An addon of another version would fail in odd ways later. */
function conferir(nativo: Nativo, onde: string, raiz: string): Nativo {
  const { version } = JSON.parse(readFileSync(join(raiz, "package.json"), "utf8")) as { version: string };
  if (nativo.versao() !== version) {
    throw new Error(`o addon é da versão ${nativo.versao()}, e o pacote da ${version}; reinstale focus-cte (${onde})`);
  }
  return nativo;
}

export const nativo: Nativo = carregar();
