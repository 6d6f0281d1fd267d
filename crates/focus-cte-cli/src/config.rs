//! Token and environment: from flags, then `FOCUS_CTE_*`, then a TOML file. Nothing is implied.
//!
//! Every message here names keys, sources and positions, never the value of a token: not even the TOML parser's own
//! words are passed on, since they quote the line at fault.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::PathBuf;

use focus_cte::types::ErroAmbiente;
use focus_cte::{Ambiente, Token};
use toml::{Table, Value};

use crate::cli::Acesso;
use crate::erros::{CliError, Saida, motivo};
use crate::terminal::{aviso, limpo};

const VAR_TOKEN: &str = "FOCUS_CTE_TOKEN";
const VAR_AMBIENTE: &str = "FOCUS_CTE_AMBIENTE";
const VAR_CONFIG: &str = "FOCUS_CTE_CONFIG";
const VAR_WEBHOOK: &str = "FOCUS_CTE_WEBHOOK_SEGREDO";

/// A token as the user gave it, not checked yet. It cannot be printed, and reading one never fails, so that no message of
/// the command line's reader can quote it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Segredo(String);

impl From<String> for Segredo {
    fn from(texto: String) -> Self {
        Segredo(texto)
    }
}

impl Segredo {
    /// The text, to be sent and never shown.
    pub(crate) fn expor(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Segredo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Segredo(***)")
    }
}

/// The secret of a webhook: of the flag, or of the variable.
pub(crate) fn segredo_do_webhook(flag: Option<&Segredo>) -> Result<Option<Segredo>, CliError> {
    if let Some(flag) = flag {
        aviso(&format!(
            "o segredo na linha de comando fica visível no histórico e na lista de processos; prefira {VAR_WEBHOOK}"
        ));
        return Ok(Some(flag.clone()));
    }
    let variavel = |nome: &str| env::var_os(nome).filter(|v| !v.is_empty());
    Ok(texto_da_variavel(VAR_WEBHOOK, variavel)?.map(Segredo))
}

/// Everything needed to call the API.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Credenciais {
    /// Which server.
    pub(crate) ambiente: Ambiente,
    /// Whose account.
    pub(crate) token: Token,
}

/// Finds token and environment for a command that talks to the real API.
pub(crate) fn credenciais(acesso: &Acesso) -> Result<Credenciais, CliError> {
    if acesso.token.is_some() {
        aviso("o token na linha de comando fica visível no histórico e na lista de processos; prefira FOCUS_CTE_TOKEN");
    }
    resolver(acesso, |nome| env::var_os(nome), Arquivo::avisar_se_aberto)
}

/// Which environment a command names, if it does: what is wrong with that is said when it is used.
pub(crate) fn ambiente(acesso: &Acesso) -> Option<Ambiente> {
    resolver(acesso, |nome| env::var_os(nome), |_| {}).ok().map(|credenciais| credenciais.ambiente)
}

fn resolver(
    acesso: &Acesso,
    ambiente: impl Fn(&str) -> Option<OsString>,
    olhar: impl FnOnce(&Arquivo),
) -> Result<Credenciais, CliError> {
    let variavel = |nome: &str| ambiente(nome).filter(|v| !v.is_empty());
    let arquivo = Arquivo::ler(acesso, variavel)?;
    olhar(&arquivo);
    let ambiente = match (&acesso.ambiente, texto_da_variavel(VAR_AMBIENTE, variavel)?, &arquivo.ambiente) {
        (Some(flag), _, _) => ler_ambiente(flag, "--ambiente")?,
        (None, Some(valor), _) => ler_ambiente(&valor, VAR_AMBIENTE)?,
        (None, None, Some(valor)) => ler_ambiente(valor, &arquivo.nome)?,
        (None, None, None) => return Err(sem_ambiente()),
    };
    let (segredo, origem) = match (&acesso.token, texto_da_variavel(VAR_TOKEN, variavel)?) {
        (Some(flag), _) => (flag.clone(), "--token"),
        (None, Some(valor)) => (Segredo(valor), VAR_TOKEN),
        (None, None) => (arquivo.token_de(&ambiente).ok_or_else(sem_token)?, arquivo.nome.as_str()),
    };
    let token = Token::new(&segredo.0).map_err(|e| erro("token_invalido", format!("em {origem}, {e}")))?;
    Ok(Credenciais { ambiente, token })
}

/// `origem` says where the text was found. An unknown text is not repeated: it may be a token in the wrong place.
fn ler_ambiente(texto: &str, origem: &str) -> Result<Ambiente, CliError> {
    texto.parse().map_err(|e| {
        let motivo = match e {
            ErroAmbiente::Desconhecido(_) => "não é producao, homologacao nem a URL base de um servidor".to_owned(),
            outro @ ErroAmbiente::Url(_) => format!("não serve: {outro}"),
        };
        erro("ambiente_invalido", format!("o ambiente dado em {origem} {motivo}"))
            .dica("exemplo: --ambiente homologacao")
    })
}

