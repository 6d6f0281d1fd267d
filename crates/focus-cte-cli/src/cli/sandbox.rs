//! `focus-cte sandbox`.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use focus_cte_sandbox::{CENARIOS, Regra, Rigor};

use super::valores::{creditos, falha, inteiro, natural, porta, rigor};
use super::{MODELO, OPCOES};

/// `focus-cte sandbox`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte sandbox [OPÇÕES]",
    after_help = ajuda(),
)]
pub(crate) struct Sandbox {
    /// Porta; sem ela, qualquer uma livre
    #[arg(long, value_name = "N", value_parser = porta, help_heading = OPCOES)]
    pub(crate) porta: Option<u16>,

    /// Guarda os dados nesta pasta; sem ela, só em memória
    #[arg(long, value_name = "DIR", help_heading = OPCOES)]
    pub(crate) dados: Option<PathBuf>,

    /// sefaz (o padrão) valida como a SEFAZ; documentacao autoriza tudo o que pode ser lido
    #[arg(long, value_name = "RIGOR", value_parser = rigor, help_heading = OPCOES)]
    pub(crate) rigor: Option<Rigor>,

    /// Limita as requisições por minuto de cada token, como a API (que permite 100)
    #[arg(long, value_name = "N", value_parser = creditos, help_heading = OPCOES)]
    pub(crate) limite: Option<u32>,

    /// Quanto tempo um CT-e fica em processamento (padrão: 300)
    #[arg(long, value_name = "MILISSEGUNDOS", value_parser = natural, help_heading = OPCOES)]
    pub(crate) processamento: Option<u32>,

    /// Falha a provocar, e quando: veja abaixo; pode repetir
    #[arg(long = "falha", value_name = "FALHA", value_parser = falha, help_heading = OPCOES)]
    pub(crate) falhas: Vec<Regra>,

    /// Repete o acaso (chaves, falhas) a cada execução com o mesmo número
    #[arg(long, value_name = "N", value_parser = inteiro, help_heading = OPCOES)]
    pub(crate) semente: Option<u64>,

    /// Entrega webhooks também fora desta máquina
    #[arg(long, help_heading = OPCOES)]
    pub(crate) webhooks_externos: bool,
}

fn ajuda() -> String {
    let mut texto = String::from(
        "Atende só esta máquina (127.0.0.1) até Ctrl-C. Qualquer token serve.\n\n\
         Falhas: --falha NOME[=PARÂMETRO][:RESTRIÇÃO,...], com as restrições percentual=0 a 100, vezes=N, apos=N, \
         durante=SEGUNDOS, metodo=POST, caminho=/v2/cte e referencia=abc*. Exemplo: \
         --falha queda_depois:percentual=20,metodo=POST. Uma ref como falha-cstat-539 também provoca a sua.\n\n",
    );
    for cenario in CENARIOS {
        let _ = writeln!(texto, "  {:<16} {}", cenario.nome, cenario.efeito.replace('`', ""));
        if !cenario.parametro.is_empty() {
            let _ = writeln!(texto, "  {:<16} parâmetro: {} (padrão: {})", "", cenario.parametro, cenario.padrao);
        }
    }
    texto.truncate(texto.trim_end().len());
    texto
}
