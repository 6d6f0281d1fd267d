//! The XML of events, judged by libxml2 with the official schemas and by xmlsec1.

use focus_cte::evento::{self, TipoEvento};
use focus_cte::{Chave, Modelo};
use focus_cte_testkit::{eventos, exemplos};
use focus_cte_xml::{
    Autor, Certificado, DadosEvento, ErroXml, EventoXml, ProtocoloEvento, TipoAmbiente, assinar, escrever_evento,
    proc_evento,
};

use crate::apoio::{julgar, xmlsec1_aceita, xsd_aceita};

const PROTOCOLO: &str = "135260000000042";

fn chave(modelo: Modelo) -> Chave {
    let partes = focus_cte::PartesChave {
        uf: focus_cte::Uf::Sp,
        ano: 2026,
        mes: 11,
        cnpj: "PC3D315K000193".into(),
        modelo: modelo.codigo(),
        serie: 1,
        numero: 42,
        forma_emissao: 1,
        codigo_numerico: 1_020_304,
    };
    Chave::montar(&partes).unwrap()
}

fn escrever(tipo: TipoEvento, modelo: Modelo, json: &str) -> EventoXml {
    let chave = chave(modelo);
    let corpo = evento::ler(tipo, modelo, json.as_bytes()).unwrap().payload;
    escrever_evento(&DadosEvento {
        tipo,
        chave: &chave,
        ambiente: TipoAmbiente::Homologacao,
        autor: Autor::da_chave(&chave),
        data_evento: "2026-11-22T10:00:00-03:00",
        sequencia: 1,
        protocolo: (tipo == TipoEvento::Cancelamento).then_some(PROTOCOLO),
        corpo: &corpo,
    })
    .unwrap()
}

fn protocolo(tipo: TipoEvento, modelo: Modelo) -> ProtocoloEvento {
    ProtocoloEvento {
        ambiente: TipoAmbiente::Homologacao,
        versao_aplicativo: "SANDBOX 1".into(),
        chave: chave(modelo),
        tipo,
        sequencia: 1,
        data_registro: "2026-11-22T10:00:01-03:00".into(),
        protocolo: "135260000000043".into(),
        cstat: 135,
        motivo: "Evento registrado e vinculado a CT-e".into(),
    }
}

fn esquema(tipo: TipoEvento) -> &'static str {
    match tipo {
        TipoEvento::Cancelamento => "evCancCTe_v4.00.xsd",
        TipoEvento::CartaCorrecao => "evCCeCTe_v4.00.xsd",
        TipoEvento::PrestacaoDesacordo => "evPrestDesacordo_v4.00.xsd",
        TipoEvento::RegistroMultimodal => "evRegMultimodal_v4.00.xsd",
        TipoEvento::InformacoesGtv => "evGTV_v4.00.xsd",
    }
}

/// The content of an event as a document of its own: the general schema lets it pass unread.
fn conteudo(xml: &str) -> String {
    let lido = roxmltree::Document::parse(xml).unwrap();
    let detalhe = lido.descendants().find(|no| no.has_tag_name(("http://www.portalfiscal.inf.br/cte", "detEvento")));
    let conteudo = detalhe.unwrap().first_element_child().unwrap();
    let nome = conteudo.tag_name().name();
    let aberto = format!("<{nome} xmlns=\"http://www.portalfiscal.inf.br/cte\"");
    xml[conteudo.range()].replacen(&format!("<{nome}"), &aberto, 1)
}

fn tipo(nome: &str) -> Option<TipoEvento> {
    TipoEvento::TODOS.into_iter().find(|tipo| tipo.nome() == nome)
}

/// The example bodies, with every model that each is for.
fn casos() -> Vec<(String, TipoEvento, Modelo, String)> {
    let mut casos = Vec::new();
    for (nome, texto) in exemplos("evento_") {
        let evento = nome.trim_start_matches("evento_").trim_end_matches(".json").trim_end_matches("_item");
        let tipo = tipo(evento).unwrap();
        for modelo in tipo.modelos() {
            if evento::validar(tipo, *modelo, texto.as_bytes()).unwrap().is_valido() {
                casos.push((format!("{nome} {modelo}"), tipo, *modelo, texto.clone()));
            }
        }
    }
    assert!(casos.len() >= TipoEvento::TODOS.len());
    casos
}

