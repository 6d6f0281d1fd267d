//! What the issuer and the authority have for themselves (`ObsCont`, `ObsFisco`).

use crate::campos::Campos;
use crate::documento::Documento;
use crate::fluxo::{Fluxo, TextoCorrido};
use crate::fonte::Fonte;
use crate::formato;
use crate::medida::LARGURA;
use crate::quadro::{Celula, Peca, RECUO};
use crate::texto::{Corpo, quebrar};

const METADE: f32 = LARGURA / 2.0;
const TAMANHO: f32 = 6.5;
/// Lines that the field on the first sheet has room for; a longer text has a block that continues.
const LINHAS: usize = 6;
const ALTURA: f32 = 13.0;

const EMISSOR: &str = "USO EXCLUSIVO DO EMISSOR DO CT-E";
const FISCO: &str = "RESERVADO AO FISCO";

pub(crate) fn pecas<'p>(documento: &Documento<'p>) -> Vec<Peca<'p>> {
    let campo = |titulo, lista| {
        let texto = texto(documento.campos, lista);
        let texto = if cabe(&texto) { texto } else { "VER O QUADRO DE MESMO NOME".to_owned() };
        Celula::nova(titulo, texto, METADE).corpo(Corpo { maior: TAMANHO, menor: TAMANHO }).altura_minima(ALTURA)
    };
    vec![Peca::Linha(vec![campo(EMISSOR, "observacoes_contribuinte"), campo(FISCO, "observacoes_fisco")])]
}

/// The texts that have no room in their fields.
pub(crate) fn fluxos<'p>(documento: &Documento<'p>) -> impl Iterator<Item = Fluxo<'p>> {
    let campos = documento.campos;
    [(EMISSOR, "observacoes_contribuinte"), (FISCO, "observacoes_fisco")].into_iter().filter_map(
        move |(titulo, lista)| {
            let texto = texto(campos, lista);
            (!cabe(&texto)).then(|| Fluxo::Texto(TextoCorrido::novo(titulo, texto, 0.0)))
        },
    )
}

fn texto(campos: Campos<'_>, lista: &str) -> String {
    let itens = campos.lista(lista).map(|o| formato::juntar(&[o.texto("campo"), o.texto("conteudo")], ": "));
    itens.collect::<Vec<_>>().join("\n")
}

fn cabe(texto: &str) -> bool {
    quebrar(texto, Fonte::Regular, TAMANHO, METADE - 2.0 * RECUO).len() <= LINHAS
}
