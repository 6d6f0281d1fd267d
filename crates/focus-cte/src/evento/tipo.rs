//! The events that the API offers.

use std::fmt;

use crate::layout::{
    Document, EVENTO_CANCELAMENTO, EVENTO_CARTA_CORRECAO, EVENTO_DADOS_GTV, EVENTO_DESACORDO,
    EVENTO_REGISTRO_MULTIMODAL,
};
use crate::types::Modelo;

/// An event of the API (MOC CT-e 4.00, Visão Geral, 3.7.1 and 6).
///
/// ```
/// use focus_cte::Modelo;
/// use focus_cte::evento::TipoEvento;
///
/// let carta = TipoEvento::CartaCorrecao;
/// assert_eq!((carta.codigo(), carta.sufixo()), ("110110", "/carta_correcao"));
/// assert_eq!(carta.sequencia_maxima(), 20);
/// assert!(!TipoEvento::InformacoesGtv.aceita(Modelo::Cte));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TipoEvento {
    /// 110111, by the issuer: the document ceases to hold.
    Cancelamento,
    /// 110110, by the issuer: corrects one field.
    CartaCorrecao,
    /// 610110, by the taker: the service was not as agreed.
    PrestacaoDesacordo,
    /// 110160, by the issuer of a multimodal CT-e: what happened on the way.
    RegistroMultimodal,
    /// 110170, by the issuer of a CT-e OS of valuables: the guides (GTV) carried.
    InformacoesGtv,
}

impl TipoEvento {
    /// Every event.
    pub const TODOS: [TipoEvento; 5] = [
        TipoEvento::Cancelamento,
        TipoEvento::CartaCorrecao,
        TipoEvento::PrestacaoDesacordo,
        TipoEvento::RegistroMultimodal,
        TipoEvento::InformacoesGtv,
    ];

    /// `tpEvento`: 6 digits.
    #[must_use]
    pub const fn codigo(self) -> &'static str {
        match self {
            TipoEvento::Cancelamento => "110111",
            TipoEvento::CartaCorrecao => "110110",
            TipoEvento::PrestacaoDesacordo => "610110",
            TipoEvento::RegistroMultimodal => "110160",
            TipoEvento::InformacoesGtv => "110170",
        }
    }

    /// The event with this `tpEvento`.
    #[must_use]
    pub fn de_codigo(codigo: &str) -> Option<TipoEvento> {
        TipoEvento::TODOS.into_iter().find(|tipo| tipo.codigo() == codigo)
    }

    /// Its name in the API: `cancelamento`, `carta_correcao`, `desacordo`, `registro_multimodal`, `dados_gtv`.
    #[must_use]
    pub const fn nome(self) -> &'static str {
        match self {
            TipoEvento::Cancelamento => "cancelamento",
            TipoEvento::CartaCorrecao => "carta_correcao",
            TipoEvento::PrestacaoDesacordo => "desacordo",
            TipoEvento::RegistroMultimodal => "registro_multimodal",
            TipoEvento::InformacoesGtv => "dados_gtv",
        }
    }

    /// `descEvento`, in the form without accents that the XSDs accept.
    #[must_use]
    pub const fn descricao(self) -> &'static str {
        match self {
            TipoEvento::Cancelamento => "Cancelamento",
            TipoEvento::CartaCorrecao => "Carta de Correcao",
            TipoEvento::PrestacaoDesacordo => "Prestacao do Servico em Desacordo",
            TipoEvento::RegistroMultimodal => "Registro Multimodal",
            TipoEvento::InformacoesGtv => "Informacoes da GTV",
        }
    }

    /// What people call it, with accents.
    #[must_use]
    pub const fn titulo(self) -> &'static str {
        match self {
            TipoEvento::CartaCorrecao => "Carta de Correção",
            TipoEvento::PrestacaoDesacordo => "Prestação do Serviço em Desacordo",
            TipoEvento::InformacoesGtv => "Informações da GTV",
            TipoEvento::Cancelamento | TipoEvento::RegistroMultimodal => self.descricao(),
        }
    }

    /// The models whose documents it is for.
    #[must_use]
    pub const fn modelos(self) -> &'static [Modelo] {
        match self {
            TipoEvento::RegistroMultimodal => &[Modelo::Cte],
            TipoEvento::InformacoesGtv => &[Modelo::CteOs],
            TipoEvento::Cancelamento | TipoEvento::CartaCorrecao | TipoEvento::PrestacaoDesacordo => {
                &[Modelo::Cte, Modelo::CteOs]
            }
        }
    }

    /// Whether it is for documents of this model.
    #[must_use]
    pub fn aceita(self, modelo: Modelo) -> bool {
        self.modelos().contains(&modelo)
    }

    /// The HTTP method that asks for it.
    #[must_use]
    pub const fn metodo(self) -> &'static str {
        match self {
            TipoEvento::Cancelamento => "DELETE",
            _ => "POST",
        }
    }

    /// What follows `/v2/cte/REFERENCIA` in its path; nothing for the cancellation.
    #[must_use]
    pub const fn sufixo(self) -> &'static str {
        match self {
            TipoEvento::Cancelamento => "",
            TipoEvento::CartaCorrecao => "/carta_correcao",
            TipoEvento::PrestacaoDesacordo => "/desacordo",
            TipoEvento::RegistroMultimodal => "/registro_multimodal",
            TipoEvento::InformacoesGtv => "/dados_gtv",
        }
    }

    /// The greatest `nSeqEvento`: how many of them one document may have (rule O01 of each event, cStat 636).
    #[must_use]
    pub const fn sequencia_maxima(self) -> u16 {
        match self {
            TipoEvento::Cancelamento => 1,
            TipoEvento::InformacoesGtv => 99,
            TipoEvento::CartaCorrecao | TipoEvento::PrestacaoDesacordo | TipoEvento::RegistroMultimodal => 20,
        }
    }

    /// The layout of its content.
    #[must_use]
    pub const fn documento(self) -> &'static Document {
        match self {
            TipoEvento::Cancelamento => &EVENTO_CANCELAMENTO,
            TipoEvento::CartaCorrecao => &EVENTO_CARTA_CORRECAO,
            TipoEvento::PrestacaoDesacordo => &EVENTO_DESACORDO,
            TipoEvento::RegistroMultimodal => &EVENTO_REGISTRO_MULTIMODAL,
            TipoEvento::InformacoesGtv => &EVENTO_DADOS_GTV,
        }
    }
}

/// Its [name](TipoEvento::nome).
impl fmt::Display for TipoEvento {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.nome())
    }
}
