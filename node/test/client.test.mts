import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, test } from "node:test";
import type { CteOs } from "focus-cte";
import {
  Chave,
  Client,
  ConfiguracaoError,
  ConflitoError,
  DocumentoRecusadoError,
  NaoEncontradoError,
  PrazoEsgotadoError,
  RequisicaoInvalidaError,
  ResultadoDesconhecidoError,
  Sandbox,
  ServidorError,
  TimeoutError,
  ValidacaoError,
  webhook,
} from "focus-cte";
import { ambiente, cte, cteOs, exemplo, lerJson, RAIZ, servidor } from "./apoio.mjs";

const RAPIDA = { intervaloMs: 10, intervaloMaximoMs: 20, prazoMs: 20_000 };
const CNPJ = "11222333000181";
/** Who takes the service of the example. */
const TOMADOR = "22987654000193";

/** Names of the operations that the tests of this file called. */
const chamadas = new Set<string>();
for (const [nome, { value }] of Object.entries(Object.getOwnPropertyDescriptors(Client.prototype))) {
  if (nome === "constructor" || typeof value !== "function") continue;
  Object.defineProperty(Client.prototype, nome, {
    value(this: Client, ...argumentos: unknown[]) {
      chamadas.add(nome);
      return Reflect.apply(value, this, argumentos) as unknown;
    },
  });
}

describe("a document's way, through a real socket", () => {
  test("a CT-e is emitted, awaited, downloaded and cancelled", async () => {
    await using a = await ambiente();
    const aceito = await a.client.emitirCte("cte-1", cte());
    assert.equal(aceito.status, "processando_autorizacao");
    assert.ok(aceito.em_processamento);
    assert.equal(aceito.bruto?.status, 202);
    const documento = await a.client.aguardar("cte-1", RAPIDA);
    assert.ok(documento.autorizado);
    assert.equal(Chave.ler(documento.chave as string).partes.modelo, 57);
    assert.equal(documento.numero, Chave.ler(documento.chave as string).partes.numero);
    assert.deepEqual(await a.client.consultar("cte-1"), documento);
    const completa = await a.client.consultarCompleta("cte-1");
    assert.equal(completa.protocolo?.status, "100");
    const xml = await a.client.baixarXml(documento);
    assert.ok(Buffer.isBuffer(xml) && xml.toString().includes(documento.chave as string));
    assert.deepEqual(await a.client.baixar(documento.caminho_xml as string), xml);
    const cancelamento = await a.client.cancelar("cte-1", "Emitido em duplicidade por engano");
    assert.ok(cancelamento.aceito);
    const depois = await a.client.consultar("cte-1");
    assert.equal(depois.status, "cancelado");
    assert.match((await a.client.baixarXmlCancelamento(depois)).toString(), /110111/);
  });

  test("a CT-e OS gets its verdict at once, and its events", async () => {
    await using a = await ambiente();
    const documento = await a.client.emitirCteOs("os-1", exemplo<CteOs>("cte_os_valores"));
    assert.ok(documento.autorizado, documento.mensagem_sefaz);
    assert.equal(documento.modelo, 67);
    const gtv = await a.client.dadosGtv("os-1", lerJson("examples/evento_dados_gtv.json"));
    assert.ok(gtv.aceito, gtv.sefaz);
  });

  test("a letter of correction, a disagreement and a multimodal record are registered", async () => {
    await using a = await ambiente();
    await a.client.emitirCte("cte-2", exemplo("cte_multimodal"));
    await a.client.aguardarAutorizacao("cte-2", RAPIDA);
    const carta = await a.client.cartaCorrecao("cte-2", lerJson("examples/evento_carta_correcao.json"));
    assert.equal(carta.numero_carta_correcao, 1);
    const documento = await a.client.consultar("cte-2");
    assert.match((await a.client.baixarXmlCartaCorrecao(documento)).toString(), /110110/);
    const multimodal = await a.client.registroMultimodal("cte-2", lerJson("examples/evento_registro_multimodal.json"));
    assert.ok(multimodal.aceito, multimodal.sefaz);
    const desacordo = await a.client.desacordo("cte-2", "Serviço não prestado como combinado");
    assert.ok(desacordo.aceito, desacordo.sefaz);
  });

  test("the legacy request for unused numbers is answered", async () => {
    await using a = await ambiente();
    const resposta = await a.client.inutilizar({
      cnpj: CNPJ,
      serie: 9,
      numero_inicial: 10,
      numero_final: 12n,
      justificativa: "Salto na numeração por falha do sistema",
    });
    assert.ok(resposta.aceito, resposta.sefaz);
    assert.deepEqual([resposta.serie, resposta.numero_inicial, resposta.numero_final], [9, 10, 12]);
  });

  test("the DACTE is downloaded by its path", async () => {
    await using s = await servidor((pedido, resposta) => {
      resposta.end(pedido.url === "/dacte.pdf" ? "%PDF-1.7" : "?");
    });
    await using client = new Client({ token: "token-dacte", baseUrl: s.url });
    const pdf = await client.baixarDacte({ status: "autorizado", caminho_dacte: "/dacte.pdf" });
    assert.equal(pdf.toString(), "%PDF-1.7");
  });

  test("many documents are awaited at once, and a webhook ends a wait", async () => {
    await using a = await ambiente({ sandbox: { processamentoMs: 100 } });
    const refs = Array.from({ length: 5 }, (_, i) => `muitos-${i}`);
    for (const ref of refs) await a.client.emitirCte(ref, cte());
    const espera = a.client.aguardarMuitos([...refs, "nenhuma"], RAPIDA);
    assert.ok(espera.avisar({ ...(await a.client.consultar(refs[0] as string)), status: "autorizado" }));
    const vistos = new Map<string, string>();
    for await (const { ref, documento, erro } of espera) vistos.set(ref, documento?.status ?? erro?.code ?? "?");
    assert.deepEqual(
      vistos,
      new Map(
        [...refs.map((ref) => [ref, "autorizado"] as const), ["nenhuma", "nao_encontrado"]].toSorted() as [
          string,
          string,
        ][],
      ),
    );
  });

  test("any other request is made by its path", async () => {
    await using a = await ambiente();
    await a.client.emitirCteOs("os-2", cteOs());
    const resposta = await a.client.requisicao("GET", "/v2/cte/os-2");
    assert.equal(resposta.status, 200);
    assert.equal((JSON.parse(resposta.corpo) as { ref: string }).ref, "os-2");
    assert.match(resposta.headers["content-type"] as string, /json/);
  });
});

