/**
 * The version.
 */

import { nativo } from "./nativo.js";

/** Version of the package. */
export const versao: string = nativo.versao();
