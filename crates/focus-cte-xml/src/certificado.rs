//! The certificate that signs: an RSA private key and the X.509 certificate of its public key.

use std::fmt;
use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rsa::RsaPrivateKey;
use rsa::pkcs1::DecodeRsaPrivateKey as _;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::der::pem;
use rsa::pkcs8::{DecodePrivateKey as _, EncodePublicKey as _};
use rsa::rand_core::OsRng;
use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _};
use sha1::Sha1;

const CHAVE_DE_TESTE: &[u8] = include_bytes!("teste/chave.der");
const CERTIFICADO_DE_TESTE: &[u8] = include_bytes!("teste/certificado.der");

/// Why a key and a certificate cannot be used. No message carries anything of the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ErroCertificado {
    /// The key's text is neither PKCS#8 nor PKCS#1 of an RSA key.
    #[error(
        "chave privada: esperava uma chave RSA sem senha em PEM (\"BEGIN PRIVATE KEY\" ou \"BEGIN RSA PRIVATE KEY\"); \
         exporte-a com `openssl pkcs12 -nodes` ou `openssl pkcs8 -topk8 -nocrypt`"
    )]
    Chave,
    /// The certificate's text is not one PEM certificate.
    #[error(
        "certificado: esperava um certificado X.509 em PEM (\"BEGIN CERTIFICATE\"); \
         exporte-o com `openssl pkcs12 -nokeys -clcerts` ou `openssl x509`"
    )]
    Certificado,
    /// The certificate belongs to another key.
    #[error("certificado: a chave pública não é a da chave privada informada; confira se os dois são do mesmo par")]
    ParDiferente,
}

/// An RSA key with its certificate, ready to sign.
///
/// ```
/// use focus_cte_xml::Certificado;
///
/// let certificado = Certificado::de_teste();
/// assert_eq!(format!("{certificado:?}"), "Certificado { .. }");
/// ```
#[derive(Clone)]
pub struct Certificado {
    chave: SigningKey<Sha1>,
    der: Vec<u8>,
    base64: String,
}

impl Certificado {
    /// From the private key (PKCS#8 or PKCS#1, not encrypted) and the certificate (the first one, if a chain follows), both PEM.
    pub fn de_pem(chave_pem: &str, certificado_pem: &str) -> Result<Self, ErroCertificado> {
        let chave_pem = secao_pem(chave_pem, "PRIVATE KEY-----").ok_or(ErroCertificado::Chave)?;
        let chave = RsaPrivateKey::from_pkcs8_pem(chave_pem)
            .or_else(|_| RsaPrivateKey::from_pkcs1_pem(chave_pem))
            .map_err(|_| ErroCertificado::Chave)?;
        let certificado_pem = secao_pem(certificado_pem, " CERTIFICATE-----").ok_or(ErroCertificado::Certificado)?;
        let (_, der) = pem::decode_vec(certificado_pem.as_bytes()).map_err(|_| ErroCertificado::Certificado)?;
        Self::montar(chave, der)
    }

    /// The embedded test certificate, `CN=CERTIFICADO DE TESTE SEM VALOR`: self-signed, its key public. What it signs proves nothing.
    #[expect(clippy::missing_panics_doc, reason = "the embedded files are constants, and a test reads them")]
    #[must_use]
    pub fn de_teste() -> &'static Self {
        static TESTE: OnceLock<Certificado> = OnceLock::new();
        TESTE.get_or_init(|| {
            let chave = RsaPrivateKey::from_pkcs8_der(CHAVE_DE_TESTE).expect("the embedded key is PKCS#8");
            Self::montar(chave, CERTIFICADO_DE_TESTE.to_vec()).expect("the embedded certificate is of the embedded key")
        })
    }

    /// The certificate, as DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The certificate as base64 in one line, as `X509Certificate` holds it.
    pub(crate) fn base64(&self) -> &str {
        &self.base64
    }

    /// The RSASSA-PKCS1-v1_5 signature of `mensagem` with SHA-1, the only one the national standard accepts. The private operation
    /// is blinded.
    pub(crate) fn assinar_sha1(&self, mensagem: &[u8]) -> Option<Vec<u8>> {
        self.chave.try_sign_with_rng(&mut OsRng, mensagem).ok().map(|assinatura| assinatura.to_vec())
    }

    /// A certificate holds its public key in the very encoding that `to_public_key_der` gives (RFC 5280, `SubjectPublicKeyInfo`).
    fn montar(chave: RsaPrivateKey, der: Vec<u8>) -> Result<Self, ErroCertificado> {
        let publica = chave.to_public_key().to_public_key_der().map_err(|_| ErroCertificado::Chave)?;
        if !der.windows(publica.as_bytes().len()).any(|trecho| trecho == publica.as_bytes()) {
            return Err(ErroCertificado::ParDiferente);
        }
        Ok(Self { chave: SigningKey::new(chave), base64: STANDARD.encode(&der), der })
    }
}

