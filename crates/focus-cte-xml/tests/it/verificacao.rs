//! Our verdict on signatures, beside that of xmlsec1.

use focus_cte::payload::Payload;
use focus_cte::{Empresa, Modelo};
use focus_cte_testkit::exemplos;
use focus_cte_xml::{Certificado, Emissao, Falha, TipoAmbiente, Verificacao, assinar, escrever_assinado, verificar};

use crate::apoio::{CTE, xmlsec1_aceita, xsd_aceita};

fn assinado() -> String {
    assinar(CTE, Certificado::de_teste()).unwrap()
}

fn julgado(xml: &str) -> Verificacao {
    verificar(xml.as_bytes()).unwrap()
}

fn codigos(xml: &str) -> Vec<&'static str> {
    let verificacao = julgado(xml);
    assert_eq!(verificacao.assinaturas.len(), 1, "{xml}");
    verificacao.assinaturas[0].falhas.iter().map(Falha::codigo).collect()
}

fn exemplo_assinado(nome: &str, texto: &str) -> String {
    let modelo = if nome.starts_with("cte_os_") { Modelo::CteOs } else { Modelo::Cte };
    let mut payload = Payload::from_slice(modelo, texto.as_bytes()).unwrap();
    let emissao = Emissao::nova(TipoAmbiente::Homologacao, 1, 42);
    escrever_assinado(&mut payload, &Empresa::ficticia("11222333000181"), &emissao, Certificado::de_teste())
        .unwrap()
        .xml
}

#[test]
fn every_signed_example_is_valid_and_verified_by_others_and_by_us() {
    for (nome, texto) in exemplos("cte_") {
        let assinado = exemplo_assinado(&nome, &texto);
        assert!(julgado(&assinado).is_integra(), "{nome}");
        let esquema = if nome.starts_with("cte_os_") { "cteOS_v4.00.xsd" } else { "cte_v4.00.xsd" };
        let Some(valido) = xsd_aceita(&assinado, esquema) else { return };
        assert!(valido, "{nome}: {assinado}");
        let Some(aceita) = xmlsec1_aceita(&assinado, "infCte") else { return };
        assert!(aceita, "{nome}");
    }
}

/// Bytes spread over the document, each with one bit changed: both refuse, or both accept because nothing signed has changed.
#[test]
fn one_changed_byte_gets_the_verdict_that_xmlsec1_gives() {
    let (nome, texto) = exemplos("cte_rodoviario.json").pop().unwrap();
    let original = exemplo_assinado(&nome, &texto);
    let assinados = original.find("<infCte ").unwrap()..original.find("</infCte>").unwrap();
    let valor = original.find("<SignatureValue>").unwrap();
    let info = original.find("<SignedInfo>").unwrap();
    let (mut recusados, passo) = (0, original.len() / 60);
    for n in 0..60 {
        let posicao = n * passo + n % 7;
        let mut bytes = original.clone().into_bytes();
        bytes[posicao] ^= 1;
        let Ok(adulterado) = String::from_utf8(bytes) else { continue };
        let nosso = verificar(adulterado.as_bytes()).is_ok_and(|v| v.is_integra());
        let Some(deles) = xmlsec1_aceita(&adulterado, "infCte") else { return };
        assert_eq!(
            nosso,
            deles,
            "byte {posicao}: {}",
            &adulterado[posicao.saturating_sub(40)..(posicao + 40).min(adulterado.len())]
        );
        if assinados.contains(&posicao) || (info..valor + 300).contains(&posicao) {
            assert!(!nosso, "byte {posicao}");
        }
        recusados += usize::from(!nosso);
    }
    assert!(recusados > 40, "{recusados}");
}

