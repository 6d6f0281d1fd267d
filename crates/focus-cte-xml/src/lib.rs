//! The official XML of CT-e and CT-e OS, version 4.00: writing, reading, access key, QR code and signature.
//!
//! - [`escrever`] makes the XML of a payload, with its access key and everything else that is computed, from an [`Emissao`].
//! - [`importar`] reads a document or an event back to the API's fields.
//! - [`assinar`] signs a document with a [`Certificado`].
//! - [`verificar`] tells whether the signatures of a document hold.
//! - [`cte_proc`] joins a signed document and the authority's [`Protocolo`].
//! - [`escrever_evento`] and [`proc_evento`] do for events what those do for documents.
//! - [`escrever_inutilizacao`] and [`proc_inutilizacao`] write the legacy request that gives up numbers.
//! - [`url_qrcode`] is the address that a document's QR code holds.
//!
//! What is written is canonical (Canonical XML 1.0) by construction: no declaration, no white space between elements, attributes in
//! order, one namespace declared at the root. Nothing in this crate does I/O.

mod assinatura;
mod canonico;
mod certificado;
mod computado;
mod emissao;
mod escape;
mod escrita;
mod escritor;
mod evento;
mod importacao;
mod inutilizacao;
mod protocolo;
mod qrcode;
mod titular;
mod verificacao;
mod xml;

pub use assinatura::{ErroAssinatura, assinar, assinar_conferido};
pub use certificado::{Certificado, ErroCertificado};
pub use emissao::{Emissao, codigo_numerico_valido};
pub use escrita::{CteXml, ErroXml, escrever, escrever_assinado};
pub use evento::{Autor, DadosEvento, EventoXml, ProtocoloEvento, escrever_evento, proc_evento};
pub use focus_cte::TipoAmbiente;
pub use importacao::{Conteudo, ErroComparacao, ErroDocumento, Importado, Motivo, SemLugar, comparar, e_xml, importar};
pub use inutilizacao::{DadosInutilizacao, ProtocoloInutilizacao, escrever_inutilizacao, proc_inutilizacao};
pub use protocolo::{Protocolo, cte_proc, digest_value};
pub use qrcode::{url_qrcode, url_qrcode_assinada};
pub use titular::Titular;
pub use verificacao::{AssinaturaVerificada, Falha, Ressalva, Verificacao, verificar};
pub use xml::{ErroLeitura, texto_do_xml};

/// The namespace of every element of the layout.
pub const NAMESPACE: &str = "http://www.portalfiscal.inf.br/cte";

/// The declaration that begins an XML file; what is signed does not have it.
pub const DECLARACAO: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