describe("received CT-es", () => {
  const xml = async (): Promise<string> => {
    await using a = await ambiente();
    await a.client.emitirCte("recebida", cte());
    return (await a.client.baixarXml(await a.client.aguardar("recebida", RAPIDA))).toString();
  };

  test("are iterated from a cursor, which passes only what was read", async () => {
    await using a = await ambiente();
    const procXml = await xml();
    await a.sandbox.receber(TOMADOR, procXml);
    const pagina = await a.client.recebidas(TOMADOR);
    assert.equal(pagina.itens.length, 1);
    const recebidas = a.client.recebidasDesde(TOMADOR);
    for await (const recebida of recebidas) {
      assert.equal(typeof recebida.valor_total, "string");
      assert.equal(recebidas.cursor, 0);
      recebidas.reter();
    }
    assert.equal(recebidas.cursor, 0);
    const denovo = a.client.recebidasDesde(TOMADOR);
    for await (const recebida of denovo) assert.ok(recebida.chave);
    assert.equal(denovo.cursor, pagina.cursor);
  });

  test("are queried, downloaded and disagreed with by their key", async () => {
    await using a = await ambiente();
    const procXml = await xml();
    await a.sandbox.receber(TOMADOR, procXml);
    const chave = (await a.client.recebidas(TOMADOR)).itens[0]?.chave as string;
    assert.equal(((await a.client.consultarRecebida(chave)) as { chave: string }).chave.slice(-44), chave);
    assert.ok((await a.client.baixarXmlRecebida(Chave.ler(chave))).toString().includes(chave));
    const desacordo = await a.client.desacordoRecebida(chave, "Serviço não prestado como combinado");
    assert.ok(desacordo.aceito, desacordo.sefaz);
    assert.ok((await a.client.consultarDesacordoRecebida(chave)).aceito);
    await assert.rejects(a.client.baixarXmlCancelamentoRecebida(chave), NaoEncontradoError);
    await assert.rejects(a.client.baixarXmlCartaCorrecaoRecebida(chave), NaoEncontradoError);
  });
});

