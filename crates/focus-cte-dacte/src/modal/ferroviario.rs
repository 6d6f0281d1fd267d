//! By rail (`ferrov`).

use std::borrow::Cow;

use crate::campos::Campos;
use crate::fluxo::{Coluna, Fluxo, Tabela};
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca};

static FERROVIAS: [Coluna; 5] = [
    Coluna::nova("CNPJ", 32.0),
    Coluna::nova("INSC. ESTADUAL", 28.0),
    Coluna::nova("CÓD. INTERNO", 22.0),
    Coluna::nova("RAZÃO SOCIAL", 56.0),
    Coluna::nova("ENDEREÇO", 60.0),
];

pub(crate) fn pecas(modal: Campos<'_>) -> Vec<Peca<'_>> {
    let largura = LARGURA / 5.0;
    let mut pecas = vec![
        Peca::Faixa("INFORMAÇÕES ESPECÍFICAS DO MODAL FERROVIÁRIO"),
        Peca::Linha(vec![
            Celula::nova("TIPO DE TRÁFEGO", trafego(modal.texto("tipo_trafego")), largura),
            Celula::nova("FLUXO FERROVIÁRIO", modal.texto("fluxo_ferroviario"), largura),
            Celula::nova("FERROVIA RESP. PELO FATURAMENTO", ferrovia(modal.texto("responsavel_faturamento")), largura),
            Celula::nova("FERROVIA EMITENTE DO CT-E", ferrovia(modal.texto("ferrovia_emitente")), largura),
            Celula::nova("VALOR DO FRETE", formato::decimal(modal.texto("valor_frete_trafego_mutuo")), largura)
                .direita(),
        ]),
    ];
    let chave = modal.texto("chave_cte_ferrovia_origem");
    if !chave.is_empty() {
        pecas.push(Peca::Linha(vec![Celula::nova("CT-E EMITIDO PELA FERROVIA DE ORIGEM", chave, LARGURA)]));
    }
    pecas
}

/// The railways that take part (`ferroEnv`).
pub(crate) fn fluxo(modal: Campos<'_>) -> Option<Fluxo<'_>> {
    let mut valores = Vec::new();
    for f in modal.lista("ferrovias") {
        let rua = formato::juntar(&[f.texto("logradouro"), f.texto("numero")], ", ");
        let partes = [&rua, f.texto("complemento"), f.texto("bairro"), f.texto("municipio"), f.texto("uf")];
        valores.extend([
            formato::cnpj_ou_cpf(f.texto("cnpj")),
            Cow::Borrowed(f.texto("inscricao_estadual")),
            Cow::Borrowed(f.texto("codigo_interno")),
            Cow::Borrowed(f.texto("razao_social")),
            Cow::Owned(formato::juntar(&[&formato::juntar(&partes, " - "), &formato::cep(f.texto("cep"))], " - ")),
        ]);
    }
    (!valores.is_empty())
        .then(|| Fluxo::Tabela(Tabela::nova("INFORMAÇÕES DAS FERROVIAS ENVOLVIDAS", &FERROVIAS, valores)))
}

fn trafego(codigo: &str) -> &str {
    match codigo {
        "0" => "PRÓPRIO",
        "1" => "MÚTUO",
        "2" => "RODOFERROVIÁRIO",
        "3" => "RODOVIÁRIO",
        outro => outro,
    }
}

fn ferrovia(codigo: &str) -> &str {
    match codigo {
        "1" => "FERROVIA DE ORIGEM",
        "2" => "FERROVIA DE DESTINO",
        outro => outro,
    }
}
