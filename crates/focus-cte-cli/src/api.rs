//! The way to the API: the client, the sandbox inside the process, and the library's errors as ours.

use std::fmt::Write as _;
use std::future::Future;
use std::time::Duration;

use focus_cte::client::{Client, Espera};
use focus_cte::error::{Error, ErrorKind};
use focus_cte::{Ambiente, Referencia, Token};
use focus_cte_sandbox::{ErroSandbox, Relogio, Sandbox};
use tokio::runtime::{Builder, Runtime};

use crate::cli::Acesso;
use crate::config;
use crate::entrada;
use crate::erros::{CliError, DaApi, Saida, motivo};
use crate::terminal::{avisar, aviso, limpo};

/// Any token serves in a sandbox.
const TOKEN_DO_SANDBOX: &str = "sandbox";

/// Below this many characters a text is no real token, and striking it out would only garble messages.
const TOKEN_CURTO: usize = 6;

/// Limit of each call, unless `--tempo-limite` says otherwise.
const TEMPO_LIMITE: u64 = 120;

/// A client, and the sandbox that lives as long as it does.
pub(crate) struct Conexao {
    /// The client of the API.
    pub(crate) client: Client,
    /// What the environment is called, the same from one run to the next.
    pub(crate) ambiente: String,
    sandbox: Option<Sandbox>,
    token: Option<Token>,
    /// Whether the sandbox began empty with this command.
    efemera: bool,
    /// What to add to a command for it to go to the same place.
    opcoes: String,
}

impl Conexao {
    /// Connects to what the flags, the variables or the file name; a sandbox inside the process lives by `relogio`.
    async fn abrir(acesso: &Acesso, relogio: impl FnOnce() -> Relogio) -> Result<Self, CliError> {
        let prazo = Duration::from_secs(acesso.tempo_limite.unwrap_or(TEMPO_LIMITE));
        let efemera = acesso.sandbox && acesso.dados.is_none();
        let opcoes = opcoes(acesso);
        if !acesso.sandbox {
            let credenciais = config::credenciais(acesso)?;
            let token = Some(credenciais.token.clone());
            let ambiente = limpo(&credenciais.ambiente.to_string()).into_owned();
            avisar(&format!("ambiente: {ambiente}"));
            let client = Client::builder().token(credenciais.token).ambiente(credenciais.ambiente).deadline(prazo);
            let client = client.build().map_err(|e| da_api(&e))?;
            return Ok(Conexao { client, ambiente, sandbox: None, token, efemera, opcoes });
        }
        let mut construtor = Sandbox::builder().relogio(relogio());
        if let Some(pasta) = &acesso.dados {
            construtor = construtor.dados(pasta.clone());
        }
        let sandbox = construtor.iniciar().await.map_err(|e| do_sandbox(&e))?;
        let url = sandbox.url();
        avisar(&format!("sandbox em {url}, só durante este comando: nada aqui tem valor fiscal"));
        let client = Client::builder().token(TOKEN_DO_SANDBOX).ambiente(Ambiente::Url(url)).deadline(prazo).build();
        let client = client.map_err(|e| da_api(&e))?;
        Ok(Conexao { client, ambiente: "sandbox".to_owned(), sandbox: Some(sandbox), token: None, efemera, opcoes })
    }

    /// How to wait for a verdict: a sandbox needs no patience.
    pub(crate) fn espera(&self, prazo: Duration) -> Espera {
        let espera = Espera::prazo(prazo);
        match self.sandbox {
            Some(_) => espera.com_intervalos(Duration::from_millis(100), Duration::from_secs(1)),
            None => espera,
        }
    }

    /// An error of the library as ours, with the command to run next. Should a server repeat the token in its message, it is
    /// struck out.
    pub(crate) fn erro(&self, erro: &Error) -> CliError {
        let mut nosso = da_api(erro);
        if let Some(token) = self.token.as_ref().filter(|t| t.expor().len() >= TOKEN_CURTO) {
            let riscar = |texto: &mut String| *texto = texto.replace(token.expor(), "***");
            riscar(&mut nosso.mensagem);
            if let Some(api) = &mut nosso.api {
                api.codigo_api.iter_mut().for_each(riscar);
                for detalhe in &mut api.erros {
                    riscar(&mut detalhe.mensagem);
                    detalhe.campo.iter_mut().chain(&mut detalhe.codigo).for_each(riscar);
                }
            }
        }
        match (self.passo(erro), nosso.dica.is_some()) {
            (Some(passo), false) => nosso.dica(passo),
            _ => nosso,
        }
    }

