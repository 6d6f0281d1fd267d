//! The service of a CT-e OS and its quantity (`infServico`).

use crate::documento::Documento;
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    let quantidade = 45.0;
    vec![
        Peca::Faixa("INFORMAÇÕES DA PRESTAÇÃO DO SERVIÇO"),
        Peca::Linha(vec![
            Celula::nova("QUANTIDADE", formato::decimal(c.texto("quantidade")), quantidade).direita(),
            Celula::nova("DESCRIÇÃO DO SERVIÇO PRESTADO", c.texto("descricao_servico"), LARGURA - quantidade),
        ]),
    ]
}
