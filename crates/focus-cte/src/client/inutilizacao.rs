//! Giving up a range of numbers: `POST /v2/cte/inutilizacao`. Legacy.

use tracing::Instrument as _;

use super::call::Call;
use super::core::Client;
use super::interpret;
use super::payload::IntoPayload;
use super::retry::Operation;
use super::transport::Method;
use crate::documento::RespostaInutilizacao;
use crate::error::Error;

impl Client {
    /// Gives up a range of numbers, of CT-e or CT-e OS.
    ///
    /// **Legacy**: the national service ended with layout 4.00; the API still documents the operation. `pedido` is an
    /// [`Inutilizacao`](crate::evento::inutilizacao::Inutilizacao) or JSON with its fields. Giving up twice is the same as once, so a
    /// lost answer is sent again.
    pub async fn inutilizar(&self, pedido: impl IntoPayload) -> Result<RespostaInutilizacao, Error> {
        let corpo = pedido.into_payload();
        let span = tracing::info_span!("focus_cte", operacao = "inutilizar");
        async {
            let url = self.url(crate::evento::inutilizacao::CAMINHO);
            let call = Call::api(Operation::Idempotent, Method::Post, url, |response, token| {
                match RespostaInutilizacao::from_slice(response.body()) {
                    Ok(resposta) => Ok(resposta.com_resposta(response)),
                    Err(e) => Err(interpret::invalid(&response, token, e)),
                }
            });
            self.run(&call.body(corpo?.verified()?), self.deadline()).await
        }
        .instrument(span)
        .await
        .map_err(|e| e.com_operacao("inutilizar"))
    }
}
