/**
 * Validation before anything is sent: the verdict of the official layout and of the authority's rules, every problem at once.
 */

import { fileURLToPath } from "node:url";
import { deJson, type FocusCteError, sincrono } from "./erros.js";
import { type NomeDeDocumento, paraJson } from "./json.js";
import { type Json, nativo } from "./nativo.js";
import type { Inutilizacao } from "./pedidos.js";
import { lerJson, pedir, type Resposta } from "./ponte.js";
import type { Cancelamento, CartaCorrecao, Cte, CteOs, DadosGtv, Desacordo, RegistroMultimodal } from "./tipos.js";

/** A document: an object, or its JSON as text or bytes, which is faster and sent as it is. */
export type Entrada<T> = T | string | Uint8Array;

/** 57 is a CT-e, 67 a CT-e OS. */
export type Modelo = 57 | 67;

/** One thing that is wrong with a document. */
export interface Problema {
  /** `erro`: the document would be refused. `aviso`: it would pass, and is probably not what was meant. */
  readonly severidade: "erro" | "aviso";
  /** Field in the API's names: `nfes[2].chave_nfe`. */
  readonly campo: string;
  /** Where the layout has it: `infCte/infCTeNorm/infDoc/infNFe[3]/chave`. */
  readonly caminho: string;
  /** Stable code in snake_case. */
  readonly codigo: string;
  /** What was expected and what came, in Portuguese. */
  readonly mensagem: string;
  /** The value that came, when there was one. */
  readonly valor?: string;
  /** Of a rule: every field at fault, `campo` first. */
  readonly campos?: readonly string[];
  /** Of a rule: the code that the authority would answer; absent where it is not published. */
  readonly cstat?: number;
  /** Of a rule: its number in the manual or technical note, such as `G047`. */
  readonly regra?: string;
  /** Of a rule: where it is published, such as `MOC 4.00`. */
  readonly nota?: string;
  /** Of a rule: what to change, in one sentence. */
  readonly comoCorrigir?: string;
}

/** The document that another one replaces or complements, and what is known of it. */
export interface Referenciado {
  /** The document, as the API takes it. */
  readonly documento: object;
  /** Its access key: where the document under judgement cites another, nothing is compared. */
  readonly chave?: string;
  /** What became of it. */
  readonly situacao?: "autorizado" | "cancelado" | "substituido" | "denegado";
  /** When it was authorised. */
  readonly autorizadoEm?: Date | string;
  /** Whether its taker declared the service in disagreement. */
  readonly desacordo?: boolean;
  /** How many documents complement it already. */
  readonly complementos?: number;
  /** Whether it has a letter of correction. */
  readonly cartaCorrecao?: boolean;
}

/** How far a document is judged, and what is known beside it. What is not given is not judged. */
export interface OpcoesValidar<M extends Modelo = Modelo> {
  readonly modelo?: M;
  /** `layout`: the verdict of the official XSD. `sefaz`, the default: the authority's rules as well. */
  readonly rigor?: "layout" | "sefaz";
  /** When the authority would receive the document; without it no deadline is judged. */
  readonly quando?: Date | string;
  /** The environment that the document goes to. */
  readonly ambiente?: "producao" | "homologacao";
  /** Whether the UF asks for the technical responsible of the issuing program. */
  readonly responsavelTecnico?: boolean;
  /** Texts of computed elements by `#` and tag (`#cDV`), known when the document came from XML. */
  readonly computados?: Readonly<Record<string, string>>;
  /** The document that this one replaces or complements. */
  readonly referenciado?: Referenciado;
  /**
   * Folder of newer public tables (`cst_cclasstrib.csv`, `aliquotas_ibs_cbs.csv`, `areas_incentivadas.csv`); what it lacks is as built
   * in. It is read again when a file changes.
   */
  readonly tabelas?: string;
}

/** What is known beside the body of an event. */
export interface OpcoesValidarEvento extends OpcoesValidar {
  /** Key of the document that the event is about. */
  readonly chave?: string;
  /** The event's sequence number. */
  readonly sequencia?: number;
  /** CNPJ or CPF of who makes it. */
  readonly autor?: string;
}

/** The context as the core reads it; nothing when it says nothing. */
function contextoEmJson(opcoes: OpcoesValidarEvento): string | undefined {
  const { modelo = 57, quando, responsavelTecnico, referenciado, rigor, ambiente, computados, tabelas } = opcoes;
  const { chave, sequencia, autor } = opcoes;
  const ditos = [
    quando,
    responsavelTecnico,
    referenciado,
    rigor,
    ambiente,
    computados,
    tabelas,
    chave,
    sequencia,
    autor,
  ];
  if (ditos.every((dito) => dito === undefined)) return undefined;
  const instante = (valor?: Date | string) => (valor instanceof Date ? valor.toISOString() : valor);
  return JSON.stringify({
    rigor,
    quando: instante(quando),
    ambiente,
    responsavel_tecnico: responsavelTecnico,
    computados,
    tabelas,
    chave,
    sequencia,
    autor,
    referenciado: referenciado && {
      documento: JSON.parse(paraJson(referenciado.documento, nomeDoModelo(modelo)).toString()),
      chave: referenciado.chave,
      situacao: referenciado.situacao,
      autorizado_em: instante(referenciado.autorizadoEm),
      desacordo: referenciado.desacordo,
      complementos: referenciado.complementos,
      carta_correcao: referenciado.cartaCorrecao,
    },
  });
}

