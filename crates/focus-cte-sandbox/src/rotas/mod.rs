//! The API's routes: one file for each resource.

mod arquivos;
mod cte;

use axum::Router;
use axum::routing::{get, post};

use crate::erros::{Erro, ROTA_NAO_ENCONTRADA};
use crate::servidor::Contexto;

/// Every route, and the answer to what is none. A known path with another method is none either, as in the real API.
pub(crate) fn rotas() -> Router<Contexto> {
    Router::new()
        .route("/v2/cte", post(cte::emitir_cte))
        .route("/v2/cte_os", post(cte::emitir_cte_os))
        .route("/v2/cte/{referencia}", get(cte::consultar))
        .route("/arquivos/{*caminho}", get(arquivos::baixar))
        .fallback(nao_encontrada)
        .method_not_allowed_fallback(nao_encontrada)
}

async fn nao_encontrada() -> Erro {
    Erro::from(&ROTA_NAO_ENCONTRADA)
}
