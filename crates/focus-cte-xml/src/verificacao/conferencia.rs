//! The judgement of one signature.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use focus_cte::model::DataHora;
use rsa::RsaPublicKey;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::signature::Verifier as _;
use sha1::{Digest as _, Sha1};

use super::localizacao::{Achados, Assinatura, Identificado, localizar};
use super::{AssinaturaVerificada, Falha, Ressalva, Verificacao};
use crate::titular::{Titular, ler_certificado};
use crate::xml::{ErroLeitura, canonizar, decodificar};

const C14N: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const RSA_SHA1: &str = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
const SHA1: &str = "http://www.w3.org/2000/09/xmldsig#sha1";

/// As other programs read base64: what is in the last bits of the last character does not matter.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireCanonical),
);

/// Verifies every signature of a document or event, processed or not.
///
/// A signature holds when it is of the national standard (MOC CT-e 4.00, Visão Geral, 3.2.4), refers to the element beside it, the digest is
/// that of the element's canonical form, and the value is that of `SignedInfo` with the key of the certificate in it. That the certificate
/// was issued by ICP-Brasil and not revoked is not verified. The input need not be trusted: see [`importar`](crate::importar).
///
/// # Errors
/// [`ErroLeitura`] when the bytes are not well-formed XML.
///
/// ```
/// use focus_cte_xml::{Certificado, assinar, verificar};
///
/// let xml = r#"<CTe xmlns="http://www.portalfiscal.inf.br/cte"><infCte Id="CTe1" versao="4.00"></infCte></CTe>"#;
/// let assinado = assinar(xml, Certificado::de_teste())?;
/// assert!(verificar(assinado.as_bytes())?.is_integra());
///
/// let adulterado = assinado.replace("4.00", "4.01");
/// let verificacao = verificar(adulterado.as_bytes())?;
/// assert_eq!(verificacao.assinaturas[0].falhas[0].codigo(), "digest");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn verificar(xml: &[u8]) -> Result<Verificacao, ErroLeitura> {
    let xml = decodificar(xml)?;
    let achados = localizar(&xml)?;
    let assinaturas =
        achados.assinaturas.iter().map(|assinatura| julgar(&xml, &achados, assinatura)).collect::<Result<_, _>>()?;
    Ok(Verificacao { assinaturas })
}

fn julgar(xml: &str, achados: &Achados, assinatura: &Assinatura) -> Result<AssinaturaVerificada, ErroLeitura> {
    let mut falhas: Vec<Falha> = fora_do_padrao(assinatura).into_iter().collect();
    let referencia = assinatura.referencias.first().map_or("", String::as_str);
    let alvo = alvo(achados, assinatura, referencia);
    match alvo {
        Some(alvo) => falhas.extend(digest(xml, assinatura, alvo)?),
        None => falhas.push(Falha::IdDivergente { referencia: referencia.to_owned() }),
    }
    let titular = match certificado(assinatura) {
        Ok((titular, chave)) => {
            if !valor_confere(xml, assinatura, chave)? {
                falhas.push(Falha::ValorDaAssinatura);
            }
            Some(titular)
        }
        Err(falha) => {
            falhas.push(falha);
            None
        }
    };
    let elemento = alvo.map_or(String::new(), |alvo| alvo.nome.clone());
    // The authority's own signature, in its answer, is of nobody in the document.
    let do_documento = matches!(elemento.as_str(), "infCte" | "infEvento" | "infInut");
    let ressalvas =
        titular.as_ref().filter(|_| do_documento).map(|titular| ressalvas(titular, achados)).unwrap_or_default();
    Ok(AssinaturaVerificada { elemento, id: referencia.trim_start_matches('#').to_owned(), titular, falhas, ressalvas })
}

/// The element that the signature has to sign: beside it, its `Id` the only one of that value, and the data of the document.
fn alvo<'a>(achados: &'a Achados, assinatura: &Assinatura, referencia: &str) -> Option<&'a Identificado> {
    let id = referencia.strip_prefix('#')?;
    let mut iguais = achados.identificados.iter().filter(|identificado| identificado.id == id);
    let unico = iguais.next().filter(|_| iguais.next().is_none())?;
    (unico.pai == assinatura.pai && unico.inicio != assinatura.pai && unico.nome.starts_with("inf")).then_some(unico)
}

