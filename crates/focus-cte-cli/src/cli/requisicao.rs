//! `focus-cte api`.

use std::path::PathBuf;

use clap::Args;
use focus_cte::client::Method;

use super::valores::metodo;
use super::{ARGUMENTOS, Acesso, MODELO, OPCOES};

/// `focus-cte api`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte api [OPÇÕES] MÉTODO CAMINHO",
    after_help = "\
Exemplos:
  focus-cte api GET /v2/cte/pedido-1?completa=1
  focus-cte api POST /v2/cte/pedido-1/carta_correcao --corpo carta.json

Escreve o corpo da resposta como veio, também o de um erro; com --json, um objeto com http, cabecalhos e \
corpo. O token só vai ao servidor da API. Um GET é repetido quando a rede falha; os outros métodos, só \
quando é certo que nada foi recebido.",
)]
pub(crate) struct Requisicao {
    /// GET, POST, PUT ou DELETE
    #[arg(value_name = "MÉTODO", value_parser = metodo, help_heading = ARGUMENTOS)]
    pub(crate) metodo: Method,

    /// Caminho a partir de /, com a consulta, já codificado para URL
    #[arg(value_name = "CAMINHO", help_heading = ARGUMENTOS)]
    pub(crate) caminho: String,

    /// Corpo em JSON; - lê da entrada padrão
    #[arg(long, value_name = "ARQUIVO", help_heading = OPCOES)]
    pub(crate) corpo: Option<PathBuf>,

    /// Onde e como quem.
    #[command(flatten)]
    pub(crate) acesso: Acesso,
}
