//! The authority's rules for events that need the document, its other events or the clock (MOC 4.00, Visão Geral, section 6).

use std::time::Duration;

use focus_cte::evento::TipoEvento;

use super::motivos::{evento_registrado, veredito, veredito_com};
use crate::armazenamento::{EventoGravado, Veredito};
use crate::estado::Estado;
use crate::fiscal::Resumo;
use crate::relogio::Instante;
use crate::rigor::Rigor;

/// Rule O06 of the cancellation: seven days.
const PRAZO_DE_CANCELAMENTO: Duration = Duration::from_hours(168);
/// Rule O05 of the disagreement.
const PRAZO_DE_DESACORDO: Duration = Duration::from_hours(45 * 24);

/// An event that is asked for, and the document it is asked of.
#[derive(Debug)]
pub(crate) struct Pleito<'a> {
    pub(crate) tipo: TipoEvento,
    pub(crate) sequencia: u16,
    /// CNPJ or CPF of who asks.
    pub(crate) autor: &'a str,
    pub(crate) estado: Estado,
    /// When the document was authorised; not known of one that comes from outside.
    pub(crate) autorizado_em: Option<Instante>,
    pub(crate) documento: &'a Resumo,
    /// The document's events until now.
    pub(crate) eventos: &'a [EventoGravado],
    pub(crate) agora: Instante,
}

/// The authority's verdict: registered (135), or why not. The rules beyond deadline, number and state are for the strict.
pub(crate) fn julgar(pleito: &Pleito<'_>, rigor: Rigor) -> Veredito {
    let recusa = sequencia(pleito).or_else(|| situacao(pleito)).or_else(|| prazo(pleito)).or_else(|| match rigor {
        Rigor::Documentacao => None,
        Rigor::Sefaz => do_documento(pleito),
    });
    recusa.unwrap_or_else(evento_registrado)
}

fn sequencia(pleito: &Pleito<'_>) -> Option<Veredito> {
    // A second cancellation is refused for what the document is, as the authority does.
    let cabe = pleito.tipo == TipoEvento::Cancelamento || pleito.sequencia <= pleito.tipo.sequencia_maxima();
    (!cabe).then(|| veredito(636))
}

fn situacao(pleito: &Pleito<'_>) -> Option<Veredito> {
    if pleito.estado == Estado::Denegado {
        return Some(veredito(205));
    }
    let cancelamento = do_tipo(pleito.eventos, TipoEvento::Cancelamento).next()?;
    let EventoGravado { protocolo, data_evento, .. } = cancelamento;
    Some(veredito_com(218, &format!("[nProt:{protocolo}][dhCanc: {data_evento}].")))
}

fn prazo(pleito: &Pleito<'_>) -> Option<Veredito> {
    let autorizado_em = pleito.autorizado_em?;
    let cstat = match pleito.tipo {
        TipoEvento::Cancelamento if pleito.agora > autorizado_em.mais(PRAZO_DE_CANCELAMENTO) => 220,
        TipoEvento::PrestacaoDesacordo if pleito.agora > autorizado_em.mais(PRAZO_DE_DESACORDO) => 787,
        _ => return None,
    };
    Some(veredito(cstat))
}

fn do_documento(pleito: &Pleito<'_>) -> Option<Veredito> {
    let Pleito { documento, eventos, .. } = pleito;
    let cstat = match pleito.tipo {
        // A replacement is never cancelled, nor a document that has a letter of correction.
        TipoEvento::Cancelamento if documento.tipo_documento == "3" => 574,
        TipoEvento::Cancelamento if do_tipo(eventos, TipoEvento::CartaCorrecao).next().is_some() => 523,
        // Only who takes the service declares it in disagreement.
        TipoEvento::PrestacaoDesacordo if documento.tomador.as_deref() != Some(pleito.autor) => 755,
        // The modal must be multimodal, and the service that of valuables.
        TipoEvento::RegistroMultimodal if documento.modal != "06" => 679,
        TipoEvento::InformacoesGtv if documento.tipo_servico != "7" => 889,
        _ => return None,
    };
    Some(veredito(cstat))
}

