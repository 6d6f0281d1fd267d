/**
 * Values of the domain that are verified when they are read: `Chave`, `Cnpj`, `Cpf`.
 */

import { sincrono } from "./erros.js";
import { nativo } from "./nativo.js";
import type { Uf } from "./tipos.js";

/** The parts of an access key, but for its check digit. */
export interface PartesChave {
  readonly uf: Uf;
  /** In full, 2000 to 2099. */
  readonly ano: number;
  readonly mes: number;
  /** 14 characters; or a CPF padded on the left with zeros. */
  readonly cnpj: string;
  readonly modelo: number;
  readonly serie: number;
  readonly numero: number;
  readonly formaEmissao: number;
  readonly codigoNumerico: number;
}

abstract class Valor {
  readonly #texto: string;

  protected constructor(texto: string) {
    this.#texto = texto;
  }

  toString(): string {
    return this.#texto;
  }

  toJSON(): string {
    return this.#texto;
  }

  /** Whether another value, or a text in the same form, is the same. */
  igual(outro: unknown): boolean {
    return String(outro) === this.#texto;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `${this.constructor.name}(${this.#texto})`;
  }
}

/** An access key of 44 characters. */
export class Chave extends Valor {
  /**
   * Reads a key, with or without the prefix `CTe`, and verifies shape, UF, month and check digit.
   *
   * @throws ValidacaoError with `codigo` `chave_invalida`.
   */
  static ler(texto: string): Chave {
    return new Chave(sincrono(() => nativo.chaveLer(texto)));
  }

  /** Builds the key of these parts and computes its check digit. */
  static montar(partes: PartesChave): Chave {
    return new Chave(sincrono(() => nativo.chaveMontar(partes)));
  }

  /** The check digit of the first 43 characters; `null` unless they can be those of a key. */
  static digito(primeiros43: string): number | null {
    return nativo.chaveDigito(primeiros43);
  }

  /** Whether the text is a key. */
  static valida(texto: string): boolean {
    return tenta(() => Chave.ler(texto));
  }

  get partes(): PartesChave {
    return sincrono(() => nativo.chavePartes(this.toString())) as PartesChave;
  }
}

/** A company's CNPJ, numeric or alphanumeric. */
export class Cnpj extends Valor {
  /**
   * Reads 14 characters, or the printed form, and verifies the check digits.
   *
   * @throws ValidacaoError with `codigo` `cnpj_invalido`.
   */
  static ler(texto: string): Cnpj {
    return new Cnpj(sincrono(() => nativo.cnpjLer(texto)));
  }

  /** Completes 12 characters with their check digits. */
  static montar(doze: string): Cnpj {
    return new Cnpj(sincrono(() => nativo.cnpjMontar(doze)));
  }

  /** Whether the text is a CNPJ. */
  static valido(texto: string): boolean {
    return tenta(() => Cnpj.ler(texto));
  }

  /** `11.222.333/0001-81`. */
  get formatado(): string {
    return sincrono(() => nativo.cnpjFormatar(this.toString()));
  }
}

/** A person's CPF. */
export class Cpf extends Valor {
  /**
   * Reads 11 digits, or the printed form, and verifies the check digits.
   *
   * @throws ValidacaoError with `codigo` `cpf_invalido`.
   */
  static ler(texto: string): Cpf {
    return new Cpf(sincrono(() => nativo.cpfLer(texto)));
  }

  /** Whether the text is a CPF. */
  static valido(texto: string): boolean {
    return tenta(() => Cpf.ler(texto));
  }

  /** `529.982.247-25`. */
  get formatado(): string {
    return sincrono(() => nativo.cpfFormatar(this.toString()));
  }
}

function tenta(ler: () => unknown): boolean {
  try {
    ler();
    return true;
  } catch {
    return false;
  }
}
