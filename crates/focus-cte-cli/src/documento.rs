//! A document that may be JSON or XML.

use focus_cte::{Contexto, Payload, Relatorio, evento};
use focus_cte_xml::{Conteudo, ErroLeitura, Importado, importar};

use crate::assunto::Assunto;
use crate::erros::CliError;
use crate::terminal::limpo;

/// Whether bytes are XML: JSON never begins so.
pub(crate) fn e_xml(bytes: &[u8]) -> bool {
    let sem_marca = bytes.strip_prefix(crate::entrada::BOM).unwrap_or(bytes);
    sem_marca.trim_ascii_start().first() == Some(&b'<')
}

/// Reads XML into the API's fields.
pub(crate) fn ler_xml<'a>(nome: &str, bytes: &'a [u8]) -> Result<Importado<'a>, CliError> {
    importar(bytes).map_err(|e| xml_ilegivel(nome, &e))
}

/// XML that cannot be read, as the user meets it.
pub(crate) fn xml_ilegivel(nome: &str, erro: &ErroLeitura) -> CliError {
    CliError::entrada(erro.codigo, format!("{nome}: {}", limpo(&erro.to_string()))).em(erro.linha, erro.coluna)
}

/// What was imported, in the words of the other commands. The model of an event whose key is no key is taken to be 57.
pub(crate) fn assunto(importado: &Importado<'_>) -> Assunto {
    match importado.conteudo {
        Conteudo::Documento(modelo) => Assunto::Documento(modelo),
        Conteudo::Evento(tipo) => {
            let modelo = importado.modelo().unwrap_or(tipo.modelos()[0]);
            Assunto::Evento(tipo, modelo)
        }
    }
}

/// The verdict on XML: that on the fields that come of it.
pub(crate) fn validar(importado: &Importado<'_>, contexto: &Contexto) -> Result<(Assunto, Relatorio), CliError> {
    let assunto = assunto(importado);
    let json = importado.json();
    let relatorio = assunto.validar(json.as_bytes(), contexto).map_err(|e| CliError::entrada(e.codigo, e.mensagem))?;
    Ok((assunto, relatorio))
}

/// The fields of a document of either form, and what it is.
pub(crate) fn campos<'a>(nome: &str, bytes: &'a [u8], assunto: Assunto) -> Result<(Assunto, Payload<'a>), CliError> {
    if e_xml(bytes) {
        let importado = ler_xml(nome, bytes)?;
        return Ok((self::assunto(&importado), importado.payload));
    }
    let json = bytes.strip_prefix(crate::entrada::BOM).unwrap_or(bytes);
    let layout = assunto.layout().ok_or_else(|| {
        CliError::entrada(
            "sem_leiaute",
            "a inutilização não tem leiaute com que comparar; use diff só com documentos e eventos",
        )
    })?;
    let payload = match assunto {
        // A letter of correction may use the API's names or the XML's: what it means is compared.
        Assunto::Evento(tipo, modelo) => evento::ler(tipo, modelo, json).map(|corpo| corpo.payload),
        _ => Payload::from_slice_for(layout, json),
    };
    Ok((assunto, payload.map_err(|e| crate::comandos::json_invalido(nome, &e))?))
}
