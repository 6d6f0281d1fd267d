//! Why a signature does not hold, and what the authority would say of one that does.

use std::fmt;

use jiff::Timestamp;

/// Why a signature does not hold. Codes of the authority: MOC CT-e 4.00, Visão Geral, group E.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Falha {
    /// The signature is not of the form that the national standard prescribes (E01, cStat 298): what is missing or otherwise.
    ForaDoPadrao(String),
    /// What the signature refers to is not the element it has to sign (E01, cStat 298).
    IdDivergente {
        /// What `Reference/@URI` says.
        referencia: String,
    },
    /// The content is not what was signed (E02, cStat 297).
    Digest {
        /// What the signature says, as base64.
        assinado: String,
        /// What the content gives, as base64.
        calculado: String,
    },
    /// The signature was not made of this `SignedInfo` with the certificate's key (E02, cStat 297).
    ValorDaAssinatura,
    /// `KeyInfo` has no certificate (D01, cStat 290).
    SemCertificado,
    /// The certificate cannot be read, or its key is not RSA (D01, cStat 290).
    CertificadoIlegivel,
}

impl Falha {
    /// Stable code in `snake_case`.
    #[must_use]
    pub const fn codigo(&self) -> &'static str {
        match self {
            Self::ForaDoPadrao(_) => "fora_do_padrao",
            Self::IdDivergente { .. } => "id_divergente",
            Self::Digest { .. } => "digest",
            Self::ValorDaAssinatura => "valor_da_assinatura",
            Self::SemCertificado => "sem_certificado",
            Self::CertificadoIlegivel => "certificado_ilegivel",
        }
    }

    /// What the authority answers (`cStat`).
    #[must_use]
    pub const fn cstat(&self) -> u16 {
        match self {
            Self::ForaDoPadrao(_) | Self::IdDivergente { .. } => 298,
            Self::Digest { .. } | Self::ValorDaAssinatura => 297,
            Self::SemCertificado | Self::CertificadoIlegivel => 290,
        }
    }
}

/// In Portuguese, a sentence without capital and full stop.
impl fmt::Display for Falha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ForaDoPadrao(o_que) => write!(f, "a assinatura não segue o padrão nacional: {o_que}"),
            Self::IdDivergente { referencia } => write!(
                f,
                "a assinatura se refere a «{referencia}», que não é o Id único do elemento que ela tem de assinar, ao lado dela"
            ),
            Self::Digest { assinado, calculado } => write!(
                f,
                "o conteúdo foi alterado depois de assinado: o digest assinado é {assinado}, e o do conteúdo é {calculado}"
            ),
            Self::ValorDaAssinatura => f.write_str(
                "a assinatura (SignatureValue) não é a de SignedInfo com a chave do certificado que vem nela",
            ),
            Self::SemCertificado => {
                f.write_str("a assinatura não traz o certificado (X509Certificate) de quem assinou")
            }
            Self::CertificadoIlegivel => f.write_str(
                "o certificado que vem na assinatura não é um X.509 de chave RSA de até 4096 bits que se possa ler",
            ),
        }
    }
}

/// What is wrong with a signature that holds. The chain of ICP-Brasil and revocation are not looked at: that takes the network.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ressalva {
    /// The certificate was not valid when the document was issued (D02, cStat 291).
    ForaDaValidade {
        /// First instant of its validity.
        de: Timestamp,
        /// Last instant of its validity.
        ate: Timestamp,
        /// The document's date (`dhEmi`, `dhEvento`).
        em: Timestamp,
    },
    /// The certificate's CNPJ is of another company than the issuer's: their first 8 characters differ (E03, cStat 213).
    OutroCnpj {
        /// Of the certificate.
        certificado: String,
        /// Of the document.
        emitente: String,
    },
    /// The certificate has neither CNPJ nor CPF (D03, cStat 292).
    SemCnpj,
}

impl Ressalva {
    /// Stable code in `snake_case`.
    #[must_use]
    pub const fn codigo(&self) -> &'static str {
        match self {
            Self::ForaDaValidade { .. } => "fora_da_validade",
            Self::OutroCnpj { .. } => "outro_cnpj",
            Self::SemCnpj => "sem_cnpj",
        }
    }

    /// What the authority answers (`cStat`).
    #[must_use]
    pub const fn cstat(&self) -> u16 {
        match self {
            Self::ForaDaValidade { .. } => 291,
            Self::OutroCnpj { .. } => 213,
            Self::SemCnpj => 292,
        }
    }
}

/// In Portuguese, a sentence without capital and full stop.
impl fmt::Display for Ressalva {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ForaDaValidade { de, ate, em } => {
                write!(f, "o certificado vale de {de} a {ate}, e o documento é de {em}")
            }
            Self::OutroCnpj { certificado, emitente } => {
                write!(
                    f,
                    "o certificado é do CNPJ {certificado}, e o documento é de {emitente}: as bases (8 primeiros caracteres) diferem"
                )
            }
            Self::SemCnpj => f.write_str("o certificado não traz CNPJ nem CPF, como os da ICP-Brasil trazem"),
        }
    }
}
