import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { explicar, type Rejeicao, webhook } from "focus-cte";
import { ambiente, cte, ler, lerJson } from "./apoio.mjs";

interface Vetor {
  name: string;
  cstat?: number;
  documento?: Record<string, unknown>;
  expect: Partial<Rejeicao> | null;
}

function obtido({ cstat, documento }: Vetor): Rejeicao | undefined {
  if (cstat !== undefined) return explicar(cstat);
  return webhook.receber({ Authorization: "segredo" }, documento, "segredo").rejeicao;
}

describe("the shared vectors of return codes", () => {
  for (const vetor of lerJson<Vetor[]>("crates/testkit/vectors/rejeicoes.json")) {
    test(vetor.name, () => {
      const rejeicao = obtido(vetor);
      if (vetor.expect === null) {
        assert.equal(rejeicao, undefined);
      } else {
        assert.ok(rejeicao);
        assert.deepEqual({ ...rejeicao, ...vetor.expect }, rejeicao);
      }
    });
  }
});

test("a code may be the text of an answer", () => {
  assert.deepEqual(explicar("539"), explicar(539));
  for (const errado of ["", "abc", -1, 70_000, 5.5, Number.NaN]) assert.equal(explicar(errado), undefined);
});

test("an entry has the fields of the core", () => {
  const fonte = ler("crates/focus-cte/src/rejeicao/tabela.rs").toString("utf8");
  const corpo = /^pub struct Rejeicao \{\n([\s\S]*?)^\}/m.exec(fonte)?.[1];
  assert.ok(corpo);
  const campos = [...corpo.matchAll(/^ {4}pub (\w+):/gm)].map((campo) => campo[1]);
  assert.deepEqual(Object.keys(explicar(100) ?? {}).sort(), campos.sort());
  const tipo = /^export interface Rejeicao \{\n([\s\S]*?)^\}/m.exec(ler("node/src/rejeicao.ts").toString("utf8"))?.[1];
  assert.ok(tipo);
  assert.deepEqual([...tipo.matchAll(/^ {2}readonly (\w+):/gm)].map((campo) => campo[1]).sort(), campos);
});

test("the names of steps and kinds are the core's", () => {
  const tipos = ler("node/src/rejeicao.ts").toString("utf8");
  for (const arquivo of ["proximo_passo.rs", "especie.rs"]) {
    const fonte = ler(`crates/focus-cte/src/rejeicao/${arquivo}`).toString("utf8");
    const nomes = [...fonte.matchAll(/=> "(\w+)"/g)].map((nome) => nome[1]);
    assert.ok(nomes.length > 4);
    for (const nome of nomes) assert.ok(tipos.includes(`| "${nome}"`) || tipos.includes(`= "${nome}"`), nome);
  }
});

test("a refused event says what to do", async () => {
  await using a = await ambiente();
  await a.client.emitirCte("pedido-1", cte());
  await a.client.aguardarAutorizacao("pedido-1");
  a.sandbox.falhar({ falha: "cstat", parametro: 220, metodo: "DELETE" });
  const recusa = await a.client.cancelar("pedido-1", "Emitido em duplicidade");
  assert.equal(recusa.rejeicao?.cstat, 220);
  assert.equal(recusa.rejeicao?.proximo_passo, "nao_reenviar");
});