describe("webhooks", () => {
  test("are created, listed, delivered, verified, sent again and removed", async () => {
    await using a = await ambiente();
    const entregas: { headers: Record<string, string | string[] | undefined>; corpo: string }[] = [];
    let chegou = () => {};
    const receptor = createServer((pedido, resposta) => {
      let corpo = "";
      pedido.setEncoding("utf8").on("data", (parte: string) => {
        corpo += parte;
      });
      pedido.on("end", () => {
        entregas.push({ headers: pedido.headers, corpo });
        resposta.end();
        chegou();
      });
    });
    await new Promise<void>((pronto) => receptor.listen(0, "127.0.0.1", pronto));
    const url = `http://127.0.0.1:${(receptor.address() as AddressInfo).port}/cte`;
    const novo = await a.client.criarWebhook({ cnpj: CNPJ, evento: "cte", url, authorization: "segredo-do-teste" });
    assert.deepEqual(
      (await a.client.listarWebhooks()).map((w) => w.id),
      [novo.id],
    );
    assert.equal((await a.client.consultarWebhook(novo.id)).url, url);
    const primeira = new Promise<void>((pronto) => {
      chegou = pronto;
    });
    await a.client.emitirCte("com-webhook", cte());
    await primeira;
    const [entrega] = entregas;
    const documento = webhook.receber(entrega?.headers ?? {}, entrega?.corpo, "segredo-do-teste");
    assert.equal(documento.ref, "com-webhook");
    const segunda = new Promise<void>((pronto) => {
      chegou = pronto;
    });
    assert.equal((await a.client.reenviarWebhook("com-webhook")).length, 1);
    await segunda;
    assert.equal(entregas.length, 2);
    assert.ok((await a.client.excluirWebhook(novo.id)).deleted);
    receptor.closeAllConnections();
    receptor.close();
  });

  test("an owner is asked for", async () => {
    await using a = await ambiente();
    await assert.rejects(a.client.criarWebhook({ evento: "cte", url: "http://127.0.0.1:1/" }), ConfiguracaoError);
    await assert.rejects(
      a.client.criarWebhook({ cnpj: "11222333000182", evento: "cte", url: "http://127.0.0.1:1/" }),
      (e) => e instanceof ValidacaoError && e.codigo === "cnpj_invalido",
    );
  });
});

