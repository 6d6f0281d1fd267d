//! The mark behind the content of every sheet (DACTE manual, 2.21.1).

use focus_cte_xml::TipoAmbiente;

use crate::autorizacao::{Autorizacao, Situacao};
use crate::fonte::Fonte;
use crate::medida::{FOLHA_ALTURA, FOLHA_LARGURA};
use crate::pagina::Pagina;

const CINZA: f32 = 0.87;
const GRAUS: f32 = 52.0;
/// Length of the longest line.
const COMPRIMENTO: f32 = 250.0;
/// Greatest size of type.
const MAIOR: f32 = 96.0;

/// The sheet's mark, to be put behind its content; `None` for a document that is worth what it says.
pub(crate) fn marca(autorizacao: &Autorizacao) -> Option<Pagina> {
    let homologacao = autorizacao.ambiente == TipoAmbiente::Homologacao;
    let linhas: &[&str] = match autorizacao.situacao {
        Situacao::Previa => &["PRÉVIA", "SEM VALOR FISCAL"],
        Situacao::Cancelado if homologacao => &["CANCELADO", "SEM VALOR FISCAL"],
        Situacao::Cancelado => &["CANCELADO"],
        Situacao::SemProtocolo if !autorizacao.em_contingencia() => &["SEM VALOR FISCAL"],
        _ if homologacao => &["SEM VALOR FISCAL"],
        _ => return None,
    };
    let mut pagina = Pagina::nova();
    let (seno, cosseno) = GRAUS.to_radians().sin_cos();
    let quantas = f32::from(u8::try_from(linhas.len()).unwrap_or(1));
    let mut afastamento = -(quantas - 1.0) / 2.0;
    for linha in linhas {
        let tamanho = (COMPRIMENTO / Fonte::Negrito.largura(linha, 1.0)).min(MAIOR);
        // Lines stand one below the other, seen along the text.
        let passo = 34.0 * afastamento;
        let centro = (FOLHA_LARGURA / 2.0 + passo * seno, FOLHA_ALTURA / 2.0 + passo * cosseno);
        pagina.marca(centro, GRAUS, tamanho, CINZA, linha);
        afastamento += 1.0;
    }
    Some(pagina)
}