/** A problem as the core writes it. */
interface ProblemaNativo extends Omit<Problema, "comoCorrigir"> {
  readonly como_corrigir?: string;
}

function problemaDe({ como_corrigir, ...problema }: ProblemaNativo): Problema {
  return como_corrigir === undefined ? problema : { ...problema, comoCorrigir: como_corrigir };
}

/** Everything that is wrong with a document, in the order of the layout. */
export interface Relatorio {
  /** Whether there is no error; warnings do not count. */
  readonly valido: boolean;
  readonly problemas: readonly Problema[];
  readonly erros: readonly Problema[];
  readonly avisos: readonly Problema[];
}

/** The verdict on one of many documents. */
export interface Veredito extends Relatorio {
  /** Place among the documents given, from 0. */
  readonly indice: number;
  /** Line of the file, from 1. */
  readonly linha?: number;
  /** Why the text is no document at all. */
  readonly erro?: FocusCteError;
}

/** Bodies of events by name. */
export interface CorposDeEvento {
  cancelamento: Cancelamento;
  carta_correcao: CartaCorrecao;
  desacordo: Desacordo;
  registro_multimodal: RegistroMultimodal;
  dados_gtv: DadosGtv;
  /** Legacy; the request says which model it is of. */
  inutilizacao: Inutilizacao;
}

const LIMPO: Relatorio = Object.freeze({
  valido: true,
  problemas: Object.freeze([]),
  erros: Object.freeze([]),
  avisos: Object.freeze([]),
});

function relatorio(problemas: readonly Problema[]): Relatorio {
  const erros = problemas.filter((p) => p.severidade === "erro");
  return { valido: erros.length === 0, problemas, erros, avisos: problemas.filter((p) => p.severidade === "aviso") };
}

function lerRelatorio(json: string | null): Relatorio {
  return json === null ? { ...LIMPO } : relatorio((JSON.parse(json) as ProblemaNativo[]).map(problemaDe));
}

/** @internal */
export function nomeDoModelo(modelo: Modelo): NomeDeDocumento {
  return modelo === 67 ? "cte_os" : "cte";
}

/**
 * Validates a CT-e, or with `modelo: 67` a CT-e OS. Takes some 35 µs; a document of hundreds of kilobytes goes to `validarAsync`,
 * many go to `validarMuitos`.
 *
 * @throws JsonInvalidoError when it is not a JSON object at all.
 */
export function validar(documento: Entrada<Cte>, opcoes?: OpcoesValidar<57>): Relatorio;
export function validar(documento: Entrada<CteOs>, opcoes: OpcoesValidar<67> & { readonly modelo: 67 }): Relatorio;
export function validar(documento: Entrada<Cte> | Entrada<CteOs>, opcoes: OpcoesValidar = {}): Relatorio {
  const modelo = opcoes.modelo ?? 57;
  const json = paraJson(documento, nomeDoModelo(modelo));
  return lerRelatorio(sincrono(() => nativo.validar(json, modelo, contextoEmJson(opcoes))));
}

/** Validates the body of an event of a CT-e, or with `modelo: 67` of a CT-e OS. */
export function validarEvento<E extends keyof CorposDeEvento>(
  evento: E,
  corpo: Entrada<CorposDeEvento[E]>,
  opcoes: OpcoesValidarEvento = {},
): Relatorio {
  const json = paraJson(corpo, `evento_${evento}` as NomeDeDocumento);
  return lerRelatorio(sincrono(() => nativo.validarEvento(evento, json, opcoes.modelo ?? 57, contextoEmJson(opcoes))));
}

/** How many documents are validated. */
export interface OpcoesValidarMuitos<M extends Modelo = Modelo> extends OpcoesValidar<M> {
  readonly signal?: AbortSignal;
}

type Documentos<T> = AsyncIterable<Entrada<T>> | Iterable<Entrada<T>>;

/** Documents that go to another thread at a time: few enough to be written as JSON in less than a millisecond. */
const POR_LOTE = 64;
/** Characters or bytes of a batch. */
const TAMANHO_DO_LOTE = 256 * 1024;
/** Batches under way. */
const EM_ANDAMENTO = 3;
/** For how long verdicts that are there already are given before timers and sockets have their turn. */
const FATIA_MS = 1;

interface VereditoNativo {
  linha?: number;
  problemas?: ProblemaNativo[];
  erro?: string;
}

