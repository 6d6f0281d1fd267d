//! By water (`aquav`). The containers and their documents stand in place of the documents of origin (DACTE manual, 2.21.4).

use std::borrow::Cow;

use crate::blocos::documentos::serie_e_numero;
use crate::campos::Campos;
use crate::fluxo::{Coluna, Fluxo, Tabela};
use crate::formato;
use crate::quadro::{Celula, Peca};

static CONTEINERES: [Coluna; 4] = [
    Coluna::nova("IDENTIFICAÇÃO DO CONTÊINER", 42.0),
    Coluna::nova("LACRES", 52.0),
    Coluna::nova("CHAVE DA NF-E", 62.0),
    Coluna::nova("SÉRIE/NRO. DOCUMENTO", 42.0),
];

pub(crate) fn pecas(modal: Campos<'_>) -> Vec<Peca<'_>> {
    let balsas: Vec<&str> = modal.lista("balsas").map(|b| b.texto("identificador")).collect();
    vec![
        Peca::Faixa("INFORMAÇÕES ESPECÍFICAS DO MODAL AQUAVIÁRIO"),
        Peca::Linha(vec![
            Celula::nova("IDENTIFICAÇÃO DO NAVIO/REBOCADOR", modal.texto("identificacao_navio"), 86.0),
            Celula::nova("VLR. DA PRESTAÇÃO BASE DO AFRMM", formato::decimal(modal.texto("valor_prestacao")), 56.0)
                .direita(),
            Celula::nova("VLR. DO AFRMM", formato::decimal(modal.texto("adicional_frete_renovacao_marinha")), 56.0)
                .direita(),
        ]),
        Peca::Linha(vec![
            Celula::nova("IDENTIFICAÇÃO DA BALSA", balsas.join(" - "), 86.0),
            Celula::nova("NÚMERO DA VIAGEM", modal.texto("numero_viagem"), 28.0),
            Celula::nova("DIREÇÃO", direcao(modal.texto("direcao")), 28.0),
            Celula::nova("IRIN", modal.texto("irin_navio"), 28.0),
            Celula::nova("NAVEGAÇÃO", navegacao(modal.texto("tipo_navegacao")), 28.0),
        ]),
    ]
}

/// Containers (`detCont`), a row for each document in them.
pub(crate) fn fluxo(modal: Campos<'_>) -> Option<Fluxo<'_>> {
    let mut valores = Vec::new();
    for conteiner in modal.lista("containers") {
        let lacres: Vec<&str> = conteiner.lista("lacres").map(|l| l.texto("lacre")).collect();
        let mut identificacao = [Cow::Borrowed(conteiner.texto("identificacao")), Cow::Owned(lacres.join(" - "))];
        let eletronicas = conteiner.lista("nfes").map(|nfe| {
            let chave = nfe.texto("chave_nfe");
            [Cow::Borrowed(chave), Cow::Owned(serie_e_numero(chave))]
        });
        let em_papel = conteiner.lista("nfs").map(|nf| {
            let numero = formato::juntar(&[nf.texto("serie"), nf.texto("numero_documento")], " / ");
            [Cow::Borrowed(""), Cow::Owned(numero)]
        });
        let antes = valores.len();
        for documento in eletronicas.chain(em_papel) {
            // The container is named in the first of its rows.
            valores.extend(identificacao.iter_mut().map(std::mem::take));
            valores.extend(documento);
        }
        if valores.len() == antes {
            valores.extend(identificacao);
            valores.extend([Cow::Borrowed(""), Cow::Borrowed("")]);
        }
    }
    (!valores.is_empty()).then(|| Fluxo::Tabela(Tabela::nova("DETALHAMENTO DOS CONTÊINERES", &CONTEINERES, valores)))
}

fn direcao(codigo: &str) -> &str {
    match codigo {
        "N" => "NORTE",
        "S" => "SUL",
        "L" => "LESTE",
        "O" => "OESTE",
        outro => outro,
    }
}

fn navegacao(codigo: &str) -> &str {
    match codigo {
        "0" => "INTERIOR",
        "1" => "CABOTAGEM",
        outro => outro,
    }
}
