//! Where the official XSDs come from: a folder, or the `nfelib` wheel of PyPI, downloaded once into `target`.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::processo::{Comando, python};

/// The wheel that carries today's package of schemas, pinned.
const NFELIB: &str = "nfelib==3.2.0";
/// Hash of that wheel.
const HASH: &str = "sha256:fbde31b31617e0f1865c3674d953ea4a4424c2dea5aaef001a73c188ec283be2";
/// Folder of the CT-e schemas inside it.
const PASTA: &str = "nfelib/cte/schemas/v4_0";

/// One download at a time within this process; others have a draft folder of their own.
static VEZ: Mutex<()> = Mutex::new(());

/// Folder of the official XSDs, downloading them when needed.
pub fn pasta_dos_xsds(raiz: &Path) -> Result<PathBuf, String> {
    let _vez = VEZ.lock().unwrap_or_else(PoisonError::into_inner);
    let base = raiz.join("target").join("xsd").join(NFELIB.replace("==", "-"));
    let pasta = base.join(PASTA);
    if pasta.join("cte_v4.00.xsd").is_file() {
        return Ok(pasta);
    }
    let python = python()?;
    let rascunho = raiz.join("target").join("xsd").join(format!("parcial-{}", std::process::id()));
    std::fs::create_dir_all(&rascunho).map_err(|e| format!("{}: {e}", rascunho.display()))?;
    let requisito = rascunho.join("requisito.txt");
    std::fs::write(&requisito, format!("{NFELIB} --hash={HASH}\n"))
        .map_err(|e| format!("{}: {e}", requisito.display()))?;
    Comando::novo(&python)
        .args(["-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r"])
        .arg(&requisito)
        .arg("--dest")
        .arg(&rascunho)
        .executar()
        .map_err(|e| {
            format!("não foi possível baixar {NFELIB} do PyPI: {e}\nUse --xsd PASTA se os XSDs já estão na máquina.")
        })?;
    let roda = std::fs::read_dir(&rascunho)
        .map_err(|e| e.to_string())?
        .flatten()
        .map(|e| e.path())
        .find(|p| p.extension().is_some_and(|e| e == "whl"))
        .ok_or_else(|| format!("{NFELIB}: o pip não deixou o arquivo .whl"))?;
    Comando::novo(&python).args(["-m", "zipfile", "-e"]).arg(&roda).arg(&rascunho).executar()?;
    // Another process may have put the same files there in the meantime.
    let _ = std::fs::rename(&rascunho, &base);
    let _ = std::fs::remove_dir_all(&rascunho);
    if pasta.join("cte_v4.00.xsd").is_file() { Ok(pasta) } else { Err(format!("{NFELIB} não tem {PASTA}")) }
}