fn do_tipo(eventos: &[EventoGravado], tipo: TipoEvento) -> impl Iterator<Item = &EventoGravado> {
    eventos.iter().filter(move |evento| evento.tipo == tipo.codigo())
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTORIZADO_EM: Instante = Instante(1_000);

    fn documento() -> Resumo {
        Resumo { tomador: Some("11222333000181".into()), modal: "01".into(), ..Resumo::default() }
    }

    fn gravado(tipo: TipoEvento) -> EventoGravado {
        EventoGravado {
            chave: String::new(),
            tipo: tipo.codigo().into(),
            sequencia: 1,
            id_tag: String::new(),
            autor: String::new(),
            data_evento: "2026-11-22T09:30:05-03:00".into(),
            registrado_em: AUTORIZADO_EM,
            protocolo: "135260000000007".into(),
            veredito: evento_registrado(),
            caminho_xml: String::new(),
            corpo: String::new(),
        }
    }

    fn cstat(ajustar: impl FnOnce(&mut Pleito<'_>), eventos: &[EventoGravado], rigor: Rigor) -> u16 {
        let documento = documento();
        let mut pleito = Pleito {
            tipo: TipoEvento::Cancelamento,
            sequencia: 1,
            autor: "11222333000181",
            estado: Estado::Autorizado,
            autorizado_em: Some(AUTORIZADO_EM),
            documento: &documento,
            eventos,
            agora: AUTORIZADO_EM,
        };
        ajustar(&mut pleito);
        julgar(&pleito, rigor).cstat
    }

    #[test]
    fn a_cancellation_is_registered_until_the_last_moment_of_the_seventh_day() {
        let prazo = AUTORIZADO_EM.mais(PRAZO_DE_CANCELAMENTO);
        assert_eq!(cstat(|pleito| pleito.agora = prazo, &[], Rigor::Sefaz), 135);
        let depois = prazo.mais(Duration::from_millis(1));
        assert_eq!(cstat(|pleito| pleito.agora = depois, &[], Rigor::Documentacao), 220);
    }

    #[test]
    fn what_is_cancelled_takes_no_event() {
        let eventos = [gravado(TipoEvento::Cancelamento)];
        for tipo in TipoEvento::TODOS {
            assert_eq!(cstat(|pleito| pleito.tipo = tipo, &eventos, Rigor::Documentacao), 218, "{tipo}");
        }
        assert_eq!(cstat(|pleito| pleito.estado = Estado::Denegado, &[], Rigor::Documentacao), 205);
    }

    #[test]
    fn a_letter_of_correction_bars_the_cancellation_only_for_the_strict() {
        let eventos = [gravado(TipoEvento::CartaCorrecao)];
        assert_eq!(cstat(|_| {}, &eventos, Rigor::Sefaz), 523);
        assert_eq!(cstat(|_| {}, &eventos, Rigor::Documentacao), 135);
    }

    #[test]
    fn there_are_twenty_letters_of_correction() {
        let carta = |numero| {
            move |pleito: &mut Pleito<'_>| {
                (pleito.tipo, pleito.sequencia) = (TipoEvento::CartaCorrecao, numero);
            }
        };
        assert_eq!(cstat(carta(20), &[], Rigor::Sefaz), 135);
        assert_eq!(cstat(carta(21), &[], Rigor::Documentacao), 636);
    }

    #[test]
    fn only_the_tomador_disagrees_and_within_45_days() {
        let desacordo = |pleito: &mut Pleito<'_>| pleito.tipo = TipoEvento::PrestacaoDesacordo;
        assert_eq!(cstat(desacordo, &[], Rigor::Sefaz), 135);
        let outro = |pleito: &mut Pleito<'_>| {
            desacordo(pleito);
            pleito.autor = "11444777000161";
        };
        assert_eq!(cstat(outro, &[], Rigor::Sefaz), 755);
        let tarde = |pleito: &mut Pleito<'_>| {
            desacordo(pleito);
            pleito.agora = AUTORIZADO_EM.mais(PRAZO_DE_DESACORDO + Duration::from_secs(1));
        };
        assert_eq!(cstat(tarde, &[], Rigor::Sefaz), 787);
    }

    #[test]
    fn each_kind_of_document_has_its_own_events() {
        assert_eq!(cstat(|pleito| pleito.tipo = TipoEvento::RegistroMultimodal, &[], Rigor::Sefaz), 679);
        assert_eq!(cstat(|pleito| pleito.tipo = TipoEvento::InformacoesGtv, &[], Rigor::Sefaz), 889);
        assert_eq!(cstat(|pleito| pleito.tipo = TipoEvento::InformacoesGtv, &[], Rigor::Documentacao), 135);
    }
}
