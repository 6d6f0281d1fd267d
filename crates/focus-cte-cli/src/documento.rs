//! A document in XML, where commands take JSON too.

use focus_cte::{Contexto, Relatorio};
use focus_cte_xml::{Conteudo, ErroLeitura, Importado, importar};

use crate::assunto::Assunto;
use crate::erros::CliError;
use crate::terminal::limpo;

/// Reads XML into the API's fields.
pub(crate) fn ler_xml<'a>(nome: &str, bytes: &'a [u8]) -> Result<Importado<'a>, CliError> {
    importar(bytes).map_err(|e| xml_ilegivel(nome, &e))
}

/// XML that cannot be read, as the user meets it.
pub(crate) fn xml_ilegivel(nome: &str, erro: &ErroLeitura) -> CliError {
    CliError::entrada(erro.codigo, format!("{nome}: {}", limpo(&erro.to_string()))).em(erro.linha, erro.coluna)
}

/// What was imported, in the words of the other commands. The model of an event whose key is no key is taken to be 57.
fn assunto(importado: &Importado<'_>) -> Assunto {
    match importado.conteudo {
        Conteudo::Documento(modelo) => Assunto::Documento(modelo),
        Conteudo::Evento(tipo) => {
            let modelo = importado.modelo().unwrap_or(tipo.modelos()[0]);
            Assunto::Evento(tipo, modelo)
        }
    }
}

/// The verdict on XML: that on the fields that come of it, and on what it says beside them.
pub(crate) fn validar(importado: &Importado<'_>, contexto: &Contexto) -> Result<(Assunto, Relatorio), CliError> {
    let assunto = assunto(importado);
    let json = importado.json();
    let contexto = importado.no_contexto(contexto.clone());
    let relatorio = assunto.validar(json.as_bytes(), &contexto).map_err(|e| CliError::entrada(e.codigo, e.mensagem))?;
    Ok((assunto, relatorio))
}
