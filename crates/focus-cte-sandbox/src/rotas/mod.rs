//! The API's routes: one file for each resource.

mod arquivos;
mod controle;
mod corpo;
mod cte;
mod empresa;
mod eventos;
mod hooks;
mod inutilizacao;
mod recebidas;

use axum::Router;
use axum::routing::{delete, get, post};

use crate::erros::{Erro, ROTA_NAO_ENCONTRADA};
use crate::servidor::Contexto;

/// Every route, and the answer to what is none. A known path with another method is none either, as in the real API.
pub(crate) fn rotas() -> Router<Contexto> {
    Router::new()
        .route("/v2/cte", post(cte::emitir_cte))
        .route("/v2/cte_os", post(cte::emitir_cte_os))
        .route("/v2/cte/inutilizacao", post(inutilizacao::inutilizar))
        .route("/v2/cte/{referencia}", get(cte::consultar).delete(eventos::cancelar))
        .route("/v2/cte/{referencia}/carta_correcao", post(eventos::corrigir))
        .route("/v2/cte/{referencia}/desacordo", post(eventos::discordar))
        .route("/v2/cte/{referencia}/registro_multimodal", post(eventos::registrar_multimodal))
        .route("/v2/cte/{referencia}/dados_gtv", post(eventos::informar_gtv))
        .route("/v2/cte/{referencia}/hook", post(hooks::disparar))
        .route("/v2/hooks", post(hooks::criar).get(hooks::listar))
        .route("/v2/hooks/{id}", get(hooks::mostrar).delete(hooks::apagar))
        .route("/v2/ctes_recebidas", get(recebidas::listar))
        .route("/v2/ctes_recebidas/{arquivo}", get(recebidas::documento))
        .route("/v2/ctes_recebidas/{chave}/desacordo", post(recebidas::discordar).get(recebidas::desacordo))
        .route("/v2/ctes_recebidas/{chave}/{evento}", get(recebidas::evento))
        .route("/arquivos/{*caminho}", get(arquivos::baixar))
        .fallback(nao_encontrada)
        .method_not_allowed_fallback(nao_encontrada)
}

/// The routes of the control endpoint.
pub(crate) fn controle() -> Router<Contexto> {
    Router::new()
        .route("/_sandbox/estado", get(controle::estado))
        .route("/_sandbox/relogio", get(controle::relogio).post(controle::avancar))
        .route("/_sandbox/falhas", get(controle::falhas).post(controle::falhar).delete(controle::limpar_falhas))
        .route("/_sandbox/falhas/{id}", delete(controle::apagar_falha))
        .route("/_sandbox/documentos", get(controle::documentos))
        .route("/_sandbox/entregas", get(controle::entregas))
        .route("/_sandbox/recebidas", post(controle::receber))
        .route("/_sandbox/reiniciar", post(controle::reiniciar))
        .fallback(nao_encontrada)
        .method_not_allowed_fallback(nao_encontrada)
}

async fn nao_encontrada() -> Erro {
    Erro::from(&ROTA_NAO_ENCONTRADA)
}
