//! The enveloped signature that the national standard mandates (MOC 4.00, Visão Geral, 3.2.4; `xmldsig-core-schema_v1.01.xsd`).
//!
//! RSA-SHA1 over the SHA-1 of the element that carries the `Id`, with the transforms enveloped-signature and C14N 1.0, and the
//! signer's certificate alone in `KeyInfo`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest as _, Sha1};

use crate::canonico::{self, Filho, NaoCanonico};
use crate::certificado::Certificado;

/// Why a document was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroAssinatura {
    /// Only canonical documents are signed, as `escrever` of this crate writes them.
    #[error(
        "XML fora da forma canônica no byte {posicao}: esperava {esperado}; assine o XML como foi gerado, sem reformatá-lo"
    )]
    NaoCanonico {
        /// Byte offset in the document.
        posicao: usize,
        /// What canonical XML has there.
        esperado: &'static str,
    },
    /// No child of the root has an `Id`.
    #[error(
        "o XML não tem o que assinar: esperava um elemento com o atributo Id logo abaixo da raiz, como <infCte Id=\"CTe...\">"
    )]
    SemId,
    /// The document has a signature already.
    #[error("o XML já está assinado: retire o elemento Signature para assiná-lo de novo")]
    JaAssinado,
    /// The key cannot sign, e.g. because it is too short.
    #[error("a chave privada não consegue assinar: esperava uma chave RSA íntegra de 1024 bits ou mais")]
    Chave,
}

impl From<NaoCanonico> for ErroAssinatura {
    fn from(erro: NaoCanonico) -> Self {
        Self::NaoCanonico { posicao: erro.posicao, esperado: erro.esperado }
    }
}

/// Signs the child of the root that has an `Id` (`infCte`, `infEvento`) and returns the document with `Signature` as the last child of
/// its root, which is after `infCTeSupl` where there is one.
///
/// `xml` must be canonical, as this crate writes it: nothing of it changes.
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
    let documento = canonico::ler(xml)?;
    if documento.filhos.iter().any(|filho| filho.nome == "Signature") {
        return Err(ErroAssinatura::JaAssinado);
    }
    let (filho, id) =
        documento.filhos.iter().find_map(|filho| filho.id.map(|id| (filho, id))).ok_or(ErroAssinatura::SemId)?;
    let digest = digest(xml, filho, documento.namespace);
    let informacao = signed_info(id, &STANDARD.encode(digest));
    let assinatura = certificado.assinar_sha1(informacao.as_bytes()).ok_or(ErroAssinatura::Chave)?;

    let mut assinado = String::with_capacity(xml.len() + informacao.len() + certificado.base64().len() + 768);
    assinado.push_str(&xml[..documento.fim]);
    assinado.push_str("<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo>");
    assinado.push_str(&informacao[SIGNED_INFO.len()..]);
    assinado.push_str("<SignatureValue>");
    STANDARD.encode_string(assinatura, &mut assinado);
    assinado.push_str("</SignatureValue><KeyInfo><X509Data><X509Certificate>");
    assinado.push_str(certificado.base64());
    assinado.push_str("</X509Certificate></X509Data></KeyInfo></Signature>");
    assinado.push_str(&xml[documento.fim..]);
    Ok(assinado)
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
