//! New vehicles as cargo (DACTE manual, 2.21.4; `veicNovos`).

use std::borrow::Cow;

use crate::documento::Documento;
use crate::fluxo::{Coluna, Fluxo, Tabela};
use crate::formato;

static COLUNAS: [Coluna; 5] = [
    Coluna::nova("CHASSI", 48.0),
    Coluna::nova("COR", 60.0),
    Coluna::nova("MARCA/MODELO", 30.0),
    Coluna::direita("VALOR UNITÁRIO", 30.0),
    Coluna::direita("FRETE UNITÁRIO", 30.0),
];

pub(crate) fn fluxo<'p>(documento: &Documento<'p>) -> Option<Fluxo<'p>> {
    let veiculos = documento.campos.lista("veiculos_transportados");
    let valores: Vec<Cow<'p, str>> = veiculos
        .flat_map(|veiculo| {
            [
                Cow::Borrowed(veiculo.texto("chassi")),
                Cow::Owned(formato::juntar(&[veiculo.texto("codigo_cor"), veiculo.texto("nome_cor")], " - ")),
                Cow::Borrowed(veiculo.texto("codigo_modelo")),
                formato::decimal(veiculo.texto("valor_unitario")),
                formato::decimal(veiculo.texto("frete_unitario")),
            ]
        })
        .collect();
    (!valores.is_empty()).then(|| Fluxo::Tabela(Tabela::nova("VEÍCULOS NOVOS TRANSPORTADOS", &COLUNAS, valores)))
}
