//! `explicar`: what a return code of the authority means.

use std::path::PathBuf;

use clap::Args;
use focus_cte::{Contexto, TipoAmbiente};
use jiff::Timestamp;

use super::valores::{corpo_de, cstat, quando, tipo_ambiente};
use super::{ARGUMENTOS, MODELO, OPCOES};
use crate::assunto::Corpo;

/// `focus-cte explicar`
#[derive(Debug, Args)]
#[command(
    help_template = MODELO,
    override_usage = "focus-cte explicar [OPÇÕES] CÓDIGO [ARQUIVO]",
    after_help = "\
O código é o status_sefaz da resposta da API, como 539. A mensagem é o texto oficial; a causa e o que fazer \
são nossos.

Sai com 0 se o código existe, 1 se algum campo de ARQUIVO o provoca, 2 se ARQUIVO não pôde ser lido e 6 se \
o código não é de nenhuma regra do CT-e.",
)]
pub(crate) struct Explicar {
    /// Código de retorno da SEFAZ
    #[arg(value_name = "CÓDIGO", value_parser = cstat, help_heading = ARGUMENTOS)]
    pub(crate) cstat: u16,

    /// Documento em JSON: mostra quais campos dele provocam o código; - lê da entrada padrão
    #[arg(value_name = "ARQUIVO", help_heading = ARGUMENTOS)]
    pub(crate) arquivo: Option<PathBuf>,

    /// O documento é CT-e OS (modelo 67), e não CT-e (57)
    #[arg(long, help_heading = OPCOES)]
    pub(crate) os: bool,

    /// ARQUIVO é o corpo deste evento: cancelamento, carta_correcao, desacordo, registro_multimodal ou dados_gtv
    #[arg(long, value_name = "TIPO", value_parser = corpo_de, requires = "arquivo", help_heading = OPCOES)]
    pub(crate) evento: Option<Corpo>,

    /// Ambiente a que o documento foi: producao ou homologacao; sem ele, não se julga o que difere entre os dois
    #[arg(long, value_name = "AMBIENTE", value_parser = tipo_ambiente, requires = "arquivo", help_heading = OPCOES)]
    pub(crate) ambiente: Option<TipoAmbiente>,

    /// Quando a SEFAZ recebeu o documento: agora, ou data e hora com fuso; sem isso, não se julgam os prazos
    #[arg(long, value_name = "QUANDO", value_parser = quando, requires = "arquivo", help_heading = OPCOES)]
    pub(crate) quando: Option<Timestamp>,
}

impl Explicar {
    /// What the options say beside the document.
    pub(crate) fn contexto(&self) -> Contexto {
        let contexto = self.ambiente.into_iter().fold(Contexto::novo(), Contexto::ambiente);
        self.quando.into_iter().fold(contexto, Contexto::quando)
    }
}
