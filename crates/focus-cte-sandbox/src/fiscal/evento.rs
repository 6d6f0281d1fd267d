//! Events: the body judged as the API and the authority would, and the XML of what was registered.

use focus_cte::evento::{self, TipoEvento};
use focus_cte::{Chave, ErroJson, Modelo, Problema};
use focus_cte_xml::{
    Autor, Certificado, DadosEvento, ProtocoloEvento, TipoAmbiente, assinar, escrever_evento, proc_evento,
};

use super::conferencia::{erro_campo, json_recusado};
use crate::armazenamento::{EventoGravado, Veredito};
use crate::erros::{ERRO_VALIDACAO_SCHEMA, Erro, REQUISICAO_INVALIDA};
use crate::relogio::Instante;
use crate::rigor::Rigor;
use crate::sefaz::{self, Pleito};

/// Checks a body. `Ok` has the authority's rejection, if there is one.
pub(crate) fn conferir_evento(pleito: &Pleito<'_>, json: &[u8], rigor: Rigor) -> Result<Option<Veredito>, Erro> {
    let tipo = pleito.tipo;
    let corpo = evento::ler_com(tipo, pleito.modelo, json, &pleito.contexto());
    let corpo = corpo.map_err(|erro: ErroJson| json_recusado(json, &erro))?;
    let cobrado = |problema: &&Problema| rigor == Rigor::Sefaz || documentado(tipo, problema);
    let recusas: Vec<_> = corpo.relatorio.erros().filter(|problema| da_api(problema)).filter(cobrado).collect();
    if recusas.is_empty() {
        return Ok(pleito.recusa(corpo.relatorio.erros().filter(|problema| !da_api(problema)), rigor));
    }
    Err(match tipo {
        TipoEvento::CartaCorrecao => Erro::na_correcao(recusas.into_iter().map(por_extenso).collect()),
        TipoEvento::Cancelamento | TipoEvento::PrestacaoDesacordo => {
            Erro::com_erros(&REQUISICAO_INVALIDA, recusas.into_iter().map(erro_campo).collect())
        }
        TipoEvento::RegistroMultimodal | TipoEvento::InformacoesGtv => {
            Erro::com_erros(&ERRO_VALIDACAO_SCHEMA, recusas.into_iter().map(erro_campo).collect())
        }
    })
}

/// Problems for which the API has no XML to send: those of the layout, and a correction of what the document does not have (525).
fn da_api(problema: &Problema) -> bool {
    matches!(problema.cstat, None | Some(525))
}

/// What the API's documentation itself asks of a body: the limits of a justification, and the two fields of a correction.
fn documentado(tipo: TipoEvento, problema: &Problema) -> bool {
    match tipo {
        TipoEvento::Cancelamento | TipoEvento::PrestacaoDesacordo => true,
        TipoEvento::CartaCorrecao => {
            problema.codigo == "campo_obrigatorio" && matches!(&*problema.campo, "campo_corrigido" | "valor_corrigido")
        }
        TipoEvento::RegistroMultimodal | TipoEvento::InformacoesGtv => false,
    }
}

fn por_extenso(problema: &Problema) -> String {
    let dito = problema.como_corrigir.as_deref().unwrap_or(&problema.mensagem);
    if problema.campo.is_empty() { dito.to_owned() } else { format!("{}: {dito}", problema.campo) }
}

/// An event that the authority registers.
#[derive(Clone, Debug)]
pub(crate) struct Registrado {
    pub(crate) tipo: TipoEvento,
    pub(crate) modelo: Modelo,
    pub(crate) chave: Chave,
    pub(crate) autor: Autor,
    pub(crate) sequencia: u16,
    /// The protocol of the document.
    pub(crate) protocolo_cte: String,
    /// The sequence of the event's own protocol within the year.
    pub(crate) protocolo: u64,
    pub(crate) agora: Instante,
    pub(crate) veredito: Veredito,
    /// The body as it was sent.
    pub(crate) corpo: String,
}

/// The registered event and its XML, signed by the test certificate; or why there is none.
pub(crate) fn escrever(registrado: Registrado) -> Result<(EventoGravado, String), Veredito> {
    let Registrado { tipo, modelo, chave, autor, sequencia, agora, veredito, corpo, .. } = registrado;
    let lido = evento::ler(tipo, modelo, corpo.as_bytes()).map_err(falha)?;
    let uf = chave.partes().uf;
    let data_evento = agora.na_uf(uf);
    let dados = DadosEvento {
        tipo,
        chave: &chave,
        ambiente: TipoAmbiente::Homologacao,
        autor: autor.clone(),
        data_evento: &data_evento,
        sequencia,
        protocolo: (tipo == TipoEvento::Cancelamento).then_some(registrado.protocolo_cte.as_str()),
        corpo: &lido.payload,
    };
    let escrito = escrever_evento(&dados).map_err(falha)?;
    let assinado = assinar(&escrito.xml, Certificado::de_teste()).map_err(falha)?;
    let protocolo = sefaz::numero_do_protocolo(uf, &agora.ano(), registrado.protocolo);
    let retorno = ProtocoloEvento {
        ambiente: TipoAmbiente::Homologacao,
        versao_aplicativo: sefaz::VERSAO_APLICATIVO.to_owned(),
        chave: chave.clone(),
        tipo,
        sequencia,
        data_registro: data_evento.clone(),
        protocolo: protocolo.clone(),
        cstat: veredito.cstat,
        motivo: veredito.motivo.clone(),
    };
    let xml = proc_evento(&assinado, &retorno);
    let autor = match autor {
        Autor::Cnpj(numero) | Autor::Cpf(numero) => numero,
    };
    let caminho_xml = format!("/arquivos/{autor}/{}/XMLs/{protocolo}_v04.00-eventoCTe.xml", agora.ano_mes(uf));
    let evento = EventoGravado {
        chave: chave.as_str().to_owned(),
        tipo: tipo.codigo().to_owned(),
        sequencia,
        id_tag: escrito.id,
        autor,
        data_evento,
        registrado_em: agora,
        protocolo,
        veredito,
        caminho_xml,
        corpo,
    };
    Ok((evento, xml))
}

fn falha(erro: impl std::error::Error) -> Veredito {
    sefaz::falha_no_schema(&erro.to_string())
}
