//! By road (`rodo`).

use std::borrow::Cow;

use crate::campos::Campos;
use crate::fluxo::{Coluna, Fluxo, Tabela};
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

static ORDENS: [Coluna; 5] = [
    Coluna::nova("SÉRIE/NRO. DA ORDEM DE COLETA", 46.0),
    Coluna::nova("EMISSÃO", 26.0),
    Coluna::nova("CNPJ DO EMISSOR", 50.0),
    Coluna::nova("INSC. ESTADUAL / UF", 46.0),
    Coluna::nova("FONE", 30.0),
];

pub(crate) fn pecas(modal: Campos<'_>) -> Vec<Peca<'_>> {
    let rntrc = 45.0;
    let norma = "ESTE CONHECIMENTO DE TRANSPORTE ATENDE À LEGISLAÇÃO DE TRANSPORTE RODOVIÁRIO EM VIGOR";
    vec![
        Peca::Faixa("INFORMAÇÕES ESPECÍFICAS DO MODAL RODOVIÁRIO"),
        Peca::Linha(vec![
            Celula::nova("RNTRC DA EMPRESA", modal.texto("rntrc"), rntrc),
            Celula::nova("", norma, LARGURA - rntrc).centro(),
        ]),
    ]
}

/// Orders of collection (`occ`).
pub(crate) fn fluxo(modal: Campos<'_>) -> Option<Fluxo<'_>> {
    let mut valores = Vec::new();
    for ordem in modal.lista("ordens_coleta_associados") {
        let numero = formato::juntar(&[ordem.texto("serie"), ordem.texto("numero_ordem_coleta")], " / ");
        let ie = formato::juntar(&[ordem.texto("inscricao_estadual"), ordem.texto("uf")], " / ");
        valores.extend([
            Cow::Owned(numero),
            formato::data(ordem.texto("data_emissao")),
            formato::cnpj_ou_cpf(ordem.texto("cnpj")),
            Cow::Owned(ie),
            formato::telefone(ordem.texto("telefone")),
        ]);
    }
    (!valores.is_empty()).then(|| Fluxo::Tabela(Tabela::nova("ORDENS DE COLETA", &ORDENS, valores)))
}
