//! The list of kinds of error. It is the only one: other languages have a class for each.

use std::fmt;

/// What kind of error an [`Error`](super::Error) is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client was set up with something that cannot work.
    Configuracao,
    /// No connection, or it was lost; for an emission, only while nothing had been sent.
    Conexao,
    /// No answer in time.
    Timeout,
    /// Token refused (401, 403).
    Autenticacao,
    /// The request is invalid (400 and other 4xx).
    RequisicaoInvalida,
    /// No such document (404).
    NaoEncontrado,
    /// A document with this reference is authorised or in process (409). Never retried.
    Conflito,
    /// The payload is not JSON: found before sending, or by the server (415).
    JsonInvalido,
    /// Well formed, and refused by validation or for the document's state (422).
    Validacao,
    /// Too many requests (429).
    Limite,
    /// The server failed (5xx).
    Servidor,
    /// An answer that is not what the API promises.
    RespostaInvalida,
    /// A request that changes something was sent, no answer came, and asking did not settle what became of it.
    ResultadoDesconhecido,
    /// The deadline of a wait passed and the document is still in process.
    PrazoEsgotado,
    /// The authority refused the document: from helpers that promise success, and before such a document would be sent again
    /// unchanged.
    DocumentoRecusado,
    /// A webhook's delivery without the secret that was agreed, or with a body that is not what the API sends.
    WebhookInvalido,
    /// The caller gave the operation up.
    OperacaoInterrompida,
}

impl ErrorKind {
    /// Every kind.
    pub const TODOS: [ErrorKind; 17] = [
        ErrorKind::Configuracao,
        ErrorKind::Conexao,
        ErrorKind::Timeout,
        ErrorKind::Autenticacao,
        ErrorKind::RequisicaoInvalida,
        ErrorKind::NaoEncontrado,
        ErrorKind::Conflito,
        ErrorKind::JsonInvalido,
        ErrorKind::Validacao,
        ErrorKind::Limite,
        ErrorKind::Servidor,
        ErrorKind::RespostaInvalida,
        ErrorKind::ResultadoDesconhecido,
        ErrorKind::PrazoEsgotado,
        ErrorKind::DocumentoRecusado,
        ErrorKind::WebhookInvalido,
        ErrorKind::OperacaoInterrompida,
    ];

    /// Stable code, in snake_case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ErrorKind::Configuracao => "configuracao",
            ErrorKind::Conexao => "conexao",
            ErrorKind::Timeout => "timeout",
            ErrorKind::Autenticacao => "autenticacao",
            ErrorKind::RequisicaoInvalida => "requisicao_invalida",
            ErrorKind::NaoEncontrado => "nao_encontrado",
            ErrorKind::Conflito => "conflito",
            ErrorKind::JsonInvalido => "json_invalido",
            ErrorKind::Validacao => "validacao",
            ErrorKind::Limite => "limite",
            ErrorKind::Servidor => "servidor",
            ErrorKind::RespostaInvalida => "resposta_invalida",
            ErrorKind::ResultadoDesconhecido => "resultado_desconhecido",
            ErrorKind::PrazoEsgotado => "prazo_esgotado",
            ErrorKind::DocumentoRecusado => "documento_recusado",
            ErrorKind::WebhookInvalido => "webhook_invalido",
            ErrorKind::OperacaoInterrompida => "operacao_interrompida",
        }
    }

    /// Whether the same call may succeed later without any change.
    #[must_use]
    pub fn retryable(self) -> bool {
        matches!(
            self,
            ErrorKind::Conexao
                | ErrorKind::Timeout
                | ErrorKind::Limite
                | ErrorKind::Servidor
                | ErrorKind::PrazoEsgotado
        )
    }

    /// The kind of an HTTP status that is not a success.
    #[must_use]
    pub fn de_status(status: u16) -> ErrorKind {
        match status {
            401 | 403 => ErrorKind::Autenticacao,
            404 => ErrorKind::NaoEncontrado,
            408 => ErrorKind::Timeout,
            409 => ErrorKind::Conflito,
            415 => ErrorKind::JsonInvalido,
            422 => ErrorKind::Validacao,
            429 => ErrorKind::Limite,
            400..=499 => ErrorKind::RequisicaoInvalida,
            500..=599 => ErrorKind::Servidor,
            _ => ErrorKind::RespostaInvalida,
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
