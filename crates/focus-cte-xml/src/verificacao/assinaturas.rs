//! What came of a verification.

use super::{Falha, Ressalva};
use crate::titular::Titular;

/// Every signature of a document, in the order of the XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verificacao {
    /// None, when the document is not signed.
    pub assinaturas: Vec<AssinaturaVerificada>,
}

impl Verificacao {
    /// Whether there is a signature, and all of them hold.
    #[must_use]
    pub fn is_integra(&self) -> bool {
        !self.assinaturas.is_empty() && self.assinaturas.iter().all(AssinaturaVerificada::is_integra)
    }
}

/// One signature, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AssinaturaVerificada {
    /// What it signs: `infCte`, `infEvento`, `infProt`; empty when that could not be found.
    pub elemento: String,
    /// The `Id` that it refers to.
    pub id: String,
    /// Who signed, when the certificate could be read.
    pub titular: Option<Titular>,
    /// Why it does not hold; none when it does.
    pub falhas: Vec<Falha>,
    /// What the authority would refuse even so.
    pub ressalvas: Vec<Ressalva>,
}

impl AssinaturaVerificada {
    /// Whether it holds: the content is what was signed, with the key of the certificate that comes with it.
    #[must_use]
    pub fn is_integra(&self) -> bool {
        self.falhas.is_empty()
    }
}
