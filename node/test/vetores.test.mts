import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type CorposDeEvento,
  gerarXml,
  type Modelo,
  type Problema,
  type Relatorio,
  validar,
  validarAsync,
  validarEvento,
} from "focus-cte";
import { ler, lerJson } from "./apoio.mjs";

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
  return modelo === 67 ? validar(documento, { modelo }) : validar(documento, { modelo });
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
      const outra = vetor.modelo === 67 ? validarAsync(documento, { modelo: 67 }) : validarAsync(documento);
      assert.deepEqual(await outra, relatorio);
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
