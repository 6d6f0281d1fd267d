//! Values of arguments that are more than text.

use std::sync::Arc;

use focus_cte::client::Method;
use focus_cte::model::DataHora;
use focus_cte::tabelas::{ErroTabela, Tabelas};
use focus_cte::types::{ErroCnpj, ErroCpf};
use focus_cte::{Cnpj, Cpf, TipoAmbiente};
use focus_cte_sandbox::{ErroRegra, Regra, Rigor};
use jiff::Timestamp;

use crate::assunto::Corpo;

pub(super) fn tipo_ambiente(texto: &str) -> Result<TipoAmbiente, String> {
    match texto {
        "producao" | "produção" => Ok(TipoAmbiente::Producao),
        "homologacao" | "homologação" => Ok(TipoAmbiente::Homologacao),
        _ => Err("use producao ou homologacao".to_owned()),
    }
}

pub(super) fn rigor_da_validacao(texto: &str) -> Result<focus_cte::Rigor, String> {
    focus_cte::Rigor::de_nome(texto).ok_or_else(|| "use layout ou sefaz".to_owned())
}

/// The tables of a folder.
pub(super) fn tabelas(pasta: &str) -> Result<Arc<Tabelas>, ErroTabela> {
    Tabelas::ler(pasta).map(Arc::new)
}

/// `agora`, or a date and time with its offset.
pub(super) fn quando(texto: &str) -> Result<Timestamp, String> {
    if texto == "agora" {
        return Ok(Timestamp::now());
    }
    let lida = texto.parse::<DataHora>().ok().and_then(DataHora::instante);
    lida.ok_or_else(|| "use agora, ou data e hora com fuso, como 2026-11-22T10:00:00-03:00".to_owned())
}

pub(super) fn serie(texto: &str) -> Result<u16, String> {
    texto.parse().ok().filter(|n| *n <= 999).ok_or_else(|| "a série vai de 0 a 999".to_owned())
}

pub(super) fn numero(texto: &str) -> Result<u32, String> {
    let valido = texto.parse().ok().filter(|n| (1..=999_999_999).contains(n));
    valido.ok_or_else(|| "o número vai de 1 a 999999999".to_owned())
}

pub(super) fn porta(texto: &str) -> Result<u16, String> {
    texto.parse().map_err(|_| "a porta vai de 0 (qualquer uma livre) a 65535".to_owned())
}

pub(super) fn segundos(texto: &str) -> Result<u64, String> {
    let valido = texto.parse().ok().filter(|n| (1..=86_400).contains(n));
    valido.ok_or_else(|| "o prazo vai de 1 a 86400 segundos".to_owned())
}

pub(super) fn cnpj(texto: &str) -> Result<Cnpj, String> {
    sem_pontuacao(texto).parse().map_err(|e: ErroCnpj| e.to_string())
}

pub(super) fn cpf(texto: &str) -> Result<Cpf, String> {
    sem_pontuacao(texto).parse().map_err(|e: ErroCpf| e.to_string())
}

fn sem_pontuacao(texto: &str) -> String {
    texto.chars().filter(|c| !matches!(c, '.' | '-' | '/' | ' ')).collect()
}

/// A return code of the authority, three or four digits.
pub(super) fn cstat(texto: &str) -> Result<u16, String> {
    let valido = texto.parse().ok().filter(|n| (100..=9999).contains(n));
    valido.ok_or_else(|| "o código é o número de status_sefaz, como 539".to_owned())
}

/// The item of a list that a letter of correction changes.
pub(super) fn item(texto: &str) -> Result<u8, String> {
    let valido = texto.parse().ok().filter(|n| (1..=99).contains(n));
    valido.ok_or_else(|| "o item vai de 1 (o primeiro) a 99".to_owned())
}

pub(super) fn metodo(texto: &str) -> Result<Method, String> {
    texto.parse().map_err(|_| "use GET, POST, PUT ou DELETE".to_owned())
}

pub(super) fn corpo_de(texto: &str) -> Result<Corpo, String> {
    Corpo::de_nome(texto).ok_or_else(|| format!("use {}", Corpo::nomes()))
}

pub(super) fn rigor(texto: &str) -> Result<Rigor, String> {
    texto.parse().map_err(|_| "use documentacao ou sefaz".to_owned())
}

pub(super) fn falha(texto: &str) -> Result<Regra, String> {
    texto.parse().map_err(|e: ErroRegra| e.to_string())
}

pub(super) fn natural(texto: &str) -> Result<u32, String> {
    texto.parse().map_err(|_| "use um número inteiro, a partir de 0".to_owned())
}

pub(super) fn creditos(texto: &str) -> Result<u32, String> {
    texto.parse().ok().filter(|n| *n > 0).ok_or_else(|| "use um número inteiro, a partir de 1".to_owned())
}

pub(super) fn inteiro(texto: &str) -> Result<u64, String> {
    texto.parse().map_err(|_| "use um número inteiro, a partir de 0".to_owned())
}
