//! Files of the API on disk, named by access key.

use std::path::Path;

use focus_cte::evento::TipoEvento;

use crate::erros::{CliError, Saida};
use crate::gravacao::{self, Salvo};
use crate::terminal::{self, limpo};

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Peca {
    /// The document's XML.
    Xml,
    /// The DACTE.
    Dacte,
    /// An event's XML.
    Evento(TipoEvento),
    /// The answer to the legacy request, which has no key: series, first and last number.
    Inutilizacao(u16, u32, u32),
}

/// A saved file, and where it is.
pub(crate) struct Arquivo {
    salvo: Salvo,
    /// The authority's protocol, where the file is an XML that has one.
    pub(crate) protocolo: Option<String>,
}

impl Peca {
    /// What it is called for machines.
    pub(crate) fn nome(&self) -> &'static str {
        match self {
            Peca::Xml => "xml",
            Peca::Dacte => "dacte",
            Peca::Evento(tipo) => tipo.nome(),
            Peca::Inutilizacao(..) => "inutilizacao",
        }
    }

    fn extensao(&self) -> &'static str {
        if *self == Peca::Dacte { "pdf" } else { "xml" }
    }

    /// The file's name without its extension: never one that a server could use to reach another folder.
    fn nome_do_arquivo(&self, chave: Option<&str>, bytes: &[u8]) -> Result<String, CliError> {
        if let Peca::Inutilizacao(serie, inicial, ultimo) = self {
            return Ok(format!("inutilizacao-{serie}-{inicial}-{ultimo}"));
        }
        let chave = chave.or_else(|| elemento(bytes, "chCTe"));
        let valida = chave.filter(|c| c.len() == 44 && c.bytes().all(|b| b.is_ascii_alphanumeric()));
        let chave = valida.ok_or_else(|| {
            CliError::new(Saida::Indisponivel, "resposta_invalida", "a API não informou uma chave de acesso válida")
        })?;
        Ok(match self {
            Peca::Evento(TipoEvento::Cancelamento) => format!("{chave}-cancelamento"),
            Peca::Evento(tipo) => {
                let sequencia = elemento(bytes, "nSeqEvento").and_then(|n| n.trim().parse::<u16>().ok());
                format!("{chave}-{}-{}", tipo.nome(), sequencia.unwrap_or(1))
            }
            _ => chave.to_owned(),
        })
    }
}

impl Arquivo {
    /// Saves the bytes under the document's key: the one given, or the one in the XML.
    pub(crate) fn salvar(pasta: &Path, peca: &Peca, chave: Option<&str>, bytes: &[u8]) -> Result<Self, CliError> {
        let nome = peca.nome_do_arquivo(chave, bytes)?;
        let salvo = gravacao::salvar_sem_substituir(pasta, &nome, peca.extensao(), bytes)?;
        if let Salvo::ComOutroNome(caminho) = &salvo {
            let caminho = caminho.to_string_lossy();
            terminal::aviso(&format!(
                "já havia outro arquivo com o nome {nome}.{}; este ficou em {}",
                peca.extensao(),
                limpo(&caminho)
            ));
        }
        let protocolo = protocolo(bytes).map(str::to_owned);
        Ok(Arquivo { salvo, protocolo })
    }

    /// Where it is.
    pub(crate) fn caminho(&self) -> String {
        self.salvo.caminho().to_string_lossy().into_owned()
    }
}

/// The authority's answer is at the end of the file; a cancellation cites the document's protocol before it.
fn protocolo(xml: &[u8]) -> Option<&str> {
    let (_, resto) = std::str::from_utf8(xml).ok()?.rsplit_once("<nProt>")?;
    resto.split_once("</nProt>").map(|(valor, _)| valor)
}

fn elemento<'x>(xml: &'x [u8], nome: &str) -> Option<&'x str> {
    let texto = std::str::from_utf8(xml).ok()?;
    let (_, resto) = texto.split_once(&format!("<{nome}>"))?;
    resto.split_once(&format!("</{nome}>")).map(|(valor, _)| valor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_key_and_never_from_anything_else() {
        let chave = "35260712345678000195570010000000421876543218";
        let xml = format!("<chCTe>{chave}</chCTe><nSeqEvento>003</nSeqEvento>");
        let nome = |peca: Peca, chave: Option<&str>| peca.nome_do_arquivo(chave, xml.as_bytes());
        assert_eq!(nome(Peca::Xml, None).unwrap(), chave);
        assert_eq!(nome(Peca::Evento(TipoEvento::CartaCorrecao), None).unwrap(), format!("{chave}-carta_correcao-3"));
        assert_eq!(nome(Peca::Evento(TipoEvento::Cancelamento), Some(chave)).unwrap(), format!("{chave}-cancelamento"));
        assert!(nome(Peca::Dacte, Some("../../etc/passwd")).is_err());
    }
}
