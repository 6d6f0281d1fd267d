//! The entry of the code that refused a document or an event.

use super::tabela::BASE;
use super::{Especie, Rejeicao, explicar};
use crate::documento::{Documento, ErroDetalhe, RespostaEvento, Status, StatusEvento};

/// `Uso Denegado`: what the codes of denial have in common.
const DENEGADO: u16 = 110;

impl Rejeicao {
    /// The entry for a code that the table does not have. The API's message is all there is to go by, so that a person reads it.
    fn desconhecida(cstat: u16) -> Rejeicao {
        Rejeicao {
            cstat,
            mensagem: "Rejeição: [...]",
            mensagem_parcial: true,
            especie: Especie::Desconhecida,
            causa: "A SEFAZ recusou o documento por um código que esta versão não conhece; a mensagem recebida diz o motivo.",
            o_que_fazer: "Leia `mensagem_sefaz`, corrija o que ela apontar e só então reenvie.",
            ..BASE
        }
    }

    /// The entry for the code of a document whose state is `denegado`: some of those codes have another meaning today.
    fn denegada(cstat: u16) -> Rejeicao {
        match explicar(cstat) {
            Some(rejeicao) if rejeicao.especie == Especie::Denegacao => *rejeicao,
            _ => explicar(DENEGADO).map_or_else(|| Rejeicao::desconhecida(cstat), |geral| Rejeicao { cstat, ..*geral }),
        }
    }

    fn recusada(cstat: u16) -> Rejeicao {
        explicar(cstat).copied().unwrap_or_else(|| Rejeicao::desconhecida(cstat))
    }
}

impl Documento {
    /// What the authority's refusal means and what to do next; `None` when the document was not refused, or no code came.
    ///
    /// A code that the table does not have gives an entry of [`Especie::Desconhecida`] with
    /// [`ProximoPasso::NaoReenviar`](super::ProximoPasso::NaoReenviar): nothing is sent again before a person has read `mensagem_sefaz`.
    ///
    /// ```
    /// use focus_cte::{Documento, rejeicao::ProximoPasso};
    ///
    /// let documento = Documento::from_slice(
    ///     br#"{"status": "erro_autorizacao", "status_sefaz": "108", "mensagem_sefaz": "Servico Paralisado Momentaneamente"}"#,
    /// )?;
    /// let rejeicao = documento.rejeicao().unwrap();
    /// assert_eq!(rejeicao.proximo_passo, ProximoPasso::Aguardar);
    /// assert!(rejeicao.aguardar_ajuda && rejeicao.reutiliza_referencia);
    /// # Ok::<(), focus_cte::documento::ErroDocumento>(())
    /// ```
    #[must_use]
    pub fn rejeicao(&self) -> Option<Rejeicao> {
        let cstat = codigo(self.status_sefaz.as_deref(), &self.erros)?;
        match self.status {
            Status::ErroAutorizacao => Some(Rejeicao::recusada(cstat)),
            Status::Denegado => Some(Rejeicao::denegada(cstat)),
            _ => None,
        }
    }
}

impl RespostaEvento {
    /// What the authority's refusal of the event means; as [`Documento::rejeicao`].
    #[must_use]
    pub fn rejeicao(&self) -> Option<Rejeicao> {
        let recusado = matches!(self.status, StatusEvento::ErroAutorizacao | StatusEvento::ErroCancelamento);
        let cstat = codigo(self.status_sefaz.as_deref(), &self.erros)?;
        recusado.then(|| Rejeicao::recusada(cstat))
    }
}

/// The code in `status_sefaz`, or in the first entry of `erros` that has one.
fn codigo(status_sefaz: Option<&str>, erros: &[ErroDetalhe]) -> Option<u16> {
    status_sefaz
        .into_iter()
        .chain(erros.iter().filter_map(|e| e.codigo.as_deref()))
        .find_map(|texto| texto.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rejeicao::ProximoPasso;

    fn recusado(status: &str, cstat: &str) -> Option<Rejeicao> {
        let json = format!(r#"{{"status": "{status}", "status_sefaz": "{cstat}"}}"#);
        Documento::from_slice(json.as_bytes()).unwrap().rejeicao()
    }

    #[test]
    fn only_a_refused_document_has_a_rejection() {
        assert_eq!(recusado("autorizado", "100"), None);
        assert_eq!(recusado("processando_autorizacao", "105"), None);
        assert_eq!(recusado("erro_autorizacao", "207"), explicar(207).copied());
        assert_eq!(recusado("erro_autorizacao", " 0207 "), explicar(207).copied());
        assert_eq!(recusado("erro_autorizacao", ""), None);
        assert_eq!(recusado("erro_autorizacao", "99999"), None);
    }

    #[test]
    fn an_unknown_code_is_never_sent_again_unread() {
        let rejeicao = recusado("erro_autorizacao", "4321").unwrap();
        assert_eq!((rejeicao.cstat, rejeicao.especie), (4321, Especie::Desconhecida));
        assert_eq!(rejeicao.proximo_passo, ProximoPasso::NaoReenviar);
        assert!(rejeicao.reutiliza_referencia && !rejeicao.aguardar_ajuda);
    }

    #[test]
    fn a_denied_document_keeps_its_reference_and_number_whatever_its_code_means_today() {
        for cstat in ["110", "301", "302", "303", "304", "205", "9"] {
            let rejeicao = recusado("denegado", cstat).unwrap();
            assert_eq!((rejeicao.cstat.to_string().as_str(), rejeicao.especie), (cstat, Especie::Denegacao));
            assert!(!rejeicao.reutiliza_referencia && !rejeicao.reutiliza_numero, "{cstat}");
        }
        assert_eq!(recusado("erro_autorizacao", "303").unwrap().proximo_passo, ProximoPasso::Corrigir);
    }

    #[test]
    fn the_code_may_be_in_the_list_of_errors() {
        let json = br#"{"status": "erro_autorizacao", "erros": [{"codigo": "x", "mensagem": "a"}, {"codigo": "539", "mensagem": "b"}]}"#;
        assert_eq!(Documento::from_slice(json).unwrap().rejeicao().unwrap().cstat, 539);
    }

    #[test]
    fn a_refused_event_is_explained_too() {
        let evento = |json: &str| RespostaEvento::from_slice(json.as_bytes()).unwrap().rejeicao();
        let recusa = evento(r#"{"status": "erro_cancelamento", "status_sefaz": "220"}"#).unwrap();
        assert_eq!(recusa.proximo_passo, ProximoPasso::NaoReenviar);
        assert_eq!(evento(r#"{"status": "cancelado", "status_sefaz": "135"}"#), None);
    }
}
