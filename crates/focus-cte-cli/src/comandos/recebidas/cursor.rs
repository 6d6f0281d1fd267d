//! The file that remembers how far the list was read.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use focus_cte::Cnpj;
use serde::{Deserialize, Serialize};

use crate::entrada;
use crate::erros::{CliError, motivo};
use crate::gravacao::Gravacao;

/// A place in one company's list in one environment: versions of another list mean something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Conteudo {
    ambiente: String,
    cnpj: String,
    versao: u64,
}

/// The file, and what was read of it.
pub(super) struct Cursor {
    caminho: PathBuf,
    conteudo: Conteudo,
}

impl Cursor {
    /// Reads the file, which may not be there yet, and makes sure that it can be written.
    pub(super) fn abrir(caminho: &Path, ambiente: &str, cnpj: &Cnpj) -> Result<Self, CliError> {
        let nome = entrada::nome(caminho);
        let novo = Conteudo { ambiente: ambiente.to_owned(), cnpj: cnpj.as_str().to_owned(), versao: 0 };
        let conteudo = match fs::read(caminho) {
            Ok(bytes) => serde_json::from_slice::<Conteudo>(&bytes).map_err(|_| {
                CliError::entrada("cursor_invalido", format!("{nome}: não é um cursor deste programa"))
                    .dica("dê em --cursor um arquivo que ainda não existe, ou use --desde VERSÃO")
            })?,
            Err(e) if e.kind() == io::ErrorKind::NotFound => novo.clone(),
            Err(e) => {
                let mensagem = format!("{nome}: não foi possível ler o cursor: {}", motivo(&e));
                return Err(CliError::entrada("cursor_ilegivel", mensagem));
            }
        };
        if (&conteudo.ambiente, &conteudo.cnpj) != (&novo.ambiente, &novo.cnpj) {
            let mensagem = format!(
                "{nome}: o cursor é do CNPJ {} em {}, e a lista pedida é do CNPJ {} em {}",
                conteudo.cnpj, conteudo.ambiente, novo.cnpj, novo.ambiente
            );
            return Err(CliError::entrada("cursor_de_outra_lista", mensagem)
                .dica("use um arquivo de cursor para cada empresa e ambiente"));
        }
        Gravacao::iniciar(caminho)?;
        Ok(Cursor { caminho: caminho.to_owned(), conteudo })
    }

    /// Where to start.
    pub(super) fn versao(&self) -> u64 {
        self.conteudo.versao
    }

    /// Writes the place reached, if it is another one: whole, or not at all.
    pub(super) fn avancar(&mut self, versao: u64) -> Result<(), CliError> {
        if versao == self.conteudo.versao && self.caminho.exists() {
            return Ok(());
        }
        self.conteudo.versao = versao;
        let nome = entrada::nome(&self.caminho);
        let mut gravacao = Gravacao::iniciar(&self.caminho)?;
        serde_json::to_writer(&mut gravacao, &self.conteudo)
            .map_err(io::Error::from)
            .and_then(|()| gravacao.write_all(b"\n"))
            .map_err(|e| CliError::escrita(&nome, &e))?;
        gravacao.concluir()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erros::Saida;

    fn cnpj(texto: &str) -> Cnpj {
        texto.parse().unwrap()
    }

    #[test]
    fn a_cursor_is_of_one_list() {
        let pasta = tempfile::tempdir().unwrap();
        let caminho = pasta.path().join("cursor.json");
        let mut cursor = Cursor::abrir(&caminho, "homologacao", &cnpj("11222333000181")).unwrap();
        assert_eq!(cursor.versao(), 0);
        assert!(!caminho.exists());
        cursor.avancar(7).unwrap();
        assert_eq!(Cursor::abrir(&caminho, "homologacao", &cnpj("11222333000181")).unwrap().versao(), 7);
        for (ambiente, outro) in [("producao", "11222333000181"), ("homologacao", "12ABC34501DE35")] {
            let erro = Cursor::abrir(&caminho, ambiente, &cnpj(outro)).err().unwrap();
            assert_eq!((erro.saida, erro.codigo), (Saida::Entrada, "cursor_de_outra_lista"));
        }
    }

    #[test]
    fn another_file_is_no_cursor() {
        let pasta = tempfile::tempdir().unwrap();
        let caminho = pasta.path().join("cte.json");
        fs::write(&caminho, "{\"cfop\": \"5353\"}").unwrap();
        let erro = Cursor::abrir(&caminho, "sandbox", &cnpj("11222333000181")).err().unwrap();
        assert_eq!(erro.codigo, "cursor_invalido");
        assert_eq!(fs::read(&caminho).unwrap(), b"{\"cfop\": \"5353\"}");
    }
}
