/**
 * Prints this package beside Ajv, zod, undici and axios: `npm install && node comparar.mjs [--curto]`, with an addon of `--release`.
 *
 * Validation: documents of the repository's examples, in one thread. Emission: a sandbox in a process of its own, 32 requests in flight,
 * rate and processor time of the client's process.
 */

import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { validar } from "focus-cte";
import { z } from "zod";

const aqui = dirname(fileURLToPath(import.meta.url));
const raiz = join(aqui, "..", "..");
const curto = process.argv.includes("--curto");
const figuras = [];

function figura(nome, medido, alvo, menor = false) {
  figuras.push({
    figura: nome,
    medido: Number(medido.toFixed(2)),
    alvo: `${menor ? "≤" : "≥"} ${alvo}`,
    ok: menor ? medido <= alvo : medido >= alvo,
  });
}

/** Nanoseconds of one run, the best of several rounds. */
function medir(faz) {
  const rodada = curto ? 100 : 400;
  for (let i = 0; i < rodada; i++) faz(i);
  let melhor = Number.POSITIVE_INFINITY;
  for (let r = 0; r < (curto ? 5 : 12); r++) {
    const inicio = process.hrtime.bigint();
    for (let i = 0; i < rodada; i++) faz(i);
    melhor = Math.min(melhor, Number(process.hrtime.bigint() - inicio) / rodada);
  }
  return melhor;
}

/** A zod schema with the fields, types and patterns of a JSON Schema. */
function paraZod(no, raizDoEsquema) {
  if (no.$ref)
    return paraZod(
      no.$ref
        .slice(2)
        .split("/")
        .reduce((o, parte) => o[parte], raizDoEsquema),
      raizDoEsquema,
    );
  const alternativas = no.anyOf ?? no.oneOf;
  if (alternativas) return z.union(alternativas.map((um) => paraZod(um, raizDoEsquema)));
  if (no.properties) {
    const campos = Object.entries(no.properties).map(([nome, campo]) => [
      nome,
      paraZod(campo, raizDoEsquema).optional(),
    ]);
    return z.object(Object.fromEntries(campos));
  }
  if (no.items) return z.array(paraZod(no.items, raizDoEsquema));
  if (no.enum) {
    const valores = new Set(no.enum);
    return z.union([z.string(), z.number()]).refine((v) => valores.has(v));
  }
  let texto = z.string();
  if (no.minLength !== undefined) texto = texto.min(no.minLength);
  if (no.maxLength !== undefined) texto = texto.max(no.maxLength);
  if (no.pattern) texto = texto.regex(new RegExp(no.pattern, "u"));
  return no.type === "string" ? texto : z.union([texto, z.number()]);
}

function validacao() {
  const documentos = ["cte_rodoviario", "cte_aereo", "cte_multimodal", "cte_ferroviario"].map((n) =>
    readFileSync(join(raiz, "examples", `${n}.json`)),
  );
  const objetos = documentos.map((d) => JSON.parse(d));
  const esquema = JSON.parse(readFileSync(join(raiz, "docs/schemas/cte.schema.json"), "utf8"));
  const ajv = new Ajv2020({ allErrors: true, strict: false }).compile(esquema);
  const zod = paraZod(esquema, esquema);
  for (const [i, objeto] of objetos.entries()) {
    if (!ajv(objeto)) console.warn("Ajv recusa", i, ajv.errors.slice(0, 2));
    const r = zod.safeParse(objeto);
    if (!r.success) console.warn("zod recusa", i, r.error.issues.slice(0, 2));
  }
  const n = documentos.length;
  const deBytes = medir((i) => validar(documentos[i % n]));
  const deObjetos = medir((i) => validar(objetos[i % n]));
  const ajvBytes = medir((i) => ajv(JSON.parse(documentos[i % n].toString())));
  const ajvObjetos = medir((i) => ajv(objetos[i % n]));
  const zodBytes = medir((i) => zod.safeParse(JSON.parse(documentos[i % n].toString())));
  console.table({
    "validar, de Buffer": { µs: deBytes / 1e3 },
    "validar, de objeto": { µs: deObjetos / 1e3 },
    "Ajv com JSON.parse": { µs: ajvBytes / 1e3 },
    "Ajv, de objeto": { µs: ajvObjetos / 1e3 },
    "zod com JSON.parse": { µs: zodBytes / 1e3 },
  });
  figura("Ajv com JSON.parse / validar de Buffer", ajvBytes / deBytes, 3);
  figura("zod com JSON.parse / validar de Buffer", zodBytes / deBytes, 8);
  figura("Ajv de objeto / validar de objeto", ajvObjetos / deObjetos, 1.2);
}

function partida() {
  const codigo = `
    const t = performance.now(), c = process.cpuUsage();
    require("focus-cte");
    const { user, system } = process.cpuUsage(c);
    console.log(performance.now() - t, (user + system) / 1e3);
  `;
  const tempos = Array.from({ length: 15 }, () =>
    spawnSync(process.execPath, ["-e", codigo], { cwd: aqui, encoding: "utf8" }).stdout.split(" ").map(Number),
  );
  const menor = (i) => Math.min(...tempos.map((um) => um[i]));
  // On a busy machine the clock tells of its other work too; the processor's time does not.
  console.log(`require('focus-cte'): ${menor(0).toFixed(1)} ms, ${menor(1).toFixed(1)} ms de processador`);
  figura("require('focus-cte'), ms", menor(0), 30, true);
}

/** One client against the sandbox, in a process of its own: `{segundos, cpu}`. */
async function emitir(quem, url, total) {
  const filho = spawn(process.execPath, [join(aqui, "emitir.mjs"), quem, url, String(total)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let saida = "";
  for await (const parte of filho.stdout) saida += parte;
  return JSON.parse(saida);
}

async function emissao() {
  const total = curto ? 500 : 2000;
  const servidor = spawn(process.execPath, [join(aqui, "emitir.mjs"), "sandbox"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [url] = await new Promise((ok) => servidor.stdout.once("data", (d) => ok(String(d).trim().split("\n"))));
  const quem = ["focus-cte", "undici.fetch", "undici.request", "axios"];
  for (const um of quem) await emitir(um, url, 200);
  const melhor = {};
  for (let r = 0; r < (curto ? 1 : 3); r++) {
    for (const um of quem) {
      const medida = await emitir(um, url, total);
      if (!melhor[um] || medida.segundos < melhor[um].segundos) melhor[um] = medida;
    }
  }
  servidor.stdin.end();
  console.table(
    Object.fromEntries(
      quem.map((um) => [
        um,
        {
          "por segundo": Math.round(total / melhor[um].segundos),
          "CPU do cliente, µs": Math.round((melhor[um].cpu / total) * 1e6),
        },
      ]),
    ),
  );
  const nosso = melhor["focus-cte"];
  for (const outro of ["undici.fetch", "axios"]) {
    figura(`emissões por segundo, focus-cte / ${outro}`, melhor[outro].segundos / nosso.segundos, 2);
    figura(`CPU do cliente, focus-cte / ${outro}`, nosso.cpu / melhor[outro].cpu, 0.5, true);
  }
  figura("emissões por segundo, focus-cte / undici.request", melhor["undici.request"].segundos / nosso.segundos, 0.67);
}

validacao();
partida();
await emissao();
console.table(figuras);
