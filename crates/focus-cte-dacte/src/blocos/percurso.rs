//! The units through which the vehicle passes (CT-e OS).

use crate::documento::Documento;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let ufs: Vec<&str> = documento.campos.lista("percursos").map(|p| p.texto("uf_percurso_veiculo")).collect();
    vec![Peca::Linha(vec![Celula::nova("PERCURSO DO VEÍCULO", ufs.join(" - "), LARGURA)])]
}
