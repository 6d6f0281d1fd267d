//! `focus-cte importar`: XML to the API's JSON.

use focus_cte_xml::Importado;
use serde::Serialize;

use crate::cli::Importar;
use crate::documento;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::gravacao::Destino;
use crate::relatorio::plural;
use crate::terminal::{self, Resultado, aviso, limpo};

/// How many of what has no place are shown to people.
const MOSTRADOS: usize = 20;

/// Writes the JSON, and tells what had no place in it.
pub(crate) fn executar(pedido: &Importar, json: bool) -> Result<Saida, CliError> {
    let nome = entrada::nome(&pedido.arquivo);
    let bytes = entrada::ler_bytes(&pedido.arquivo)?;
    let importado = documento::ler_xml(&nome, &bytes)?;
    if !json || pedido.saida.is_some() {
        let mut destino = Destino::abrir(pedido.saida.as_deref())?;
        destino.linha(&indentado(&importado.json()))?;
        destino.concluir()?;
    }
    if json {
        let mut resultado = Resultado::new();
        resultado.json(&Resposta { arquivo: &nome, importado: &importado })?;
        resultado.concluir()?;
    }
    avisar_do_que_nao_tem_lugar(&nome, &importado);
    Ok(Saida::Ok)
}

#[derive(Serialize)]
struct Resposta<'a> {
    arquivo: &'a str,
    #[serde(flatten)]
    importado: &'a Importado<'a>,
}

/// What does not come back when the API writes the document again.
fn avisar_do_que_nao_tem_lugar(nome: &str, importado: &Importado<'_>) {
    let total = importado.sem_lugar.len() + importado.omitidos;
    if total == 0 {
        return;
    }
    let itens = plural(total, "parte do XML não tem", "partes do XML não têm");
    aviso(&format!("{nome}: {itens} lugar nos campos da API:"));
    for lugar in importado.sem_lugar.iter().take(MOSTRADOS) {
        terminal::avisar(&format!("  {}", limpo(&lugar.to_string())));
    }
    if total > MOSTRADOS {
        terminal::avisar(&format!("  e mais {}; veja até mil com focus-cte importar --json", total - MOSTRADOS));
    }
}

/// Compact JSON with two spaces a level, as people read it.
fn indentado(json: &str) -> String {
    let mut saida = String::with_capacity(json.len() * 3 / 2);
    let (mut fundo, mut em_texto, mut escapado) = (0_usize, false, false);
    let bytes = json.as_bytes();
    let quebrar = |saida: &mut String, fundo: usize| {
        saida.push('\n');
        saida.extend(std::iter::repeat_n("  ", fundo));
    };
    for (i, c) in json.char_indices() {
        if em_texto {
            saida.push(c);
            em_texto = escapado || c != '"';
            escapado = c == '\\' && !escapado;
            continue;
        }
        let vazio = |fecho: u8| bytes.get(i + 1) == Some(&fecho);
        match c {
            '{' | '[' => {
                saida.push(c);
                fundo += 1;
                if !vazio(if c == '{' { b'}' } else { b']' }) {
                    quebrar(&mut saida, fundo);
                }
            }
            '}' | ']' => {
                fundo = fundo.saturating_sub(1);
                if !matches!(bytes.get(i.wrapping_sub(1)), Some(b'{' | b'[')) {
                    quebrar(&mut saida, fundo);
                }
                saida.push(c);
            }
            ',' => {
                saida.push(',');
                quebrar(&mut saida, fundo);
            }
            ':' => saida.push_str(": "),
            '"' => {
                em_texto = true;
                saida.push(c);
            }
            _ => saida.push(c),
        }
    }
    saida
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indentation_is_that_of_the_examples() {
        let compacto = r#"{"a":"x{,:\"\\","b":[{"c":"1"},{}],"d":[],"e":["1","2"]}"#;
        let esperado = "{\n  \"a\": \"x{,:\\\"\\\\\",\n  \"b\": [\n    {\n      \"c\": \"1\"\n    },\n    {}\n  ],\n  \"d\": [],\n  \"e\": [\n    \"1\",\n    \"2\"\n  ]\n}";
        assert_eq!(indentado(compacto), esperado);
    }
}
