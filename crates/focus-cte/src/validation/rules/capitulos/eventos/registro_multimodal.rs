//! The multimodal record (MOC, Visão Geral, 6.3).

use super::super::super::prelude::*;
use super::{conteudo, documento};
use crate::evento::TipoEvento;

pub(in super::super) const REGRAS: &[Regra] = &[Regra::de_estado(
    &[evento(TipoEvento::RegistroMultimodal, "O02")],
    679,
    "registro_de_documento_que_nao_e_multimodal",
    registro_de_documento_que_nao_e_multimodal,
    "o registro multimodal só existe para CT-e de modal 06",
)];

fn registro_de_documento_que_nao_e_multimodal(c: &Caso<'_>, a: &mut Achados) {
    let modal = documento(c).and_then(|documento| conteudo(documento).texto(campo::MODAL));
    if let Some(modal) = modal.filter(|modal| *modal != "06") {
        a.no_todo(format!("o deste documento é {modal}"));
    }
}
