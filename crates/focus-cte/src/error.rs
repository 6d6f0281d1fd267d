//! The one error of the API: what kind it is, what the server said, and what to do next.

mod kind;
mod texto;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

pub use kind::ErrorKind;

use crate::documento::{Documento, ErroDetalhe};
use crate::types::Referencia;

/// What every operation of the API fails with.
///
/// `Display` is a full Portuguese sentence that ends with the next step. Neither it nor `Debug` holds the token or the body of
/// the answer; the body is reached by [`Error::corpo`] alone.
///
/// ```
/// use focus_cte::error::{Error, ErrorKind};
///
/// let erro = Error::new(ErrorKind::NaoEncontrado, "CT-e não encontrado").com_status(404).com_codigo("nao_encontrado");
/// assert!(!erro.retryable());
/// assert!(erro.to_string().starts_with("O documento não foi encontrado (HTTP 404, nao_encontrado): CT-e não encontrado."));
/// ```
pub struct Error(Box<Interno>);

struct Interno {
    kind: ErrorKind,
    mensagem: String,
    operacao: Option<&'static str>,
    status: Option<u16>,
    codigo: Option<String>,
    erros: Vec<ErroDetalhe>,
    corpo: Option<String>,
    request_id: Option<String>,
    referencia: Option<Referencia>,
    retry_after: Option<Duration>,
    documento: Option<Box<Documento>>,
    fonte: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error of this kind; `mensagem` says what happened, without a full stop at its end.
    pub fn new(kind: ErrorKind, mensagem: impl Into<String>) -> Error {
        Error(Box::new(Interno {
            kind,
            mensagem: mensagem.into(),
            operacao: None,
            status: None,
            codigo: None,
            erros: Vec::new(),
            corpo: None,
            request_id: None,
            referencia: None,
            retry_after: None,
            documento: None,
            fonte: None,
        }))
    }

    /// What kind of error it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Whether the same call may succeed later without any change. For [`ErrorKind::ResultadoDesconhecido`] it is `false`:
    /// query by reference first.
    #[must_use]
    pub fn retryable(&self) -> bool {
        self.0.kind.retryable()
    }

    /// What happened: the server's own message when there is one.
    #[must_use]
    pub fn mensagem(&self) -> &str {
        &self.0.mensagem
    }

