import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { Client, Sandbox, validar, validarMuitos } from "focus-cte";
import { ambiente, coletar, cte, cteOs, ler } from "./apoio.mjs";

async function megabytes(): Promise<number> {
  await coletar();
  return process.memoryUsage().rss / 1e6;
}

/** What a piece of work may grow by, in megabytes, for pages that the allocators keep. */
const FOLGA = 15;

/** That repeated work stops growing: what leaks grows each time, while caches and pools fill once. */
async function semCrescer(trabalho: () => Promise<void>): Promise<void> {
  const crescimentos: number[] = [];
  await trabalho();
  for (let vez = 0; vez < 4; vez++) {
    const antes = await megabytes();
    await trabalho();
    const cresceu = (await megabytes()) - antes;
    if (cresceu < FOLGA) return;
    crescimentos.push(cresceu);
  }
  assert.fail(`${crescimentos.map((mb) => mb.toFixed(1)).join(", ")} MB`);
}

describe("memory", () => {
  test("100,000 validations leave nothing behind", async () => {
    const bytes = ler("examples/cte_rodoviario.json");
    const invalido = { ...cte(), cfop: "1", nfes: [{ chave_nfe: "2" }] };
    await semCrescer(async () => {
      for (let i = 0; i < 25_000; i++) {
        validar(bytes);
        validar(invalido);
      }
    });
  });

  test("10,000 requests leave nothing behind", async () => {
    await using a = await ambiente();
    await a.client.emitirCteOs("memoria", cteOs());
    await semCrescer(async () => {
      for (let i = 0; i < 5_000; i += 25) {
        await Promise.all(Array.from({ length: 25 }, () => a.client.consultar("memoria")));
      }
    });
  });

  test("clients and sandboxes that are forgotten are collected, sockets and all", async () => {
    const fracas: WeakRef<object>[] = [];
    let url = "";
    await (async () => {
      const sandbox = await Sandbox.start();
      const client = new Client({ token: "token-gc", baseUrl: sandbox.url });
      await client.emitirCteOs("gc", cteOs());
      url = sandbox.url;
      fracas.push(new WeakRef(sandbox), new WeakRef(client));
    })();
    for (let i = 0; i < 50 && fracas.some((f) => f.deref()); i++) await coletar();
    assert.ok(fracas.every((f) => f.deref() === undefined));
    const fechado = async () =>
      fetch(`${url}/_sandbox/estado`).then(
        () => false,
        () => true,
      );
    for (let i = 0; i < 100 && !(await fechado()); i++) await coletar();
    assert.ok(await fechado());
  });
});

describe("many documents", () => {
  test("are validated in order, from iterables of any kind", async () => {
    const documentos = Array.from({ length: 300 }, (_, i) =>
      i % 3 === 0 ? { ...cte(), cfop: "1" } : i % 7 === 0 ? "{" : cte(),
    );
    const vereditos = [];
    for await (const v of validarMuitos(documentos)) vereditos.push(v);
    assert.deepEqual(
      vereditos.map((v) => v.indice),
      documentos.map((_, i) => i),
    );
    for (const v of vereditos) {
      assert.equal(v.valido, v.indice % 3 !== 0 && v.indice % 7 !== 0);
      assert.equal(v.erro?.code, v.indice % 3 !== 0 && v.indice % 7 === 0 ? "json_invalido" : undefined);
    }
    const os = [];
    for await (const v of validarMuitos(
      (async function* () {
        yield cteOs();
      })(),
      { modelo: 67 },
    ))
      os.push(v.valido);
    assert.deepEqual(os, [true]);
  });

  test("are read line by line from a file", async () => {
    const pasta = mkdtempSync(join(tmpdir(), "focus-cte-"));
    const arquivo = join(pasta, "a.ndjson");
    writeFileSync(arquivo, `${JSON.stringify(cte())}\r\n\n${"{"}\n${JSON.stringify({ ...cte(), cfop: "1" })}`);
    for (const fonte of [arquivo, pathToFileURL(arquivo)]) {
      const vereditos = [];
      for await (const v of validarMuitos(fonte)) vereditos.push([v.linha, v.valido, v.erro?.code]);
      assert.deepEqual(vereditos, [
        [1, true, undefined],
        [3, false, "json_invalido"],
        [4, false, undefined],
      ]);
    }
    rmSync(pasta, { recursive: true });
    await assert.rejects(validarMuitos(arquivo).next(), { code: "configuracao", codigo: "arquivo_ilegivel" });
  });

  test("do not block the event loop, whoever reads them in one go", async () => {
    const ruim = JSON.stringify({ cfop: 1, nfes: Array.from({ length: 50 }, () => ({ chave_nfe: "1" })) });
    const pasta = mkdtempSync(join(tmpdir(), "focus-cte-"));
    const arquivo = join(pasta, "ruins.ndjson");
    writeFileSync(arquivo, `${ruim}\n`.repeat(2000));
    for (const fonte of [Array.from({ length: 3000 }, () => cte()), arquivo]) {
      let maior = 0;
      let vezes = 0;
      const inicio = performance.now();
      let ultimo = inicio;
      const relogio = setInterval(() => {
        const agora = performance.now();
        maior = Math.max(maior, agora - ultimo);
        ultimo = agora;
        vezes++;
      }, 1);
      let vistos = 0;
      for await (const { problemas } of validarMuitos(fonte)) vistos += problemas.length + 1;
      clearInterval(relogio);
      assert.ok(vistos >= 2000);
      // A machine at work elsewhere pauses too; one that validates here would stand still for nearly all of the time.
      const total = performance.now() - inicio;
      assert.ok(maior < Math.max(50, total / 3), `${maior} of ${total} ms`);
      assert.ok(vezes > 5, `the timer ran ${vezes} times in ${total} ms`);
    }
    rmSync(pasta, { recursive: true });
  });
});

describe("worker threads", () => {
  const codigo = `
    const { parentPort, workerData } = require("node:worker_threads");
    const { Client, validar, gerarXml } = require(workerData.pacote);
    (async () => {
      const client = new Client({ token: "token-worker", baseUrl: workerData.url, creditosPorMinuto: 0 });
      const xml = await gerarXml(workerData.cte);
      const doc = await client.emitirCteOs("w" + workerData.i, workerData.os);
      parentPort.postMessage([validar(workerData.cte).valido, xml.valido, doc.autorizado]);
      if (workerData.pendurar) await client.consultar("x", { tentativas: 1 });
    })();
  `;

  function trabalhador(url: string, i: number, pendurar = false): Worker {
    const pacote = join(import.meta.dirname ?? "", "..", "dist", "index.js");
    return new Worker(codigo, { eval: true, workerData: { pacote, url, i, cte: cte(), os: cteOs(), pendurar } });
  }

  test("each have their own answers", async () => {
    await using a = await ambiente();
    const respostas = await Promise.all(
      [0, 1, 2, 3].map(
        (i) => new Promise((ok, falha) => trabalhador(a.sandbox.url, i).on("message", ok).on("error", falha)),
      ),
    );
    assert.deepEqual(
      respostas,
      Array.from({ length: 4 }, () => [true, true, true]),
    );
  });

  test("may be ended in the middle of a call", async () => {
    await using a = await ambiente();
    for (let i = 10; i < 13; i++) {
      const worker = trabalhador(a.sandbox.url, i, true);
      await new Promise((ok, falha) => worker.on("message", ok).on("error", falha));
      a.sandbox.falhar("latencia=10000:vezes=1");
      await worker.terminate();
      a.sandbox.limparFalhas();
    }
    assert.ok((await a.client.emitirCteOs("depois", cteOs())).autorizado);
  });
});
