import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { Client, OperacaoInterrompidaError, validarMuitos } from "focus-cte";
import { cte, servidor } from "./apoio.mjs";

/** A server that never answers; tells when a request came and when its socket closed. */
async function mudo() {
  const chegou = deferido();
  const fechou = deferido();
  const s = await servidor((pedido) => {
    pedido.resume();
    chegou.resolve();
    pedido.socket.once("close", () => fechou.resolve());
  });
  return {
    url: s.url,
    chegou: chegou.promise,
    fechou: fechou.promise,
    [Symbol.asyncDispose]: () => s[Symbol.asyncDispose](),
  };
}

function deferido(): { promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const promise = new Promise<void>((r) => {
    resolve = r;
  });
  return { promise, resolve: () => resolve() };
}

describe("an AbortSignal", () => {
  test("stops the request, on the server's side too", async () => {
    await using s = await mudo();
    const client = new Client({ token: "token-aborto-1", baseUrl: s.url });
    const controle = new AbortController();
    const emissao = client.emitirCte("interrompida", cte(), { signal: controle.signal });
    await s.chegou;
    const motivo = new Error("o usuário desistiu");
    controle.abort(motivo);
    await assert.rejects(emissao, (e) => {
      assert.ok(e instanceof OperacaoInterrompidaError);
      assert.deepEqual([e.cause, e.ref, e.code], [motivo, "interrompida", "operacao_interrompida"]);
      return true;
    });
    await s.fechou;
    await client.close();
  });

  test("that was aborted before sends nothing", async () => {
    const client = new Client({ token: "token-aborto-2", baseUrl: "http://127.0.0.1:9" });
    await assert.rejects(client.consultar("x", { signal: AbortSignal.abort() }), OperacaoInterrompidaError);
  });

  test("of the client stops all its calls, and those that come later", async () => {
    await using s = await mudo();
    const controle = new AbortController();
    const client = new Client({ token: "token-aborto-3", baseUrl: s.url, signal: controle.signal });
    const chamadas = [client.consultar("a"), client.aguardar("b"), client.recebidasDesde("11222333000181").next()];
    await s.chegou;
    controle.abort();
    for (const chamada of chamadas) await assert.rejects(chamada, OperacaoInterrompidaError);
    await assert.rejects(client.listarWebhooks(), OperacaoInterrompidaError);
  });

  test("that times out is one too", async () => {
    await using s = await mudo();
    const client = new Client({ token: "token-aborto-4", baseUrl: s.url });
    await assert.rejects(client.consultar("x", { signal: AbortSignal.timeout(20) }), (e) => {
      assert.ok(e instanceof OperacaoInterrompidaError);
      assert.equal((e.cause as Error).name, "TimeoutError");
      return true;
    });
  });

  test("keeps no listener once the call has ended", async () => {
    await using s = await servidor((_, resposta) => {
      resposta.setHeader("content-type", "application/json").end('{"status":"autorizado"}');
    });
    await using client = new Client({ token: "token-aborto-5", baseUrl: s.url, creditosPorMinuto: 0 });
    const { signal } = new AbortController();
    const avisos: Error[] = [];
    const ouvir = (aviso: Error) => avisos.push(aviso);
    process.on("warning", ouvir);
    for (let i = 0; i < 30; i++) await client.consultar("x", { signal });
    await new Promise((pronto) => setImmediate(pronto));
    process.off("warning", ouvir);
    assert.deepEqual(avisos, []);
  });

  test("ends a validation of many", async () => {
    const controle = new AbortController();
    async function* documentos() {
      for (let i = 0; ; i++) {
        if (i === 1000) controle.abort();
        yield cte();
      }
    }
    await assert.rejects(async () => {
      for await (const _ of validarMuitos(documentos(), { signal: controle.signal }));
    }, OperacaoInterrompidaError);
  });
});

/** Runs a program to its end. */
function filho(codigo: string): { status: number | null; stdout: string; stderr: string } {
  const cwd = import.meta.dirname ?? process.cwd();
  return spawnSync(process.execPath, ["--input-type=module", "-e", codigo], { cwd, encoding: "utf8", timeout: 30_000 });
}

test("a call that nobody awaits keeps the process alive until its answer, and no longer", () => {
  const { status, stdout } = filho(`
    import { Client, Sandbox } from "focus-cte";
    const sandbox = await Sandbox.start();
    const client = new Client({ token: "token-vivo", baseUrl: sandbox.url });
    client.consultar("x").catch((e) => console.log(e.code));
  `);
  assert.deepEqual([status, stdout.trim()], [0, "nao_encontrado"]);
});

test("a refusal that nobody handles is an unhandled rejection, as any other, and no other is", async () => {
  const vistas: unknown[] = [];
  const ouvir = (motivo: unknown) => vistas.push(motivo);
  process.on("unhandledRejection", ouvir);
  const client = new Client({ token: "token-x", baseUrl: "http://127.0.0.1:9", tentativas: 1 });
  await client.consultar("tratada").catch(() => {});
  await client.aguardarMuitos(["a"], { prazoMs: 10, intervaloMs: 5 }).todos();
  const iterador = validarMuitos(["{", "{"] as string[]);
  await iterador.next();
  await iterador.return(undefined);
  await assert.rejects(client.consultar("interrompida", { signal: AbortSignal.abort() }));
  await new Promise((pronto) => setImmediate(pronto));
  assert.deepEqual(vistas, []);
  process.off("unhandledRejection", ouvir);
  // In a process of its own, which ends by it: the test runner has a handler too.
  const codigo = `
    import { Client } from "focus-cte";
    new Client({ token: "token-x", baseUrl: "http://127.0.0.1:9", tentativas: 1 }).consultar("esquecida");
    setTimeout(() => {}, 60_000);
  `;
  const { status, stderr } = filho(codigo);
  assert.equal(status, 1, stderr);
  assert.match(stderr, /ConexaoError: .*esquecida/);
});
