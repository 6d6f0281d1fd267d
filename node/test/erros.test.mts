import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import * as esm from "focus-cte";

const cjs = createRequire(import.meta.url)("focus-cte") as typeof esm;
const { nativo } = createRequire(import.meta.url)("../dist/nativo.js") as { nativo: { tiposDeErro(): string[] } };

test("every kind of the core has a class, and there are no others", () => {
  assert.deepEqual(Object.keys(esm.CLASSES_DE_ERRO).sort(), nativo.tiposDeErro().sort());
  for (const [codigo, classe] of Object.entries(esm.CLASSES_DE_ERRO)) {
    const nome = `${codigo.replace(/(?:^|_)(\w)/g, (_, letra: string) => letra.toUpperCase())}Error`;
    assert.equal(classe.name, nome);
    assert.equal((esm as Record<string, unknown>)[nome], classe);
    assert.ok(classe.prototype instanceof esm.FocusCteError && classe.prototype instanceof Error);
  }
});

test("both module systems have the same classes", () => {
  assert.deepEqual(
    Object.keys(esm)
      .filter((nome) => nome !== "default")
      .sort(),
    Object.keys(cjs).sort(),
  );
  for (const nome of Object.keys(cjs))
    assert.equal((esm as Record<string, unknown>)[nome], (cjs as Record<string, unknown>)[nome], nome);
  assert.throws(() => cjs.validar("{"), esm.JsonInvalidoError);
  assert.throws(() => esm.Chave.ler("1"), cjs.ValidacaoError);
});

describe("an error", () => {
  const erro = new esm.ServidorError({
    code: "servidor",
    message: "O servidor falhou.",
    corpo: "CPF 52998224725",
    cause: new Error("antes"),
  });

  test("prints neither the body nor the document", () => {
    assert.equal(erro.corpo, "CPF 52998224725");
    for (const texto of [inspect(erro), JSON.stringify(erro), String(erro)])
      assert.ok(!texto.includes("52998224725"), texto);
    assert.ok(inspect(erro).startsWith("ServidorError: O servidor falhou."));
  });

  test("keeps its cause", () => {
    assert.equal((erro.cause as Error).message, "antes");
  });
});

describe("values", () => {
  const CHAVE = "35260712345678000195570010000000421876543218";

  test("a key is read, taken apart and put together", () => {
    const chave = esm.Chave.ler(`CTe${CHAVE}`);
    assert.equal(`${chave}`, CHAVE);
    assert.equal(JSON.stringify({ chave }), `{"chave":"${CHAVE}"}`);
    assert.ok(esm.Chave.montar(chave.partes).igual(CHAVE));
    assert.equal(esm.Chave.digito(CHAVE.slice(0, 43)), 8);
    assert.ok(esm.Chave.valida(CHAVE) && !esm.Chave.valida(`${CHAVE.slice(0, 43)}0`));
    assert.equal(inspect(chave), `Chave(${CHAVE})`);
  });

  test("what is wrong with a key is said in one sentence", () => {
    assert.throws(() => esm.Chave.ler("1"), {
      message: "A chave de acesso tem 44 caracteres (com ou sem o prefixo CTe), mas vieram 1; copie-a por inteiro.",
      code: "validacao",
      codigo: "chave_invalida",
    });
    assert.throws(() => esm.Chave.montar({ ...esm.Chave.ler(CHAVE).partes, uf: "XX" as "SP" }), {
      codigo: "uf_invalida",
    });
    assert.throws(() => esm.Chave.ler(undefined as unknown as string), esm.FocusCteError);
  });

  test("CNPJ and CPF are read with or without punctuation", () => {
    assert.equal(esm.Cnpj.ler("12.ABC.345/01DE-35").toString(), "12ABC34501DE35");
    assert.equal(esm.Cnpj.montar("12ABC34501DE").formatado, "12.ABC.345/01DE-35");
    assert.equal(esm.Cpf.ler("52998224725").formatado, "529.982.247-25");
    assert.ok(!esm.Cnpj.valido("1") && !esm.Cpf.valido("1"));
  });
});

describe("a webhook's delivery", () => {
  const documento = { ref: "pedido-1", status: "autorizado", status_sefaz: "100", novo: { a: 1 } };
  const segredo = { cabecalho: "X-Segredo", valor: "s3gr3d0" };

  test("is read from text, bytes and what a framework parsed", () => {
    const { headers, corpo } = esm.webhook.entregaDeTeste(documento, segredo);
    for (const c of [corpo, Buffer.from(corpo), JSON.parse(corpo) as unknown]) {
      const lido = esm.webhook.receber(headers, c, segredo);
      assert.equal(lido.ref, "pedido-1");
      assert.deepEqual(lido.outros, { novo: { a: 1 } });
    }
    assert.equal(esm.webhook.receber(new Headers(headers), corpo, segredo).status, "autorizado");
  });

  test("of a Documento of this package is that of the API", () => {
    const lido = esm.webhook.receber({ authorization: "x1" }, JSON.stringify(documento), "x1");
    const { corpo } = esm.webhook.entregaDeTeste(lido, "x1");
    assert.deepEqual(JSON.parse(corpo), documento);
  });

  test("without the secret is to be answered 401, and without sense 400", () => {
    const status = (headers: Record<string, string>, corpo: string): number | undefined => {
      try {
        esm.webhook.receber(headers, corpo, segredo);
        return 200;
      } catch (e) {
        return e instanceof esm.WebhookInvalidoError ? e.status : undefined;
      }
    };
    assert.equal(status({}, "{}"), 401);
    assert.equal(status({ "x-segredo": "outro" }, "{}"), 401);
    assert.equal(status({ "x-segredo": "s3gr3d0" }, "{}"), 400);
    esm.webhook.verificar({ "X-SEGREDO": "s3gr3d0" }, segredo);
    assert.throws(() => esm.webhook.verificar([["a", "b"]], segredo), esm.WebhookInvalidoError);
    assert.throws(() => esm.webhook.verificar({}, ""), esm.ConfiguracaoError);
  });

  test("of a received CT-e is its summary", () => {
    const corpo = { chave: "CTe35260712345678000195570010000000421876543218", versao: 7, situacao: "autorizada" };
    const lida = esm.webhook.receberRecebida({ authorization: "x1" }, corpo, "x1");
    assert.deepEqual([lida.versao, lida.chave], [7, corpo.chave.slice(3)]);
  });
});
