//! By pipe (`duto`).

use crate::campos::Campos;
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas(modal: Campos<'_>) -> Vec<Peca<'_>> {
    let largura = LARGURA / 4.0;
    vec![
        Peca::Faixa("INFORMAÇÕES ESPECÍFICAS DO MODAL DUTOVIÁRIO"),
        Peca::Linha(vec![
            Celula::nova("VALOR UNITÁRIO", formato::decimal(modal.texto("valor_tarifa")), largura).direita(),
            Celula::nova("INÍCIO DA PRESTAÇÃO DO SERVIÇO", formato::data(modal.texto("data_inicio")), largura),
            Celula::nova("FIM DA PRESTAÇÃO DO SERVIÇO", formato::data(modal.texto("data_fim")), largura),
            Celula::nova("CLASSIFICAÇÃO DO DUTO", classe(modal.texto("classificacao_dutoviario")), largura),
        ]),
        Peca::Linha(vec![
            Celula::nova("TIPO DE CONTRATAÇÃO", contratacao(modal.texto("tipo_contratacao_servico")), largura),
            Celula::nova("PONTO DE ENTRADA", modal.texto("codigo_ponto_entrada"), largura),
            Celula::nova("PONTO DE SAÍDA", modal.texto("codigo_ponto_saida"), largura),
            Celula::nova("CONTRATO DE CAPACIDADE", modal.texto("numero_contrato_capacidade"), largura),
        ]),
    ]
}

fn classe(codigo: &str) -> &str {
    match codigo {
        "1" => "GASODUTO",
        "2" => "MINERODUTO",
        "3" => "OLEODUTO",
        outro => outro,
    }
}

fn contratacao(codigo: &str) -> &str {
    match codigo {
        "0" => "PONTO A PONTO",
        "1" => "CAPACIDADE DE ENTRADA",
        "2" => "CAPACIDADE DE SAÍDA",
        outro => outro,
    }
}
