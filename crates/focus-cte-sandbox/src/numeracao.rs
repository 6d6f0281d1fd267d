//! Numbers for a batch of documents: the next of the series, or the one that the document asks for.
//!
//! Only the queue's single worker gives numbers, and they are written down in the transaction that authorises their
//! documents: that is what leaves no gap and no number twice, whatever happens in between.

use std::collections::{HashMap, HashSet};

use crate::armazenamento::{Armazenamento, Emitido, Serie};

/// The series of a document that asks for none.
pub(crate) const SERIE_PADRAO: u16 = 1;
/// The number and series that a document asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pedido {
    pub(crate) serie: u16,
    pub(crate) numero: u32,
}

/// What a document gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Numero {
    Dado {
        serie: u16,
        numero: u32,
    },
    /// The number asked for is taken.
    Ocupado {
        pedido: Pedido,
        por: Ocupante,
    },
    /// Another document of this same batch has the number: the next batch will tell.
    Adiado,
}

/// What holds a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ocupante {
    /// Another document.
    Documento(Emitido),
    /// A range of numbers that was given up.
    Inutilizacao,
}

/// Gives the numbers of one batch.
#[derive(Debug)]
pub(crate) struct Numerador<'a> {
    armazenamento: &'a Armazenamento,
    proximos: HashMap<Serie, u32>,
    pedidos: HashSet<(Serie, u32)>,
    /// The ranges given up in each series.
    inutilizadas: HashMap<Serie, Vec<(u32, u32)>>,
}

impl<'a> Numerador<'a> {
    pub(crate) fn novo(armazenamento: &'a Armazenamento) -> Self {
        Self { armazenamento, proximos: HashMap::new(), pedidos: HashSet::new(), inutilizadas: HashMap::new() }
    }

    /// The number of a document of `serie.cnpj` and `serie.modelo`; `pedido` is what the document asks for.
    pub(crate) async fn numerar(&mut self, serie: Serie, pedido: Option<Pedido>) -> Result<Numero, sqlx::Error> {
        match pedido {
            Some(pedido) => self.pedir(Serie { codigo: pedido.serie, ..serie }, pedido).await,
            None => self.seguir(serie).await,
        }
    }

    async fn pedir(&mut self, serie: Serie, pedido: Pedido) -> Result<Numero, sqlx::Error> {
        if let Some(por) = self.armazenamento.emitido(&serie, pedido.numero).await? {
            return Ok(Numero::Ocupado { pedido, por: Ocupante::Documento(por) });
        }
        if self.inutilizada_ate(&serie, pedido.numero).await?.is_some() {
            return Ok(Numero::Ocupado { pedido, por: Ocupante::Inutilizacao });
        }
        let dado_no_lote = self.proximos.get(&serie).is_some_and(|proximo| pedido.numero < *proximo);
        if dado_no_lote || !self.pedidos.insert((serie.clone(), pedido.numero)) {
            return Ok(Numero::Adiado);
        }
        Ok(Numero::Dado { serie: serie.codigo, numero: pedido.numero })
    }

    async fn seguir(&mut self, serie: Serie) -> Result<Numero, sqlx::Error> {
        let proximo = match self.proximos.get(&serie) {
            Some(proximo) => *proximo,
            None => self.armazenamento.proximo_numero(&serie).await?,
        };
        let mut numero = self.armazenamento.livre_a_partir_de(&serie, proximo).await?;
        loop {
            let proximo = match self.inutilizada_ate(&serie, numero).await? {
                Some(fim) => fim + 1,
                None if self.pedidos.contains(&(serie.clone(), numero)) => numero + 1,
                None => break,
            };
            numero = self.armazenamento.livre_a_partir_de(&serie, proximo).await?;
        }
        self.proximos.insert(serie.clone(), numero + 1);
        Ok(Numero::Dado { serie: serie.codigo, numero })
    }

    /// The last number of the range given up that has this one.
    async fn inutilizada_ate(&mut self, serie: &Serie, numero: u32) -> Result<Option<u32>, sqlx::Error> {
        if !self.inutilizadas.contains_key(serie) {
            let faixas = self.armazenamento.inutilizadas(serie).await?;
            self.inutilizadas.insert(serie.clone(), faixas);
        }
        let faixas = self.inutilizadas.get(serie).map_or(&[][..], Vec::as_slice);
        Ok(faixas.iter().find(|(inicial, fim)| (*inicial..=*fim).contains(&numero)).map(|(_, fim)| *fim))
    }

    /// Where each series that was used goes on.
    pub(crate) fn proximos(self) -> Vec<(Serie, u32)> {
        self.proximos.into_iter().collect()
    }
}
