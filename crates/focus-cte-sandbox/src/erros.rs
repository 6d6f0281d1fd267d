//! The errors of the API: one row for each line of its public table, with the code and the message as documented.
//!
//! The last rows are answers that the documentation only mentions by their HTTP status; their words are the sandbox's.

use std::borrow::Cow;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::estado::Conflito;
use crate::json::json;

/// A row of the table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Linha {
    http: StatusCode,
    codigo: &'static str,
    mensagem: &'static str,
}

const fn linha(http: StatusCode, codigo: &'static str, mensagem: &'static str) -> Linha {
    Linha { http, codigo, mensagem }
}

pub(crate) const ERRO_VALIDACAO_SCHEMA: Linha =
    linha(StatusCode::UNPROCESSABLE_ENTITY, "erro_validacao_schema", "Erro na validação do Schema XML");
pub(crate) const FORMA_EMISSAO_INVALIDA: Linha =
    linha(StatusCode::BAD_REQUEST, "forma_emissao_invalida", "A forma de emissão utilizada é inválida");
pub(crate) const SEM_NUMERO: Linha =
    linha(StatusCode::BAD_REQUEST, "campos_invalidos", "O parâmetro 'numero' não foi informado");
pub(crate) const SEM_SERIE: Linha =
    linha(StatusCode::BAD_REQUEST, "campos_invalidos", "O parâmetro 'serie' não foi informado");
/// `{campo}` stands for the field's name.
pub(crate) const CAMPO_INVALIDO: Linha =
    linha(StatusCode::BAD_REQUEST, "campos_invalidos", "O Campo '{campo}' não é válido");
pub(crate) const MODELO_INVALIDO_57: Linha =
    linha(StatusCode::BAD_REQUEST, "modelo_invalido", "Para esta URL só é permitida a emissão de CT-e modelo 57");
pub(crate) const MODELO_INVALIDO_67: Linha =
    linha(StatusCode::BAD_REQUEST, "modelo_invalido", "Para esta URL só é permitida a emissão de CT-e modelo 67");
pub(crate) const CAMPOS_INVALIDOS_MODAL: Linha = linha(
    StatusCode::BAD_REQUEST,
    "campos_invalidos_modal",
    "Esse status indica erros nos campos do modal usado. Verifique os campos informados e compare com a nossa documentação de campos.",
);
pub(crate) const EMPRESA_NAO_HABILITADA: Linha =
    linha(StatusCode::BAD_REQUEST, "empresa_nao_habilitada", "Empresa ainda não habilitada para emissão de CT-e");
pub(crate) const CTE_JA_AUTORIZADO: Linha =
    linha(StatusCode::CONFLICT, "cte_ja_autorizado", "Já existe um CT-e autorizado utilizando esta referência");
pub(crate) const CTE_EM_PROCESSAMENTO: Linha = linha(
    StatusCode::CONFLICT,
    "cte_em_processamento",
    "Já existe um CT-e utilizando essa referencia e ele está em processamento",
);
pub(crate) const NAO_ENCONTRADO: Linha = linha(StatusCode::NOT_FOUND, "nao_encontrado", "CT-e não encontrado");
pub(crate) const NAO_AUTORIZADO: Linha = linha(StatusCode::BAD_REQUEST, "nao_autorizado", "CT-e não autorizado");
pub(crate) const REQUISICAO_INVALIDA: Linha = linha(
    StatusCode::BAD_REQUEST,
    "requisicao_invalida",
    "Sua requisição é inválida porque alguns dos paramêtros básicos não foram cumpridos. Entre em contato com o nosso suporte.",
);

pub(crate) const ROTA_NAO_ENCONTRADA: Linha = linha(
    StatusCode::NOT_FOUND,
    "nao_encontrado",
    "Recurso não encontrado: confira o método e o caminho da requisição",
);
pub(crate) const ARQUIVO_NAO_ENCONTRADO: Linha =
    linha(StatusCode::NOT_FOUND, "nao_encontrado", "Arquivo não encontrado");
pub(crate) const WEBHOOK_NAO_ENCONTRADO: Linha =
    linha(StatusCode::NOT_FOUND, "nao_encontrado", "Webhook não encontrado");
pub(crate) const WEBHOOKS_DEMAIS: Linha = linha(
    StatusCode::UNPROCESSABLE_ENTITY,
    "limite_de_webhooks",
    "A empresa já tem 5 webhooks deste evento, o máximo: apague um antes de criar outro",
);
pub(crate) const JSON_INVALIDO: Linha =
    linha(StatusCode::UNSUPPORTED_MEDIA_TYPE, "json_invalido", "Não foi possível ler o corpo da requisição como JSON");
pub(crate) const CORPO_GRANDE: Linha = linha(
    StatusCode::PAYLOAD_TOO_LARGE,
    "corpo_muito_grande",
    "O corpo da requisição passa do tamanho máximo aceito, de 10 MB",
);
pub(crate) const LIMITE_EXCEDIDO: Linha = linha(
    StatusCode::TOO_MANY_REQUESTS,
    "limite_excedido",
    "Limite de requisições por minuto excedido: aguarde os segundos do cabeçalho Rate-Limit-Reset",
);
pub(crate) const ERRO_INTERNO: Linha = linha(
    StatusCode::INTERNAL_SERVER_ERROR,
    "erro_interno",
    "Erro interno do sandbox: a requisição não foi processada",
);

