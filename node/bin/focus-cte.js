#!/usr/bin/env node
const { executar } = require("../dist/programa.js");

// Node's own handlers of these signals raise the signal again and count on having been removed; the program's, which take
// their place and call them first, would be entered without end. A listener puts Node's harmless ones there instead.
for (const sinal of ["SIGINT", "SIGTERM"]) process.on(sinal, () => undefined);

process.exitCode = executar(process.argv.slice(2));