impl fmt::Debug for Certificado {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificado").finish_non_exhaustive()
    }
}

/// The first PEM section whose opening line ends in `fim_da_abertura`; files of `openssl pkcs12` hold several, with notes between them.
fn secao_pem<'a>(pem: &'a str, fim_da_abertura: &str) -> Option<&'a str> {
    let mut posicao = 0;
    loop {
        let inicio = posicao + pem[posicao..].find("-----BEGIN ")?;
        let linha = pem[inicio..].lines().next()?;
        posicao = inicio + linha.len();
        if linha.trim_end().ends_with(fim_da_abertura) {
            let fecho = posicao + pem[posicao..].find("-----END ")?;
            let linha_do_fecho = pem[fecho..].lines().next()?;
            return Some(&pem[inicio..fecho + linha_do_fecho.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use rsa::pkcs1::EncodeRsaPrivateKey as _;
    use rsa::pkcs8::{EncodePrivateKey as _, LineEnding};

    use super::*;

    fn chave_de_teste() -> RsaPrivateKey {
        RsaPrivateKey::from_pkcs8_der(CHAVE_DE_TESTE).unwrap()
    }

    fn certificado_pem() -> String {
        pem::encode_string("CERTIFICATE", LineEnding::LF, CERTIFICADO_DE_TESTE).unwrap()
    }

    #[test]
    fn both_forms_of_private_key_are_read() {
        let pkcs8 = chave_de_teste().to_pkcs8_pem(LineEnding::LF).unwrap();
        let pkcs1 = chave_de_teste().to_pkcs1_pem(LineEnding::CRLF).unwrap();
        for chave in [pkcs8, pkcs1] {
            let certificado = Certificado::de_pem(&chave, &certificado_pem()).unwrap();
            assert_eq!(certificado.der(), CERTIFICADO_DE_TESTE);
        }
    }

    #[test]
    fn one_text_with_key_certificate_and_notes_serves_as_both() {
        let tudo = format!(
            "Bag Attributes\n{}subject=CN = x\n{}",
            certificado_pem(),
            *chave_de_teste().to_pkcs8_pem(LineEnding::LF).unwrap()
        );
        assert!(Certificado::de_pem(&tudo, &tudo).is_ok());
    }

    #[test]
    fn a_certificate_of_another_key_is_refused() {
        let mut alheio = CERTIFICADO_DE_TESTE.to_vec();
        let meio = alheio.len() / 2;
        alheio[meio] ^= 1;
        let alheio = pem::encode_string("CERTIFICATE", LineEnding::LF, &alheio).unwrap();
        let chave = chave_de_teste().to_pkcs8_pem(LineEnding::LF).unwrap();
        assert_eq!(Certificado::de_pem(&chave, &alheio).unwrap_err(), ErroCertificado::ParDiferente);
    }

    #[test]
    fn what_is_not_pem_is_refused_without_echoing_it() {
        let chave = chave_de_teste().to_pkcs8_pem(LineEnding::LF).unwrap();
        assert_eq!(Certificado::de_pem("segredo", &certificado_pem()).unwrap_err(), ErroCertificado::Chave);
        assert_eq!(Certificado::de_pem(&chave, "segredo").unwrap_err(), ErroCertificado::Certificado);
        let trocada = chave.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
        let erro = Certificado::de_pem(&trocada, &certificado_pem()).unwrap_err();
        assert_eq!(erro, ErroCertificado::Chave);
        assert!(!format!("{erro:?} {erro}").contains("MII"));
    }
}
