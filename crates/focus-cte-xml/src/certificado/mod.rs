//! The certificate that signs: an RSA private key and the X.509 certificate of its public key.

mod erro;
mod pkcs12;

use std::fmt;
use std::sync::OnceLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use rsa::RsaPrivateKey;
use rsa::pkcs1::DecodeRsaPrivateKey as _;
use rsa::pkcs1v15::SigningKey;
use rsa::pkcs8::DecodePrivateKey as _;
use rsa::pkcs8::der::pem;
use rsa::rand_core::OsRng;
use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _};
use sha1::Sha1;

pub use erro::ErroCertificado;

use crate::titular::{Titular, ler_certificado};

const CHAVE_DE_TESTE: &[u8] = include_bytes!("../teste/chave.der");
const CERTIFICADO_DE_TESTE: &[u8] = include_bytes!("../teste/certificado.der");

/// An RSA key with its certificate, ready to sign.
///
/// The key is wiped from memory when this is dropped, and nothing shows it.
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
    titular: Titular,
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

    /// From a PKCS#12 file (`.pfx`, `.p12`: an A1 certificate) and its password. The certificate is that of the private key; the others
    /// in the file, of the chain, are left out.
    ///
    /// ```
    /// use focus_cte_xml::{Certificado, ErroCertificado};
    ///
    /// assert_eq!(Certificado::de_pkcs12(b"outra coisa", "senha").unwrap_err(), ErroCertificado::Pkcs12);
    /// ```
    pub fn de_pkcs12(arquivo: &[u8], senha: &str) -> Result<Self, ErroCertificado> {
        let conteudo = pkcs12::abrir(arquivo, senha)?;
        let chave = conteudo.chaves.first().ok_or(ErroCertificado::SemChave)?;
        let chave = RsaPrivateKey::from_pkcs8_der(chave).map_err(|_| ErroCertificado::ChaveNaoRsa)?;
        if conteudo.certificados.is_empty() {
            return Err(ErroCertificado::SemCertificado);
        }
        let publica = chave.to_public_key();
        let mut lidos =
            conteudo.certificados.into_iter().filter_map(|der| ler_certificado(&der).map(|lido| (lido, der)));
        let ((titular, _), der) = lidos.find(|((_, dele), _)| *dele == publica).ok_or(ErroCertificado::ParDiferente)?;
        Ok(Self::novo(chave, titular, der))
    }

    /// Whether it may sign now a document of `autor` (CNPJ, or CPF): it has to be valid at the instant `agora`, and of a company with the
    /// same first 8 characters of the CNPJ, which is what the authority asks for (MOC CT-e 4.00, rules D02, D03 and E03).
    pub fn conferir(&self, autor: Option<&str>, agora: Timestamp) -> Result<(), ErroCertificado> {
        let titular = &self.titular;
        if agora < titular.valido_de {
            return Err(ErroCertificado::AindaNaoVale { de: titular.valido_de });
        }
        if agora > titular.valido_ate {
            return Err(ErroCertificado::Vencido { ate: titular.valido_ate });
        }
        let Some(autor) = autor else { return Ok(()) };
        match (&titular.cnpj, &titular.cpf) {
            (Some(cnpj), _) if autor.len() == 14 && cnpj.get(..8) == autor.get(..8) => Ok(()),
            (Some(cnpj), _) if autor.len() == 14 => {
                Err(ErroCertificado::OutroCnpj { certificado: cnpj.clone(), documento: autor.to_owned() })
            }
            (None, Some(cpf)) if cpf == autor => Ok(()),
            (None, None) => Err(ErroCertificado::SemCnpj),
            _ => Err(ErroCertificado::OutraPessoa),
        }
    }

    /// Who the certificate is of, and until when.
    #[must_use]
    pub fn titular(&self) -> &Titular {
        &self.titular
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

    fn montar(chave: RsaPrivateKey, der: Vec<u8>) -> Result<Self, ErroCertificado> {
        let (titular, publica) = ler_certificado(&der).ok_or(ErroCertificado::Certificado)?;
        if publica != chave.to_public_key() {
            return Err(ErroCertificado::ParDiferente);
        }
        Ok(Self::novo(chave, titular, der))
    }

    fn novo(chave: RsaPrivateKey, titular: Titular, der: Vec<u8>) -> Self {
        Self { chave: SigningKey::new(chave), titular, base64: STANDARD.encode(&der), der }
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
        let outra = RsaPrivateKey::new(&mut OsRng, 512).unwrap().to_pkcs8_pem(LineEnding::LF).unwrap();
        assert_eq!(Certificado::de_pem(&outra, &certificado_pem()).unwrap_err(), ErroCertificado::ParDiferente);
    }

    #[test]
    fn what_it_says_of_its_owner_is_what_openssl_wrote() {
        let titular = Certificado::de_teste().titular();
        assert_eq!(titular.nome, "CERTIFICADO DE TESTE SEM VALOR");
        assert_eq!(
            (titular.cnpj.as_deref(), titular.cpf.as_deref(), titular.numero_de_serie.as_str()),
            (None, None, "01")
        );
        assert!(titular.vale_em("2027-01-01T00:00:00Z".parse().unwrap()));
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
