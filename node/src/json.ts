/**
 * JavaScript values to the JSON that the core reads.
 *
 * Numbers go by their shortest decimal text, `bigint` and decimal objects by `toString`, `Date` as the field takes it.
 */

import { types } from "node:util";
import { comoData, comoDataHora } from "./datas.js";
import { erroDe } from "./erros.js";
import { type Json, nativo } from "./nativo.js";

/** Documents whose fields are known. */
export type NomeDeDocumento =
  | "cte"
  | "cte_os"
  | "evento_cancelamento"
  | "evento_carta_correcao"
  | "evento_desacordo"
  | "evento_registro_multimodal"
  | "evento_dados_gtv";

type Campos = { readonly [campo: string]: "data" | "data_hora" | Campos };

let datas: Readonly<Record<string, Campos>> | undefined;

/** Text and bytes go as they are; anything else is written as JSON. */
export function paraJson(valor: unknown, documento: NomeDeDocumento): Json {
  if (typeof valor === "string" || types.isUint8Array(valor)) return valor;
  if (valor === null || typeof valor !== "object" || Array.isArray(valor)) {
    throw erroDe(
      "json_invalido",
      `o documento tem de ser um objeto, ou JSON em texto ou bytes, mas veio ${valor === null ? "null" : Array.isArray(valor) ? "uma lista" : typeof valor}`,
    );
  }
  try {
    if (simples(valor)) return JSON.stringify(valor);
    datas ??= JSON.parse(nativo.camposDeData()) as Record<string, Campos>;
    return escrever(valor, datas[documento], "") ?? "{}";
  } catch (causa) {
    if (causa instanceof RangeError) {
      throw erroDe("json_invalido", "o documento contém a si mesmo, ou é aninhado demais", { cause: causa });
    }
    throw causa;
  }
}

/** A number of three decimals or more, at least two being in every field that has any. */
const NUMERO_LONGO = /[:,[]-?\d+\.\d{3}/;

/** Whether the JSON of an object may have a number of more decimals than its field. What came as JSON already is sent as it is. */
export function temNumeroLongo(valor: unknown, json: Json): boolean {
  return typeof json === "string" && json !== valor && NUMERO_LONGO.test(json);
}

/** Whether `JSON.stringify` writes the value as wanted, which is so for nearly every document and much faster. */
function simples(valor: unknown): boolean {
  switch (typeof valor) {
    case "string":
    case "boolean":
    case "undefined":
      return true;
    case "number":
      return textoDireto(valor);
    case "object": {
      if (valor === null) return true;
      if (Array.isArray(valor)) return valor.every(simples);
      const prototipo = Object.getPrototypeOf(valor) as object | null;
      if (prototipo !== Object.prototype && prototipo !== null) return false;
      for (const campo in valor) {
        if (!simples((valor as Record<string, unknown>)[campo])) return false;
      }
      return typeof (valor as { toJSON?: unknown }).toJSON !== "function";
    }
    default:
      return false;
  }
}

/** Numbers that JavaScript writes without an exponent. */
function textoDireto(numero: number): boolean {
  const tamanho = Math.abs(numero);
  return tamanho === 0 || (tamanho >= 1e-6 && tamanho < 1e21);
}

function escrever(valor: unknown, tipo: Campos[string] | undefined, lugar: string): string | undefined {
  switch (typeof valor) {
    case "string":
      return JSON.stringify(valor);
    case "boolean":
      return String(valor);
    case "bigint":
      return valor.toString();
    case "number":
      if (!Number.isFinite(valor)) {
        throw erroDe(
          "json_invalido",
          `o campo ${lugar} é ${valor}, que não é um número; informe o valor, ou omita o campo`,
        );
      }
      return textoDireto(valor) ? String(valor) : semExpoente(String(valor));
    case "object":
      return valor === null ? "null" : objeto(valor, tipo, lugar);
    default:
      return undefined;
  }
}

function objeto(valor: object, tipo: Campos[string] | undefined, lugar: string): string | undefined {
  if (types.isDate(valor)) return JSON.stringify(data(valor, tipo, lugar));
  if (types.isMap(valor) || types.isSet(valor)) {
    throw erroDe("json_invalido", `o campo ${lugar} é um Map ou um Set; informe um objeto ou uma lista`);
  }
  if (Array.isArray(valor)) {
    return `[${valor.map((item, i) => escrever(item, tipo, `${lugar}[${i}]`) ?? "null").join()}]`;
  }
  if ("toJSON" in valor && typeof valor.toJSON === "function") {
    const interno: unknown = valor.toJSON();
    return typeof interno === "string" && ehDecimal(valor)
      ? JSON.stringify(semExpoente(interno))
      : escrever(interno, tipo, lugar);
  }
  if (ehDecimal(valor)) return JSON.stringify(semExpoente(String(valor)));
  const campos: string[] = [];
  for (const campo of Object.keys(valor)) {
    const interno = typeof tipo === "object" && Object.hasOwn(tipo, campo) ? tipo[campo] : undefined;
    const texto = escrever(
      (valor as Record<string, unknown>)[campo],
      interno,
      lugar === "" ? campo : `${lugar}.${campo}`,
    );
    if (texto !== undefined) campos.push(`${JSON.stringify(campo)}:${texto}`);
  }
  return `{${campos.join()}}`;
}

/** A value that writes itself as text, such as the numbers of decimal.js, big.js and bignumber.js. */
function ehDecimal(valor: object): boolean {
  return typeof valor.toString === "function" && valor.toString !== base(valor)?.toString;
}

/** The `Object.prototype` of the value's realm: in a `vm` context, as Jest has, it is not that of this module. */
function base(valor: object): object | null {
  let prototipo = Object.getPrototypeOf(valor) as object | null;
  while (prototipo !== null) {
    const acima = Object.getPrototypeOf(prototipo) as object | null;
    if (acima === null) break;
    prototipo = acima;
  }
  return prototipo;
}

function data(valor: Date, tipo: Campos[string] | undefined, lugar: string): string {
  if (Number.isNaN(valor.getTime())) {
    throw erroDe(
      "json_invalido",
      `o campo ${lugar} é uma data inválida (Invalid Date); informe a data, ou omita o campo`,
    );
  }
  return tipo === "data" ? comoData(valor) : comoDataHora(valor);
}

/** `1e-7` as `0.0000001`; other texts as they are. */
function semExpoente(texto: string): string {
  const partes = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,4})$/i.exec(texto);
  if (!partes) return texto;
  const [, sinal = "", inteiro = "", fracao = "", expoente = "0"] = partes;
  const digitos = inteiro + fracao;
  const ponto = inteiro.length + Number(expoente);
  if (ponto <= 0) return `${sinal}0.${"0".repeat(-ponto)}${digitos}`;
  if (ponto >= digitos.length) return sinal + digitos + "0".repeat(ponto - digitos.length);
  return `${sinal}${digitos.slice(0, ponto)}.${digitos.slice(ponto)}`;
}
