//! The insurance of the journey (CT-e OS, `seg`).

use std::borrow::Cow;

use crate::documento::Documento;
use crate::fluxo::{Coluna, Fluxo, Tabela};

static COLUNAS: [Coluna; 3] = [
    Coluna::nova("RESPONSÁVEL", 50.0),
    Coluna::nova("NOME DA SEGURADORA", 88.0),
    Coluna::nova("NÚMERO DA APÓLICE", 60.0),
];

pub(crate) fn fluxo<'p>(documento: &Documento<'p>) -> Option<Fluxo<'p>> {
    let seguros = documento.campos.lista("seguros_carga");
    let valores: Vec<Cow<'p, str>> = seguros
        .flat_map(|seguro| {
            let responsavel = match seguro.texto("responsavel_seguro") {
                "4" => "EMITENTE DO CT-E",
                "5" => "TOMADOR DE SERVIÇO",
                outro => outro,
            };
            [responsavel, seguro.texto("nome_seguradora"), seguro.texto("numero_apolice")].map(Cow::Borrowed)
        })
        .collect();
    (!valores.is_empty()).then(|| Fluxo::Tabela(Tabela::nova("SEGURO DA VIAGEM", &COLUNAS, valores)))
}
