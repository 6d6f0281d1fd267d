//! The printed document: made from the stored XML whenever it is asked for, so that it shows what happened since.

use focus_cte::evento::TipoEvento;
use focus_cte_dacte::{Autorizacao, Opcoes, Situacao, gerar};
use focus_cte_xml::importar;

use crate::armazenamento::Armazenamento;

/// Folder and extension of the XML files, and those of the printed documents beside them.
const XML: [&str; 2] = ["/XMLs/", ".xml"];
const PDF: [&str; 2] = ["/DACTEs/", ".pdf"];

/// The path of the DACTE of a document, from that of its XML.
pub(crate) fn caminho_do_dacte(caminho_xml: &str) -> String {
    caminho_xml.replace(XML[0], PDF[0]).replace(XML[1], PDF[1])
}

/// The path of the XML, when `caminho` is that of a DACTE.
fn caminho_do_xml(caminho: &str) -> Option<String> {
    let (pasta, arquivo) = caminho.rsplit_once(PDF[0])?;
    Some(format!("{pasta}{}{}{}", XML[0], arquivo.strip_suffix(PDF[1])?, XML[1]))
}

/// The DACTE at a path; `None` where there is none.
pub(crate) async fn imprimir(armazenamento: &Armazenamento, caminho: &str) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let Some(caminho) = caminho_do_xml(caminho) else { return Ok(None) };
    let Some(xml) = armazenamento.arquivo(&caminho).await? else { return Ok(None) };
    let Ok(importado) = importar(&xml) else { return Ok(None) };
    let Ok(mut autorizacao) = Autorizacao::do_xml(&importado) else { return Ok(None) };
    let eventos = armazenamento.eventos(autorizacao.chave.as_str()).await?;
    if eventos.iter().any(|evento| evento.tipo == TipoEvento::Cancelamento.codigo()) {
        autorizacao.situacao = Situacao::Cancelado;
    }
    Ok(gerar(&importado.payload, &autorizacao, &Opcoes::default()).ok().map(|dacte| dacte.pdf))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paths_of_xml_and_dacte_lead_to_each_other() {
        let xml = "/arquivos/11222333000181/202611/XMLs/351-cte.xml";
        let pdf = "/arquivos/11222333000181/202611/DACTEs/351-cte.pdf";
        assert_eq!((caminho_do_dacte(xml).as_str(), caminho_do_xml(pdf).as_deref()), (pdf, Some(xml)));
        assert_eq!([caminho_do_xml(xml), caminho_do_xml("/arquivos/DACTEs/x.xml")], [None, None]);
    }
}
