//! The command line as clap reads it.
//!
//! The doc comments of commands and arguments are the help that a user reads: they are in Portuguese.

mod acesso;
mod dacte;
mod documentos;
mod eventos;
mod explicar;
mod recebidas;
mod requisicao;
mod sandbox;
mod valores;
mod webhook;
mod xml;

pub(crate) use acesso::Acesso;
pub(crate) use dacte::Dacte;
pub(crate) use documentos::{Baixar, Consultar, Emitir, Validar, Xml};
pub(crate) use eventos::{Cancelar, Corrigir, Desacordo, DoEvento, Gtv, Inutilizar, Multimodal};
pub(crate) use explicar::Explicar;
pub(crate) use recebidas::{DaChave, Listar, ManifestarDesacordo, Recebidas, XmlRecebida};
pub(crate) use requisicao::Requisicao;
pub(crate) use sandbox::Sandbox;
pub(crate) use webhook::{CriarWebhook, Webhook};
pub(crate) use xml::{Assinar, CertificadoA1, DaChaveDeAcesso, Diff, Importar, Verificar};

use clap::{ArgAction, Parser, Subcommand};

use crate::erros::Saida;

/// Sections of the help.
const ARGUMENTOS: &str = "Argumentos";
const OPCOES: &str = "Opções";
const ACESSO: &str = "Acesso à API";
const COMANDOS: &str = "Comandos";

const MODELO: &str = "\
{about-with-newline}
Uso: {usage}

{all-args}{after-help}";

const EXEMPLOS: &str = "\
Exemplos:
  focus-cte validar cte.json
  focus-cte emitir cte.json --ref pedido-1 --aguardar --sandbox
  focus-cte cancelar pedido-1 --justificativa \"Emitido em duplicidade\"
  focus-cte recebidas listar --cnpj 11222333000181 --cursor cursor.json
  focus-cte ajuda emitir";

/// Valida, emite e acompanha CT-e e CT-e OS pela API Focus NFe
#[derive(Debug, Parser)]
#[command(
    name = "focus-cte",
    bin_name = "focus-cte",
    version,
    help_template = MODELO,
    override_usage = "focus-cte COMANDO [OPÇÕES]",
    subcommand_help_heading = COMANDOS,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = format!("{EXEMPLOS}\n\n{}", Saida::tabela()),
)]
pub(crate) struct Cli {
    /// O que fazer.
    #[command(subcommand)]
    pub(crate) comando: Comando,

    /// Resultado em JSON, para outro programa ler
    #[arg(long, global = true, help_heading = OPCOES, display_order = 900)]
    pub(crate) json: bool,

    /// Mostra esta ajuda
    #[arg(short = 'h', long = "help", visible_alias = "ajuda", global = true, action = ArgAction::Help, help_heading = OPCOES, display_order = 901)]
    ajuda: Option<bool>,

    /// Mostra a versão
    #[arg(short = 'V', long = "version", visible_alias = "versao", action = ArgAction::Version, help_heading = OPCOES, display_order = 902)]
    versao: Option<bool>,
}

/// One variant per command.
#[derive(Debug, Subcommand)]
pub(crate) enum Comando {
    /// Confere documentos com o leiaute oficial, sem rede e sem token
    Validar(Validar),
    /// Escreve o XML 4.00 de um documento
    Xml(Xml),
    /// Lê o XML de um documento ou evento de volta para os campos da API
    Importar(Importar),
    /// Assina um XML com um certificado A1
    Assinar(Assinar),
    /// Confere as assinaturas de um XML
    Verificar(Verificar),
    /// Explica uma chave de acesso
    Chave(DaChaveDeAcesso),
    /// Compara dois documentos, XML ou JSON, campo a campo
    Diff(Diff),
    /// Imprime o DACTE, em PDF, de um XML ou, como prévia, de um documento em JSON
    Dacte(Dacte),
    /// Valida, envia para autorização e salva o XML autorizado
    Emitir(Emitir),
    /// Mostra a situação de um documento já enviado
    Consultar(Consultar),
    /// Explica um código de retorno da SEFAZ e diz o que fazer
    Explicar(Explicar),
    /// Salva o XML, o DACTE ou o XML de um evento
    Baixar(Baixar),
    /// Cancela um documento autorizado
    Cancelar(Cancelar),
    /// Corrige um campo de um documento autorizado, por carta de correção
    Corrigir(Corrigir),
    /// Declara a prestação do serviço em desacordo
    Desacordo(Desacordo),
    /// Registra uma ocorrência de um CT-e multimodal
    Multimodal(Multimodal),
    /// Informa as guias de transporte de valores (GTV) de um CT-e OS
    Gtv(Gtv),
    /// Inutiliza uma faixa de números (legado: a SEFAZ não tem mais este serviço)
    Inutilizar(Inutilizar),
    /// Cria, lista e exclui webhooks, e reenvia suas entregas
    #[command(subcommand)]
    Webhook(Webhook),
    /// Lista e baixa os CT-es que outros emitiram para uma empresa
    #[command(subcommand)]
    Recebidas(Recebidas),
    /// Faz qualquer outra requisição à API
    Api(Requisicao),
    /// Serve a API nesta máquina, sem rede e sem valor fiscal
    Sandbox(Sandbox),
    /// Mostra a ajuda de um comando
    #[command(alias = "help", help_template = MODELO, override_usage = "focus-cte ajuda [COMANDO]...")]
    Ajuda {
        /// Comando a explicar, como emitir ou webhook criar
        #[arg(value_name = "COMANDO", help_heading = ARGUMENTOS)]
        comando: Vec<String>,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    /// The help of a command and of those below it.
    fn ajudas(comando: &mut clap::Command, todas: &mut Vec<String>) {
        todas.extend([comando.render_help().to_string(), comando.render_long_help().to_string()]);
        for sub in comando.get_subcommands_mut() {
            ajudas(sub, todas);
        }
    }

    #[test]
    fn the_help_of_every_command_has_no_english_left() {
        let mut comando = Cli::command();
        comando.build();
        let mut todas = Vec::new();
        ajudas(&mut comando, &mut todas);
        assert!(todas.len() > 50, "{}", todas.len());
        for ajuda in todas {
            assert!(ajuda.contains("Uso: focus-cte"), "{ajuda}");
            for ingles in
                ["Usage", "Options", "Commands", "Arguments", "Print", "default:", "aliases", "env:", "possible"]
            {
                assert!(!ajuda.contains(ingles), "{ingles} em:\n{ajuda}");
            }
        }
    }
}
