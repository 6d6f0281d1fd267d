//! Where the official XSDs are, for judges.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::vectors::raiz;

/// The wheel that carries today's package of schemas, pinned as `cargo xtask layout` pins it.
const RODA: &str = "nfelib==3.2.0 --hash=sha256:fbde31b31617e0f1865c3674d953ea4a4424c2dea5aaef001a73c188ec283be2\n";
const PASTA: &str = "nfelib/cte/schemas/v4_0";

/// The folder of the official XSDs: `FOCUS_CTE_XSD`, or the one in `target`, downloaded from PyPI when it is not there.
///
/// `None`, with the reason printed, when it cannot be had; an error where `CI` is set.
#[must_use]
#[expect(clippy::print_stdout, reason = "a test that skips says why")]
pub fn pasta_dos_xsds() -> Option<PathBuf> {
    if let Some(pasta) = std::env::var_os("FOCUS_CTE_XSD") {
        return Some(pasta.into());
    }
    let base = raiz().join("target/xsd/nfelib-3.2.0");
    let pasta = base.join(PASTA);
    let tem = || pasta.join("cte_v4.00.xsd").is_file();
    if tem() || (baixar(&base).is_some() && tem()) {
        return Some(pasta);
    }
    assert!(std::env::var_os("CI").is_none(), "the official XSDs cannot be had: neither {} nor PyPI", pasta.display());
    println!("skipped: the official XSDs are neither in {} nor on PyPI; set FOCUS_CTE_XSD", pasta.display());
    None
}

/// Downloads to a draft beside `base` and moves it in place; who comes second finds it done.
fn baixar(base: &Path) -> Option<()> {
    let rascunho = base.with_file_name(format!("rascunho-{}", std::process::id()));
    std::fs::create_dir_all(&rascunho).ok()?;
    let requisito = rascunho.join("requisito.txt");
    std::fs::write(&requisito, RODA).ok()?;
    let baixou = python(
        &rascunho,
        &[
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            "requisito.txt",
        ],
    );
    let roda = std::fs::read_dir(&rascunho).ok()?.flatten().map(|entrada| entrada.path());
    let roda = roda.filter(|caminho| caminho.extension().is_some_and(|e| e == "whl")).last();
    let abriu =
        baixou && roda.is_some_and(|roda| python(&rascunho, &["-m", "zipfile", "-e", &roda.to_string_lossy(), "."]));
    if abriu {
        let _ = std::fs::rename(&rascunho, base);
    }
    let _ = std::fs::remove_dir_all(&rascunho);
    abriu.then_some(())
}

fn python(pasta: &Path, argumentos: &[&str]) -> bool {
    let processo = Command::new("python3").args(argumentos).current_dir(pasta).stdout(Stdio::null()).status();
    processo.is_ok_and(|status| status.success())
}
