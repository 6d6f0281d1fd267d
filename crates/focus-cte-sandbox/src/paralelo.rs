//! Work for all cores, off the threads that answer requests.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::available_parallelism;

use tokio::task::spawn_blocking;

/// Runs `fazer` on every item, and returns each with its result, in order. An item that panics has none.
pub(crate) async fn em_paralelo<T, R, F>(itens: Vec<T>, fazer: F) -> Vec<(T, Option<R>)>
where
    T: Send + 'static,
    R: Send + 'static,
    F: Fn(&T) -> R + Copy + Send + 'static,
{
    let nucleos = available_parallelism().map_or(1, std::num::NonZero::get);
    let por_nucleo = itens.len().div_ceil(nucleos).max(1);
    let mut tarefas = Vec::with_capacity(nucleos);
    let mut restantes = itens.into_iter();
    loop {
        let parte: Vec<T> = restantes.by_ref().take(por_nucleo).collect();
        if parte.is_empty() {
            break;
        }
        tarefas.push(spawn_blocking(move || {
            let protegido = |item: T| {
                let resultado = catch_unwind(AssertUnwindSafe(|| fazer(&item))).ok();
                (item, resultado)
            };
            parte.into_iter().map(protegido).collect::<Vec<_>>()
        }));
    }
    let mut feitos = Vec::new();
    for tarefa in tarefas {
        // A blocking task that cannot panic fails only when the runtime is going away, and everything with it.
        feitos.extend(tarefa.await.unwrap_or_default());
    }
    feitos
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn results_come_back_in_order() {
        let feitos = em_paralelo((0..10).collect(), |item: &i32| item * 2).await;
        assert_eq!(feitos, (0..10).map(|item| (item, Some(item * 2))).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn an_item_that_panics_takes_no_other_along() {
        let feitos = em_paralelo(vec![1, 0], |item: &i32| 10 / item).await;
        assert_eq!(feitos, [(1, Some(10)), (0, None)]);
    }
}
