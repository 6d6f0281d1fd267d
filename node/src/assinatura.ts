/**
 * Signatures: made with an A1 certificate, and verified.
 */

import { sincrono } from "./erros.js";
import { bytesDoXml } from "./importacao.js";
import { type CertificadoNativo, nativo } from "./nativo.js";
import { lerJson, pedir } from "./ponte.js";

/** Who a certificate is of, and until when. */
export interface Titular {
  readonly nome: string;
  readonly emissor: string;
  readonly numeroDeSerie: string;
  readonly cnpj: string | null;
  readonly validoDe: Date;
  readonly validoAte: Date;
}

/** Something that is wrong with a signature. */
export interface PontoDaAssinatura {
  /** Stable code, such as `digest`, `valor_da_assinatura`, `id_divergente`, `outro_cnpj`. */
  readonly codigo: string;
  /** What the authority would answer. */
  readonly cstat: number;
  /** In Portuguese. */
  readonly mensagem: string;
}

/** One signature, judged. */
export interface Assinatura {
  /** What it signs: `infCte`, `infEvento`. */
  readonly elemento: string;
  readonly id: string;
  /** Whether it holds: the content is what was signed, with the key of the certificate that comes with it. */
  readonly integra: boolean;
  readonly certificado: Titular | null;
  /** Why it does not hold. */
  readonly falhas: readonly PontoDaAssinatura[];
  /** What the authority would refuse even so: validity, CNPJ. */
  readonly ressalvas: readonly PontoDaAssinatura[];
}

/** Every signature of a document. */
export interface Verificacao {
  /** Whether there is a signature, and all of them hold. */
  readonly integra: boolean;
  readonly assinaturas: readonly Assinatura[];
}

interface TitularJson {
  nome: string;
  emissor: string;
  numero_de_serie: string;
  cnpj: string | null;
  valido_de: string;
  valido_ate: string;
}

function titular(json: TitularJson): Titular {
  const { nome, emissor, numero_de_serie, cnpj, valido_de, valido_ate } = json;
  const [validoDe, validoAte] = [new Date(valido_de), new Date(valido_ate)];
  return { nome, emissor, numeroDeSerie: numero_de_serie, cnpj, validoDe, validoAte };
}

/** A private key with its certificate, ready to sign. The key stays in the addon's memory, and nothing shows it. */
export class Certificado {
  readonly #nativo: CertificadoNativo;

  private constructor(dele: CertificadoNativo) {
    this.#nativo = dele;
  }

  /** From an A1 certificate (`.pfx`, `.p12`) and its password. A wrong password and the like throw a `ValidacaoError`. */
  static dePkcs12(arquivo: Uint8Array, senha: string): Certificado {
    const bytes = Buffer.from(arquivo.buffer, arquivo.byteOffset, arquivo.byteLength);
    return new Certificado(sincrono(() => nativo.CertificadoNativo.dePkcs12(bytes, senha)));
  }

  /** From the texts of a private key (not encrypted) and of a certificate, in PEM. */
  static dePem(chave: string, certificado: string): Certificado {
    return new Certificado(sincrono(() => nativo.CertificadoNativo.dePem(chave, certificado)));
  }

  /** The test certificate of the sandbox: what it signs proves nothing. */
  static deTeste(): Certificado {
    return new Certificado(nativo.CertificadoNativo.deTeste());
  }

  /** Who it is of, and until when. */
  get titular(): Titular {
    return titular(JSON.parse(this.#nativo.titular()));
  }

  /** @internal */
  static nativo(certificado: Certificado): CertificadoNativo {
    return certificado.#nativo;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `Certificado(${this.titular.cnpj ?? ""})`;
  }
}

/** How to sign. */
export interface OpcoesAssinar {
  /** Whether the certificate has to be valid and of the document's company. True by default. */
  readonly conferir?: boolean;
  /** When it has to be valid: now, by default. */
  readonly agora?: Date;
  readonly signal?: AbortSignal;
}

/**
 * Signs a document or event, as the national standard asks for, and changes nothing else of it. Runs on another thread.
 *
 * The certificate has to be valid and of the company of the document (the first 8 characters of the CNPJ), as the authority asks
 * for, unless `conferir` is false. What cannot be signed rejects with a `ValidacaoError`.
 */
export async function assinar(
  xml: string | Uint8Array,
  certificado: Certificado,
  opcoes: OpcoesAssinar = {},
): Promise<string> {
  const entrada = bytesDoXml(xml);
  const agora = opcoes.conferir === false ? undefined : Math.floor((opcoes.agora ?? new Date()).getTime() / 1000);
  const dele = Certificado.nativo(certificado);
  const resposta = await pedir((ponte, pedido) => dele.assinar(ponte, pedido, entrada, agora), [opcoes.signal]);
  return resposta.corpo as string;
}

/**
 * Whether the signatures of a document or event hold, and which part of each does not. Runs on another thread.
 *
 * The chain of ICP-Brasil and revocation are not looked at. What is not XML rejects with a `ValidacaoError`.
 */
export async function verificar(
  xml: string | Uint8Array,
  opcoes: { readonly signal?: AbortSignal } = {},
): Promise<Verificacao> {
  const entrada = bytesDoXml(xml);
  const resposta = await pedir((ponte, pedido) => nativo.verificarDocumento(ponte, pedido, entrada), [opcoes.signal]);
  const { integra, assinaturas } = lerJson(resposta) as {
    integra: boolean;
    assinaturas: (Omit<Assinatura, "certificado"> & { certificado: TitularJson | null })[];
  };
  return {
    integra,
    assinaturas: assinaturas.map(({ certificado, ...resto }) => ({
      ...resto,
      certificado: certificado === null ? null : titular(certificado),
    })),
  };
}
