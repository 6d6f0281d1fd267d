//! What the price of the service is made of.

use std::borrow::Cow;

use crate::documento::Documento;
use crate::fluxo::{Coluna, Fluxo, Tabela};
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Ficha, Peca, Rotulado};

/// Rows of three components each that the first sheet has room for; the others stand in a table that continues.
const LINHAS: usize = 8;
const POR_LINHA: usize = 3;
const TOTAIS: f32 = 54.0;
const COMPONENTE: f32 = (LARGURA - TOTAIS) / 3.0;

static COLUNAS: [Coluna; 2] = [Coluna::nova("NOME", 36.0), Coluna::direita("VALOR", 30.0)];

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let c = documento.campos;
    let componentes: Vec<_> = c.lista("componentes_valor").take(LINHAS * POR_LINHA).collect();
    let linhas = componentes.len().div_ceil(POR_LINHA).max(3);
    let mut fichas: Vec<Ficha<'p>> = (0..POR_LINHA)
        .map(|coluna| {
            let itens = (0..linhas).map(|linha| match componentes.get(linha * POR_LINHA + coluna) {
                Some(item) => componente(item.texto("nome"), &formato::decimal(item.texto("valor"))),
                None => vec![Rotulado::novo("", "", COMPONENTE)],
            });
            Ficha { largura: COMPONENTE, linhas: itens.collect() }
        })
        .collect();
    fichas.push(totais(documento));
    vec![Peca::Faixa("COMPONENTES DO VALOR DA PRESTAÇÃO DO SERVIÇO"), Peca::Fichas(fichas)]
}

/// The components that have no room on the first sheet.
pub(crate) fn fluxo<'p>(documento: &Documento<'p>) -> Option<Fluxo<'p>> {
    let resto = documento.campos.lista("componentes_valor").skip(LINHAS * POR_LINHA);
    let valores: Vec<Cow<'p, str>> =
        resto.flat_map(|item| [Cow::Borrowed(item.texto("nome")), formato::decimal(item.texto("valor"))]).collect();
    let titulo = "OUTROS COMPONENTES DO VALOR DA PRESTAÇÃO DO SERVIÇO";
    (!valores.is_empty()).then(|| Fluxo::Tabela(Tabela::nova(titulo, &COLUNAS, valores)))
}

fn componente<'p>(nome: &'p str, valor: &str) -> Vec<Rotulado<'p>> {
    let util = COMPONENTE - 1.8;
    vec![Rotulado::novo("", nome, util - 25.0), Rotulado::novo("", valor.to_owned(), 25.0).direita()]
}

fn totais<'p>(documento: &Documento<'p>) -> Ficha<'p> {
    let c = documento.campos;
    let util = TOTAIS - 1.8;
    let total = |rotulo, campo| {
        let valor = formato::decimal(c.texto(campo)).into_owned();
        vec![Rotulado::novo(rotulo, valor, util).negrito().direita()]
    };
    let mut linhas = vec![total("VALOR TOTAL DO SERVIÇO", "valor_total"), total("VALOR A RECEBER", "valor_receber")];
    if c.tem("valor_total_liquido") {
        linhas.push(total("VALOR LÍQUIDO", "valor_total_liquido"));
    }
    Ficha { largura: TOTAIS, linhas }
}
