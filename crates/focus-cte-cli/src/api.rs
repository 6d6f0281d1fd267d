//! The way to the API: the client, the sandbox inside the process, and the library's errors as ours.

use std::future::Future;
use std::time::Duration;

use focus_cte::client::{Client, Espera};
use focus_cte::error::{Error, ErrorKind};
use focus_cte::{Ambiente, Referencia, Token};
use focus_cte_sandbox::{ErroSandbox, Sandbox};
use tokio::runtime::{Builder, Runtime};

use crate::cli::Acesso;
use crate::config;
use crate::entrada;
use crate::erros::{CliError, Saida, motivo};
use crate::terminal::{avisar, aviso, limpo};

/// Any token serves in a sandbox.
const TOKEN_DO_SANDBOX: &str = "sandbox";

/// Below this many characters a text is no real token, and striking it out would only garble messages.
const TOKEN_CURTO: usize = 6;

/// A client, and the sandbox that lives as long as it does.
pub(crate) struct Conexao {
    /// The client of the API.
    pub(crate) client: Client,
    sandbox: Option<Sandbox>,
    token: Option<Token>,
}

impl Conexao {
    /// Connects to what the flags, the variables or the file name.
    pub(crate) async fn abrir(acesso: &Acesso) -> Result<Self, CliError> {
        if !acesso.sandbox {
            let credenciais = config::credenciais(acesso)?;
            let token = Some(credenciais.token.clone());
            avisar(&format!("ambiente: {}", limpo(&credenciais.ambiente.to_string())));
            let client = Client::builder().token(credenciais.token).ambiente(credenciais.ambiente).build();
            return Ok(Conexao { client: client.map_err(|e| da_api(&e))?, sandbox: None, token });
        }
        let mut construtor = Sandbox::builder();
        if let Some(pasta) = &acesso.dados {
            construtor = construtor.dados(pasta.clone());
        }
        let sandbox = construtor.iniciar().await.map_err(|e| do_sandbox(&e))?;
        let url = sandbox.url();
        avisar(&format!("sandbox em {url}, só durante este comando: nada aqui tem valor fiscal"));
        let client = Client::builder().token(TOKEN_DO_SANDBOX).ambiente(Ambiente::Url(url)).build();
        Ok(Conexao { client: client.map_err(|e| da_api(&e))?, sandbox: Some(sandbox), token: None })
    }

    /// How to wait for a verdict: a sandbox needs no patience.
    pub(crate) fn espera(&self, prazo: Duration) -> Espera {
        let espera = Espera::prazo(prazo);
        match self.sandbox {
            Some(_) => espera.com_intervalos(Duration::from_millis(100), Duration::from_secs(1)),
            None => espera,
        }
    }

    /// An error of the library as ours. Should a server repeat the token in its message, it is struck out.
    pub(crate) fn erro(&self, erro: &Error) -> CliError {
        let mut erro = da_api(erro);
        if let Some(token) = self.token.as_ref().filter(|t| t.expor().len() >= TOKEN_CURTO) {
            erro.mensagem = erro.mensagem.replace(token.expor(), "***");
        }
        erro
    }

    /// Ends the sandbox, if there is one.
    pub(crate) async fn fechar(self) {
        if let Some(sandbox) = self.sandbox {
            sandbox.encerrar().await;
        }
    }
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
    CliError::new(saida(erro.kind()), erro.kind().as_str(), limpo(&erro.to_string()))
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
