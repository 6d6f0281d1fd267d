import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import {
  type CorposDeEvento,
  gerarDacte,
  gerarXml,
  type Modelo,
  type OpcoesValidarEvento,
  type Problema,
  type Relatorio,
  validar,
  validarAsync,
  validarEvento,
} from "focus-cte";
import { ler, lerJson, RAIZ } from "./apoio.mjs";

interface Esperado {
  campo: string;
  codigo: string;
  severidade: string;
}

interface Vetor {
  name: string;
  modelo: Modelo;
  base: string | null;
  patch: unknown;
  expect: Esperado[];
}

interface VetorDeEvento {
  name: string;
  evento: keyof CorposDeEvento;
  modelo: Modelo;
  input: unknown;
  expect: { problemas: Esperado[] };
}

/** RFC 7386. */
function aplicar(alvo: unknown, patch: unknown): unknown {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const objeto: Record<string, unknown> =
    alvo !== null && typeof alvo === "object" && !Array.isArray(alvo) ? { ...alvo } : {};
  for (const [nome, valor] of Object.entries(patch)) {
    if (valor === null) delete objeto[nome];
    else objeto[nome] = aplicar(objeto[nome], valor);
  }
  return objeto;
}

function validarModelo(documento: object | Buffer | string, modelo: Modelo): Relatorio {
  const rigor = "layout";
  return modelo === 67 ? validar(documento, { modelo, rigor }) : validar(documento, { modelo, rigor });
}

function comparaveis(problemas: readonly (Problema | Esperado)[]): string[] {
  return problemas.map(({ severidade, campo, codigo }) => `${severidade} ${campo} ${codigo}`).sort();
}

describe("the shared vectors of validation", () => {
  for (const vetor of lerJson<Vetor[]>("crates/testkit/vectors/validacao.json")) {
    test(vetor.name, async () => {
      const documento = aplicar(vetor.base === null ? null : lerJson(vetor.base), vetor.patch) as object;
      const relatorio = validarModelo(documento, vetor.modelo);
      assert.deepEqual(comparaveis(relatorio.problemas), comparaveis(vetor.expect));
      assert.deepEqual(validarModelo(Buffer.from(JSON.stringify(documento)), vetor.modelo), relatorio);
      assert.deepEqual(validarModelo(JSON.stringify(documento), vetor.modelo), relatorio);
      const rigor = "layout";
      const outra =
        vetor.modelo === 67 ? validarAsync(documento, { modelo: 67, rigor }) : validarAsync(documento, { rigor });
      assert.deepEqual(await outra, relatorio);
    });
  }
});

interface VetorDeRegra {
  nome: string;
  regra: string;
  documento: string;
  base?: string;
  patch: unknown;
  repetir?: { campo: string; vezes: number };
  contexto?: {
    ambiente?: "producao" | "homologacao";
    quando?: string;
    responsavel_tecnico?: boolean;
    chave?: string;
    sequencia?: number;
    autor?: string;
    computados?: Record<string, string>;
    referenciado?: {
      patch?: unknown;
      chave?: string;
      situacao?: "autorizado" | "cancelado" | "substituido" | "denegado";
      autorizado_em?: string;
      desacordo?: boolean;
      complementos?: number;
      carta_correcao?: boolean;
    };
  };
  dispara: boolean;
  tambem?: string[];
}

/** The members of an object that are defined. */
function definidos<T extends object>(objeto: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(objeto).filter(([, v]) => v !== undefined)) as never;
}

function opcoesDaRegra(vetor: VetorDeRegra): OpcoesValidarEvento {
  const { referenciado: outro, responsavel_tecnico: responsavelTecnico, ...resto } = vetor.contexto ?? {};
  const base = vetor.base == null ? {} : lerJson(vetor.base);
  const referenciado =
    outro &&
    definidos({
      documento: (outro.patch === undefined ? base : aplicar(base, outro.patch)) as object,
      chave: outro.chave,
      situacao: outro.situacao,
      autorizadoEm: outro.autorizado_em,
      desacordo: outro.desacordo,
      complementos: outro.complementos,
      cartaCorrecao: outro.carta_correcao,
    });
  return definidos({ ...resto, responsavelTecnico, referenciado }) as OpcoesValidarEvento;
}