/// The same over every byte of what is signed, by our verdict alone.
#[test]
fn no_changed_byte_of_what_is_signed_is_accepted() {
    let original = assinado();
    let fim = original.find("</SignatureValue>").unwrap() - 4;
    let fora = original.find("<infCTeSupl>").unwrap()..original.find("<Signature ").unwrap();
    let inicio = original.find("<infCte ").unwrap();
    for posicao in (inicio..fim).filter(|posicao| !fora.contains(posicao)) {
        let mut bytes = original.clone().into_bytes();
        bytes[posicao] ^= 1;
        let integra = verificar(&bytes).is_ok_and(|v| v.is_integra());
        assert!(!integra, "byte {posicao}: {}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn which_part_failed_is_told() {
    let certo = assinado();
    let troca = |de: &str, para: &str| {
        assert!(certo.contains(de), "{de}");
        certo.replacen(de, para, 1)
    };
    assert!(codigos(&certo).is_empty());
    assert_eq!(codigos(&troca("<cUF>43", "<cUF>42")), ["digest"]);
    assert_eq!(codigos(&troca("<SignatureValue>", "<SignatureValue>AAAA")), ["valor_da_assinatura"]);
    assert_eq!(codigos(&troca("<DigestValue>", "<DigestValue>A")), ["digest", "valor_da_assinatura"]);
    assert_eq!(codigos(&troca("URI=\"#CTe", "URI=\"#CTx")), ["id_divergente", "valor_da_assinatura"]);
    assert_eq!(codigos(&troca("xmldsig#rsa-sha1", "xmldsig#rsa-sha9")), ["fora_do_padrao", "valor_da_assinatura"]);
    let inicio = certo.find("<X509Certificate>").unwrap() + "<X509Certificate>".len();
    let fim = certo.find("</X509Certificate>").unwrap();
    assert_eq!(codigos(&certo.replace(&certo[inicio..fim], "")), ["sem_certificado"]);
    assert_eq!(codigos(&certo.replace(&certo[inicio..fim], "AAAA")), ["certificado_ilegivel"]);
}

#[test]
fn a_document_without_signature_is_not_intact() {
    let verificacao = julgado(CTE);
    assert!(verificacao.assinaturas.is_empty() && !verificacao.is_integra());
}

/// The content that was signed moved aside, and another put where the authority looks.
#[test]
fn a_wrapped_signature_is_of_another_element() {
    let certo = assinado();
    let inicio = certo.find("<infCte ").unwrap();
    let fim = certo.find("</infCte>").unwrap() + "</infCte>".len();
    let falso = certo[inicio..fim].replacen("Id=\"CTe", "Id=\"FTe", 1);
    let embrulhado = format!("{}{falso}<x>{}</x>{}", &certo[..inicio], &certo[inicio..fim], &certo[fim..]);
    assert!(codigos(&embrulhado).contains(&"id_divergente"));
    let repetido = format!("{}{}{}", &certo[..fim], &certo[inicio..fim], &certo[fim..]);
    assert_eq!(codigos(&repetido), ["id_divergente"]);
}

#[test]
fn what_others_reformat_around_the_signature_holds_as_long_as_the_content_is_the_same() {
    let certo = assinado();
    for outro in [
        format!("<?xml version=\"1.0\"?>\n<!-- guardado -->\n{certo}\n"),
        certo.replacen("<infCte Id=", "<infCte   Id =", 1),
        certo.replacen("<x></x>", "<x/>", 1),
        certo.replacen("É", "&#xC9;", 1).replacen("Ç", "<!-- x --><![CDATA[Ç]]>", 1),
        certo.replacen("<SignatureValue>", "<SignatureValue>\n ", 1),
        format!("<cteProc xmlns=\"http://www.portalfiscal.inf.br/cte\" versao=\"4.00\">{certo}<protCTe/></cteProc>"),
    ] {
        let nosso = julgado(&outro).is_integra();
        let Some(deles) = xmlsec1_aceita(&outro, "infCte") else { return };
        assert_eq!((nosso, deles), (true, true), "{outro}");
    }
    // A namespace declared outside is in the canonical form of everything inside.
    let de_fora = format!(
        "<cteProc xmlns=\"http://www.portalfiscal.inf.br/cte\" xmlns:x=\"urn:x\" versao=\"4.00\">{certo}</cteProc>"
    );
    assert_eq!((julgado(&de_fora).is_integra(), xmlsec1_aceita(&de_fora, "infCte").unwrap_or(false)), (false, false));
}

#[test]
fn the_test_certificate_holds_with_the_reserve_that_it_is_of_nobody() {
    let verificacao = julgado(&exemplo_assinado("cte_", &exemplos("cte_rodoviario.json")[0].1));
    let assinatura = &verificacao.assinaturas[0];
    assert_eq!(assinatura.elemento, "infCte");
    assert!(assinatura.id.starts_with("CTe35"));
    let codigos: Vec<_> = assinatura.ressalvas.iter().map(focus_cte_xml::Ressalva::codigo).collect();
    assert!(codigos.contains(&"sem_cnpj"), "{codigos:?}");
}
