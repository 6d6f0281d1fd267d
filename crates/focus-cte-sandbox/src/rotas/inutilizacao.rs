//! `POST /v2/cte/inutilizacao`: numbers given up.

use axum::body::Body;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::Response;
use focus_cte::evento::inutilizacao::Inutilizacao;
use focus_cte::{Empresa, Uf};

use super::corpo::{MAIOR_PEDIDO, ler, texto};
use crate::armazenamento::{Ditado, Inutilizada, Serie, Veredito};
use crate::auth::Token;
use crate::erros::Erro;
use crate::fiscal;
use crate::json::json;
use crate::respostas::InutilizacaoResposta;
use crate::sefaz;
use crate::servidor::Contexto;
use crate::webhooks::{INUTILIZACAO, entregas};

pub(super) async fn inutilizar(
    State(contexto): State<Contexto>,
    Extension(token): Extension<Token>,
    Extension(ditado): Extension<Ditado>,
    corpo: Body,
) -> Result<Response, Erro> {
    let corpo = ler(corpo, MAIOR_PEDIDO).await?;
    let pedido = fiscal::conferir_inutilizacao(texto(&corpo)?.as_bytes())?;
    contexto.vinculos.lembrar(&contexto.armazenamento, &token, &pedido.cnpj).await?;
    // No number is given while this one decides.
    let _numeracao = contexto.numeracao.lock().await;
    let serie = Serie { cnpj: pedido.cnpj.clone(), modelo: pedido.modelo, codigo: pedido.serie };
    let mut faixa = Inutilizada {
        serie,
        numero_inicial: pedido.numero_inicial,
        numero_final: pedido.numero_final,
        protocolo: String::new(),
        registrado_em: contexto.relogio.agora(),
        caminho_xml: String::new(),
    };
    let veredito = match ditado.veredito {
        Some(veredito) => veredito,
        None => julgar(&contexto, &faixa).await?,
    };
    let veredito = if veredito.cstat == 102 {
        homologar(&contexto, &token, pedido, &mut faixa, veredito).await?
    } else {
        veredito
    };
    Ok(json(StatusCode::OK, &InutilizacaoResposta::nova(&faixa, &veredito)))
}

async fn julgar(contexto: &Contexto, faixa: &Inutilizada) -> Result<Veredito, Erro> {
    let Inutilizada { serie, numero_inicial, numero_final, .. } = faixa;
    let faixas = contexto.armazenamento.inutilizadas(serie).await?;
    if faixas.iter().any(|(inicial, fim)| inicial <= numero_final && numero_inicial <= fim) {
        return Ok(sefaz::faixa_recusada(256));
    }
    if contexto.armazenamento.faixa_usada(serie, *numero_inicial, *numero_final).await? {
        return Ok(sefaz::faixa_recusada(241));
    }
    Ok(sefaz::inutilizacao_homologada())
}

async fn homologar(
    contexto: &Contexto,
    token: &Token,
    pedido: Inutilizacao,
    faixa: &mut Inutilizada,
    veredito: Veredito,
) -> Result<Veredito, Erro> {
    let agora = faixa.registrado_em;
    let uf = uf_da_empresa(contexto, &pedido.cnpj).await?;
    let protocolo = contexto.armazenamento.protocolo_de_evento(&agora.ano()).await?;
    let dita = veredito.clone();
    let escrita =
        tokio::task::spawn_blocking(move || fiscal::escrever_inutilizacao(&pedido, uf, protocolo, agora, &dita)).await;
    let xml = match escrita.map_err(|causa| Erro::interno(&causa))? {
        Ok((caminho, protocolo, xml)) => {
            (faixa.caminho_xml, faixa.protocolo) = (caminho, protocolo);
            xml
        }
        Err(recusa) => return Ok(recusa),
    };
    let interessados = contexto.webhooks.interessados(token, &faixa.serie.cnpj, INUTILIZACAO);
    let avisos = entregas(&interessados, &InutilizacaoResposta::nova(faixa, &veredito), agora);
    contexto.armazenamento.inutilizar(faixa, &xml, &avisos).await?;
    if !avisos.is_empty() {
        contexto.entregas.notify_one();
    }
    Ok(veredito)
}

/// The state of a company: of its registration, or of the made-up one that it would get.
async fn uf_da_empresa(contexto: &Contexto, cnpj: &str) -> Result<Uf, Erro> {
    let empresa = match contexto.armazenamento.empresa(cnpj).await? {
        Some(cadastro) => serde_json::from_str(&cadastro).map_err(|causa| Erro::interno(&causa))?,
        None => Empresa::ficticia(cnpj),
    };
    Ok(empresa.uf.and_then(|uf| uf.parse().ok()).unwrap_or(Uf::Df))
}
