//! Companies, registered on first use.

use std::collections::HashMap;
use std::sync::Arc;

use focus_cte::Empresa;

use crate::armazenamento::Armazenamento;
use crate::fiscal::Leitura;

/// Above this many, the registrations in memory are dropped and read again.
const MAXIMO_EM_MEMORIA: usize = 10_000;

/// The registrations at hand. Those seen for the first time wait here for the transaction that writes them down.
#[derive(Debug, Default)]
pub(crate) struct Empresas {
    conhecidas: HashMap<String, Arc<Empresa>>,
    novas: Vec<(String, String)>,
    /// The data they were read from.
    geracao: u64,
}

impl Empresas {
    /// Forgets what was read before the data were thrown away.
    pub(crate) fn conferir_geracao(&mut self, geracao: u64) {
        if self.geracao != geracao {
            *self = Self { geracao, ..Self::default() };
        }
    }

    /// The registration of a company; a new one has made-up data under what its first document says of it.
    pub(crate) async fn buscar(
        &mut self,
        armazenamento: &Armazenamento,
        cnpj: &str,
        leitura: &Leitura,
    ) -> Result<Arc<Empresa>, sqlx::Error> {
        if let Some(empresa) = self.conhecidas.get(cnpj) {
            return Ok(Arc::clone(empresa));
        }
        let empresa = match armazenamento.empresa(cnpj).await? {
            Some(cadastro) => serde_json::from_str(&cadastro).map_err(|causa| sqlx::Error::Decode(causa.into()))?,
            None => self.registrar(cnpj, leitura)?,
        };
        if self.conhecidas.len() >= MAXIMO_EM_MEMORIA && self.novas.is_empty() {
            self.conhecidas.clear();
        }
        let empresa = Arc::new(empresa);
        self.conhecidas.insert(cnpj.to_owned(), Arc::clone(&empresa));
        Ok(empresa)
    }

    fn registrar(&mut self, cnpj: &str, leitura: &Leitura) -> Result<Empresa, sqlx::Error> {
        let empresa = leitura.empresa.clone();
        let cadastro = serde_json::to_string(&empresa).map_err(|causa| sqlx::Error::Encode(causa.into()))?;
        self.novas.push((cnpj.to_owned(), cadastro));
        Ok(empresa)
    }

    /// What is to be written down: CNPJ and registration, as JSON.
    pub(crate) fn novas(&self) -> Vec<(String, String)> {
        self.novas.clone()
    }

    /// They are written down.
    pub(crate) fn gravadas(&mut self) {
        self.novas.clear();
    }
}