fn texto_da_variavel(nome: &str, variavel: impl Fn(&str) -> Option<OsString>) -> Result<Option<String>, CliError> {
    variavel(nome)
        .map(|v| v.into_string().map_err(|_| erro("configuracao_invalida", format!("{nome} não é texto UTF-8"))))
        .transpose()
}

fn sem_ambiente() -> CliError {
    erro("sem_ambiente", "falta dizer o ambiente; ele nunca é presumido").dica(
        "use --ambiente homologacao (ou producao), a variável FOCUS_CTE_AMBIENTE ou `ambiente` no arquivo de \
         configuração; para experimentar sem token: --sandbox",
    )
}

fn sem_token() -> CliError {
    erro("sem_token", "falta o token da empresa").dica(
        "ponha-o na variável FOCUS_CTE_TOKEN ou em `token` no arquivo de configuração \
         (~/.config/focus-cte/config.toml); para experimentar sem token: --sandbox",
    )
}

fn erro(codigo: &'static str, mensagem: impl Into<String>) -> CliError {
    CliError::new(Saida::Configuracao, codigo, mensagem)
}

/// The configuration file, or nothing where there is none.
#[derive(Default)]
struct Arquivo {
    nome: String,
    caminho: PathBuf,
    ambiente: Option<String>,
    token: Option<Segredo>,
    token_producao: Option<Segredo>,
    token_homologacao: Option<Segredo>,
}

impl Arquivo {
    fn ler(acesso: &Acesso, variavel: impl Fn(&str) -> Option<OsString>) -> Result<Self, CliError> {
        let pedido = acesso.config.clone().or_else(|| variavel(VAR_CONFIG).map(PathBuf::from));
        let (caminho, obrigatorio) = match pedido {
            Some(caminho) => (caminho, true),
            None => match padrao(variavel) {
                Some(caminho) => (caminho, false),
                None => return Ok(Arquivo::default()),
            },
        };
        let nome = limpo(&caminho.to_string_lossy()).into_owned();
        match fs::read_to_string(&caminho) {
            Ok(texto) => Ok(Arquivo { caminho, ..Self::interpretar(&texto, nome)? }),
            Err(e) if !obrigatorio && matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Ok(Arquivo::default())
            }
            Err(e) => Err(erro("configuracao_ilegivel", format!("{nome}: não foi possível ler: {}", motivo(&e)))),
        }
    }

    fn interpretar(texto: &str, nome: String) -> Result<Self, CliError> {
        let tabela: Table = texto.parse().map_err(|e: toml::de::Error| {
            let linha = e.span().map_or(1, |trecho| linha_de(texto, trecho.start));
            erro("configuracao_invalida", format!("{nome}: o TOML tem um erro de sintaxe na linha {linha}"))
                .dica("formato: ambiente = \"homologacao\" e token = \"...\", um por linha")
        })?;
        let mut arquivo = Arquivo { nome, ..Arquivo::default() };
        for (chave, valor) in tabela {
            match (chave.as_str(), valor) {
                ("ambiente", Value::String(texto)) => arquivo.ambiente = Some(texto),
                ("token", Value::String(texto)) => arquivo.token = Some(Segredo(texto)),
                ("producao", Value::Table(secao)) => arquivo.token_producao = arquivo.da_secao("producao", secao)?,
                ("homologacao", Value::Table(secao)) => {
                    arquivo.token_homologacao = arquivo.da_secao("homologacao", secao)?;
                }
                ("ambiente" | "token", _) => return Err(arquivo.errado(&chave, "precisa ser texto entre aspas")),
                ("producao" | "homologacao", _) => {
                    return Err(arquivo.errado(&chave, "precisa ser uma seção com token"));
                }
                _ => return Err(arquivo.errado(&chave, "não existe; há ambiente, token, [producao] e [homologacao]")),
            }
        }
        Ok(arquivo)
    }

    fn da_secao(&self, secao: &str, tabela: Table) -> Result<Option<Segredo>, CliError> {
        let mut token = None;
        for (chave, valor) in tabela {
            match (chave.as_str(), valor) {
                ("token", Value::String(texto)) => token = Some(Segredo(texto)),
                ("token", _) => return Err(self.errado(&format!("{secao}.token"), "precisa ser texto entre aspas")),
                _ => return Err(self.errado(&format!("{secao}.{chave}"), "não existe; aqui só há token")),
            }
        }
        Ok(token)
    }

    fn errado(&self, chave: &str, motivo: &str) -> CliError {
        erro("configuracao_invalida", format!("{}: a chave `{}` {motivo}", self.nome, limpo(chave)))
    }

    fn token_de(&self, ambiente: &Ambiente) -> Option<Segredo> {
        let proprio = match ambiente {
            Ambiente::Producao => &self.token_producao,
            Ambiente::Homologacao => &self.token_homologacao,
            Ambiente::Url(_) => &None,
        };
        proprio.clone().or_else(|| self.token.clone())
    }

    #[cfg(unix)]
    fn avisar_se_aberto(&self) {
        use std::os::unix::fs::PermissionsExt as _;
        let tem_token = [&self.token, &self.token_producao, &self.token_homologacao].iter().any(|t| t.is_some());
        let aberto = fs::metadata(&self.caminho).is_ok_and(|m| m.permissions().mode() & 0o077 != 0);
        if tem_token && aberto {
            aviso(&format!("{0} tem um token e outros usuários podem lê-lo; feche-o: chmod 600 {0}", self.nome));
        }
    }

    #[cfg(not(unix))]
    fn avisar_se_aberto(&self) {}
}

