//! The processed document.

use focus_cte_xml::{Certificado, Protocolo, TipoAmbiente, assinar, cte_proc, digest_value};

use crate::apoio::{CTE, julgar, xmlsec1_aceita};

fn protocolo(digest_value: &str) -> Protocolo {
    Protocolo {
        ambiente: TipoAmbiente::Homologacao,
        versao_aplicativo: "SANDBOX 1".to_owned(),
        chave: "43181203527568000153570010002211211062211212".parse().unwrap(),
        data_recebimento: "2026-11-22T10:00:00-03:00".to_owned(),
        protocolo: "143260000000001".to_owned(),
        digest_value: digest_value.to_owned(),
        cstat: 100,
        motivo: "Autorizado o uso do CT-e & afins".to_owned(),
    }
}

fn processado() -> (String, String) {
    let assinado = assinar(CTE, Certificado::de_teste()).unwrap();
    let processado = cte_proc(&assinado, &protocolo(digest_value(&assinado).unwrap()));
    (assinado, processado)
}

#[test]
fn the_signature_still_holds_inside_the_processed_document() {
    let Some(aceita) = xmlsec1_aceita(&processado().1, "infCte") else { return };
    assert!(aceita);
}

#[test]
fn the_document_is_kept_byte_by_byte_and_followed_by_its_protocol() {
    let (assinado, processado) = processado();
    assert!(processado.starts_with(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><cteProc xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"4.00\">{assinado}<protCTe "
    )));
    let lido = roxmltree::Document::parse(&processado).unwrap();
    let protocolo = lido.root_element().last_child().unwrap().first_child().unwrap();
    let campos: Vec<_> = protocolo.children().map(|no| (no.tag_name().name(), no.text().unwrap())).collect();
    assert_eq!(
        campos,
        [
            ("tpAmb", "2"),
            ("verAplic", "SANDBOX 1"),
            ("chCTe", "43181203527568000153570010002211211062211212"),
            ("dhRecbto", "2026-11-22T10:00:00-03:00"),
            ("nProt", "143260000000001"),
            ("digVal", digest_value(&assinado).unwrap()),
            ("cStat", "100"),
            ("xMotivo", "Autorizado o uso do CT-e & afins"),
        ]
    );
    assert_eq!(protocolo.attribute("Id"), Some("CTe143260000000001"));
    assert!(lido.descendants().filter(roxmltree::Node::is_element).all(|no| no.tag_name().namespace().is_some()));
}

#[test]
fn a_cte_os_gives_a_cte_os_proc() {
    let xml = cte_proc("<CTeOS xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"4.00\"></CTeOS>", &protocolo(""));
    assert!(xml.contains("<cteOSProc xmlns=") && xml.ends_with("</protCTe></cteOSProc>"));
    assert!(!xml.contains("digVal"));
}

#[test]
fn a_declaration_is_not_repeated() {
    let (assinado, processado) = processado();
    let com_declaracao = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{assinado}");
    let protocolo = protocolo(digest_value(&assinado).unwrap());
    assert_eq!(cte_proc(&com_declaracao, &protocolo), processado);
}

#[test]
fn the_processed_document_is_well_formed_for_libxml2() {
    let Some((aceita, _)) = julgar("xmllint", &["--noout", "-"], processado().1.as_bytes()) else { return };
    assert!(aceita);
}

#[test]
fn an_unsigned_document_has_no_digest() {
    assert_eq!(digest_value(CTE), None);
}
