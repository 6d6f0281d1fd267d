import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { assinar, Certificado, diferencas, gerarXml, importarXml, ValidacaoError, validar, verificar } from "focus-cte";
import { ler, lerJson } from "./apoio.mjs";

const EXEMPLO = ler("examples/cte_rodoviario.json");

test("a document comes back from its XML", async () => {
  const { xml, chave } = await gerarXml(EXEMPLO, { numero: 77 });
  const importado = await importarXml(xml);
  const original = lerJson("examples/cte_rodoviario.json") as Record<string, unknown>;
  for (const [campo, valor] of Object.entries(original)) assert.deepEqual(importado.documento[campo], valor, campo);
  assert.equal(String(importado.chave), chave);
  assert.deepEqual(
    [importado.modelo, importado.evento, importado.versao, importado.assinado],
    [57, null, "4.00", false],
  );
  assert.deepEqual(importado.semLugar, []);
  assert.equal(validar(importado.documento).valido, validar(EXEMPLO).valido);
});

test("what has no place is told, and text is text whatever its declaration says", async () => {
  const { xml } = await gerarXml(EXEMPLO);
  const { semLugar } = await importarXml(Buffer.from(xml.replace("<tpImp>1</tpImp>", "<tpImp>2</tpImp>")));
  assert.deepEqual(
    semLugar.map(({ caminho, valor, motivo }) => [caminho, valor, motivo]),
    [["infCte/ide/tpImp", "2", "valor_fixo"]],
  );
  const declarado = `<?xml version="1.0" encoding="ISO-8859-1"?><CTe xmlns="http://www.portalfiscal.inf.br/cte"><infCte><ide><natOp>AÇÃO</natOp></ide></infCte></CTe>`;
  for (const entrada of [declarado, Buffer.from(declarado, "latin1")]) {
    assert.deepEqual((await importarXml(entrada)).documento, { natureza_operacao: "AÇÃO" });
  }
});

test("what is no document is told with its place", async () => {
  await assert.rejects(importarXml("<a><"), (erro: ValidacaoError) => {
    assert.ok(erro instanceof ValidacaoError);
    assert.match(erro.message, /linha 1, coluna 1: o elemento raiz/);
    return true;
  });
  await assert.rejects(verificar("<!DOCTYPE a><a/>"), /DTD/);
});

test("a signature holds until the content changes", async () => {
  const { xml } = await gerarXml(EXEMPLO);
  const assinado = await assinar(xml, Certificado.deTeste(), { conferir: false });
  assert.equal((await verificar(assinado)).integra, true);
  const { integra, assinaturas } = await verificar(assinado.replace("<CFOP>", "<CFOP>9"));
  assert.equal(integra, false);
  assert.deepEqual(
    assinaturas[0]?.falhas.map((falha) => falha.codigo),
    ["digest"],
  );
  assert.ok(assinaturas[0]?.certificado?.validoAte instanceof Date);
  assert.deepEqual((await verificar(xml)).assinaturas, []);
});

test("an A1 certificate signs for its company within its validity", async (t) => {
  const pasta = mkdtempSync(join(tmpdir(), "focus-cte-"));
  t.after(() => rmSync(pasta, { recursive: true }));
  const openssl = (...argumentos: string[]) => execFileSync("openssl", argumentos, { cwd: pasta, stdio: "pipe" });
  try {
    const extensao = "subjectAltName=otherName:2.16.76.1.3.3;UTF8:11222333000181";
    openssl(
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "30",
      "-keyout",
      "k.pem",
      "-out",
      "c.pem",
      "-subj",
      "/CN=EMPRESA",
      "-addext",
      extensao,
    );
    openssl("pkcs12", "-export", "-inkey", "k.pem", "-in", "c.pem", "-out", "a1.pfx", "-passout", "pass:senha-secreta");
  } catch (erro) {
    if ((erro as NodeJS.ErrnoException).code !== "ENOENT") throw erro;
    t.skip("openssl is not installed");
    return;
  }
  const arquivo = readFileSync(join(pasta, "a1.pfx"));
  const certificado = Certificado.dePkcs12(arquivo, "senha-secreta");
  assert.equal(certificado.titular.cnpj, "11222333000181");
  assert.equal(inspect(certificado), "Certificado(11222333000181)");
  const { xml } = await gerarXml(EXEMPLO);
  const assinado = await assinar(xml, certificado);
  assert.equal((await verificar(assinado)).integra, true);
  const [chave, pem] = ["k.pem", "c.pem"].map((nome) => readFileSync(join(pasta, nome), "utf8")) as [string, string];
  assert.equal(await assinar(xml, Certificado.dePem(chave, pem)), assinado);
  const depois = new Date(Date.now() + 60 * 86_400_000);
  await assert.rejects(assinar(xml, certificado, { agora: depois }), /venceu/);
  const alheio = xml.replace("<emit><CNPJ>11222333", "<emit><CNPJ>33876543");
  await assert.rejects(assinar(alheio, certificado), /213/);
  assert.throws(
    () => Certificado.dePkcs12(arquivo, "outra-secreta"),
    (erro: Error) => {
      assert.ok(erro instanceof ValidacaoError);
      assert.match(erro.message, /senha não abre/);
      assert.ok(!erro.message.includes("secreta"));
      return true;
    },
  );
});

test("two documents are compared whatever their form", async () => {
  const { xml } = await gerarXml(EXEMPLO);
  const { documento } = await importarXml(xml);
  assert.deepEqual(await diferencas(xml, { ...documento, cfop: "6353" }), [
    { campo: "cfop", antes: "6352", depois: "6353" },
  ]);
  assert.deepEqual(await diferencas(EXEMPLO, EXEMPLO), []);
  const [diferenca] = await diferencas({ justificativa: "a" }, { justificativa: "b" }, { evento: "cancelamento" });
  assert.equal(diferenca?.campo, "justificativa");
});
