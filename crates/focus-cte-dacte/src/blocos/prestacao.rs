//! Where the carriage begins and ends.

use super::cabecalho::lugar;
use crate::documento::Documento;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let metade = LARGURA / 2.0;
    vec![Peca::Linha(vec![
        Celula::nova("INÍCIO DA PRESTAÇÃO", lugar(documento, "inicio"), metade),
        Celula::nova("TÉRMINO DA PRESTAÇÃO", lugar(documento, "fim"), metade),
    ])]
}
