#!/usr/bin/env node
const { executar } = require("../dist/programa.js");

process.exitCode = executar(process.argv.slice(2));
