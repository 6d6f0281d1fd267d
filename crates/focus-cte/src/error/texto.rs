//! The sentence that a person reads.

use std::fmt;

use super::{Error, ErrorKind};

/// How many listed errors the sentence shows; the others are reached by [`Error::erros`].
const ERROS_NA_FRASE: usize = 5;

/// `Title (HTTP status, code, ref): message: listed errors. Next step.`
pub(super) fn escrever(erro: &Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(titulo(erro))?;
    let mut detalhes = Vec::new();
    detalhes.extend(erro.status().map(|s| format!("HTTP {s}")));
    detalhes.extend(erro.codigo().map(str::to_owned));
    detalhes.extend(erro.referencia().map(|r| format!("ref {r:?}", r = r.as_str())));
    if !detalhes.is_empty() {
        write!(f, " ({})", detalhes.join(", "))?;
    }
    let mensagem = sem_ponto(erro.mensagem());
    if !mensagem.is_empty() {
        write!(f, ": {mensagem}")?;
    }
    for (i, detalhe) in erro.erros().iter().take(ERROS_NA_FRASE).enumerate() {
        let texto = detalhe.to_string();
        write!(f, "{}{}", if i == 0 { ": " } else { "; " }, sem_ponto(&texto))?;
    }
    if erro.erros().len() > ERROS_NA_FRASE {
        write!(f, "; e mais {}", erro.erros().len() - ERROS_NA_FRASE)?;
    }
    write!(f, ". {}", proximo_passo(erro))?;
    if let Some(id) = erro.request_id() {
        write!(f, " Identificador da requisição, para o suporte: {id}.")?;
    }
    Ok(())
}

fn sem_ponto(texto: &str) -> &str {
    texto.trim().trim_end_matches('.')
}

/// Whether the operation is an emission, or unknown: what most errors are about.
fn emissao(erro: &Error) -> bool {
    erro.operacao().is_none_or(|operacao| operacao.starts_with("emitir"))
}

fn titulo(erro: &Error) -> &'static str {
    match erro.kind() {
        ErrorKind::Configuracao => "A configuração do cliente não serve",
        ErrorKind::Conexao => "Não foi possível falar com o servidor da API",
        ErrorKind::Timeout => "A API não respondeu a tempo",
        ErrorKind::Autenticacao => "A API recusou o token",
        ErrorKind::RequisicaoInvalida => "A API recusou a requisição",
        ErrorKind::NaoEncontrado if do_webhook(erro) => "O webhook não foi encontrado",
        ErrorKind::NaoEncontrado => "O documento não foi encontrado",
        ErrorKind::Conflito => "Já existe um documento com esta referência",
        ErrorKind::JsonInvalido => "O documento enviado não é um JSON válido",
        ErrorKind::Validacao => "O documento foi recusado na validação",
        ErrorKind::Limite => "O limite de requisições foi atingido",
        ErrorKind::Servidor => "O servidor da API falhou",
        ErrorKind::RespostaInvalida => "A resposta não é a que a API promete",
        ErrorKind::ResultadoDesconhecido if !emissao(erro) => "Não se sabe se o pedido foi executado",
        ErrorKind::ResultadoDesconhecido => "Não se sabe se o documento foi recebido",
        ErrorKind::PrazoEsgotado => "O prazo de espera acabou",
        ErrorKind::DocumentoRecusado => "A SEFAZ não autorizou o documento",
        ErrorKind::WebhookInvalido => "A entrega do webhook não foi aceita",
        ErrorKind::OperacaoInterrompida => "A operação foi interrompida",
    }
}

pub(super) fn proximo_passo(erro: &Error) -> String {
    match erro.kind() {
        ErrorKind::Configuracao => "Corrija a configuração e tente de novo.".into(),
        ErrorKind::Conexao => "Confira a rede, o proxy e a URL base, e tente de novo.".into(),
        ErrorKind::Timeout => "Tente de novo, ou aumente o tempo limite.".into(),
        ErrorKind::Autenticacao => {
            "Confira se o token é deste ambiente (produção e homologação têm tokens diferentes) e desta empresa.".into()
        }
        ErrorKind::RequisicaoInvalida => "Corrija o que a mensagem aponta e envie de novo.".into(),
        ErrorKind::NaoEncontrado if do_webhook(erro) => "Liste os webhooks e confira o identificador.".into(),
        ErrorKind::NaoEncontrado => {
            "Confira a referência e o ambiente: cada token só encontra os documentos que ele emitiu.".into()
        }
        ErrorKind::Conflito => {
            "Consulte o documento por esta referência; para emitir outro documento, use outra referência.".into()
        }
        ErrorKind::JsonInvalido => "Corrija o JSON e envie de novo.".into(),
        ErrorKind::Validacao => "Corrija os campos apontados e envie de novo; a mesma referência serve.".into(),
        ErrorKind::Limite => match erro.retry_after() {
            Some(espera) => format!("Espere {} s antes da próxima requisição.", espera.as_secs().max(1)),
            None => "Espere um minuto antes da próxima requisição.".into(),
        },
        ErrorKind::Servidor => "Tente de novo em alguns instantes.".into(),
        ErrorKind::RespostaInvalida => "Confira se a URL base é a da API e se não há um proxy no caminho.".into(),
        ErrorKind::ResultadoDesconhecido if !emissao(erro) => retomada(erro),
        ErrorKind::ResultadoDesconhecido => {
            "Consulte pela referência antes de enviar outra vez; se não for encontrado, envie com a mesma referência."
                .into()
        }
        ErrorKind::PrazoEsgotado => "O documento segue em processamento: consulte-o mais tarde pela referência.".into(),
        ErrorKind::WebhookInvalido => match erro.status() {
            Some(401) => "Responda 401; se a entrega é da API, confira o segredo cadastrado no webhook.".into(),
            _ => "Responda 400, e confira se quem entrega é a API.".into(),
        },
        ErrorKind::DocumentoRecusado if erro.codigo() == Some("reenvio_sem_mudanca") => {
            "Corrija o motivo da recusa; para enviar assim mesmo, use a opção reenviar_recusado.".into()
        }
        ErrorKind::DocumentoRecusado => "Corrija o motivo da recusa e envie de novo.".into(),
        ErrorKind::OperacaoInterrompida => {
            "Se era uma emissão, consulte pela referência antes de enviar outra vez.".into()
        }
    }
}

fn do_webhook(erro: &Error) -> bool {
    matches!(erro.operacao(), Some("consultar_webhook" | "excluir_webhook"))
}

/// How to go on when nobody knows what became of a request other than an emission.
fn retomada(erro: &Error) -> String {
    match erro.operacao() {
        Some("cancelar") => {
            "Consulte pela referência: se o status for cancelado, está feito; se ainda for autorizado, cancele de novo."
        }
        Some("carta_correcao") => {
            "Consulte pela referência e veja a última carta de correção (caminho_xml_carta_correcao): se não for esta, envie de novo."
        }
        Some("desacordo_recebida") => "Consulte o desacordo desta chave: se não houver, envie de novo.",
        Some("criar_webhook") => "Liste os webhooks: se ele não estiver lá, crie de novo.",
        Some("desacordo" | "registro_multimodal" | "dados_gtv") => {
            "A consulta não mostra este evento: confira no painel da API ou na SEFAZ se ele consta antes de enviar outra vez."
        }
        _ => "Consulte o estado do que foi pedido antes de pedir outra vez.",
    }
    .into()
}
