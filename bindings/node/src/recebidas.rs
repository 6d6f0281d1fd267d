//! The iteration over received CT-es.

use std::sync::Arc;

use focus_cte::client;
use napi_derive::napi;
use tokio::sync::Mutex;

use crate::erro;
use crate::ponte::Ponte;

/// Received CT-es, one by one.
#[napi]
pub struct Recebidas(Arc<Mutex<client::Recebidas>>);

impl Recebidas {
    pub(crate) fn nova(recebidas: client::Recebidas) -> Self {
        Self(Arc::new(Mutex::new(recebidas)))
    }

    fn com<T>(&self, faz: impl FnOnce(&mut client::Recebidas) -> T) -> napi::Result<T> {
        let ocupada =
            || erro::configuracao("há uma leitura de recebidas em andamento; espere por ela antes de mexer no cursor");
        let mut recebidas = self.0.try_lock().map_err(|_| erro::lancar(&ocupada()))?;
        Ok(faz(&mut recebidas))
    }
}

#[napi]
impl Recebidas {
    /// The next summary, or nothing after the last.
    #[napi]
    pub fn proxima(&self, ponte: &Ponte, pedido: u32) -> napi::Result<()> {
        let recebidas = Arc::clone(&self.0);
        ponte.fazer(pedido, async move { recebidas.lock().await.proxima().await.transpose() })
    }

    /// The version to start from next time.
    #[napi]
    pub fn cursor(&self) -> napi::Result<f64> {
        self.com(|recebidas| {
            #[expect(clippy::cast_precision_loss, reason = "versions fit a JavaScript integer")]
            let cursor = recebidas.cursor() as f64;
            cursor
        })
    }

    /// Counts the summary in hand as read.
    #[napi]
    pub fn confirmar(&self) -> napi::Result<()> {
        self.com(client::Recebidas::confirmar)
    }

    /// Counts the summary in hand as not read.
    #[napi]
    pub fn reter(&self) -> napi::Result<()> {
        self.com(client::Recebidas::reter)
    }
}
