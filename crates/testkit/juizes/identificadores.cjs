// Verdicts of the npm libraries: one JSON array of [judge, kind, text] on standard input, one of booleans on standard output.
// The first argument is the folder with `node_modules`.
"use strict";

const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const pedir = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
const inscricaoEstadual = pedir("inscricaoestadual");
const brValidations = pedir("br-validations");
const { cnpj } = pedir("cpf-cnpj-validator");

const juizes = {
  inscricaoestadual: (uf, texto) => inscricaoEstadual(texto, uf),
  "br-validations": (uf, texto) => brValidations.ie(uf).validate(texto),
  "cpf-cnpj-validator": (_tipo, texto) => cnpj.isValid(texto),
};
const perguntas = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(perguntas.map(([juiz, tipo, texto]) => juizes[juiz](tipo, texto))));