fn linha_de(texto: &str, posicao: usize) -> usize {
    texto.as_bytes().iter().take(posicao).filter(|b| **b == b'\n').count() + 1
}

fn padrao(variavel: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absoluto = |nome| variavel(nome).map(PathBuf::from).filter(|p| p.is_absolute());
    let base = absoluto("XDG_CONFIG_HOME")
        .or_else(|| absoluto("HOME").map(|casa| casa.join(".config")))
        .or_else(|| absoluto("APPDATA"))?;
    Some(base.join("focus-cte").join("config.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acesso() -> Acesso {
        Acesso { sandbox: false, dados: None, ambiente: None, token: None, config: None, tempo_limite: None }
    }

    fn com(variaveis: &'static [(&'static str, &'static str)]) -> impl Fn(&str) -> Option<OsString> {
        move |nome| variaveis.iter().find(|(n, _)| *n == nome).map(|(_, v)| OsString::from(v))
    }

    fn interpretar(texto: &str) -> Result<Arquivo, CliError> {
        Arquivo::interpretar(texto, "config.toml".to_owned())
    }

    #[test]
    fn nothing_is_implied() {
        let erro = resolver(&acesso(), com(&[("FOCUS_CTE_TOKEN", "segredo")]), |_| {}).unwrap_err();
        assert_eq!((erro.saida, erro.codigo), (Saida::Configuracao, "sem_ambiente"));
        let erro = resolver(&acesso(), com(&[("FOCUS_CTE_AMBIENTE", "producao")]), |_| {}).unwrap_err();
        assert_eq!((erro.saida, erro.codigo), (Saida::Configuracao, "sem_token"));
    }

    #[test]
    fn a_flag_wins_over_a_variable() {
        let flags = Acesso { ambiente: Some("homologacao".into()), token: Some(Segredo("flag".into())), ..acesso() };
        let vistas =
            resolver(&flags, com(&[("FOCUS_CTE_TOKEN", "var"), ("FOCUS_CTE_AMBIENTE", "producao")]), |_| {}).unwrap();
        assert_eq!(vistas, Credenciais { ambiente: Ambiente::Homologacao, token: Token::new("flag").unwrap() });
    }

    #[test]
    fn each_environment_may_have_its_own_token_in_the_file() {
        let arquivo = interpretar("token = 'geral'\n[producao]\ntoken = 'caro'\n").unwrap();
        assert_eq!(arquivo.token_de(&Ambiente::Producao), Some(Segredo("caro".into())));
        assert_eq!(arquivo.token_de(&Ambiente::Homologacao), Some(Segredo("geral".into())));
    }

    #[test]
    fn no_mistake_in_the_file_quotes_the_token() {
        for texto in
            ["token = segredo", "token = 'segredo", "token = 12345", "tokem = 'segredo'", "token = ['segredo']"]
        {
            let erro = interpretar(texto).err().unwrap();
            let dito = format!("{erro} {:?}", erro.dica);
            assert!(!dito.contains("segredo") && !dito.contains("12345"), "{dito}");
            assert_eq!(erro.saida, Saida::Configuracao);
        }
    }

    #[test]
    fn a_token_cannot_be_printed() {
        assert!(!format!("{:?}", Segredo("segredo".into())).contains("segredo"));
    }

    #[test]
    fn a_token_that_cannot_be_sent_is_refused_without_showing_it() {
        let erro =
            resolver(&acesso(), com(&[("FOCUS_CTE_TOKEN", "seg redo"), ("FOCUS_CTE_AMBIENTE", "producao")]), |_| {})
                .unwrap_err();
        assert_eq!((erro.saida, erro.codigo), (Saida::Configuracao, "token_invalido"));
        assert!(erro.mensagem.contains("FOCUS_CTE_TOKEN") && !erro.mensagem.contains("seg redo"), "{erro}");
    }

    #[test]
    fn an_unknown_environment_is_not_echoed() {
        let flags = Acesso { ambiente: Some("segredo".into()), ..acesso() };
        let erro = resolver(&flags, com(&[("FOCUS_CTE_TOKEN", "x")]), |_| {}).unwrap_err();
        assert_eq!(erro.codigo, "ambiente_invalido");
        assert!(!erro.mensagem.contains("segredo"));
    }
}
