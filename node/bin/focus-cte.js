#!/usr/bin/env node
const { executar } = require("../dist/programa.js");

// Node's own handlers of these signals raise the signal again, and would be entered without end by the program's, which call those that
// they replace. Adding a listener takes them out, and removing it leaves the system's default: commands that wait for nothing end by it.
for (const sinal of ["SIGINT", "SIGTERM"]) {
  const nada = () => undefined;
  process.on(sinal, nada).off(sinal, nada);
}

process.exitCode = executar(process.argv.slice(2));