describe("errors", () => {
  test("carry what the API answered", async () => {
    await using a = await ambiente();
    await assert.rejects(a.client.consultar("nenhuma"), (e) => {
      assert.ok(e instanceof NaoEncontradoError);
      assert.deepEqual(
        [e.code, e.status, e.codigo, e.ref, e.operacao],
        ["nao_encontrado", 404, "nao_encontrado", "nenhuma", "consultar"],
      );
      assert.match(e.corpo as string, /nao_encontrado/);
      assert.ok(!JSON.stringify(e).includes("corpo"));
      assert.match(e.stack as string, /client\.test/);
      return true;
    });
    const invalido = await a.client.emitirCte("invalido", { ...cte(), cfop: "1" }).catch((e: unknown) => e);
    assert.ok(invalido instanceof ValidacaoError && invalido.erros.length > 0 && invalido.status === 422);
  });

  test("a reference in use is a conflict, and a strange one is refused before it is sent", async () => {
    await using a = await ambiente();
    await a.client.emitirCteOs("repetida", cteOs());
    await assert.rejects(a.client.emitirCteOs("repetida", cteOs()), ConflitoError);
    for (const ref of ["", "..", 1, undefined]) {
      await assert.rejects(
        a.client.consultar(ref as string),
        (e) => e instanceof RequisicaoInvalidaError && e.codigo === "referencia_invalida",
        String(ref),
      );
    }
  });

  test("a refusal by the authority is a document, except where success was promised", async () => {
    await using a = await ambiente();
    a.sandbox.falhar({ falha: "cstat", parametro: 598, mensagem: "Recusado no teste" });
    await a.client.emitirCte("recusado", cte());
    const documento = await a.client.aguardar("recusado", RAPIDA);
    assert.deepEqual([documento.status, documento.status_sefaz], ["erro_autorizacao", "598"]);
    await assert.rejects(a.client.aguardarAutorizacao("recusado", RAPIDA), (e) => {
      assert.ok(e instanceof DocumentoRecusadoError);
      assert.equal(e.documento?.mensagem_sefaz, "Recusado no teste");
      return true;
    });
  });

  test("a wait that is too short ends with the document as last seen", async () => {
    await using a = await ambiente({ sandbox: { processamentoMs: 60_000 } });
    await a.client.emitirCte("lento", cte());
    await assert.rejects(a.client.aguardar("lento", { ...RAPIDA, maxConsultas: 3 }), (e) => {
      assert.ok(e instanceof PrazoEsgotadoError && e.documento?.em_processamento);
      return true;
    });
    a.sandbox.avancar(61_000);
    assert.ok((await a.client.aguardar("lento", RAPIDA)).autorizado);
  });

  test("options of a call stand over those of the client", async () => {
    await using a = await ambiente({ client: { tentativas: 1 } });
    a.sandbox.falhar("erro_500:metodo=GET");
    await assert.rejects(a.client.consultar("x"), ServidorError);
    a.sandbox.limparFalhas();
    a.sandbox.falhar("latencia=5000");
    await assert.rejects(a.client.consultar("x", { timeoutMs: 50 }), TimeoutError);
    a.sandbox.limparFalhas();
    a.sandbox.falhar("queda_depois:metodo=POST");
    await assert.rejects(a.client.emitirCte("perdido", cte()), ResultadoDesconhecidoError);
    a.sandbox.limparFalhas();
    a.sandbox.falhar("queda_depois:metodo=POST,vezes=1");
    const achado = await a.client.emitirCte("achado", cte(), { tentativas: 4 });
    assert.ok(achado.reconciliado);
  });

  test("options that cannot be are refused at once", () => {
    const base = { token: "x", baseUrl: "http://127.0.0.1:1" };
    for (const opcoes of [
      {},
      undefined,
      { token: "x" },
      { ...base, ambiente: "producao" },
      { ...base, timeoutMs: -1 },
      { ...base, timeoutMs: "1" },
      { ...base, tentativas: 1.5 },
      { ...base, baseUrl: "ftp://x" },
      { ...base, token: "a b" },
    ]) {
      assert.throws(() => new Client(opcoes as never), ConfiguracaoError, JSON.stringify(opcoes));
    }
  });
});

describe("a closed client", () => {
  test("lets calls under way end, and refuses new ones", async () => {
    await using sandbox = await Sandbox.start({ falhas: ["latencia=100"] });
    const client = new Client({ token: "token-fecha", baseUrl: sandbox.url });
    const recebidas = client.recebidasDesde(CNPJ);
    const emitido = client.emitirCteOs("antes", cteOs());
    await client.close();
    assert.ok((await emitido).autorizado);
    await assert.rejects(client.consultar("antes"), ConfiguracaoError);
    assert.throws(() => client.recebidasDesde(CNPJ), ConfiguracaoError);
    await assert.rejects(recebidas.next(), ConfiguracaoError);
    await client.close();
  });
});