    fn passo(&self, erro: &Error) -> Option<String> {
        let consultar = || erro.referencia().map(|r| self.comando(&["consultar", r.as_str()]));
        match erro.kind() {
            ErrorKind::NaoEncontrado if self.efemera => Some(
                "o sandbox deste comando nasceu vazio; para guardar os dados de um comando para o outro: --dados DIR"
                    .to_owned(),
            ),
            ErrorKind::ResultadoDesconhecido => {
                let emissao = erro.operacao().is_some_and(|o| o.starts_with("emitir"));
                let depois = if emissao {
                    "se não for encontrada, repita este comando com a mesma ref"
                } else {
                    "depois decida se repete este comando"
                };
                consultar().map(|comando| format!("para retomar: {comando}; {depois}"))
            }
            ErrorKind::Conflito | ErrorKind::PrazoEsgotado => consultar(),
            _ => None,
        }
    }

    /// A command of this program that goes to the same place.
    pub(crate) fn comando(&self, partes: &[&str]) -> String {
        comando(partes, &self.opcoes)
    }

    /// Ends the sandbox, if there is one.
    pub(crate) async fn fechar(self) {
        if let Some(sandbox) = self.sandbox {
            sandbox.encerrar().await;
        }
    }
}

/// A command of this program, with the flags that lead to the same place.
pub(crate) fn comando_em(acesso: &Acesso, partes: &[&str]) -> String {
    comando(partes, &opcoes(acesso))
}

fn comando(partes: &[&str], opcoes: &str) -> String {
    let partes: Vec<String> = partes.iter().map(|parte| citado(parte)).collect();
    format!("focus-cte {}{opcoes}", partes.join(" "))
}

/// The flags that chose the place; the token is never repeated.
fn opcoes(acesso: &Acesso) -> String {
    let mut texto = String::new();
    if acesso.sandbox {
        texto.push_str(" --sandbox");
    }
    let caminhos = [("--dados", &acesso.dados), ("--config", &acesso.config)];
    for (opcao, caminho) in caminhos {
        if let Some(caminho) = caminho {
            let _ = write!(texto, " {opcao} {}", citado(&caminho.to_string_lossy()));
        }
    }
    // A text that is no environment may be a token in the wrong place; then the command fails before this is shown.
    if let Some(ambiente) = &acesso.ambiente {
        let _ = write!(texto, " --ambiente {}", citado(ambiente));
    }
    texto
}

/// As a shell takes it.
fn citado(texto: &str) -> String {
    let texto = limpo(texto);
    let simples =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '=' | '?' | '@' | '%' | '+');
    if !texto.is_empty() && texto.chars().all(simples) {
        texto.into_owned()
    } else {
        format!("'{}'", texto.replace('\'', "'\\''"))
    }
}

/// Runs a task with a connection, until it ends or the user interrupts; `depois` says what an interruption leaves behind.
pub(crate) fn com_api<T>(
    acesso: &Acesso,
    depois: impl FnOnce() -> CliError,
    tarefa: impl AsyncFnOnce(&Conexao) -> Result<T, CliError>,
) -> Result<T, CliError> {
    com_api_no_relogio(acesso, Relogio::sistema, depois, tarefa)
}

/// As [`com_api`], with the clock of the sandbox, which is asked for only when there is one.
pub(crate) fn com_api_no_relogio<T>(
    acesso: &Acesso,
    relogio: impl FnOnce() -> Relogio,
    depois: impl FnOnce() -> CliError,
    tarefa: impl AsyncFnOnce(&Conexao) -> Result<T, CliError>,
) -> Result<T, CliError> {
    runtime()?.block_on(async {
        let conexao = Conexao::abrir(acesso, relogio).await?;
        let resultado = interrompivel(tarefa(&conexao), depois).await;
        conexao.fechar().await;
        resultado
    })
}

