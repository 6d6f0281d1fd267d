//! The enveloped signature that the national standard mandates (MOC 4.00, Visão Geral, 3.2.4; `xmldsig-core-schema_v1.01.xsd`).
//!
//! RSA-SHA1 over the SHA-1 of the element that carries the `Id`, with the transforms enveloped-signature and C14N 1.0, and the
//! signer's certificate alone in `KeyInfo`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use sha1::{Digest as _, Sha1};

use crate::canonico::{self, Filho};
use crate::certificado::{Certificado, ErroCertificado};
use crate::escape;
use crate::importacao::DSIG;
use crate::verificacao::autor;
use crate::xml::{ErroLeitura, Evento, Leitor, canonizar, valor_de_atributo};

/// Why a document was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroAssinatura {
    /// The text is not well-formed XML.
    #[error("{0}")]
    Xml(#[from] ErroLeitura),
    /// The certificate may not sign this document now.
    #[error("{0}")]
    Certificado(#[from] ErroCertificado),
    /// No child of the root has an `Id`.
    #[error(
        "o XML não tem o que assinar: esperava um elemento com o atributo Id logo abaixo da raiz, como <infCte Id=\"CTe...\">; \
         um documento já processado (cteProc) não é assinado de novo"
    )]
    SemId,
    /// The document has a signature already.
    #[error("o XML já está assinado: retire o elemento Signature para assiná-lo de novo")]
    JaAssinado,
    /// The key cannot sign, e.g. because it is too short.
    #[error("a chave privada não consegue assinar: esperava uma chave RSA íntegra de 1024 bits ou mais")]
    Chave,
}

/// Signs the child of the root that has an `Id` (`infCte`, `infEvento`) and returns the document with `Signature` as the last child of
/// its root, which is after `infCTeSupl` where there is one.
///
/// Nothing else of `xml` changes. What this crate writes is canonical and is hashed as it is; any other document is brought to canonical form
/// for the digest alone. Whether the certificate may sign it is not asked: see [`assinar_conferido`].
///
/// ```
/// use focus_cte_xml::{Certificado, assinar};
///
/// let xml = r#"<CTe xmlns="http://www.portalfiscal.inf.br/cte"><infCte Id="CTe1" versao="4.00"></infCte></CTe>"#;
/// let assinado = assinar(xml, Certificado::de_teste())?;
/// assert!(assinado.contains(r##"<Reference URI="#CTe1">"##));
/// # Ok::<(), focus_cte_xml::ErroAssinatura>(())
/// ```
pub fn assinar(xml: &str, certificado: &Certificado) -> Result<String, ErroAssinatura> {
    let Ok(documento) = canonico::ler(xml) else { return assinar_qualquer(xml, certificado) };
    if documento.filhos.iter().any(|filho| filho.nome == "Signature") {
        return Err(ErroAssinatura::JaAssinado);
    }
    let (filho, id) =
        documento.filhos.iter().find_map(|filho| filho.id.map(|id| (filho, id))).ok_or(ErroAssinatura::SemId)?;
    let informacao = signed_info(id, &STANDARD.encode(digest(xml, filho, documento.namespace)));
    let valor = certificado.assinar_sha1(informacao.as_bytes()).ok_or(ErroAssinatura::Chave)?;
    Ok(inserir(xml, documento.fim, &informacao, &valor, certificado))
}

/// As [`assinar`], when the certificate may sign this document at the instant `agora`: it is valid, and of the company (or person) that
/// issues the document or makes the event.
///
/// ```
/// use focus_cte_xml::{Certificado, ErroAssinatura, ErroCertificado, assinar_conferido};
///
/// let xml = r#"<CTe xmlns="http://www.portalfiscal.inf.br/cte"><infCte Id="CTe1" versao="4.00"></infCte></CTe>"#;
/// let erro = assinar_conferido(xml, Certificado::de_teste(), "2019-01-01T00:00:00Z".parse()?).unwrap_err();
/// assert!(matches!(erro, ErroAssinatura::Certificado(ErroCertificado::AindaNaoVale { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assinar_conferido(xml: &str, certificado: &Certificado, agora: Timestamp) -> Result<String, ErroAssinatura> {
    let autor = autor(xml)?;
    certificado.conferir(autor.as_deref(), agora)?;
    assinar(xml, certificado)
}

