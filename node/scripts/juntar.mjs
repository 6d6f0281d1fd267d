/**
 * Puts the modules of the package into its entry: one file loads in little more than half of the time of fifteen.
 */

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What stays a file of its own: the program, and the addon that it is in. */
const A_PARTE = ["nativo.js", "programa.js"];

const CARREGAR = `const prontos = {};

function exigir(nome) {
  const modulo = modulos[nome];
  if (modulo === undefined) return require(nome);
  if (prontos[nome] === undefined) {
    prontos[nome] = {};
    modulo(prontos[nome], exigir);
  }
  return prontos[nome];
}

module.exports = exigir("./index.js");
`;

/** Replaces `dist/index.js` by one with every module that is beside it, as the compiler wrote them. */
export function juntar(dist) {
  const nomes = readdirSync(dist).filter((nome) => nome.endsWith(".js") && nome !== "programa.js");
  const modulos = nomes.map(
    (nome) => `  "./${nome}"(exports, require) {\n${readFileSync(join(dist, nome), "utf8")}  },\n`,
  );
  writeFileSync(join(dist, "index.js"), `"use strict";\n\nconst modulos = {\n${modulos.join("")}};\n\n${CARREGAR}`);
  for (const nome of nomes) if (nome !== "index.js" && !A_PARTE.includes(nome)) rmSync(join(dist, nome));
}