    /// The operation that failed, such as `emitir_cte`.
    #[must_use]
    pub fn operacao(&self) -> Option<&'static str> {
        self.0.operacao
    }

    /// HTTP status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The API's code of the error, such as `erro_validacao_schema`.
    #[must_use]
    pub fn codigo(&self) -> Option<&str> {
        self.0.codigo.as_deref()
    }

    /// The errors listed one by one.
    #[must_use]
    pub fn erros(&self) -> &[ErroDetalhe] {
        &self.0.erros
    }

    /// The answer's body as text. It may hold personal data: mind where it is written.
    #[must_use]
    pub fn corpo(&self) -> Option<&str> {
        self.0.corpo.as_deref()
    }

    /// The server's identifier of the request, to quote to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The reference of the document.
    #[must_use]
    pub fn referencia(&self) -> Option<&Referencia> {
        self.0.referencia.as_ref()
    }

    /// How long the server asks to wait before the next request.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The document as last seen: with [`ErrorKind::DocumentoRecusado`] and [`ErrorKind::PrazoEsgotado`].
    #[must_use]
    pub fn documento(&self) -> Option<&Documento> {
        self.0.documento.as_deref()
    }

    /// What to do next, in one or two Portuguese sentences; for [`ErrorKind::ResultadoDesconhecido`], how to resume.
    #[must_use]
    pub fn proximo_passo(&self) -> String {
        texto::proximo_passo(self)
    }

    /// Names the operation, unless one is named already.
    #[must_use]
    pub fn com_operacao(mut self, operacao: &'static str) -> Error {
        self.0.operacao.get_or_insert(operacao);
        self
    }

    /// Replaces the message.
    #[must_use]
    pub fn com_mensagem(mut self, mensagem: impl Into<String>) -> Error {
        self.0.mensagem = mensagem.into();
        self
    }

    /// Adds the HTTP status.
    #[must_use]
    pub fn com_status(mut self, status: u16) -> Error {
        self.0.status = Some(status);
        self
    }

    /// Adds the API's code.
    #[must_use]
    pub fn com_codigo(mut self, codigo: impl Into<String>) -> Error {
        self.0.codigo = Some(codigo.into());
        self
    }

    /// Adds the errors listed one by one.
    #[must_use]
    pub fn com_erros(mut self, erros: Vec<ErroDetalhe>) -> Error {
        self.0.erros = erros;
        self
    }

    /// Adds the body of the answer.
    #[must_use]
    pub fn com_corpo(mut self, corpo: impl Into<String>) -> Error {
        self.0.corpo = Some(corpo.into());
        self
    }

    /// Adds the server's identifier of the request.
    #[must_use]
    pub fn com_request_id(mut self, id: impl Into<String>) -> Error {
        self.0.request_id = Some(id.into());
        self
    }

    /// Adds the reference of the document, unless it is there already.
    #[must_use]
    pub fn com_referencia(mut self, referencia: &Referencia) -> Error {
        self.0.referencia.get_or_insert_with(|| referencia.clone());
        self
    }

    /// Adds how long the server asks to wait.
    #[must_use]
    pub fn com_retry_after(mut self, espera: Duration) -> Error {
        self.0.retry_after = Some(espera);
        self
    }

    /// Adds the document as last seen.
    #[must_use]
    pub fn com_documento(mut self, documento: Documento) -> Error {
        self.0.documento = Some(Box::new(documento));
        self
    }

    /// Takes over what another error knows of the answer and this one does not: status, code, listed errors, body, request id.
    #[must_use]
    pub fn com_detalhes_de(mut self, outro: &Error) -> Error {
        let (a, b) = (&mut self.0, &outro.0);
        a.status = a.status.or(b.status);
        a.codigo = a.codigo.take().or_else(|| b.codigo.clone());
        if a.erros.is_empty() {
            a.erros.clone_from(&b.erros);
        }
        a.corpo = a.corpo.take().or_else(|| b.corpo.clone());
        a.request_id = a.request_id.take().or_else(|| b.request_id.clone());
        a.referencia = a.referencia.take().or_else(|| b.referencia.clone());
        self
    }

    /// Adds the cause.
    #[must_use]
    pub fn com_fonte(mut self, fonte: impl Into<Box<dyn StdError + Send + Sync>>) -> Error {
        self.0.fonte = Some(fonte.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        texto::escrever(self, f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let i = &self.0;
        f.debug_struct("Error")
            .field("kind", &i.kind)
            .field("mensagem", &i.mensagem)
            .field("operacao", &i.operacao)
            .field("status", &i.status)
            .field("codigo", &i.codigo)
            .field("erros", &i.erros)
            .field("corpo_bytes", &i.corpo.as_ref().map(String::len))
            .field("request_id", &i.request_id)
            .field("referencia", &i.referencia)
            .field("retry_after", &i.retry_after)
            .field("documento", &i.documento.as_ref().map(|d| d.status.as_str()))
            .field("fonte", &i.fonte)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.fonte.as_deref().map(|e| e as &(dyn StdError + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, ErrorKind};
    use crate::documento::ErroDetalhe;

    #[test]
    fn every_kind_has_a_distinct_code_and_a_sentence_with_a_next_step() {
        let mut codigos: Vec<&str> = ErrorKind::TODOS.iter().map(|k| k.as_str()).collect();
        codigos.sort_unstable();
        codigos.dedup();
        assert_eq!(codigos.len(), ErrorKind::TODOS.len());
        for kind in ErrorKind::TODOS {
            let texto = Error::new(kind, "x").to_string();
            assert!(texto.contains(": x. ") && texto.ends_with('.'), "{texto}");
        }
    }

    #[test]
    fn the_sentence_lists_the_errors_and_stops_after_five() {
        let erros = (1..=7).map(|i| ErroDetalhe::new(format!("falha {i}")).com_campo("cfop")).collect();
        let texto = Error::new(ErrorKind::Validacao, "Erro.").com_erros(erros).to_string();
        assert!(texto.contains("cfop: falha 5; e mais 2."), "{texto}");
        assert!(!texto.contains("falha 6") && !texto.contains(".."), "{texto}");
    }

    #[test]
    fn the_body_is_reachable_and_never_printed() {
        let erro = Error::new(ErrorKind::Servidor, "falhou").com_corpo("CPF 52998224725");
        assert_eq!(erro.corpo(), Some("CPF 52998224725"));
        assert!(!format!("{erro} {erro:?} {erro:#?}").contains("52998224725"));
    }

    #[test]
    fn an_error_is_one_pointer_and_crosses_threads() {
        fn atravessa<T: Send + Sync + 'static>() {}
        atravessa::<Error>();
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