/**
 * Validates many documents on other threads, in order: those of an iterable, or the lines of a file (a path or `file:` URL).
 *
 * A text that is no document is a verdict with `erro`; it does not end the iteration.
 */
export function validarMuitos(
  fonte: string | URL | Documentos<Cte>,
  opcoes?: OpcoesValidarMuitos<57>,
): AsyncGenerator<Veredito, void, undefined>;
export function validarMuitos(
  fonte: string | URL | Documentos<CteOs>,
  opcoes: OpcoesValidarMuitos<67> & { readonly modelo: 67 },
): AsyncGenerator<Veredito, void, undefined>;
export async function* validarMuitos(
  fonte: string | URL | Documentos<Cte> | Documentos<CteOs>,
  opcoes: OpcoesValidarMuitos = {},
): AsyncGenerator<Veredito, void, undefined> {
  const modelo = opcoes.modelo ?? 57;
  const contexto = contextoEmJson(opcoes);
  const sinais = [opcoes.signal];
  const lotes =
    typeof fonte === "string" || fonte instanceof URL
      ? lotesDoArquivo(fonte, modelo, contexto, sinais)
      : lotesDe(fonte, modelo, contexto, sinais);
  let indice = 0;
  let desde = performance.now();
  for await (const { corpo } of lotes) {
    // Blank lines of a file give a batch without verdicts.
    for (const veredito of (corpo as string).split("\n"))
      if (veredito !== "") {
        yield ler(JSON.parse(veredito) as VereditoNativo, indice++);
        if (performance.now() - desde < FATIA_MS) continue;
        await new Promise(setImmediate);
        desde = performance.now();
      }
  }
}

function ler({ linha, problemas, erro }: VereditoNativo, indice: number): Veredito {
  const base = erro === undefined ? relatorio((problemas ?? []).map(problemaDe)) : { ...LIMPO, valido: false };
  return {
    indice,
    ...(linha === undefined ? {} : { linha }),
    ...base,
    ...(erro === undefined ? {} : { erro: deJson(erro) }),
  };
}

async function* lotesDoArquivo(
  fonte: string | URL,
  modelo: Modelo,
  contexto: string | undefined,
  sinais: readonly (AbortSignal | undefined)[],
): AsyncGenerator<Resposta> {
  const arquivo = new nativo.ArquivoNdjson(fonte instanceof URL ? fileURLToPath(fonte) : fonte, modelo, contexto);
  while (true) {
    const lote = await pedir((ponte, pedido) => arquivo.proximoLote(ponte, pedido), sinais);
    if (lote.corpo === undefined) return;
    yield lote;
  }
}

async function* lotesDe(
  documentos: Documentos<Cte> | Documentos<CteOs>,
  modelo: Modelo,
  contexto: string | undefined,
  sinais: readonly (AbortSignal | undefined)[],
): AsyncGenerator<Resposta> {
  const fila: Promise<Resposta>[] = [];
  const enviar = (lote: Json[]) => {
    const resposta = pedir((ponte, pedido) => nativo.validarLote(ponte, pedido, lote, modelo, contexto), sinais);
    // It is awaited later; until then a refusal is not an unhandled one.
    resposta.catch(() => {});
    fila.push(resposta);
  };
  let lote: Json[] = [];
  let tamanho = 0;
  for await (const documento of documentos) {
    const json = paraJson(documento, nomeDoModelo(modelo));
    lote.push(json);
    tamanho += json.length;
    if (lote.length < POR_LOTE && tamanho < TAMANHO_DO_LOTE) continue;
    enviar(lote);
    lote = [];
    tamanho = 0;
    if (fila.length >= EM_ANDAMENTO) yield (await fila.shift()) as Resposta;
  }
  if (lote.length > 0) enviar(lote);
  for (const resposta of fila) yield await resposta;
}

/** As `validar`, on another thread: for documents of hundreds of kilobytes. */
export function validarAsync(documento: Entrada<Cte>, opcoes?: OpcoesValidarMuitos<57>): Promise<Relatorio>;
export function validarAsync(
  documento: Entrada<CteOs>,
  opcoes: OpcoesValidarMuitos<67> & { readonly modelo: 67 },
): Promise<Relatorio>;
export async function validarAsync(
  documento: Entrada<Cte> | Entrada<CteOs>,
  opcoes: OpcoesValidarMuitos = {},
): Promise<Relatorio> {
  const modelo = opcoes.modelo ?? 57;
  const json = paraJson(documento, nomeDoModelo(modelo));
  const contexto = contextoEmJson(opcoes);
  const resposta = await pedir(
    (ponte, pedido) => nativo.validarLote(ponte, pedido, [json], modelo, contexto),
    [opcoes.signal],
  );
  const { erro, problemas } = lerJson<VereditoNativo>(resposta);
  if (erro !== undefined) throw deJson(erro);
  return relatorio((problemas ?? []).map(problemaDe));
}
