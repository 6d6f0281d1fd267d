import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { Client, type Cte, type DadosGtv, FocusCteError, JsonInvalidoError, ValidacaoError, validar } from "focus-cte";
import { ambiente, cte, lerJson, servidor } from "./apoio.mjs";

/** What the API receives of a document. */
async function enviado(documento: object): Promise<Record<string, unknown>> {
  let recebido = "";
  await using s = await servidor((pedido, resposta) => {
    pedido.setEncoding("utf8").on("data", (parte: string) => {
      recebido += parte;
    });
    pedido.on("end", () => {
      resposta.setHeader("content-type", "application/json").end('{"status":"processando_autorizacao"}');
    });
  });
  await using client = new Client({ token: "token-de-teste", baseUrl: s.url, creditosPorMinuto: 0 });
  await client.emitirCte("ref", documento);
  return JSON.parse(recebido) as Record<string, unknown>;
}

class DecimalDeTeste {
  constructor(private readonly texto: string) {}
  toFixed(): string {
    return this.texto;
  }
  toString(): string {
    return this.texto;
  }
}

class ComToJson extends DecimalDeTeste {
  toJSON(): string {
    return this.toString();
  }
}

describe("values of a document", () => {
  test("bigints and decimals go by their text", async () => {
    const corpo = await enviado({
      valor_total: new DecimalDeTeste("1500.50"),
      valor_receber: new ComToJson("1e-7"),
      numero: 12n,
      interno: { valor: new DecimalDeTeste("2") },
    });
    assert.deepEqual(corpo, {
      valor_total: "1500.50",
      valor_receber: "0.0000001",
      numero: 12,
      interno: { valor: "2" },
    });
  });

  test("a Date is a date-time in Brasília, or a date, as the field asks", async () => {
    const instante = new Date("2026-11-23T01:30:15.999Z");
    const corpo = await enviado({
      data_emissao: instante,
      nfs: [{ data_emissao: new Date("2026-11-22") }, { data_emissao: instante }],
      ordens_coleta: [{ data_emissao: new Date(2026, 10, 22) }],
      modal_aereo: { data_prevista_entrega: instante },
    });
    assert.equal(corpo.data_emissao, "2026-11-22T22:30:15-03:00");
    assert.deepEqual(corpo.nfs, [{ data_emissao: "2026-11-22" }, { data_emissao: "2026-11-22" }]);
    assert.deepEqual(corpo.modal_aereo, { data_prevista_entrega: "2026-11-22" });
  });

  test("a document with a Date validates as one with its text", () => {
    const documento: Cte = { ...cte(), data_emissao: new Date("2026-11-22T12:00:00Z") };
    assert.deepEqual(validar(documento).problemas, []);
  });

  test("numbers go by their shortest decimal text, without exponents", () => {
    const erros = validar({ ...cte(), valor_total: 0.1 + 0.2 }, { rigor: "layout" }).erros;
    assert.deepEqual(
      erros.map((e) => [e.campo, e.codigo, e.valor]),
      [["valor_total", "casas_decimais", "0.30000000000000004"]],
    );
    const pequeno = validar({ ...cte(), valor_total: 1e-7 }).erros.find((e) => e.campo === "valor_total");
    assert.equal(pequeno?.valor, "0.0000001");
    const grande = validar({ ...cte(), valor_total: 1e21 }).erros.find((e) => e.campo === "valor_total");
    assert.equal(grande?.valor, "1000000000000000000000");
  });

  test("a number with more decimals than its field is refused, and never sent", async () => {
    await using a = await ambiente();
    const conta = { ...cte(), valor_total: 0.1 + 0.2 };
    await assert.rejects(a.client.emitirCte("conta", conta), (e) => {
      assert.ok(e instanceof ValidacaoError);
      assert.deepEqual([e.codigo, e.status, e.ref, e.operacao], ["casas_decimais", undefined, "conta", "emitir_cte"]);
      assert.deepEqual(
        e.erros.map(({ campo, codigo }) => [campo, codigo]),
        [["valor_total", "casas_decimais"]],
      );
      assert.match(e.message, /valor_total: aceita até 2 casas decimais; veio «0\.30000000000000004»/);
      return true;
    });
    const os = { ...lerJson<object>("examples/cte_os_valores.json"), valor_total: 1.005 };
    await assert.rejects(a.client.emitirCteOs("conta-os", os), { codigo: "casas_decimais" });
    const gtv = lerJson<DadosGtv>("examples/evento_dados_gtv.json");
    const lista = Object.entries(gtv).find(([, valor]) => Array.isArray(valor));
    const [nome, [item]] = lista as [string, [Record<string, unknown>]];
    const campo = Object.keys(item).find((c) => /^(quantidade|carga)/.test(c)) as string;
    const corpo = { ...gtv, [nome]: [{ ...item, [campo]: 1 / 3 }] };
    await assert.rejects(a.client.dadosGtv("conta-os", corpo), { codigo: "casas_decimais", operacao: "dados_gtv" });
    assert.deepEqual(await a.sandbox.documentos(), []);
  });

  test("a number of three decimals passes where its field has them", async () => {
    await using a = await ambiente();
    const documento = lerJson<{ quantidades: Record<string, unknown>[] }>("examples/cte_rodoviario.json");
    documento.quantidades = documento.quantidades.map((um) => ({ ...um, quantidade: 1.2345 }));
    assert.ok((await a.client.emitirCte("quantidade", documento)).em_processamento);
  });

  test("values of another realm, as in Jest, are what they are", async () => {
    const codigo = `({
      cliente: { nome: "x" },
      nfs: [{ numero: 1, data_emissao: new Date("2026-11-22") }],
      valor_total: new (class Decimal { toString() { return "1.50" } })(),
    })`;
    assert.deepEqual(await enviado(runInNewContext(codigo) as object), {
      cliente: { nome: "x" },
      nfs: [{ numero: 1, data_emissao: "2026-11-22" }],
      valor_total: "1.50",
    });
    const bytes = runInNewContext("Uint8Array.from(texto, (c) => c.charCodeAt(0))", { texto: '{"cfop":"1"}' });
    assert.ok(!validar(bytes as Uint8Array).valido);
  });

  test("a Map and a Set are refused by the field's name, and never sent empty", () => {
    for (const valor of [new Map([["nome", "x"]]), new Set([1])]) {
      assert.throws(
        () => validar({ ...cte(), destinatario: valor } as unknown as Cte),
        (e) => e instanceof JsonInvalidoError && e.message.includes("o campo destinatario é um Map ou um Set"),
      );
    }
  });

  for (const [nome, valor] of [
    ["NaN", Number.NaN],
    ["Infinity", Number.POSITIVE_INFINITY],
    ["Invalid Date", new Date("x")],
  ] as const) {
    test(`${nome} is refused by the field's name, and never sent as null`, () => {
      const documento = { ...cte(), nfes: [{ chave_nfe: valor }] } as unknown as Cte;
      assert.throws(
        () => validar(documento),
        (e) => e instanceof JsonInvalidoError && e.message.includes("nfes[0].chave_nfe"),
      );
    });
  }

  test("undefined fields and functions are left out", () => {
    const documento = { ...cte(), cliente: undefined, metodo() {} };
    assert.deepEqual(validar(documento as Cte).problemas, []);
  });

  test("class instances and objects without prototype are documents too", () => {
    class Emissao {
      constructor(campos: object) {
        Object.assign(this, campos);
      }
    }
    assert.ok(validar(new Emissao(cte())).valido);
    assert.ok(validar(Object.assign(Object.create(null), cte()) as Cte).valido);
  });

  test("what is no document is refused by an error of the package", () => {
    const circular: Record<string, unknown> = {};
    circular.eu = circular;
    for (const valor of [circular, null, undefined, 1, [], "", "[]", "{", Buffer.from("\xff")]) {
      assert.throws(() => validar(valor as Cte), FocusCteError, String(valor));
    }
  });

  test("bytes and text are taken as they are", () => {
    const texto = JSON.stringify(cte());
    assert.ok(validar(texto).valido);
    assert.ok(validar(Buffer.from(texto)).valido);
    assert.ok(validar(new TextEncoder().encode(texto)).valido);
  });
});
