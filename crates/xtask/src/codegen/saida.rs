//! Writing generated files, or comparing them with what is committed.

use std::path::Path;
use std::process::{Command, Stdio};

/// A generated file.
#[derive(Debug)]
pub struct Arquivo {
    /// Path below the repository's root.
    pub caminho: String,
    /// Whole text.
    pub texto: String,
}

/// Where and how to write.
#[derive(Debug)]
pub struct Saida<'a> {
    /// Repository root.
    pub raiz: &'a Path,
    /// Compare instead of writing.
    pub conferir: bool,
}

impl Saida<'_> {
    /// Writes what changed; when checking, fails with the list of stale files.
    pub fn gravar(&self, arquivos: &[Arquivo]) -> Result<(), String> {
        let mut diferentes = Vec::new();
        for arquivo in arquivos {
            let texto = if Path::new(&arquivo.caminho).extension().is_some_and(|e| e == "rs") {
                rustfmt(&arquivo.texto)?
            } else {
                arquivo.texto.clone()
            };
            let destino = self.raiz.join(&arquivo.caminho);
            if std::fs::read_to_string(&destino).is_ok_and(|atual| atual == texto) {
                continue;
            }
            diferentes.push(arquivo.caminho.as_str());
            if !self.conferir {
                if let Some(pasta) = destino.parent() {
                    std::fs::create_dir_all(pasta).map_err(|e| format!("{}: {e}", pasta.display()))?;
                }
                std::fs::write(&destino, texto).map_err(|e| format!("{}: {e}", destino.display()))?;
            }
        }
        if self.conferir && !diferentes.is_empty() {
            return Err(format!("desatualizados (rode `cargo xtask codegen`):\n  {}", diferentes.join("\n  ")));
        }
        println!("codegen: {} arquivos, {} alterados", arquivos.len(), diferentes.len());
        Ok(())
    }
}

fn rustfmt(texto: &str) -> Result<String, String> {
    use std::io::Write as _;
    let mut filho = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=120,use_small_heuristics=Max"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("rustfmt: {e}"))?;
    let mut entrada = filho.stdin.take().expect("stdin is piped");
    let texto = texto.to_owned();
    let escrita = std::thread::spawn(move || entrada.write_all(texto.as_bytes()));
    let saida = filho.wait_with_output().map_err(|e| format!("rustfmt: {e}"))?;
    escrita.join().expect("writer does not panic").map_err(|e| format!("rustfmt: {e}"))?;
    if !saida.status.success() {
        return Err("rustfmt recusou um arquivo gerado".into());
    }
    String::from_utf8(saida.stdout).map_err(|e| format!("rustfmt: {e}"))
}
