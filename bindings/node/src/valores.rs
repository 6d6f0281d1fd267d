//! Values of the domain: access key, CNPJ, CPF, units of the federation.

use std::str::FromStr;

use focus_cte::{Chave, Cnpj, Cpf, Error, PartesChave, Uf};
use napi_derive::napi;

use crate::erro;

fn ler<T: FromStr<Err: std::fmt::Display>>(texto: &str, codigo: &'static str) -> Result<T, Error> {
    texto.parse().map_err(|e| erro::valor(codigo, &e))
}

/// The parts of an access key.
#[napi(object)]
pub struct Partes {
    /// Unit of the federation.
    pub uf: String,
    /// Year, in full.
    pub ano: u16,
    /// Month.
    pub mes: u8,
    /// CNPJ, or a CPF after zeros.
    pub cnpj: String,
    /// Model.
    pub modelo: u8,
    /// Series.
    pub serie: u16,
    /// Number.
    pub numero: u32,
    /// `tpEmis`.
    pub forma_emissao: u8,
    /// `cCT`.
    pub codigo_numerico: u32,
}

/// The 44 characters of a key, verified.
#[napi]
pub fn chave_ler(texto: String) -> napi::Result<String> {
    let chave: Chave = ler(&texto, "chave_invalida").map_err(|e| erro::lancar(&e))?;
    Ok(chave.as_str().to_owned())
}

/// The parts of a key.
#[napi]
pub fn chave_partes(texto: String) -> napi::Result<Partes> {
    let chave: Chave = ler(&texto, "chave_invalida").map_err(|e| erro::lancar(&e))?;
    let PartesChave { uf, ano, mes, cnpj, modelo, serie, numero, forma_emissao, codigo_numerico } = chave.partes();
    Ok(Partes { uf: uf.sigla().into(), ano, mes, cnpj, modelo, serie, numero, forma_emissao, codigo_numerico })
}

/// The key of these parts.
#[napi]
pub fn chave_montar(partes: Partes) -> napi::Result<String> {
    let Partes { uf, ano, mes, cnpj, modelo, serie, numero, forma_emissao, codigo_numerico } = partes;
    let montar = || {
        let uf: Uf = ler(&uf, "uf_invalida")?;
        Chave::montar(&PartesChave { uf, ano, mes, cnpj, modelo, serie, numero, forma_emissao, codigo_numerico })
            .map_err(|e| erro::valor("chave_invalida", &e))
    };
    montar().map(|chave| chave.as_str().to_owned()).map_err(|e| erro::lancar(&e))
}

/// The check digit of the first 43 characters, if they can be those of a key.
#[napi]
pub fn chave_digito(primeiros: String) -> Option<u8> {
    Chave::digito(&primeiros)
}

/// The 14 characters of a CNPJ, verified.
#[napi]
pub fn cnpj_ler(texto: String) -> napi::Result<String> {
    let cnpj: Cnpj = ler(&texto, "cnpj_invalido").map_err(|e| erro::lancar(&e))?;
    Ok(cnpj.as_str().to_owned())
}

/// A CNPJ's printed form.
#[napi]
pub fn cnpj_formatar(texto: String) -> napi::Result<String> {
    let cnpj: Cnpj = ler(&texto, "cnpj_invalido").map_err(|e| erro::lancar(&e))?;
    Ok(cnpj.formatado())
}

/// 12 characters with their check digits.
#[napi]
pub fn cnpj_montar(doze: String) -> napi::Result<String> {
    let cnpj = Cnpj::montar(&doze).map_err(|e| erro::lancar(&erro::valor("cnpj_invalido", &e)))?;
    Ok(cnpj.as_str().to_owned())
}

/// The 11 digits of a CPF, verified.
#[napi]
pub fn cpf_ler(texto: String) -> napi::Result<String> {
    let cpf: Cpf = ler(&texto, "cpf_invalido").map_err(|e| erro::lancar(&e))?;
    Ok(cpf.as_str().to_owned())
}

/// A CPF's printed form.
#[napi]
pub fn cpf_formatar(texto: String) -> napi::Result<String> {
    let cpf: Cpf = ler(&texto, "cpf_invalido").map_err(|e| erro::lancar(&e))?;
    Ok(cpf.formatado())
}
