//! Faults asked for by the `ref` itself: `falha-NOME[-PARAMETRO][-xVEZES][-QUALQUER COISA]`.

use super::falha::{Cenario, Falha};

const PREFIXO: &str = "falha-";

/// The fault that a `ref` asks for, and how many requests it strikes (`None`: every one).
pub(super) fn falha_da(referencia: &str) -> Option<(Falha, Option<u32>)> {
    let mut partes = referencia.strip_prefix(PREFIXO)?.split('-').peekable();
    let cenario = Cenario::de_nome(partes.next()?)?;
    let parametro = match partes.peek().and_then(|parte| parte.parse().ok()) {
        Some(numero) if !cenario.parametro.is_empty() => {
            partes.next();
            Some(numero)
        }
        _ => None,
    };
    let vezes = partes.next().and_then(|parte| parte.strip_prefix('x')?.parse().ok());
    Some((cenario.falha(parametro, None)?, vezes))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_ref_names_its_fault_its_parameter_and_its_times() {
        assert_eq!(falha_da("falha-queda_depois"), Some((Falha::QuedaDepois, None)));
        assert_eq!(falha_da("falha-queda_depois-x1-42"), Some((Falha::QuedaDepois, Some(1))));
        assert_eq!(falha_da("falha-cstat-539"), Some((Falha::Cstat { cstat: 539, mensagem: None }, None)));
        assert_eq!(falha_da("falha-latencia-20-x2"), Some((Falha::Latencia(Duration::from_millis(20)), Some(2))));
        assert_eq!(falha_da("falha-consultas-x1"), Some((Falha::Consultas(3), Some(1))));
        assert_eq!(falha_da("falha-erro_500-7"), Some((Falha::Erro500, None)));
    }

    #[test]
    fn any_other_ref_asks_for_nothing() {
        for referencia in ["", "1", "falha", "falha-", "falha-qualquer", "pedido-falha-erro_500", "falha-cstat-1000"] {
            assert_eq!(falha_da(referencia), None, "{referencia}");
        }
    }
}
