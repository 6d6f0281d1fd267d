/**
 * The program `focus-cte`.
 */

import { nativo } from "./nativo.js";

/** Runs the program with these arguments; gives the exit code. Blocks until it ends: for the package's `bin` alone. */
export function executar(argumentos: readonly string[]): number {
  return nativo.executarPrograma(["focus-cte", ...argumentos]);
}
