//! Signatures, judged by xmlsec1, and digests, computed again by xmllint and openssl.

use focus_cte_xml::{Certificado, ErroAssinatura, assinar, digest_value, verificar};

use crate::apoio::{CTE, julgar, xmlsec1_aceita};

fn assinado() -> String {
    assinar(CTE, Certificado::de_teste()).unwrap()
}

#[test]
fn xmlsec1_accepts_what_is_signed() {
    let Some(aceita) = xmlsec1_aceita(&assinado(), "infCte") else { return };
    assert!(aceita);
}

#[test]
fn xmlsec1_accepts_a_cte_os_and_an_event() {
    let os = "<CTeOS xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"4.00\">\
              <infCte Id=\"CTe43181203527568000153670010002211211062211212\" versao=\"4.00\"><ide></ide></infCte></CTeOS>";
    let evento = "<eventoCTe xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"4.00\">\
                  <infEvento Id=\"ID11011143181203527568000153570010002211211062211212001\"><tpAmb>2</tpAmb></infEvento></eventoCTe>";
    for (xml, elemento) in [(os, "infCte"), (evento, "infEvento")] {
        let assinado = assinar(xml, Certificado::de_teste()).unwrap();
        let Some(aceita) = xmlsec1_aceita(&assinado, elemento) else { return };
        assert!(aceita, "{elemento}");
    }
}

#[test]
fn xmlsec1_refuses_one_changed_byte() {
    let assinado = assinado();
    for (certo, trocado) in [
        ("<cUF>43</cUF>", "<cUF>42</cUF>"),
        ("PRESTAÇÃO &amp;", "PRESTAÇÃO &lt;"),
        ("nPag=\"1\"", "nPag=\"2\""),
        ("<SignatureValue>", "<SignatureValue>A"),
    ] {
        let adulterado = assinado.replacen(certo, trocado, 1);
        assert_ne!(adulterado, assinado);
        let Some(aceita) = xmlsec1_aceita(&adulterado, "infCte") else { return };
        assert!(!aceita, "{certo}");
    }
}

#[test]
fn what_is_outside_of_inf_cte_is_not_signed() {
    let sem_qrcode = assinado().replacen("tpAmb=2", "tpAmb=1", 1);
    let Some(aceita) = xmlsec1_aceita(&sem_qrcode, "infCte") else { return };
    assert!(aceita);
}

#[test]
fn the_digest_is_that_of_the_canonical_form_that_xmllint_computes() {
    let assinado = assinado();
    let inicio = CTE.find("<infCte").unwrap();
    let fim = CTE.find("<infCTeSupl>").unwrap();
    let apice = CTE[inicio..fim].replacen("<infCte", "<infCte xmlns=\"http://www.portalfiscal.inf.br/cte\"", 1);
    let Some((true, canonico)) = julgar("xmllint", &["--c14n", "-"], apice.as_bytes()) else { return };
    let Some((true, sha1)) = julgar("openssl", &["dgst", "-sha1", "-binary"], &canonico) else { return };
    let Some((true, base64)) = julgar("openssl", &["base64", "-A"], &sha1) else { return };
    assert_eq!(digest_value(&assinado).unwrap().as_bytes(), base64);
}

#[test]
fn the_whole_signed_document_is_canonical() {
    let assinado = assinado();
    let Some((true, canonico)) = julgar("xmllint", &["--c14n", "-"], assinado.as_bytes()) else { return };
    assert_eq!(String::from_utf8(canonico).unwrap(), assinado);
}

#[test]
fn the_signature_is_the_last_child_of_the_root_and_nothing_else_changes() {
    let assinado = assinado();
    let inicio = assinado.find("<Signature ").unwrap();
    assert_eq!(assinado[..inicio], CTE[..CTE.len() - "</CTe>".len()]);
    assert!(assinado.ends_with("</Signature></CTe>"));
    let lido = roxmltree::Document::parse(&assinado).unwrap();
    let filhos: Vec<_> = lido.root_element().children().map(|no| no.tag_name().name()).collect();
    assert_eq!(filhos, ["infCte", "infCTeSupl", "Signature"]);
    let assinatura = lido.root_element().last_child().unwrap();
    assert_eq!(assinatura.tag_name().namespace(), Some("http://www.w3.org/2000/09/xmldsig#"));
    let filhos: Vec<_> = assinatura.children().map(|no| no.tag_name().name()).collect();
    assert_eq!(filhos, ["SignedInfo", "SignatureValue", "KeyInfo"]);
}

#[test]
fn the_signature_of_one_document_is_always_the_same() {
    assert_eq!(assinado(), assinado());
}

#[test]
fn a_signed_document_is_not_signed_again() {
    assert_eq!(assinar(&assinado(), Certificado::de_teste()), Err(ErroAssinatura::JaAssinado));
}

#[test]
fn a_document_without_an_id_is_not_signed() {
    assert_eq!(assinar("<CTe><infCte></infCte></CTe>", Certificado::de_teste()), Err(ErroAssinatura::SemId));
    assert_eq!(assinar("<CTe Id=\"x\"></CTe>", Certificado::de_teste()), Err(ErroAssinatura::SemId));
}

#[test]
fn a_document_that_is_not_well_formed_is_refused_with_the_place() {
    let erro = assinar("<CTe>\n<infCte Id=\"a\"></CTe>", Certificado::de_teste()).unwrap_err();
    assert!(matches!(erro, ErroAssinatura::Xml(_)), "{erro:?}");
    assert!(erro.to_string().starts_with("linha 2, coluna "), "{erro}");
}

/// Documents that other programs write: indented, with a declaration, prefixes, other namespaces, CDATA, references, attributes anyhow.
#[test]
fn a_document_in_any_form_is_signed_as_xmlsec1_understands_it() {
    let cte = "http://www.portalfiscal.inf.br/cte";
    let documentos = [
        format!(
            "<?xml version='1.0' encoding='UTF-8'?>\n<!-- x -->\n<CTe xmlns='{cte}'>\r\n  <infCte  versao='4.00' Id='CTe1'>\n<a b = \"1\"/><c>&#233;&quot;</c>\n</infCte>\n</CTe>\n"
        ),
        format!(
            "<c:CTe xmlns:c=\"{cte}\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\"><c:infCte Id=\"CTe1\"><x xmlns=\"urn:x\" xsi:nil=\"true\" b=\"\" a=\"\"/><c:d/></c:infCte></c:CTe>"
        ),
        format!(
            "<CTe xmlns=\"{cte}\" xml:lang=\"pt\" xml:space=\"preserve\"><infCte Id=\"CTe1\" xml:lang=\"en\"><![CDATA[<&\r\n]]> <?pi  dados ?><!-- fora --><a xmlns=\"\"><b xmlns=\"{cte}\"/></a></infCte><resto/></CTe>"
        ),
        format!(
            "<CTe xmlns=\"{cte}\" xmlns:z=\"urn:z\" xmlns:a=\"urn:a\"><infCte Id=\"CTe1\"><q xmlns:a=\"urn:a\" xmlns:z=\"urn:outro\" z:k=\"1\" a:k='2' k='&#10;&lt;\t'/></infCte></CTe>"
        ),
    ];
    for documento in documentos {
        let assinado =
            assinar(&documento, Certificado::de_teste()).unwrap_or_else(|erro| panic!("{erro}: {documento}"));
        assert!(verificar(assinado.as_bytes()).unwrap().is_integra(), "{documento}");
        let Some(aceita) = xmlsec1_aceita(&assinado, "infCte") else { return };
        assert!(aceita, "{assinado}");
    }
}