function julgar(vetor: VetorDeRegra, documento: object, opcoes: OpcoesValidarEvento): Relatorio {
  if (vetor.documento === "cte") return validar(documento, { ...opcoes, modelo: 57 });
  if (vetor.documento === "cte_os") return validar(documento, { ...opcoes, modelo: 67 });
  // By the key of the document that the event is about; without one, the model that has the event.
  const { chave } = opcoes;
  const os = chave === undefined ? vetor.documento === "dados_gtv" : chave.slice(20, 22) === "67";
  return validarEvento(vetor.documento as keyof CorposDeEvento, documento, { ...opcoes, modelo: os ? 67 : 57 });
}

describe("the shared vectors of the authority's rules", () => {
  const pasta = "crates/testkit/vectors/regras";
  for (const arquivo of readdirSync(join(RAIZ, pasta)).sort())
    for (const vetor of lerJson<VetorDeRegra[]>(`${pasta}/${arquivo}`)) {
      test(`${arquivo}: ${vetor.nome}`, () => {
        const base = vetor.base === undefined ? null : lerJson(vetor.base);
        const documento = aplicar(base, vetor.patch) as Record<string, unknown[]>;
        if (vetor.repetir !== undefined) {
          const { campo, vezes } = vetor.repetir;
          documento[campo] = Array<unknown>(vezes).fill(documento[campo]?.[0]);
        }
        const opcoes = opcoesDaRegra(vetor);
        const { problemas } = julgar(vetor, documento, opcoes);
        const esperados = new Set([...(vetor.dispara ? [vetor.regra] : []), ...(vetor.tambem ?? [])]);
        // Of an event, what is said beside the rules (a new letter replaces the last) is not the vector's matter.
        const documental = vetor.documento === "cte" || vetor.documento === "cte_os";
        const achados = problemas.filter((p) => documental || p.regra !== undefined || esperados.has(p.codigo));
        assert.deepEqual(new Set(achados.map((p) => p.codigo)), esperados);
        for (const problema of problemas)
          if (problema.regra !== undefined) assert.ok(problema.comoCorrigir && problema.nota);
      });
    }
});

describe("the shared vectors of events", () => {
  for (const vetor of lerJson<VetorDeEvento[]>("crates/testkit/vectors/eventos.json")) {
    test(vetor.name, () => {
      const { problemas } = validarEvento(vetor.evento, vetor.input as object, { modelo: vetor.modelo });
      assert.deepEqual(comparaveis(problemas), comparaveis(vetor.expect.problemas));
    });
  }
});

test("the XML of an example has the key that its Id has", async () => {
  const { xml, chave, valido } = await gerarXml(ler("examples/cte_rodoviario.json"), { numero: 42 });
  assert.ok(valido);
  assert.ok(xml.startsWith(`<CTe xmlns="http://www.portalfiscal.inf.br/cte"><infCte Id="CTe${chave}"`));
});

test("the XML of a CT-e OS is a CTeOS", async () => {
  const { xml } = await gerarXml(ler("examples/cte_os_pessoas.json"), { modelo: 67, ambiente: "producao", serie: 7 });
  assert.match(xml, /^<CTeOS .*<tpAmb>1<\/tpAmb>/);
});

test("a document prints as a preview, and its XML with its own key", async () => {
  const documento = ler("examples/cte_rodoviario.json");
  const previa = await gerarDacte(documento);
  assert.equal(previa.pdf.subarray(0, 5).toString(), "%PDF-");
  assert.deepEqual([previa.situacao, previa.folhas, previa.chave.length], ["previa", 1, 44]);
  const { xml, chave } = await gerarXml(documento);
  for (const entrada of [xml, Buffer.from(xml)]) {
    const dacte = await gerarDacte(entrada);
    assert.deepEqual([dacte.chave, dacte.situacao], [chave, "sem_protocolo"]);
    assert.ok(dacte.pdf.includes(`(DACTE ${chave})`));
  }
});

test("what cannot be printed is an error that says why", async () => {
  await assert.rejects(gerarDacte("<CTe"), /linha 1/);
  await assert.rejects(gerarDacte("{}", { logo: Buffer.from("GIF89a") }), /PNG nem JPEG/);
  await assert.rejects(gerarDacte("{}", { cancelado: true }), /protocolo de autorização/);
});