#[test]
fn every_example_is_valid_for_its_schema_and_for_that_of_its_event() {
    for (nome, tipo, modelo, json) in casos() {
        let assinado = assinar(&escrever(tipo, modelo, &json).xml, Certificado::de_teste()).unwrap();
        let Some(aceita) = xsd_aceita(&assinado, "eventoCTe_v4.00.xsd") else { return };
        assert!(aceita, "{nome}: {assinado}");
        assert_eq!(xsd_aceita(&conteudo(&assinado), esquema(tipo)), Some(true), "{nome}: {assinado}");
        let processado = proc_evento(&assinado, &protocolo(tipo, modelo));
        assert_eq!(xsd_aceita(&processado, "procEventoCTe_v4.00.xsd"), Some(true), "{nome}: {processado}");
    }
}

#[test]
fn every_signature_holds_alone_and_inside_the_processed_event() {
    for (nome, tipo, modelo, json) in casos() {
        let assinado = assinar(&escrever(tipo, modelo, &json).xml, Certificado::de_teste()).unwrap();
        let Some(aceita) = xmlsec1_aceita(&assinado, "infEvento") else { return };
        assert!(aceita, "{nome}");
        let processado = proc_evento(&assinado, &protocolo(tipo, modelo));
        assert_eq!(xmlsec1_aceita(&processado, "infEvento"), Some(true), "{nome}");
    }
}

/// What validation says of a body is what the event's schema says of its XML. Rules beyond the schema are set apart by code.
#[test]
fn the_verdict_on_every_vector_is_that_of_the_official_schema() {
    const ALEM_DO_ESQUEMA: [&str; 8] = [
        "modelo_nao_aceito",
        "digito_verificador",
        "gtv_repetida",
        "correcao_proibida",
        "campo_ambiguo",
        "campo_inexistente",
        "campo_fora_do_grupo",
        "grupo_inexistente",
    ];
    for vetor in eventos() {
        let (Some(tipo), Some(modelo)) = (tipo(&vetor.evento), Modelo::de_codigo(vetor.modelo)) else { continue };
        let json = vetor.input.to_string();
        let relatorio = evento::validar(tipo, modelo, json.as_bytes()).unwrap();
        if relatorio.erros().any(|p| ALEM_DO_ESQUEMA.contains(&p.codigo) || p.campo == "campo_api") {
            continue;
        }
        let xml = escrever(tipo, modelo, &json).xml;
        let Some(aceita) = xsd_aceita(&conteudo(&xml), esquema(tipo)) else { return };
        assert_eq!(aceita, relatorio.is_valido(), "{}: {xml}", vetor.name);
    }
}

#[test]
fn what_is_signed_is_canonical() {
    for (nome, tipo, modelo, json) in casos() {
        let xml = escrever(tipo, modelo, &json).xml;
        let Some((true, canonico)) = julgar("xmllint", &["--c14n", "-"], xml.as_bytes()) else { return };
        assert_eq!(String::from_utf8(canonico).unwrap(), xml, "{nome}");
    }
}

