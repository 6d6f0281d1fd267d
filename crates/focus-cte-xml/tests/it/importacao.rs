//! What is read from XML, and what is refused.

use focus_cte::evento::TipoEvento;
use focus_cte::{Contexto, Modelo, validar_payload};
use focus_cte_xml::{
    Certificado, Conteudo, ErroLeitura, Motivo, Protocolo, TipoAmbiente, assinar, cte_proc, digest_value, importar,
};

use crate::apoio::CTE;

/// A document with this inside of `infCte`.
fn cte(dentro: &str) -> String {
    format!(
        "<CTe xmlns=\"http://www.portalfiscal.inf.br/cte\"><infCte Id=\"x\" versao=\"4.00\">{dentro}</infCte></CTe>"
    )
}

fn json(dentro: &str) -> String {
    importar(cte(dentro).as_bytes()).unwrap().json()
}

/// Path, text and code of what has no place.
fn sem_lugar(dentro: &str) -> Vec<(String, Option<String>, &'static str)> {
    let xml = cte(dentro);
    let importado = importar(xml.as_bytes()).unwrap();
    importado.sem_lugar.into_iter().map(|s| (s.caminho, s.valor, s.motivo.codigo())).collect()
}

fn erro(xml: &str) -> ErroLeitura {
    importar(xml.as_bytes()).unwrap_err()
}

#[test]
fn texts_are_what_xml_means_by_them() {
    let dentro = "<ide><natOp> A &amp; B&#233;<!-- x --><![CDATA[<&]]>\r\nC </natOp></ide>\
                  <compl><ObsCont xCampo='a&quot;&#10;b'><xTexto>\"\\</xTexto></ObsCont></compl>";
    assert_eq!(
        json(dentro),
        r#"{"natureza_operacao":" A & Bé<&\nC ","observacoes_contribuinte":[{"campo":"a\"\nb","conteudo":"\"\\"}]}"#
    );
}

