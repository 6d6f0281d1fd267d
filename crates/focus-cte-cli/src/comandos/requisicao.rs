//! `focus-cte api`: any other request, with the client's manners.

use std::io::{self, IsTerminal as _, Write as _};

use focus_cte::documento::RawResponse;
use serde_json::{Map, Value, json};

use crate::api;
use crate::cli::Requisicao;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::terminal::{Espera, Resultado, limpo};

/// Sends the request and writes the body of the answer, that of an error too.
pub(crate) fn executar(pedido: &Requisicao, json: bool) -> Result<Saida, CliError> {
    let corpo = pedido.corpo.as_deref().map(entrada::ler).transpose()?;
    let resposta = api::com_api(&pedido.acesso, interrompido, async |conexao| {
        let _espera = Espera::new("enviando");
        let resposta = conexao.client.requisicao(pedido.metodo, &pedido.caminho, corpo.as_deref()).await;
        Ok(resposta.map_err(|e| (conexao.erro(&e), e.corpo().map(str::to_owned))))
    })?;
    match resposta {
        Ok(resposta) => {
            if json {
                let mut resultado = Resultado::new();
                resultado.json(&para_maquinas(&resposta))?;
                resultado.concluir()?;
            } else {
                escrever(resposta.body())?;
            }
            Ok(Saida::Ok)
        }
        Err((erro, corpo)) => {
            if let Some(corpo) = corpo.filter(|_| !json) {
                escrever(corpo.as_bytes())?;
            }
            Err(erro)
        }
    }
}

/// As it came; on a terminal, harmless and with an end of line.
fn escrever(corpo: &[u8]) -> Result<(), CliError> {
    let mut resultado = Resultado::new();
    if io::stdout().is_terminal() {
        for linha in String::from_utf8_lossy(corpo).lines() {
            resultado.linha(&limpo(linha))?;
        }
    } else {
        resultado.write_all(corpo)?;
    }
    resultado.concluir()
}

fn para_maquinas(resposta: &RawResponse) -> Value {
    let cabecalhos: Map<String, Value> =
        resposta.headers().iter().map(|(nome, valor)| (nome.to_ascii_lowercase(), valor.as_str().into())).collect();
    let corpo = serde_json::from_slice(resposta.body()).unwrap_or_else(|_| Value::String(resposta.text()));
    json!({"http": resposta.status(), "cabecalhos": cabecalhos, "corpo": corpo})
}

fn interrompido() -> CliError {
    CliError::new(Saida::Indefinido, "interrompido", "interrompido; a requisição pode já ter sido executada")
        .dica("consulte o que foi pedido antes de repetir")
}
