//! Whatever the bytes: reading, verifying and comparing end without a panic, and what was read can be written and read again.

#![no_main]

use focus_cte::{Contexto, Empresa, Modelo, Payload, validar_payload};
use focus_cte_xml::{Certificado, Conteudo, assinar, comparar, escrever, importar, texto_do_xml, verificar};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = comparar(bytes, b"{}", Modelo::Cte, None);
    if let Ok(verificacao) = verificar(bytes) {
        let _ = serde_json::to_string(&verificacao).expect("a verification is JSON");
    }
    let Ok(importado) = importar(bytes) else { return };
    let _ = serde_json::to_string(&importado).expect("an import is JSON");
    let json = importado.json();
    let Conteudo::Documento(modelo) = importado.conteudo else { return };
    let mut payload = Payload::from_slice(modelo, json.as_bytes()).expect("an imported document is JSON");
    assert!(payload.unknown().is_empty(), "an imported document has only fields of the layout");
    let _ = validar_payload(&payload, &Contexto::leiaute());
    if let Some(emissao) = importado.emissao()
        && let Ok(escrito) = escrever(&mut payload, &Empresa::default(), &emissao)
    {
        importar(escrito.xml.as_bytes()).expect("what is written can be read");
    }
    // A signature takes a millisecond: one document in eight.
    if bytes.len().is_multiple_of(8)
        && let Ok(texto) = texto_do_xml(bytes)
        && let Ok(assinado) = assinar(&texto, Certificado::de_teste())
    {
        assert!(!verificar(assinado.as_bytes()).expect("what is signed can be read").assinaturas.is_empty());
    }
});
