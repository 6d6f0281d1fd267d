/**
 * Lays the package out for publishing with one package of the addon for each platform: `node scripts/plataformas.mjs DESTINO`.
 *
 * In DESTINO: `focus-cte-PLATFORM/` for every addon in `native/`, and `focus-cte/`, which names all of them as optional dependencies and
 * holds no addon. npm then installs the one that fits. Platforms are built where they run; their addons are gathered in `native/`.
 */

import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const raiz = join(dirname(fileURLToPath(import.meta.url)), "..");
const PLATAFORMAS = [
  { nome: "linux-x64-gnu", os: "linux", cpu: "x64", libc: "glibc" },
  { nome: "linux-arm64-gnu", os: "linux", cpu: "arm64", libc: "glibc" },
  { nome: "linux-x64-musl", os: "linux", cpu: "x64", libc: "musl" },
  { nome: "linux-arm64-musl", os: "linux", cpu: "arm64", libc: "musl" },
  { nome: "darwin-x64", os: "darwin", cpu: "x64" },
  { nome: "darwin-arm64", os: "darwin", cpu: "arm64" },
  { nome: "win32-x64-msvc", os: "win32", cpu: "x64" },
  { nome: "win32-arm64-msvc", os: "win32", cpu: "arm64" },
];

const [destino] = process.argv.slice(2);
if (!destino) {
  console.error("informe a pasta de destino: node scripts/plataformas.mjs DESTINO");
  process.exit(2);
}

const manifesto = JSON.parse(readFileSync(join(raiz, "package.json"), "utf8"));
const { version, description, license, engines } = manifesto;
const escrever = (pasta, json) => writeFileSync(join(pasta, "package.json"), `${JSON.stringify(json, null, 2)}\n`);
const licencas = ["LICENSE-APACHE", "LICENSE-MIT"];

for (const { nome, os, cpu, libc } of PLATAFORMAS) {
  const addon = `focus-cte.${nome}.node`;
  if (!existsSync(join(raiz, "native", addon))) {
    console.error(`falta native/${addon}: construa-o nessa plataforma`);
    continue;
  }
  const pasta = resolve(destino, `focus-cte-${nome}`);
  mkdirSync(pasta, { recursive: true });
  for (const arquivo of licencas) copyFileSync(join(raiz, arquivo), join(pasta, arquivo));
  copyFileSync(join(raiz, "native", addon), join(pasta, addon));
  const texto = `${description} (addon para ${nome})`;
  escrever(pasta, {
    name: `focus-cte-${nome}`,
    version,
    description: texto,
    license,
    engines,
    main: addon,
    files: [addon, ...licencas],
    os: [os],
    cpu: [cpu],
    ...(libc ? { libc: [libc] } : {}),
  });
}

const principal = resolve(destino, "focus-cte");
for (const nome of ["bin", "dist", "README.md", "README.pt-BR.md", ...licencas]) {
  cpSync(join(raiz, nome), join(principal, nome), { recursive: true });
}
const { scripts: _, devDependencies: __, ...publico } = manifesto;
escrever(principal, {
  ...publico,
  files: manifesto.files.filter((nome) => !nome.startsWith("native")),
  optionalDependencies: Object.fromEntries(PLATAFORMAS.map(({ nome }) => [`focus-cte-${nome}`, version])),
});
