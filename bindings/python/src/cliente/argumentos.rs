//! What methods take, checked.

use focus_cte::client::Espera;
use focus_cte::{Cnpj, Documento, ErroJson, Modelo, Problema, Referencia, Relatorio, validar};
use pyo3::prelude::*;

use crate::conversao::{documento, segundos};
use crate::erro;
use crate::resposta::ler_documento;
use crate::validacao::levantar;

/// A reference.
pub(super) fn referencia(py: Python<'_>, texto: &str) -> PyResult<Referencia> {
    Referencia::new(texto).map_err(|e| erro::valor_invalido(py, &e))
}

/// A CNPJ.
pub(super) fn cnpj(py: Python<'_>, texto: &str) -> PyResult<Cnpj> {
    texto.parse().map_err(|e: focus_cte::types::ErroCnpj| erro::valor_invalido(py, &e))
}

/// What a field says of a float with more decimals than it takes.
const CASAS_DEMAIS: [&str; 3] = ["casas_decimais", "numero_invalido", "digitos_invalidos"];

/// A document to emit. A float with more decimals than its field is refused, not rounded.
pub(super) fn payload(valor: &Bound<'_, PyAny>, modelo: Modelo) -> PyResult<Vec<u8>> {
    conferido(valor, |json| validar(json, modelo))
}

/// A body of which `validar` tells what is wrong.
pub(super) fn conferido(
    valor: &Bound<'_, PyAny>,
    validar: impl FnOnce(&[u8]) -> Result<Relatorio, ErroJson>,
) -> PyResult<Vec<u8>> {
    let entrada = documento(valor)?;
    let floats = entrada.floats();
    if !floats.is_empty()
        && let Ok(relatorio) = validar(entrada.bytes())
    {
        let de_float = |p: &Problema| {
            CASAS_DEMAIS.contains(&p.codigo) && p.valor.as_ref().is_some_and(|valor| floats.contains(valor))
        };
        levantar(valor.py(), relatorio.problemas.into_iter().filter(de_float))?;
    }
    Ok(entrada.into_bytes())
}

/// A document that the API answered: an object of `focus_cte.respostas`, or its JSON.
pub(super) fn respondido(valor: &Bound<'_, PyAny>) -> PyResult<Documento> {
    ler_documento(valor)
}

/// How to wait: deadline, first pause and longest pause in seconds, and most queries.
pub(super) type ComoEsperar = (f64, f64, f64, u32);

pub(super) fn espera(py: Python<'_>, como: ComoEsperar) -> PyResult<Espera> {
    let (prazo, intervalo, maximo, max_consultas) = como;
    let (intervalo, maximo) = (segundos(py, "intervalo", intervalo)?, segundos(py, "intervalo_maximo", maximo)?);
    Ok(Espera::prazo(segundos(py, "prazo", prazo)?).com_intervalos(intervalo, maximo).com_max_consultas(max_consultas))
}
