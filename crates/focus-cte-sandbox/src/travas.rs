//! Locks by key: what happens to one document, one series or one company happens one thing at a time.

use std::hash::{BuildHasher as _, RandomState};

use tokio::sync::{Mutex, MutexGuard};

const QUANTAS: usize = 64;

/// A fixed number of locks, shared by all keys.
#[derive(Debug)]
pub(crate) struct Travas {
    travas: Vec<Mutex<()>>,
    hash: RandomState,
}

impl Travas {
    pub(crate) fn novas() -> Self {
        Self { travas: (0..QUANTAS).map(|_| Mutex::default()).collect(), hash: RandomState::new() }
    }

    /// Waits for the lock of a key. One at a time: two held at once by one caller may be the same.
    pub(crate) async fn trancar(&self, chave: &str) -> MutexGuard<'_, ()> {
        let indice = usize::try_from(self.hash.hash_one(chave) % 64).unwrap_or(0);
        self.travas[indice].lock().await
    }
}
