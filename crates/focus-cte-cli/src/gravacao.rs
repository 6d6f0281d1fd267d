//! Writing files: whole or not at all, and never over something else by accident.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::erros::{CliError, motivo};
use crate::terminal::{Resultado, limpo};

/// A file being written beside its final place; it appears there with [`concluir`](Self::concluir), or never.
pub(crate) struct Gravacao {
    temporario: NamedTempFile,
    destino: PathBuf,
}

impl Gravacao {
    /// Starts writing; fails now, before any work, where the folder does not take files.
    pub(crate) fn iniciar(destino: &Path) -> Result<Self, CliError> {
        if destino.is_dir() {
            return Err(CliError::entrada(
                "saida_e_pasta",
                format!("{}: é uma pasta; era esperado o nome de um arquivo", exibir(destino)),
            ));
        }
        let pasta = pasta_de(destino);
        let temporario = novo_em(pasta).map_err(|e| nao_grava(destino, &e))?;
        Ok(Gravacao { temporario, destino: destino.to_owned() })
    }

    /// Puts the file in its place, over an older one if there is one.
    pub(crate) fn concluir(self) -> Result<(), CliError> {
        self.temporario.persist(&self.destino).map_err(|e| nao_grava(&self.destino, &e.error))?;
        Ok(())
    }
}

impl Write for Gravacao {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temporario.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporario.flush()
    }
}

/// Where lines of output go: standard output, or a file that appears when all is written.
pub(crate) enum Destino {
    /// Standard output.
    Padrao(Resultado),
    /// A file, and its name for messages.
    Arquivo(BufWriter<Gravacao>, String),
}

impl Destino {
    /// Standard output where no file is named.
    pub(crate) fn abrir(arquivo: Option<&Path>) -> Result<Self, CliError> {
        Ok(match arquivo {
            None => Destino::Padrao(Resultado::new()),
            Some(caminho) => Destino::Arquivo(BufWriter::new(Gravacao::iniciar(caminho)?), exibir(caminho)),
        })
    }

    /// One line and its end.
    pub(crate) fn linha(&mut self, texto: &str) -> Result<(), CliError> {
        match self {
            Destino::Padrao(saida) => saida.linha(texto),
            Destino::Arquivo(arquivo, nome) => writeln!(arquivo, "{texto}").map_err(|e| CliError::escrita(nome, &e)),
        }
    }

    /// Hands over what is written, to whoever reads standard output as it comes.
    pub(crate) fn esvaziar(&mut self) -> Result<(), CliError> {
        match self {
            Destino::Padrao(saida) => Ok(saida.flush()?),
            Destino::Arquivo(..) => Ok(()),
        }
    }

    /// Ends the output; a file appears now.
    pub(crate) fn concluir(self) -> Result<(), CliError> {
        match self {
            Destino::Padrao(saida) => saida.concluir(),
            Destino::Arquivo(arquivo, nome) => {
                arquivo.into_inner().map_err(|e| CliError::escrita(&nome, e.error()))?.concluir()
            }
        }
    }
}

/// How a file that must not replace another was saved.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Salvo {
    /// It was not there.
    Novo(PathBuf),
    /// The same bytes were there already.
    JaExistia(PathBuf),
    /// Other bytes had the name, so it has another.
    ComOutroNome(PathBuf),
}

impl Salvo {
    /// Where the bytes are.
    pub(crate) fn caminho(&self) -> &Path {
        match self {
            Salvo::Novo(caminho) | Salvo::JaExistia(caminho) | Salvo::ComOutroNome(caminho) => caminho,
        }
    }
}

/// Makes sure, before anything is sent, that `pasta` takes files; it is created where only its last part is missing.
pub(crate) fn preparar_pasta(pasta: &Path) -> Result<(), CliError> {
    let criada = match fs::create_dir(pasta) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists || pasta.is_dir() => Ok(()),
        outro => outro,
    };
    criada.and_then(|()| novo_em(pasta).map(drop)).map_err(|e| {
        CliError::entrada("pasta_de_saida", format!("não é possível gravar na pasta {}: {}", exibir(pasta), motivo(&e)))
            .dica("crie a pasta, ou escolha outra com --saida")
    })
}

/// Saves `bytes` as `nome.extensao` in `pasta`, or as `nome-2.extensao` and so on where other bytes have the name.
pub(crate) fn salvar_sem_substituir(pasta: &Path, nome: &str, extensao: &str, bytes: &[u8]) -> Result<Salvo, CliError> {
    let mut temporario = novo_em(pasta).map_err(|e| nao_grava(pasta, &e))?;
    temporario.write_all(bytes).and_then(|()| temporario.as_file().sync_all()).map_err(|e| nao_grava(pasta, &e))?;
    for n in 1_u32.. {
        let arquivo = if n == 1 { format!("{nome}.{extensao}") } else { format!("{nome}-{n}.{extensao}") };
        let destino = pasta.join(arquivo);
        match temporario.persist_noclobber(&destino) {
            Ok(_) if n == 1 => return Ok(Salvo::Novo(destino)),
            Ok(_) => return Ok(Salvo::ComOutroNome(destino)),
            Err(falha) if falha.error.kind() == io::ErrorKind::AlreadyExists => {
                if fs::read(&destino).is_ok_and(|existente| existente == bytes) {
                    return Ok(Salvo::JaExistia(destino));
                }
                temporario = falha.file;
            }
            Err(falha) => return Err(nao_grava(&destino, &falha.error)),
        }
    }
    Err(CliError::entrada("escrita", format!("{}: não há nome livre para salvar {nome}", exibir(pasta))))
}

fn pasta_de(caminho: &Path) -> &Path {
    caminho.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// With the permissions of any new file, not the private ones of a temporary file.
fn novo_em(pasta: &Path) -> io::Result<NamedTempFile> {
    let mut construtor = tempfile::Builder::new();
    construtor.prefix(".focus-cte-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        construtor.permissions(fs::Permissions::from_mode(0o666));
    }
    construtor.tempfile_in(pasta)
}

fn nao_grava(caminho: &Path, erro: &io::Error) -> CliError {
    CliError::entrada("escrita", format!("não foi possível gravar {}: {}", exibir(caminho), motivo(erro)))
}

fn exibir(caminho: &Path) -> String {
    limpo(&caminho.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_saved_once_and_other_bytes_get_another_name() {
        let pasta = tempfile::tempdir().unwrap();
        let salvar = |bytes| salvar_sem_substituir(pasta.path(), "chave", "xml", bytes).unwrap();
        assert_eq!(salvar(b"um"), Salvo::Novo(pasta.path().join("chave.xml")));
        assert_eq!(salvar(b"um"), Salvo::JaExistia(pasta.path().join("chave.xml")));
        assert_eq!(salvar(b"dois"), Salvo::ComOutroNome(pasta.path().join("chave-2.xml")));
        assert_eq!(salvar(b"dois"), Salvo::JaExistia(pasta.path().join("chave-2.xml")));
        assert_eq!(fs::read(pasta.path().join("chave.xml")).unwrap(), b"um");
        assert_eq!(fs::read_dir(pasta.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_is_not_finished_leaves_nothing() {
        let pasta = tempfile::tempdir().unwrap();
        let mut gravacao = Gravacao::iniciar(&pasta.path().join("a.xml")).unwrap();
        gravacao.write_all(b"<CTe").unwrap();
        drop(gravacao);
        assert_eq!(fs::read_dir(pasta.path()).unwrap().count(), 0);
    }
}
