//! Bodies of requests: limited, and text.

use axum::body::{Body, Bytes, to_bytes};

use crate::erros::{CORPO_GRANDE, Erro, JSON_INVALIDO};

/// The largest body that is no document.
pub(super) const MAIOR_PEDIDO: usize = 1024 * 1024;

/// The whole body, up to a limit.
pub(super) async fn ler(corpo: Body, maior: usize) -> Result<Bytes, Erro> {
    to_bytes(corpo, maior).await.map_err(|_| Erro::from(&CORPO_GRANDE))
}

/// The body as text: JSON is UTF-8.
pub(super) fn texto(corpo: &[u8]) -> Result<&str, Erro> {
    std::str::from_utf8(corpo).map_err(|causa| {
        let detalhe = format!("o texto não é UTF-8 a partir do byte {}", causa.valid_up_to());
        Erro::com_detalhe(&JSON_INVALIDO, &detalhe)
    })
}