#[test]
fn prefixes_do_not_matter_and_namespaces_do() {
    let xml = "<c:CTe xmlns:c=\"http://www.portalfiscal.inf.br/cte\"><c:infCte versao=\"4.00\"><c:ide><c:CFOP>5353</c:CFOP>\
               <natOp xmlns=\"urn:x\">x</natOp></c:ide></c:infCte></c:CTe>";
    let importado = importar(xml.as_bytes()).unwrap();
    assert_eq!(importado.json(), r#"{"cfop":"5353"}"#);
    assert_eq!(importado.sem_lugar[0].caminho, "infCte/ide/natOp");
    let erro = erro("<CTe><infCte/></CTe>");
    assert_eq!(erro.codigo, "raiz_desconhecida");
    assert!(erro.to_string().contains("http://www.portalfiscal.inf.br/cte"), "{erro}");
}

#[test]
fn two_groups_of_icms_with_one_code_are_told_apart_by_their_element() {
    let icms = |dentro: &str| json(&format!("<imp><ICMS>{dentro}</ICMS></imp>"));
    assert_eq!(icms("<ICMS90><CST>90</CST></ICMS90>"), r#"{"icms_situacao_tributaria":"90"}"#);
    assert_eq!(
        icms("<ICMSOutraUF><CST>90</CST><vBCOutraUF>1.00</vBCOutraUF></ICMSOutraUF>"),
        r#"{"icms_situacao_tributaria":"90_outra_uf","icms_base_calculo":"1.00"}"#
    );
    assert_eq!(
        icms("<ICMSSN><CST>90</CST><indSN>1</indSN></ICMSSN>"),
        r#"{"icms_situacao_tributaria":"90_simples_nacional","icms_indicador_simples_nacional":"1"}"#
    );
}

#[test]
fn elements_may_come_in_any_order_and_lists_may_be_interrupted() {
    let dentro = "<compl><ObsCont xCampo='1'/><ObsFisco xCampo='2'/><ObsCont xCampo='3'/></compl><ide><natOp>N</natOp><CFOP>5353</CFOP></ide>";
    assert_eq!(
        json(dentro),
        r#"{"cfop":"5353","natureza_operacao":"N","observacoes_contribuinte":[{"campo":"1"},{"campo":"3"}],"observacoes_fisco":[{"campo":"2"}]}"#
    );
}

#[test]
fn what_has_no_place_is_told_with_path_text_and_reason() {
    let t = |texto: &str| Some(texto.to_owned());
    let casos = [
        ("<ide><forPag>0</forPag></ide>", "infCte/ide/forPag", t("0"), "fora_do_leiaute"),
        ("<ide><x><y>1</y></x></ide>", "infCte/ide/x/y", t("1"), "fora_do_leiaute"),
        ("<ide z='1'/>", "infCte/ide/@z", t("1"), "fora_do_leiaute"),
        ("<ide><CFOP z='1'>5353</CFOP></ide>", "infCte/ide/CFOP/@z", t("1"), "fora_do_leiaute"),
        ("<ide><CFOP>5353<z>1</z></CFOP></ide>", "infCte/ide/CFOP/z", t("1"), "fora_do_leiaute"),
        ("<infPAA><CNPJPAA>1</CNPJPAA></infPAA>", "infCte/infPAA/CNPJPAA", t("1"), "sem_campo"),
        ("<ide><CFOP>1</CFOP><CFOP>2</CFOP></ide>", "infCte/ide/CFOP", t("2"), "repetido"),
        ("<ide/><ide><CFOP>2</CFOP></ide>", "infCte/ide[2]/CFOP", t("2"), "repetido"),
        ("<ide><tpImp>2</tpImp></ide>", "infCte/ide/tpImp", t("2"), "valor_fixo"),
        ("<ide><CFOP> </CFOP></ide>", "infCte/ide/CFOP", None, "vazio"),
        ("<compl><fluxo/></compl>", "infCte/compl/fluxo", None, "vazio"),
        ("<ide>x</ide>", "infCte/ide", t("x"), "texto_solto"),
        (
            "<ide><modal>02</modal></ide><infCTeNorm><infModal><rodo><RNTRC>12345678</RNTRC></rodo></infModal></infCTeNorm>",
            "infCte/infCTeNorm/infModal/rodo",
            None,
            "sem_efeito",
        ),
    ];
    for (dentro, caminho, valor, codigo) in casos {
        assert_eq!(sem_lugar(dentro), [(caminho.to_owned(), valor, codigo)], "{dentro}");
    }
}

#[test]
fn the_place_of_what_has_none_is_told_in_lines_and_columns() {
    let xml = cte("<ide>\n  <natOp>É</natOp><a/>\n<b>1</b></ide>");
    let lugares: Vec<_> = importar(xml.as_bytes()).unwrap().sem_lugar.iter().map(|s| (s.linha, s.coluna)).collect();
    assert_eq!(lugares, [(2, 19), (3, 1)]);
    let texto = importar(xml.as_bytes()).unwrap().sem_lugar[1].to_string();
    assert_eq!(texto, "infCte/ide/b = «1» (linha 3, coluna 1): o leiaute 4.00 não tem este elemento ou atributo aqui");
}

#[test]
fn what_has_no_place_is_told_a_thousand_times_and_counted_after() {
    let xml = cte(&format!("<ide>{}</ide>", "<z>1</z>".repeat(1500)));
    let importado = importar(xml.as_bytes()).unwrap();
    assert_eq!((importado.sem_lugar.len(), importado.omitidos), (1000, 500));
}

#[test]
fn a_processed_document_brings_the_answer_of_the_authority() {
    let assinado = assinar(CTE, Certificado::de_teste()).unwrap();
    let protocolo = Protocolo {
        ambiente: TipoAmbiente::Homologacao,
        versao_aplicativo: "SANDBOX 1".into(),
        chave: "43181203527568000153570010002211211062211212".parse().unwrap(),
        data_recebimento: "2026-11-22T10:00:00-03:00".into(),
        protocolo: "143260000000001".into(),
        digest_value: digest_value(&assinado).unwrap().to_owned(),
        cstat: 100,
        motivo: "Autorizado o uso do CT-e".into(),
    };
    let xml = cte_proc(&assinado, &protocolo);
    let importado = importar(xml.as_bytes()).unwrap();
    assert_eq!(importado.chave().unwrap().as_str(), "43181203527568000153570010002211211062211212");
    assert!(importado.assinado);
    let lido = importado.protocolo.unwrap();
    assert_eq!(lido.status.as_deref(), Some("100"));
    assert_eq!(lido.protocolo.as_deref(), Some("143260000000001"));
    assert_eq!(lido.id_tag.as_deref(), Some("CTe143260000000001"));
    assert_eq!(lido.data_recebimento.as_deref(), Some("2026-11-22T10:00:00-03:00"));
    assert_eq!(lido.digest_value.as_deref(), digest_value(&assinado));
}

#[test]
fn latin1_and_utf8_give_the_same_fields() {
    let utf8 = cte("<ide><natOp>PRESTAÇÃO</natOp></ide>");
    let latin1: Vec<u8> = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
        .chars()
        .chain(utf8.chars())
        .map(|c| u8::try_from(c).unwrap())
        .collect();
    let marcado = format!("\u{FEFF}{utf8}");
    for bytes in [utf8.as_bytes(), &latin1, marcado.as_bytes()] {
        assert_eq!(importar(bytes).unwrap().json(), r#"{"natureza_operacao":"PRESTAÇÃO"}"#);
    }
}

#[test]
fn an_event_of_another_kind_is_refused_by_name() {
    let evento = |conteudo: &str| {
        format!(
            "<eventoCTe xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"4.00\"><infEvento><detEvento versaoEvento=\"4.00\">{conteudo}</detEvento></infEvento></eventoCTe>"
        )
    };
    let importado =
        importar(evento("<evCancCTe><xJust>Emitido em duplicidade</xJust></evCancCTe>").into_bytes().leak()).unwrap();
    assert_eq!(importado.conteudo, Conteudo::Evento(TipoEvento::Cancelamento));
    assert_eq!(importado.json(), r#"{"justificativa":"Emitido em duplicidade"}"#);
    let outro = erro(&evento("<evEPECCTe/>"));
    assert_eq!(outro.codigo, "evento_desconhecido");
    assert!(outro.to_string().contains("<evEPECCTe>") && outro.to_string().contains("<evCancCTe>"), "{outro}");
    assert_eq!(erro(&evento("")).codigo, "documento_incompleto");
}

#[test]
fn a_second_correction_of_one_letter_has_no_place() {
    let correcao = |campo: &str| {
        format!("<infCorrecao><grupoAlterado>ide</grupoAlterado><campoAlterado>{campo}</campoAlterado></infCorrecao>")
    };
    let xml = format!(
        "<eventoCTe xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"4.00\"><infEvento><detEvento versaoEvento=\"4.00\"><evCCeCTe>{}{}</evCCeCTe></detEvento></infEvento></eventoCTe>",
        correcao("UFIni"),
        correcao("UFFim").replace("</infCorrecao>", "<nroItemAlterado>1</nroItemAlterado></infCorrecao>")
    );
    let importado = importar(xml.as_bytes()).unwrap();
    assert_eq!(importado.json(), r#"{"grupo_corrigido":"ide","campo_corrigido":"UFIni","campo_api":"0"}"#);
    let caminhos: Vec<_> = importado.sem_lugar.iter().map(|s| (s.caminho.as_str(), s.motivo)).collect();
    let grupo = "infEvento/detEvento/evCCeCTe/infCorrecao[2]";
    assert_eq!(
        caminhos,
        ["grupoAlterado", "campoAlterado", "nroItemAlterado"]
            .map(|tag| (format!("{grupo}/{tag}"), Motivo::Repetido))
            .iter()
            .map(|(caminho, motivo)| (caminho.as_str(), *motivo))
            .collect::<Vec<_>>()
    );
}

#[test]
fn what_is_no_document_is_refused_with_what_was_expected() {
    let com = |raiz: &str| format!("<{raiz} xmlns=\"http://www.portalfiscal.inf.br/cte\"/>");
    for (xml, codigo) in [
        (String::new(), "xml_vazio"),
        ("{\"cfop\": \"5353\"}".into(), "xml_malformado"),
        (com("MDFe"), "raiz_desconhecida"),
        (com("CTeSimp"), "raiz_desconhecida"),
        (com("cteProc"), "documento_incompleto"),
        ("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>".into(), "dtd_recusada"),
    ] {
        assert_eq!(erro(&xml).codigo, codigo, "{xml}");
    }
    assert_eq!(
        erro("<CTe xmlns=\"http://www.portalfiscal.inf.br/cte\">\n<a></b>").to_string(),
        "linha 2, coluna 6: esperava </a>, que fecha o elemento aberto por último"
    );
}

#[test]
fn an_imported_payload_is_judged_as_its_json_is() {
    let xml = cte("<ide><CFOP>53</CFOP></ide>");
    let importado = importar(xml.as_bytes()).unwrap();
    // The rules judge what is computed (Id, QR code) where it is there: in the XML, and not in its JSON.
    let contexto = Contexto::leiaute();
    let da_json = focus_cte::validar_com(importado.json().as_bytes(), Modelo::Cte, &contexto).unwrap();
    assert!(!da_json.is_valido());
    assert_eq!(validar_payload(&importado.payload, &contexto), da_json);
}
