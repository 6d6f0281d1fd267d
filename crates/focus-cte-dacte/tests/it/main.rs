//! The DACTE as independent programs see it: poppler reads the text and draws the page, zbar reads the codes.

mod codigos;
mod comum;
mod continuacao;
mod disposicao;
mod extremos;
mod ferramentas;
mod logotipo;
mod marcas;
mod valores;