/// Rule E01.
fn fora_do_padrao(assinatura: &Assinatura) -> Option<Falha> {
    let igual = |valor: &Option<String>, esperado: &str| valor.as_deref() == Some(esperado);
    let transformacoes: Vec<&str> = assinatura.transformacoes.iter().map(String::as_str).collect();
    let o_que = if assinatura.signed_info.is_none() {
        "falta SignedInfo".to_owned()
    } else if !igual(&assinatura.canonicalizacao, C14N) {
        format!("CanonicalizationMethod tem de ser {C14N}")
    } else if !igual(&assinatura.metodo, RSA_SHA1) {
        format!("SignatureMethod tem de ser {RSA_SHA1}")
    } else if assinatura.referencias.len() != 1 {
        format!("esperava uma Reference, mas há {}", assinatura.referencias.len())
    } else if transformacoes != [ENVELOPED, C14N] && transformacoes != [C14N, ENVELOPED] {
        format!("Transforms têm de ser {ENVELOPED} e {C14N}")
    } else if !igual(&assinatura.metodo_do_digest, SHA1) {
        format!("DigestMethod tem de ser {SHA1}")
    } else {
        return None;
    };
    Some(Falha::ForaDoPadrao(o_que))
}

fn digest(xml: &str, assinatura: &Assinatura, alvo: &Identificado) -> Result<Option<Falha>, ErroLeitura> {
    let calculado = Sha1::digest(canonizar(xml, alvo.inicio)?.as_bytes());
    let assinado: String = sem_brancos(assinatura.digest.as_deref().unwrap_or_default());
    let confere = BASE64.decode(&assinado).is_ok_and(|bytes| bytes == calculado.as_slice());
    Ok((!confere).then(|| Falha::Digest { assinado, calculado: STANDARD.encode(calculado) }))
}

fn certificado(assinatura: &Assinatura) -> Result<(Titular, RsaPublicKey), Falha> {
    let texto = assinatura.certificado.as_deref().map(sem_brancos).filter(|texto| !texto.is_empty());
    let texto = texto.ok_or(Falha::SemCertificado)?;
    let der = BASE64.decode(texto).map_err(|_| Falha::CertificadoIlegivel)?;
    ler_certificado(&der).ok_or(Falha::CertificadoIlegivel)
}

fn valor_confere(xml: &str, assinatura: &Assinatura, chave: RsaPublicKey) -> Result<bool, ErroLeitura> {
    let Some(signed_info) = assinatura.signed_info else { return Ok(false) };
    let Ok(valor) = BASE64.decode(sem_brancos(assinatura.valor.as_deref().unwrap_or_default())) else {
        return Ok(false);
    };
    let Ok(valor) = Signature::try_from(valor.as_slice()) else { return Ok(false) };
    let canonico = canonizar(xml, signed_info)?;
    Ok(VerifyingKey::<Sha1>::new(chave).verify(canonico.as_bytes(), &valor).is_ok())
}

fn ressalvas(titular: &Titular, achados: &Achados) -> Vec<Ressalva> {
    let mut ressalvas = Vec::new();
    let data = achados.data.as_deref().and_then(|data| data.parse::<DataHora>().ok()).and_then(DataHora::instante);
    if let Some(em) = data
        && !titular.vale_em(em)
    {
        ressalvas.push(Ressalva::ForaDaValidade { de: titular.valido_de, ate: titular.valido_ate, em });
    }
    match (&titular.cnpj, &titular.cpf, &achados.autor) {
        (None, None, _) => ressalvas.push(Ressalva::SemCnpj),
        (Some(certificado), _, Some(emitente)) if emitente.len() == 14 && certificado.get(..8) != emitente.get(..8) => {
            ressalvas.push(Ressalva::OutroCnpj { certificado: certificado.clone(), emitente: emitente.clone() });
        }
        _ => {}
    }
    ressalvas
}

fn sem_brancos(texto: &str) -> String {
    texto.chars().filter(|c| !c.is_ascii_whitespace()).collect()
}