#[test]
fn the_id_is_of_type_key_and_number() {
    let evento = escrever(TipoEvento::Cancelamento, Modelo::Cte, r#"{"justificativa": "Emitido em duplicidade"}"#);
    let chave = chave(Modelo::Cte);
    assert_eq!(evento.id, format!("ID110111{}001", chave.as_str()));
    let inicio = format!(
        "<eventoCTe xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"4.00\"><infEvento Id=\"{}\">\
         <cOrgao>35</cOrgao><tpAmb>2</tpAmb><CNPJ>PC3D315K000193</CNPJ><chCTe>{}</chCTe>\
         <dhEvento>2026-11-22T10:00:00-03:00</dhEvento><tpEvento>110111</tpEvento><nSeqEvento>1</nSeqEvento>\
         <detEvento versaoEvento=\"4.00\"><evCancCTe><descEvento>Cancelamento</descEvento><nProt>{PROTOCOLO}</nProt>\
         <xJust>Emitido em duplicidade</xJust></evCancCTe></detEvento></infEvento></eventoCTe>",
        evento.id,
        chave.as_str()
    );
    assert_eq!(evento.xml, inicio);
}

#[test]
fn a_letter_of_correction_has_the_tags_that_the_names_mean() {
    let json = r#"{"grupo_corrigido": "quantidades", "campo_corrigido": "tipo_medida", "valor_corrigido": "A & B",
        "numero_item_grupo_corrigido": 2}"#;
    let xml = escrever(TipoEvento::CartaCorrecao, Modelo::Cte, json).xml;
    assert!(xml.contains(
        "<infCorrecao><grupoAlterado>infQ</grupoAlterado><campoAlterado>tpMed</campoAlterado>\
         <valorAlterado>A &amp; B</valorAlterado><nroItemAlterado>2</nroItemAlterado></infCorrecao>"
    ));
}

#[test]
fn a_text_that_looks_like_xml_stays_text() {
    let json = r#"{"observacoes": "</detEvento><evCancCTe>texto</evCancCTe>"}"#;
    let evento = escrever(TipoEvento::PrestacaoDesacordo, Modelo::CteOs, json);
    assert!(evento.xml.contains("<xObs>&lt;/detEvento&gt;&lt;evCancCTe&gt;texto&lt;/evCancCTe&gt;</xObs>"));
    assert!(assinar(&evento.xml, Certificado::de_teste()).is_ok());
}

#[test]
fn a_person_signs_with_the_cpf_of_the_key() {
    let partes = focus_cte::PartesChave { serie: 920, cnpj: "00052998224725".into(), ..chave(Modelo::Cte).partes() };
    let autor = Autor::da_chave(&Chave::montar(&partes).unwrap());
    assert_eq!(autor, Autor::Cpf("52998224725".into()));
    assert!(!format!("{autor:?}").contains("52998224725"));
}

#[test]
fn what_makes_no_event_is_an_error() {
    let chave = chave(Modelo::Cte);
    let corpo = evento::ler(TipoEvento::Cancelamento, Modelo::Cte, b"{}").unwrap().payload;
    let dados = DadosEvento {
        tipo: TipoEvento::Cancelamento,
        chave: &chave,
        ambiente: TipoAmbiente::Producao,
        autor: Autor::da_chave(&chave),
        data_evento: "2026-11-22T10:00:00-03:00",
        sequencia: 1,
        protocolo: None,
        corpo: &corpo,
    };
    assert_eq!(escrever_evento(&dados), Err(ErroXml::SemProtocolo));
    let outro = DadosEvento { tipo: TipoEvento::CartaCorrecao, ..dados.clone() };
    assert!(matches!(escrever_evento(&outro), Err(ErroXml::OutroEvento { corpo: "evento_cancelamento", .. })));
    for sequencia in [0, 1000] {
        let dados = DadosEvento { sequencia, protocolo: Some(PROTOCOLO), ..dados.clone() };
        assert_eq!(escrever_evento(&dados), Err(ErroXml::Sequencia(sequencia)));
    }
}

#[test]
fn a_refused_event_has_no_protocol_number() {
    let tipo = TipoEvento::RegistroMultimodal;
    let xml = escrever(tipo, Modelo::Cte, r#"{"registro": "Transbordo no porto de Santos"}"#).xml;
    let assinado = assinar(&xml, Certificado::de_teste()).unwrap();
    let recusa = ProtocoloEvento {
        protocolo: String::new(),
        cstat: 679,
        motivo: "Rejeição: O modal do CTe deve ser Multimodal".into(),
        ..protocolo(tipo, Modelo::Cte)
    };
    let processado = proc_evento(&assinado, &recusa);
    assert!(!processado.contains("nProt") && processado.contains("<retEventoCTe versao=\"4.00\"><infEvento><tpAmb>"));
    let Some(aceita) = xsd_aceita(&processado, "procEventoCTe_v4.00.xsd") else { return };
    assert!(aceita, "{processado}");
}
