//! JSON answers.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

/// An answer with this status and body.
pub(crate) fn json(http: StatusCode, corpo: &impl Serialize) -> Response {
    match serde_json::to_vec(corpo) {
        Ok(texto) => {
            let tipo = HeaderValue::from_static("application/json; charset=utf-8");
            (http, [(header::CONTENT_TYPE, tipo)], texto).into_response()
        }
        // Only a map with keys that are no text fails, and no answer has one.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
