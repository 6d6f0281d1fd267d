//! Access key, CNPJ and CPF: read, built, taken apart.

use focus_cte::{Chave, Cnpj, Cpf, PartesChave, Uf};
use pyo3::prelude::*;

use crate::erro;

/// UF, year, month, CNPJ, model, series, number, form of emission, numeric code.
type Partes = (&'static str, u16, u8, String, u8, u16, u32, u8, u32);

/// The key without prefix and spaces, and its parts.
#[pyfunction]
pub(crate) fn analisar_chave(py: Python<'_>, texto: &str) -> PyResult<(String, Partes)> {
    let chave: Chave = texto.parse().map_err(|e| erro::valor_invalido(py, &e))?;
    let p = chave.partes();
    let partes = (p.uf.sigla(), p.ano, p.mes, p.cnpj, p.modelo, p.serie, p.numero, p.forma_emissao, p.codigo_numerico);
    Ok((chave.as_str().to_owned(), partes))
}

/// The key of these parts.
#[pyfunction]
#[pyo3(signature = (*, uf, ano, mes, cnpj, modelo, serie, numero, forma_emissao, codigo_numerico))]
#[expect(clippy::too_many_arguments, reason = "a key has so many parts, all named")]
pub(crate) fn montar_chave(
    py: Python<'_>,
    uf: &str,
    ano: u16,
    mes: u8,
    cnpj: String,
    modelo: u8,
    serie: u16,
    numero: u32,
    forma_emissao: u8,
    codigo_numerico: u32,
) -> PyResult<String> {
    let uf: Uf = uf.parse().map_err(|e| erro::valor_invalido(py, &e))?;
    let partes = PartesChave { uf, ano, mes, cnpj, modelo, serie, numero, forma_emissao, codigo_numerico };
    let chave = Chave::montar(&partes).map_err(|e| erro::valor_invalido(py, &e))?;
    Ok(chave.as_str().to_owned())
}

/// The 14 characters and the printed form.
#[pyfunction]
pub(crate) fn analisar_cnpj(py: Python<'_>, texto: &str) -> PyResult<(String, String)> {
    let cnpj: Cnpj = texto.parse().map_err(|e| erro::valor_invalido(py, &e))?;
    Ok((cnpj.as_str().to_owned(), cnpj.formatado()))
}

/// 12 characters with their check digits.
#[pyfunction]
pub(crate) fn montar_cnpj(py: Python<'_>, doze: &str) -> PyResult<String> {
    let cnpj = Cnpj::montar(doze).map_err(|e| erro::valor_invalido(py, &e))?;
    Ok(cnpj.as_str().to_owned())
}

/// The 11 digits and the printed form.
#[pyfunction]
pub(crate) fn analisar_cpf(py: Python<'_>, texto: &str) -> PyResult<(String, String)> {
    let cpf: Cpf = texto.parse().map_err(|e| erro::valor_invalido(py, &e))?;
    Ok((cpf.as_str().to_owned(), cpf.formatado()))
}