describe("the face of the core", () => {
  const fonte = (caminho: string): string => readFileSync(`${RAIZ}/${caminho}`, "utf8");
  const camel = (nome: string): string => nome.replace(/_(\w)/g, (_, letra: string) => letra.toUpperCase());

  /** Methods of `impl NAME {` in every file of a folder of sources. */
  const metodos = (pasta: string, nome: string): string[] =>
    readdirSync(`${RAIZ}/${pasta}`)
      .filter((arquivo) => arquivo.endsWith(".rs"))
      .flatMap((arquivo) => fonte(`${pasta}/${arquivo}`).split(/^impl /m))
      .filter((bloco) => bloco.startsWith(`${nome} {`))
      .flatMap((bloco) => [...bloco.matchAll(/^ {4}pub (?:async )?fn (\w+)/gm)].map((m) => m[1] as string));

  /** What of the core has another form here: how a client is made, and what it tells of itself. */
  const OUTRA_FORMA = {
    builder: "new Client",
    new: "new Client",
    with: "options of a call",
    options: "options of a call",
    rate_limit: "limite",
    ambiente: "ambiente",
    aguardar_com: "aguardar",
  };

  test("every operation of the core's client is a method here, and was called by the tests above", () => {
    const operacoes = metodos("crates/focus-cte/src/client", "Client").filter((nome) => !(nome in OUTRA_FORMA));
    assert.ok(operacoes.length > 30, operacoes.join());
    assert.deepEqual(
      operacoes.filter((nome) => !(camel(nome) in Client.prototype)),
      [],
    );
    assert.deepEqual(
      operacoes.filter((nome) => !chamadas.has(camel(nome))),
      [],
    );
  });

  test("every option of the core's client, calls, waits and sandbox is one here", () => {
    const aqui = fonte("node/src/opcoes.ts") + fonte("node/src/sandbox.ts");
    const opcoes = [
      ...metodos("crates/focus-cte/src/client", "ClientBuilder"),
      ...metodos("crates/focus-cte/src/client", "CallOptions").map((nome) => nome.replace(/^with_/, "")),
      ...metodos("crates/focus-cte-sandbox/src", "SandboxBuilder"),
    ];
    assert.ok(opcoes.length > 20, opcoes.join());
    const outroNome: Record<string, string> = {
      timeout: "timeoutMs",
      deadline: "prazoMs",
      retry: "tentativas",
      connect_timeout: "conexaoMs",
      max_body_bytes: "maxCorpoBytes",
      processamento: "processamentoMs",
      empresa_nao_habilitada: "empresasNaoHabilitadas",
      relogio: "relogioParadoEm",
      falha: "falhas",
    };
    // What is of Rust alone: the end of a builder, a transport of one's own, the address of a server for other machines.
    const soDeRust = ["build", "iniciar", "transport", "options", "endereco"];
    assert.deepEqual(
      opcoes
        .filter((nome) => !soDeRust.includes(nome) && !aqui.includes(` ${outroNome[nome] ?? camel(nome)}?: `))
        .filter((nome) => nome !== "token"),
      [],
    );
  });

  for (const [tipo, arquivo] of [
    ["Documento", "mod"],
    ["Protocolo", "protocolo"],
    ["ErroDetalhe", "erro_detalhe"],
    ["Divergencia", "divergencia"],
    ["RespostaEvento", "evento"],
    ["RespostaInutilizacao", "evento"],
    ["CteRecebida", "recebida"],
    ["PaginaRecebidas", "recebida"],
    ["Ilegivel", "recebida"],
    ["Webhook", "webhook"],
  ] as const) {
    test(`every field of the core's ${tipo} has a type here`, () => {
      const corpo = new RegExp(`pub struct ${tipo} \\{([\\s\\S]*?)^\\}`, "m").exec(
        fonte(`crates/focus-cte/src/documento/${arquivo}.rs`),
      )?.[1];
      const campos = [...(corpo ?? "").matchAll(/^ {4}pub (\w+):/gm)].map((m) =>
        m[1] === "referencia" ? "ref" : m[1],
      );
      assert.ok(campos.length > 1);
      const face =
        new RegExp(`export interface ${tipo} \\{([\\s\\S]*?)^\\}`, "m").exec(fonte("node/src/documento.ts"))?.[1] ?? "";
      // Protocols keep their unknown fields beside the known ones.
      const faltam = campos.filter(
        (c) => !face.includes(` ${c}?:`) && !face.includes(` ${c}:`) && !(tipo === "Protocolo" && c === "outros"),
      );
      assert.deepEqual(faltam, []);
    });
  }

  test("every fault of the sandbox has a name here", () => {
    const nomes = [...fonte("crates/focus-cte-sandbox/src/falhas/falha.rs").matchAll(/^ {4}cenario\(\s*"(\w+)"/gm)].map(
      (m) => m[1],
    );
    const aqui = fonte("node/src/sandbox.ts");
    assert.ok(nomes.length >= 13);
    assert.deepEqual(
      nomes.filter((nome) => !aqui.includes(`| "${nome}"`)),
      [],
    );
  });
});
