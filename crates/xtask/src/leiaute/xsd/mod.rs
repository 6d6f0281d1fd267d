//! Reading the official XSDs: files with their includes, named types, and expansion from an element declaration.

mod arquivos;
mod expansao;
mod simples;

pub use arquivos::Textos;
pub use expansao::expandir;

/// Namespace of XML Schema itself.
pub const XS: &str = "http://www.w3.org/2001/XMLSchema";
/// Namespace of XML signatures.
pub const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
