//! `focus-cte sandbox`: the API on this machine until it is interrupted.

use std::time::Duration;

use focus_cte_sandbox::Sandbox as Servidor;
use serde::Serialize;

use crate::api;
use crate::cli::Sandbox;
use crate::erros::{CliError, Saida};
use crate::terminal::{Cor, Estilo, Resultado, avisar, limpo};

#[derive(Serialize)]
struct Pronto<'a> {
    url: &'a str,
    porta: u16,
}

/// Serves until Ctrl-C or SIGTERM.
pub(crate) fn executar(pedido: &Sandbox, json: bool) -> Result<Saida, CliError> {
    api::runtime()?.block_on(servir(pedido, json))
}

async fn servir(pedido: &Sandbox, json: bool) -> Result<Saida, CliError> {
    let mut construtor = Servidor::builder();
    if let Some(porta) = pedido.porta {
        construtor = construtor.porta(porta);
    }
    if let Some(pasta) = &pedido.dados {
        construtor = construtor.dados(pasta.clone());
    }
    if let Some(rigor) = pedido.rigor {
        construtor = construtor.rigor(rigor);
    }
    if let Some(creditos) = pedido.limite {
        construtor = construtor.limite_por_minuto(creditos);
    }
    if let Some(tempo) = pedido.processamento {
        construtor = construtor.processamento(Duration::from_millis(tempo.into()));
    }
    if let Some(semente) = pedido.semente {
        construtor = construtor.semente(semente);
    }
    construtor = construtor.webhooks_externos(pedido.webhooks_externos);
    for regra in &pedido.falhas {
        construtor = construtor.falha(regra.clone());
    }
    let servidor = construtor.iniciar().await.map_err(|e| api::do_sandbox(&e))?;
    let anunciado = anunciar(&servidor, pedido, json);
    if anunciado.is_ok() {
        api::sinal().await;
        avisar("encerrando o sandbox");
    }
    servidor.encerrar().await;
    anunciado.map(|()| Saida::Ok)
}

fn anunciar(servidor: &Servidor, pedido: &Sandbox, json: bool) -> Result<(), CliError> {
    let url = servidor.url();
    let mut resultado = Resultado::new();
    if json {
        resultado.json(&Pronto { url: &url, porta: servidor.endereco().port() })?;
        return resultado.concluir();
    }
    let estilo = Estilo::da_saida();
    let dados = match &pedido.dados {
        Some(pasta) => format!("na pasta {}", crate::entrada::nome(pasta)),
        None => "em memória (somem no fim; guarde-os com --dados DIR)".to_owned(),
    };
    resultado.linha(&format!("sandbox em {}", estilo.pintar(Cor::Verde, &url)))?;
    resultado.linha(&format!("  dados      {dados}"))?;
    resultado.linha("  token      qualquer um serve; nada aqui tem valor fiscal")?;
    if let Some(rigor) = pedido.rigor {
        resultado.linha(&format!("  rigor      {rigor}"))?;
    }
    for regra in &pedido.falhas {
        resultado.linha(&format!("  falha      {}", limpo(&regra.to_string())))?;
    }
    resultado.linha("  emitir")?;
    resultado.linha(&format!("    curl -u token: -T cte.json -X POST '{url}/v2/cte?ref=teste-1'"))?;
    resultado.linha(&format!(
        "    FOCUS_CTE_TOKEN=token focus-cte emitir cte.json --ref teste-1 --aguardar --ambiente {url}"
    ))?;
    resultado.linha("  consultar")?;
    resultado.linha(&format!("    curl -u token: '{url}/v2/cte/teste-1'"))?;
    resultado.linha("Ctrl-C encerra.")?;
    resultado.concluir()
}
