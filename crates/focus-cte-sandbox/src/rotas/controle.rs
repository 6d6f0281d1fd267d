//! `/_sandbox/...`: the sandbox's own endpoint, for this machine only. It moves the clock, sets faults, shows what there is
//! and throws it away.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Map, Value, json as valor};

use super::corpo::{MAIOR_PEDIDO, ler, texto};
use super::empresa::empresa_valida;
use crate::armazenamento::{Contagem, Recebida};
use crate::avisos::da_recebida;
use crate::erros::{Erro, ErroCampo, JSON_INVALIDO, REQUISICAO_INVALIDA, ROTA_NAO_ENCONTRADA};
use crate::falhas::{Regra, falha_de};
use crate::fiscal::resumir;
use crate::json::json;
use crate::respostas::RecebidaResposta;
use crate::servidor::Contexto;

/// The largest XML that can be received from outside.
const MAIOR_XML: usize = 10 * 1024 * 1024;
/// How many rows a listing shows.
const LISTADOS: u32 = 1000;

/// How much there is of everything.
pub(super) async fn estado(State(contexto): State<Contexto>) -> Result<Response, Erro> {
    let armazenamento = &contexto.armazenamento;
    let resumo = valor!({
        "agora": contexto.relogio.agora().utc(),
        "rigor": contexto.rigor.nome(),
        "documentos": mapa(armazenamento.contar_documentos().await?),
        "eventos": mapa(armazenamento.contar_eventos().await?),
        "webhooks": contexto.webhooks.quantos(),
        "entregas": mapa(armazenamento.contar_entregas().await?),
        "falhas": contexto.falhas.listar().len(),
    });
    Ok(json(StatusCode::OK, &resumo))
}

fn mapa(contagem: Contagem) -> Map<String, Value> {
    contagem.into_iter().map(|(nome, total)| (nome, total.into())).collect()
}

/// What the clock shows.
pub(super) async fn relogio(State(contexto): State<Contexto>) -> Response {
    json(StatusCode::OK, &valor!({"agora": contexto.relogio.agora().utc()}))
}

/// Puts the clock forward.
pub(super) async fn avancar(State(contexto): State<Contexto>, corpo: Body) -> Result<Response, Erro> {
    let campos = campos(corpo, MAIOR_PEDIDO).await?;
    let inteiro = |nome: &str| campos.get(nome).and_then(Value::as_u64);
    let quanto = inteiro("avancar_ms").map(Duration::from_millis);
    let quanto = quanto.or_else(|| inteiro("avancar_segundos").map(Duration::from_secs));
    let quanto = quanto.ok_or_else(|| recusa("avancar_segundos", "informe quantos segundos avançar, ou avancar_ms"))?;
    contexto.relogio.avancar(quanto);
    Ok(json(StatusCode::OK, &valor!({"agora": contexto.relogio.agora().utc()})))
}

/// The faults that are set.
pub(super) async fn falhas(State(contexto): State<Contexto>) -> Response {
    let regras = contexto.falhas.listar();
    let falha = |(id, regra, usada): (u64, Regra, u32)| valor!({"id": id, "falha": regra.falha().nome(), "regra": regra.to_string(), "usada": usada});
    json(StatusCode::OK, &regras.into_iter().map(falha).collect::<Vec<_>>())
}

/// Sets a fault: by its fields, or `{"regra": "..."}` in the form of the command line.
pub(super) async fn falhar(State(contexto): State<Contexto>, corpo: Body) -> Result<Response, Erro> {
    let campos = campos(corpo, MAIOR_PEDIDO).await?;
    let regra = regra(&campos).map_err(|erro| recusa("falha", &erro.to_string()))?;
    let texto = regra.to_string();
    let id = contexto.falhas.incluir(regra);
    Ok(json(StatusCode::CREATED, &valor!({"id": id, "regra": texto})))
}

fn regra(campos: &Map<String, Value>) -> Result<Regra, crate::falhas::ErroRegra> {
    let campo = |nome: &str| match campos.get(nome)? {
        Value::String(texto) => Some(texto.clone()),
        Value::Null => None,
        outro => Some(outro.to_string()),
    };
    if let Some(texto) = campo("regra") {
        return texto.parse();
    }
    let falha = falha_de(&campo("falha").unwrap_or_default(), campo("parametro").as_deref(), campo("mensagem"))?;
    let mut regra = Regra::nova(falha);
    for (nome, restricao) in [
        ("percentual", "percentual"),
        ("vezes", "vezes"),
        ("apos", "apos"),
        ("durante_segundos", "durante"),
        ("metodo", "metodo"),
        ("caminho", "caminho"),
        ("referencia", "referencia"),
    ] {
        if let Some(valor) = campo(nome) {
            regra = regra.restringir(restricao, &valor)?;
        }
    }
    Ok(regra)
}