/// A document that is not canonical: its canonical form is computed where the signature needs it.
fn assinar_qualquer(xml: &str, certificado: &Certificado) -> Result<String, ErroAssinatura> {
    let (alvo, id, fim) = alvo(xml)?;
    let digest = Sha1::digest(canonizar(xml, alvo)?.as_bytes());
    let mut id_escapado = String::with_capacity(id.len());
    escape::atributo(&mut id_escapado, &id);
    let informacao = signed_info(&id_escapado, &STANDARD.encode(digest));
    // SignedInfo inherits every namespace of the root: its canonical form is known when it stands in its place.
    let rascunho = inserir(xml, fim, &informacao, &[], certificado);
    let canonico = canonizar(&rascunho, fim + ASSINATURA.len())?;
    let valor = certificado.assinar_sha1(canonico.as_bytes()).ok_or(ErroAssinatura::Chave)?;
    Ok(inserir(xml, fim, &informacao, &valor, certificado))
}

/// The child of the root to be signed (where it begins, and its `Id`), and where the root's closing tag begins.
fn alvo(xml: &str) -> Result<(usize, String, usize), ErroAssinatura> {
    let mut leitor = Leitor::novo(xml)?;
    let (mut alvo, mut fim) = (None, None);
    loop {
        let fundo = leitor.profundidade();
        match leitor.proximo()? {
            Evento::Abre(nome) if fundo == 1 => {
                if nome.local == "Signature" && nome.espaco == Some(DSIG) {
                    return Err(ErroAssinatura::JaAssinado);
                }
                let id = leitor.atributos().iter().find(|a| a.nome == "Id");
                if let (None, Some(id)) = (&alvo, id) {
                    alvo = Some((leitor.inicio(), valor_de_atributo(id.valor).into_owned()));
                }
            }
            Evento::Fecha if fundo == 1 => fim = Some(leitor.inicio()),
            Evento::Fim => break,
            _ => {}
        }
    }
    match (alvo, fim) {
        (Some((inicio, id)), Some(fim)) => Ok((inicio, id, fim)),
        _ => Err(ErroAssinatura::SemId),
    }
}

/// Puts the signature at the byte `fim`.
fn inserir(xml: &str, fim: usize, informacao: &str, valor: &[u8], certificado: &Certificado) -> String {
    let mut assinado = String::with_capacity(xml.len() + informacao.len() + certificado.base64().len() + 768);
    assinado.push_str(&xml[..fim]);
    assinado.push_str(ASSINATURA);
    assinado.push_str("<SignedInfo>");
    assinado.push_str(&informacao[SIGNED_INFO.len()..]);
    assinado.push_str("<SignatureValue>");
    STANDARD.encode_string(valor, &mut assinado);
    assinado.push_str("</SignatureValue><KeyInfo><X509Data><X509Certificate>");
    assinado.push_str(certificado.base64());
    assinado.push_str("</X509Certificate></X509Data></KeyInfo></Signature>");
    assinado.push_str(&xml[fim..]);
    assinado
}

/// The SHA-1 of the canonical form of `filho`: its text, with the namespace that it inherits declared at its apex. The
/// enveloped-signature transform has nothing to remove, the signature being outside of it.
fn digest(xml: &str, filho: &Filho<'_>, namespace: Option<&str>) -> [u8; 20] {
    let depois_do_nome = filho.trecho.start + 1 + filho.nome.len();
    let mut sha1 = Sha1::new();
    sha1.update(&xml[filho.trecho.start..depois_do_nome]);
    if let (Some(namespace), false) = (namespace, xml[depois_do_nome..].starts_with(" xmlns=")) {
        sha1.update(b" xmlns=\"");
        sha1.update(namespace);
        sha1.update(b"\"");
    }
    sha1.update(&xml[depois_do_nome..filho.trecho.end]);
    sha1.finalize().into()
}

/// The opening of the signature in the document.
const ASSINATURA: &str = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">";

/// The opening of the canonical `SignedInfo`; in the document it inherits the namespace from `Signature`.
const SIGNED_INFO: &str = "<SignedInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\">";

/// The canonical form of `SignedInfo`, which is what the signature signs. `id` is escaped already.
fn signed_info(id: &str, digest: &str) -> String {
    format!(
        "{SIGNED_INFO}\
         <CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"></CanonicalizationMethod>\
         <SignatureMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#rsa-sha1\"></SignatureMethod>\
         <Reference URI=\"#{id}\"><Transforms>\
         <Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></Transform>\
         <Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"></Transform>\
         </Transforms><DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\"></DigestMethod>\
         <DigestValue>{digest}</DigestValue></Reference></SignedInfo>"
    )
}