/// Interrupted while nothing was being changed.
pub(crate) fn interrompida() -> CliError {
    CliError::new(Saida::Indefinido, "interrompido", "interrompido; nada foi alterado na API")
}

/// The asynchronous machinery; started only by commands that need it.
pub(crate) fn runtime() -> Result<Runtime, CliError> {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(|e| {
        let motivo = motivo(&e);
        CliError::new(Saida::Entrada, "sistema", format!("o sistema não deixou iniciar o programa: {motivo}"))
    })
}

/// Runs `tarefa` until it ends or the user interrupts; `depois` says what an interruption leaves behind.
pub(crate) async fn interrompivel<T>(
    tarefa: impl Future<Output = Result<T, CliError>>,
    depois: impl FnOnce() -> CliError,
) -> Result<T, CliError> {
    tokio::select! {
        resultado = tarefa => resultado,
        () = sinal() => Err(depois()),
    }
}

/// Ctrl-C or, on Unix, SIGTERM.
pub(crate) async fn sinal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut termino) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = termino.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// The reference as typed, or what is wrong with it.
pub(crate) fn referencia(texto: &str) -> Result<Referencia, CliError> {
    let referencia = Referencia::new(texto).map_err(|e| CliError::entrada("ref_invalida", e.to_string()))?;
    if let Some(texto) = referencia.aviso() {
        aviso(&limpo(&texto));
    }
    Ok(referencia)
}

/// An error of the library with its exit code.
fn da_api(erro: &Error) -> CliError {
    let saida = match erro.operacao() {
        // What the client was told wrong is then on the command line, not in its configuration.
        Some("requisicao") if erro.kind() == ErrorKind::Configuracao => Saida::Entrada,
        _ => saida(erro.kind()),
    };
    let nosso = CliError::new(saida, erro.kind().as_str(), limpo(&erro.to_string()));
    let api = DaApi {
        referencia: erro.referencia().map(|r| r.as_str().to_owned()),
        http: erro.status(),
        codigo_api: erro.codigo().map(str::to_owned),
        erros: erro.erros().to_vec(),
    };
    CliError { api: Some(Box::new(api)), ..nosso }
}

fn saida(tipo: ErrorKind) -> Saida {
    match tipo {
        ErrorKind::Configuracao | ErrorKind::Autenticacao => Saida::Configuracao,
        ErrorKind::NaoEncontrado | ErrorKind::Conflito => Saida::Referencia,
        ErrorKind::RequisicaoInvalida | ErrorKind::Validacao | ErrorKind::DocumentoRecusado => Saida::Recusado,
        ErrorKind::JsonInvalido => Saida::Entrada,
        ErrorKind::ResultadoDesconhecido | ErrorKind::PrazoEsgotado | ErrorKind::OperacaoInterrompida => {
            Saida::Indefinido
        }
        _ => Saida::Indisponivel,
    }
}

/// Why a sandbox did not start; what the system says is English, so its reason is told again.
pub(crate) fn do_sandbox(erro: &ErroSandbox) -> CliError {
    match erro {
        ErroSandbox::PastaDeDados { pasta, causa } => CliError::entrada(
            "pasta_de_dados",
            format!("não foi possível gravar na pasta de dados {}: {}", entrada::nome(pasta), motivo(causa)),
        )
        .dica("escolha em --dados uma pasta em que este usuário possa gravar"),
        ErroSandbox::Endereco { endereco, causa } => {
            CliError::entrada("endereco", format!("não foi possível escutar em {endereco}: {}", motivo(causa)))
                .dica("escolha uma porta acima de 1023, ou tire --porta para usar qualquer uma livre")
        }
        ErroSandbox::PortaEmUso { endereco } => CliError::entrada(
            "porta_em_uso",
            format!("a porta {} já está em uso em {}", endereco.port(), endereco.ip()),
        )
        .dica("escolha outra com --porta, ou tire --porta para usar qualquer uma livre"),
        outro => CliError::entrada("sandbox", limpo(&outro.to_string())),
    }
}
