//! By several means under one contract (`multimodal`).

use crate::campos::Campos;
use crate::formato;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas(modal: Campos<'_>) -> Vec<Peca<'_>> {
    let negociavel = match modal.texto("indicador_negociavel") {
        "0" => "NÃO NEGOCIÁVEL",
        "1" => "NEGOCIÁVEL",
        outro => outro,
    };
    let mut pecas = vec![
        Peca::Faixa("INFORMAÇÕES ESPECÍFICAS DO TRANSPORTE MULTIMODAL DE CARGAS"),
        Peca::Linha(vec![
            Celula::nova(
                "NÚMERO DO CERTIFICADO DO OPERADOR DE TRANSPORTE MULTIMODAL",
                modal.texto("numero_certificado_operador"),
                108.0,
            ),
            Celula::nova("INDICADOR NEGOCIÁVEL", negociavel, 90.0),
        ]),
    ];
    if !modal.texto("nome_seguradora").is_empty() {
        pecas.push(Peca::Faixa("INFORMAÇÕES DE SEGURO DO MULTIMODAL"));
        pecas.push(Peca::Linha(vec![
            Celula::nova("NOME DA SEGURADORA", modal.texto("nome_seguradora"), 66.0),
            Celula::nova("CNPJ DA SEGURADORA", formato::cnpj_ou_cpf(modal.texto("cnpj_seguradora")), 42.0),
            Celula::nova("NÚMERO DA APÓLICE", modal.texto("numero_apolice_seguro"), 45.0),
            Celula::nova("NÚMERO DA AVERBAÇÃO", modal.texto("numero_averbacao_seguro"), 45.0),
        ]));
    }
    pecas
}
