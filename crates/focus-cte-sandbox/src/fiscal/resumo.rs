//! What is known of a document by its XML alone.

use focus_cte::Modelo;
use focus_cte::validation::Referenciado;
use roxmltree::{Document, Node};
use serde_json::json;

/// The data of a processed document (`cteProc`, `cteOSProc`) that lists, events and recipients ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Resumo {
    pub(crate) chave: String,
    pub(crate) nome_emitente: String,
    pub(crate) documento_emitente: String,
    pub(crate) cnpj_destinatario: Option<String>,
    pub(crate) valor_total: String,
    pub(crate) data_emissao: String,
    pub(crate) digest_value: String,
    /// CNPJ or CPF of who pays for the service.
    pub(crate) tomador: Option<String>,
    pub(crate) modal: String,
    pub(crate) tipo_servico: String,
    pub(crate) tipo_documento: String,
    pub(crate) protocolo: String,
    /// When the authority received it, with its offset.
    pub(crate) recebido_em: String,
    /// The verdict in the protocol: 100 is authorised.
    pub(crate) cstat: String,
    /// Whether it lists electronic guides of valuables (CT-e OS).
    pub(crate) relaciona_gtve: bool,
}

impl Resumo {
    /// The document as the authority's rules of events look at it. `None` of one that could not be read.
    pub(crate) fn referenciado(&self, modelo: Modelo) -> Option<Referenciado> {
        let mut documento = json!({
            "tipo_documento": self.tipo_documento,
            "tipo_servico": self.tipo_servico,
            "modal": self.modal,
            "data_emissao": self.data_emissao,
        });
        if let Some(tomador) = &self.tomador {
            let campo = if tomador.len() == 11 { "cpf_tomador" } else { "cnpj_tomador" };
            documento[campo] = json!(tomador);
            if modelo == Modelo::Cte {
                documento["tomador"] = json!("4");
            }
        }
        if self.relaciona_gtve {
            documento["gtves"] = json!([{"chave_gtve": "0"}]);
        }
        Referenciado::ler(modelo, documento.to_string().as_bytes()).ok()
    }
}

/// Reads an XML. `None` when it is no CT-e with its protocol.
pub(crate) fn resumir(xml: &str) -> Option<Resumo> {
    let arvore = Document::parse(xml).ok()?;
    let inf = achar(arvore.root(), "infCte")?;
    let ide = filho(inf, "ide")?;
    let protocolo = achar(arvore.root(), "infProt")?;
    let emit = filho(inf, "emit")?;
    Some(Resumo {
        chave: texto(protocolo, "chCTe")?,
        nome_emitente: texto(emit, "xNome").unwrap_or_default(),
        documento_emitente: documento(emit)?,
        cnpj_destinatario: filho(inf, "dest").and_then(documento),
        valor_total: filho(inf, "vPrest").and_then(|valores| texto(valores, "vTPrest")).unwrap_or_default(),
        data_emissao: texto(ide, "dhEmi").unwrap_or_default(),
        digest_value: texto(protocolo, "digVal").unwrap_or_default(),
        tomador: tomador(inf, ide),
        modal: texto(ide, "modal").unwrap_or_default(),
        tipo_servico: texto(ide, "tpServ").unwrap_or_default(),
        tipo_documento: texto(ide, "tpCTe").unwrap_or_default(),
        protocolo: texto(protocolo, "nProt").unwrap_or_default(),
        recebido_em: texto(protocolo, "dhRecbto").unwrap_or_default(),
        cstat: texto(protocolo, "cStat").unwrap_or_default(),
        relaciona_gtve: achar(inf, "infGTVe").is_some(),
    })
}

/// The CT-e names one of its parties by a digit, or tells another one; the CT-e OS has a group of its own.
fn tomador(inf: Node<'_, '_>, ide: Node<'_, '_>) -> Option<String> {
    if let Some(outro) = filho(ide, "toma4").or_else(|| filho(inf, "toma")) {
        return documento(outro);
    }
    let parte = match texto(filho(ide, "toma3")?, "toma")?.as_str() {
        "0" => "rem",
        "1" => "exped",
        "2" => "receb",
        "3" => "dest",
        _ => return None,
    };
    filho(inf, parte).and_then(documento)
}

fn documento(parte: Node<'_, '_>) -> Option<String> {
    texto(parte, "CNPJ").or_else(|| texto(parte, "CPF"))
}

/// Below `raiz`, at any depth.
fn achar<'a, 'i>(raiz: Node<'a, 'i>, nome: &str) -> Option<Node<'a, 'i>> {
    raiz.descendants().find(|no| no.has_tag_name((focus_cte_xml::NAMESPACE, nome)))
}

fn filho<'a, 'i>(no: Node<'a, 'i>, nome: &str) -> Option<Node<'a, 'i>> {
    no.children().find(|filho| filho.has_tag_name((focus_cte_xml::NAMESPACE, nome)))
}

fn texto(no: Node<'_, '_>, nome: &str) -> Option<String> {
    filho(no, nome)?.text().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = r#"<cteProc xmlns="http://www.portalfiscal.inf.br/cte"><CTe><infCte>
        <ide><dhEmi>2026-11-20T09:32:15-03:00</dhEmi><tpCTe>0</tpCTe><modal>01</modal><tpServ>0</tpServ>
        <toma3><toma>3</toma></toma3></ide>
        <emit><CNPJ>11222333000181</CNPJ><xNome>Transportes</xNome></emit>
        <dest><CPF>11144477735</CPF></dest><vPrest><vTPrest>10.00</vTPrest></vPrest></infCte></CTe>
        <protCTe><infProt><chCTe>35</chCTe><nProt>1</nProt><digVal>abc=</digVal><cStat>100</cStat></infProt></protCTe></cteProc>"#;

    #[test]
    fn the_tomador_is_the_party_that_the_document_names() {
        let resumo = resumir(XML).expect("a CT-e");
        assert_eq!(resumo.tomador.as_deref(), Some("11144477735"));
        assert_eq!((resumo.documento_emitente.as_str(), resumo.valor_total.as_str()), ("11222333000181", "10.00"));
    }

    #[test]
    fn what_is_no_processed_document_has_no_summary() {
        for xml in ["", "<a/>", "nada", &XML.replace("infProt", "outro")] {
            assert_eq!(resumir(xml), None, "{xml}");
        }
    }
}