/// Takes all faults back.
pub(super) async fn limpar_falhas(State(contexto): State<Contexto>) -> StatusCode {
    contexto.falhas.limpar();
    StatusCode::NO_CONTENT
}

/// Takes one fault back.
pub(super) async fn apagar_falha(State(contexto): State<Contexto>, Path(id): Path<u64>) -> Result<StatusCode, Erro> {
    if contexto.falhas.excluir(id) { Ok(StatusCode::NO_CONTENT) } else { Err(Erro::from(&ROTA_NAO_ENCONTRADA)) }
}

/// The last documents.
pub(super) async fn documentos(State(contexto): State<Contexto>) -> Result<Response, Erro> {
    let documentos = contexto.armazenamento.ultimos_documentos(LISTADOS).await?;
    let linhas = documentos.into_iter().map(|documento| {
        valor!({
            "ref": documento.referencia,
            "modelo": documento.modelo.to_string(),
            "cnpj_emitente": documento.cnpj_emitente,
            "status": documento.status,
            "chave": documento.chave,
        })
    });
    Ok(json(StatusCode::OK, &linhas.collect::<Vec<_>>()))
}

/// The last deliveries to webhooks.
pub(super) async fn entregas(State(contexto): State<Contexto>) -> Result<Response, Erro> {
    let entregas = contexto.armazenamento.ultimas_entregas(LISTADOS).await?;
    let linhas = entregas.into_iter().map(|entrega| {
        valor!({
            "id": entrega.id,
            "webhook": entrega.webhook,
            "situacao": entrega.situacao.nome(),
            "tentativas": entrega.tentativas,
            "proxima_em": entrega.proxima_em.utc(),
            "resultado": entrega.resultado,
            "corpo": serde_json::from_str::<Value>(&entrega.corpo).unwrap_or_default(),
        })
    });
    Ok(json(StatusCode::OK, &linhas.collect::<Vec<_>>()))
}

/// A CT-e that a company received from outside of the sandbox: `{"cnpj": "...", "xml": "<cteProc ..."}`.
pub(super) async fn receber(State(contexto): State<Contexto>, corpo: Body) -> Result<Response, Erro> {
    let campos = campos(corpo, MAIOR_XML).await?;
    let campo = |nome: &str| campos.get(nome).and_then(Value::as_str);
    let empresa = campo("cnpj").or_else(|| campo("cpf")).filter(|numero| empresa_valida(numero));
    let empresa = empresa.ok_or_else(|| recusa("cnpj", "informe o CNPJ ou o CPF de quem recebe o CT-e"))?;
    let xml = campo("xml").unwrap_or_default();
    let resumo = resumir(xml).filter(|resumo| resumo.chave.parse::<focus_cte::Chave>().is_ok());
    let resumo =
        resumo.ok_or_else(|| recusa("xml", "esperado o XML de um CT-e com seu protocolo (cteProc ou cteOSProc)"))?;
    let caminho = format!("/arquivos/{empresa}/recebidas/XMLs/{}-cte.xml", resumo.chave);
    let interessados = contexto.webhooks.interessados_na_recebida(empresa);
    let avisos = da_recebida(&interessados, empresa, &resumo.chave, xml, contexto.relogio.agora());
    contexto.armazenamento.receber(empresa, &resumo.chave, (&caminho, xml), &avisos).await?;
    if !avisos.is_empty() {
        contexto.entregas.notify_one();
    }
    let recebidas = contexto.armazenamento.recebida(&resumo.chave).await?;
    let recebida: Option<Recebida> = recebidas.into_iter().find(|recebida| recebida.empresa == empresa);
    let recebida = recebida.ok_or_else(|| Erro::from(&ROTA_NAO_ENCONTRADA))?;
    Ok(json(StatusCode::CREATED, &RecebidaResposta::nova(&recebida, &resumo, &[])))
}

/// Throws everything away: data, webhooks and faults. The clock stays where it is.
pub(super) async fn reiniciar(State(contexto): State<Contexto>) -> Result<StatusCode, Erro> {
    contexto.armazenamento.esvaziar().await?;
    contexto.webhooks.limpar();
    contexto.vinculos.limpar();
    contexto.falhas.limpar();
    contexto.fila.esvaziar();
    Ok(StatusCode::NO_CONTENT)
}

async fn campos(corpo: Body, maior: usize) -> Result<Map<String, Value>, Erro> {
    let corpo = ler(corpo, maior).await?;
    match serde_json::from_str(texto(&corpo)?) {
        Ok(Value::Object(campos)) => Ok(campos),
        Ok(_) => Err(Erro::from(&REQUISICAO_INVALIDA)),
        Err(causa) => Err(Erro::com_detalhe(&JSON_INVALIDO, &causa.to_string())),
    }
}

fn recusa(campo: &str, mensagem: &str) -> Erro {
    Erro::com_erros(&REQUISICAO_INVALIDA, vec![ErroCampo { campo: campo.to_owned(), mensagem: mensagem.to_owned() }])
}
