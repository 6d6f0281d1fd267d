//! The DACTE as independent programs see it: poppler reads the text and draws the page, zbar reads the codes.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails by panicking, and says why it skips")]

mod codigos;
mod comum;
mod continuacao;
mod disposicao;
mod do_xml;
mod extremos;
mod ferramentas;
mod logotipo;
mod marcas;
mod valores;
