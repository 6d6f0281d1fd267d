//! The documents that a document cites, as far as the sandbox has them.

use focus_cte::Chave;
use focus_cte::evento::TipoEvento;
use focus_cte::validation::{Referenciado, SituacaoReferenciado};

use crate::armazenamento::{Armazenamento, Citacao, Citado, Veredito};
use crate::estado::Estado;
use crate::sefaz;

/// What is known of the documents that one cites.
#[derive(Debug, Default)]
pub(crate) struct Citados {
    /// Those that are here.
    pub(crate) conhecidos: Vec<Referenciado>,
    /// Why one of the keys is refused: the document of that number has another.
    pub(crate) recusa: Option<Veredito>,
}

/// Looks the cited documents up. What is not here may be elsewhere: nothing is said of it.
pub(crate) async fn buscar(armazenamento: &Armazenamento, citacoes: &[Citacao]) -> Result<Citados, sqlx::Error> {
    let mut citados = Citados::default();
    for Citacao { especie, chave } in citacoes {
        let Ok(chave) = chave.parse::<Chave>() else { continue };
        let Some(citado) = armazenamento.citado(&chave).await? else { continue };
        if citado.emitido.chave == chave.as_str() {
            citados.conhecidos.extend(referenciado(armazenamento, chave, &citado).await?);
        } else if citados.recusa.is_none() {
            citados.recusa = Some(sefaz::citado_com_outra_chave(*especie, &citado.emitido));
        }
    }
    Ok(citados)
}

async fn referenciado(
    armazenamento: &Armazenamento,
    chave: Chave,
    citado: &Citado,
) -> Result<Option<Referenciado>, sqlx::Error> {
    // What was accepted once is readable, unless by another version of this program.
    let Ok(documento) = Referenciado::ler(citado.modelo, citado.requisicao.as_bytes()) else { return Ok(None) };
    let citacoes = armazenamento.citacoes(chave.as_str()).await?;
    let eventos = armazenamento.eventos(chave.as_str()).await?;
    let tem = |tipo: TipoEvento| eventos.iter().any(|evento| evento.tipo == tipo.codigo());
    let situacao = match citado.estado {
        Estado::Cancelado => SituacaoReferenciado::Cancelado,
        Estado::Denegado => SituacaoReferenciado::Denegado,
        _ if citacoes.substituido => SituacaoReferenciado::Substituido,
        _ => SituacaoReferenciado::Autorizado,
    };
    Ok(Some(
        documento
            .chave(chave)
            .situacao(situacao)
            .autorizado_em(citado.autorizado_em.timestamp())
            .desacordo(tem(TipoEvento::PrestacaoDesacordo))
            .carta_correcao(tem(TipoEvento::CartaCorrecao))
            .complementos(citacoes.complementos),
    ))
}