/// An error answer: a row, and the fields at fault where there are any.
#[derive(Debug)]
pub(crate) struct Erro {
    http: StatusCode,
    corpo: Corpo,
    /// Seconds, for the `Retry-After` header.
    tentar_em: Option<u32>,
}

#[derive(Debug, Serialize)]
struct Corpo {
    codigo: &'static str,
    mensagem: Cow<'static, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    erros: Vec<Item>,
}

/// An item of the list of errors.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Item {
    Campo(ErroCampo),
    /// What is wrong with a letter's correction, counted from 1.
    Correcao {
        numero_correcao: u32,
        erros: Vec<String>,
    },
}

/// A field at fault, by the name the API gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ErroCampo {
    pub(crate) campo: String,
    pub(crate) mensagem: String,
}

impl Erro {
    /// The row, with the fields at fault.
    pub(crate) fn com_erros(linha: &Linha, erros: Vec<ErroCampo>) -> Self {
        let erros = erros.into_iter().map(Item::Campo).collect();
        let corpo = Corpo { codigo: linha.codigo, mensagem: linha.mensagem.into(), erros };
        Self { http: linha.http, corpo, tentar_em: None }
    }

    /// A letter of correction that cannot be made: its one correction, with all that is wrong with it.
    pub(crate) fn na_correcao(erros: Vec<String>) -> Self {
        let mut erro = Self::from(&REQUISICAO_INVALIDA);
        erro.corpo.erros = vec![Item::Correcao { numero_correcao: 1, erros }];
        erro
    }

    /// Fields that cannot be read: the message names the first, the list has them all.
    pub(crate) fn campos_invalidos(erros: Vec<ErroCampo>) -> Self {
        let campo = erros.first().map_or("", |erro| erro.campo.as_str());
        let mensagem = CAMPO_INVALIDO.mensagem.replace("{campo}", campo);
        let erros = erros.into_iter().map(Item::Campo).collect();
        let corpo = Corpo { codigo: CAMPO_INVALIDO.codigo, mensagem: mensagem.into(), erros };
        Self { http: CAMPO_INVALIDO.http, corpo, tentar_em: None }
    }

    /// The token's credits are spent; they are whole again in so many seconds.
    pub(crate) fn limite_excedido(reinicia_em: u32) -> Self {
        Self { tentar_em: Some(reinicia_em), ..Self::from(&LIMITE_EXCEDIDO) }
    }

    /// The row, its message followed by what exactly went wrong.
    pub(crate) fn com_detalhe(linha: &Linha, detalhe: &str) -> Self {
        let mut erro = Self::from(linha);
        erro.corpo.mensagem = format!("{}: {detalhe}", linha.mensagem).into();
        erro
    }

    /// An internal failure: what happened goes to the log, the caller only learns that it did.
    pub(crate) fn interno(causa: &dyn std::error::Error) -> Self {
        tracing::error!(causa = %causa, "falha interna do sandbox");
        Self::from(&ERRO_INTERNO)
    }
}

impl From<&Linha> for Erro {
    fn from(linha: &Linha) -> Self {
        Self::com_erros(linha, Vec::new())
    }
}

impl From<Conflito> for Erro {
    fn from(conflito: Conflito) -> Self {
        Self::from(match conflito {
            Conflito::JaAutorizado | Conflito::JaCancelado => &CTE_JA_AUTORIZADO,
            Conflito::NaoAutorizado => &NAO_AUTORIZADO,
            Conflito::EmProcessamento | Conflito::NaoEstaEmProcessamento => &CTE_EM_PROCESSAMENTO,
        })
    }
}

impl From<sqlx::Error> for Erro {
    fn from(causa: sqlx::Error) -> Self {
        Self::interno(&causa)
    }
}

impl IntoResponse for Erro {
    fn into_response(self) -> Response {
        let mut resposta = json(self.http, &self.corpo);
        if let Some(segundos) = self.tentar_em {
            resposta.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(segundos));
        }
        resposta
    }
}

/// The answer of an overloaded server in front of the API, which is not JSON.
pub(crate) fn indisponivel() -> Response {
    let cabecalhos = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    let corpo = "<html><head><title>503 Service Temporarily Unavailable</title></head>\n<body>\n\
                 <center><h1>503 Service Temporarily Unavailable</h1></center>\n</body></html>\n";
    (StatusCode::SERVICE_UNAVAILABLE, cabecalhos, corpo).into_response()
}

/// The answer to a request without a token: as the real API's framework writes it, which is not JSON.
pub(crate) fn sem_token() -> Response {
    let cabecalhos = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"Application\"")),
    ];
    (StatusCode::UNAUTHORIZED, cabecalhos, "HTTP Basic: Access denied.\n").into_response()
}
