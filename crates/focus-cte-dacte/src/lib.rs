//! The printed document of CT-e and CT-e OS, as PDF: DACTE and DACTE OS (MOC CT-e 4.00, Anexo II).
//!
//! - [`gerar_de_xml`] prints the document of an XML (`cteProc`, `cteOSProc`, `CTe`, `CTeOS`).
//! - [`gerar`] prints a payload with what is known of its [`Autorizacao`].
//! - [`previa`] prints one that was not sent, marked so.
//! - [`Logo`] reads the issuer's logo.
//!
//! A4 in portrait, for every modal. Texts shrink within limits, then take more lines, then continue on another sheet; they are never
//! cut. Nothing in this crate does I/O.
//!
//! The fonts are Liberation Sans (SIL Open Font License 1.1, in `fontes/`); only the characters that the layout's texts may have are
//! embedded.

mod autorizacao;
mod blocos;
mod campos;
mod codigo_barras;
mod codigos;
mod comprimir;
mod contingencia;
mod do_xml;
mod documento;
mod erro;
mod fluxo;
mod fonte;
mod formato;
mod gerar;
mod logo;
mod marca;
mod medida;
mod modal;
mod pagina;
mod paginacao;
mod pdf;
mod qrcode;
mod quadro;
mod texto;
mod winansi;

pub use autorizacao::{Autorizacao, Situacao};
pub use do_xml::{e_xml, gerar_de_xml};
pub use erro::ErroDacte;
pub use gerar::{Dacte, Opcoes, gerar, previa};
pub use logo::Logo;
