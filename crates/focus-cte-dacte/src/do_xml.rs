//! From the official XML to the file.

use focus_cte_xml::{Conteudo, Importado, TipoAmbiente, importar, url_qrcode};

use crate::autorizacao::{Autorizacao, Situacao};
use crate::erro::ErroDacte;
use crate::gerar::{Dacte, Opcoes, gerar};

/// Prints the document of an XML: `cteProc` or `cteOSProc`, with its protocol; a `CTe` or `CTeOS` alone is printed as not authorised.
///
/// # Errors
/// [`ErroDacte::Leitura`] when the bytes are no XML that can be read, [`ErroDacte::SemDocumento`] when they are of an event,
/// [`ErroDacte::SemChave`] when the document has no valid access key, [`ErroDacte::CanceladoSemAutorizacao`] when it is to be marked as
/// cancelled and has no protocol.
pub fn gerar_de_xml(xml: &[u8], opcoes: &Opcoes) -> Result<Dacte, ErroDacte> {
    let importado = importar(xml)?;
    let mut autorizacao = Autorizacao::do_xml(&importado)?;
    if opcoes.cancelado {
        if autorizacao.situacao != Situacao::Autorizado {
            return Err(ErroDacte::CanceladoSemAutorizacao);
        }
        autorizacao.situacao = Situacao::Cancelado;
    }
    gerar(&importado.payload, &autorizacao, opcoes)
}

/// Whether what was given is XML, and not JSON: whether it begins with `<`.
#[must_use]
pub fn e_xml(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start().first() == Some(&b'<')
}

impl Autorizacao {
    /// What an XML tells of its authorisation: authorised when its protocol says so (`cStat` 100 or 150), and not authorised otherwise.
    ///
    /// That a document was cancelled is told by another XML: set [`situacao`](Self::situacao).
    pub fn do_xml(importado: &Importado<'_>) -> Result<Self, ErroDacte> {
        if !matches!(importado.conteudo, Conteudo::Documento(_)) {
            return Err(ErroDacte::SemDocumento);
        }
        let chave = importado.chave().ok_or(ErroDacte::SemChave)?;
        let protocolo = importado.protocolo.as_ref();
        let autorizado = protocolo.filter(|p| matches!(p.status.as_deref(), Some("100" | "150")));
        let texto = |valor: Option<&Option<String>>| valor.cloned().flatten().unwrap_or_default();
        let ambiente = match importado.calculado("tpAmb") {
            Some("1") => TipoAmbiente::Producao,
            _ => TipoAmbiente::Homologacao,
        };
        // Where the document has no address of its own (before version 3.00a), that of a normal emission leads to it.
        let url_qrcode = importado.calculado("qrCodCTe").map_or_else(|| url_qrcode(&chave, ambiente), str::to_owned);
        Ok(Self {
            chave,
            ambiente,
            situacao: if autorizado.is_some() { Situacao::Autorizado } else { Situacao::SemProtocolo },
            protocolo: texto(autorizado.map(|p| &p.protocolo)),
            data_recebimento: texto(autorizado.map(|p| &p.data_recebimento)),
            url_qrcode,
        })
    }
}
