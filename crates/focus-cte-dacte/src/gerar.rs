//! From a document to its file.

use focus_cte::{Chave, Empresa, Modelo, Payload};
use focus_cte_xml::{Emissao, TipoAmbiente, codigo_numerico_valido, escrever, url_qrcode};

use crate::autorizacao::{Autorizacao, Situacao};
use crate::blocos::cabecalho::Cabecalho;
use crate::blocos::{
    avisos, carga, componentes, documentos, documentos_anteriores, documentos_referenciados, fluxo_da_carga, ibs_cbs,
    imposto, observacoes, partes, percurso, prestacao, rodape, seguro, servico, tributos_federais, veiculos_novos,
};
use crate::documento::Documento;
use crate::erro::ErroDacte;
use crate::logo::Logo;
use crate::marca::marca;
use crate::modal;
use crate::pagina::Pagina;
use crate::paginacao::{Conteudo, compor};
use crate::pdf;

/// A printed document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dacte {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many sheets it has.
    pub folhas: usize,
    /// The access key that is on it.
    pub chave: Chave,
    /// What it is marked as.
    pub situacao: Situacao,
}

/// How a DACTE is printed.
#[derive(Debug, Clone, Default)]
pub struct Opcoes {
    /// The issuer's logo.
    pub logo: Option<Logo>,
    /// The document was cancelled after it was authorised, which its own XML does not tell.
    pub cancelado: bool,
}

/// Prints a document as DACTE (model 57) or DACTE OS (model 67): A4, portrait, as many sheets as it needs.
///
/// The payload is printed as it is, and its authorisation as it is told ([`Opcoes::cancelado`] is for those who have an XML only): complete it first, and see [`previa`] for one that was not sent. Neither is it judged; what a
/// text has too many of continues on another sheet. The same document gives the same bytes.
///
/// # Errors
/// [`ErroDacte::SemModelo`] when the payload is of an event.
pub fn gerar(payload: &Payload<'_>, autorizacao: &Autorizacao, opcoes: &Opcoes) -> Result<Dacte, ErroDacte> {
    let documento = Documento::novo(payload, autorizacao).ok_or(ErroDacte::SemModelo(payload.document().name))?;
    let cabecalho = Cabecalho::novo(documento, opcoes.logo.as_ref());
    // What has no room in the header is known once it is drawn; its size is always the same.
    let mut transbordo = Vec::new();
    cabecalho.desenhar(&mut Pagina::nova(), 0.0, (1, 1), &mut transbordo);
    let (conteudo, com_canhoto) = match documento.modelo {
        Modelo::Cte => (cte(&documento, &transbordo), true),
        Modelo::CteOs => (cte_os(&documento, &transbordo), false),
    };
    let mut paginas = compor(&documento, &cabecalho, &conteudo, com_canhoto);
    for pagina in &mut paginas {
        if let Some(marca) = marca(autorizacao) {
            pagina.sobre(marca);
        }
    }
    let titulo = match documento.modelo {
        Modelo::Cte => format!("DACTE {}", autorizacao.chave.as_str()),
        Modelo::CteOs => format!("DACTE OS {}", autorizacao.chave.as_str()),
    };
    Ok(Dacte {
        pdf: pdf::arquivo(&titulo, &paginas, opcoes.logo.as_ref()),
        folhas: paginas.len(),
        chave: autorizacao.chave.clone(),
        situacao: autorizacao.situacao,
    })
}

/// Prints a document that was not sent, marked as a preview: completed from the company's registration, with a key of its own in the
/// test environment. The same document gives the same key.
///
/// # Errors
/// [`ErroDacte::Xml`] when the payload is of an event, or its series or number do not fit a key;
/// [`ErroDacte::CanceladoSemAutorizacao`] when it is to be marked as cancelled.
pub fn previa(payload: &mut Payload<'_>, empresa: &Empresa, opcoes: &Opcoes) -> Result<Dacte, ErroDacte> {
    if opcoes.cancelado {
        return Err(ErroDacte::CanceladoSemAutorizacao);
    }
    let ambiente = TipoAmbiente::Homologacao;
    let emissao = Emissao { codigo_numerico: codigo_numerico(payload), ..Emissao::nova(ambiente, 1, 1) };
    let chave = escrever(payload, empresa, &emissao)?.chave;
    let autorizacao = Autorizacao {
        url_qrcode: url_qrcode(&chave, ambiente),
        chave,
        ambiente,
        situacao: Situacao::Previa,
        protocolo: String::new(),
        data_recebimento: String::new(),
    };
    gerar(payload, &autorizacao, opcoes)
}

/// A `cCT` that depends on nothing but the document (FNV-1a over the fields that tell documents apart).
fn codigo_numerico(payload: &Payload<'_>) -> u32 {
    let campos = ["cnpj_emitente", "serie", "numero", "data_emissao", "valor_total"];
    let textos = campos.iter().filter_map(|campo| payload.texto(campo));
    let hash = textos.flat_map(str::bytes).fold(0x811C_9DC5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let numero = payload.texto("numero").and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut codigo = hash % 100_000_000;
    while !codigo_numerico_valido(codigo, numero) {
        codigo = (codigo + 7) % 100_000_000;
    }
    codigo
}

/// The blocks of a CT-e, in the order of the manual's models.
fn cte<'p>(documento: &Documento<'p>, transbordo: &[(&'static str, String)]) -> Conteudo<'p> {
    let mut antes = avisos::pecas(documento);
    antes.extend(prestacao::pecas(documento));
    antes.extend(partes::pecas(documento));
    if !documento.complementar() {
        antes.extend(carga::pecas(documento));
    }
    antes.extend(componentes::pecas(documento));
    antes.extend(imposto::pecas(documento));
    antes.extend(ibs_cbs::pecas(documento));
    let mut fluxos = vec![documentos::fluxo(documento)];
    fluxos.extend(documentos_anteriores::fluxo(documento));
    fluxos.extend(modal::fluxo(documento));
    fluxos.extend(veiculos_novos::fluxo(documento));
    fluxos.extend(componentes::fluxo(documento));
    fluxos.extend(rodape::fluxos(documento));
    fluxos.push(observacoes::fluxo(documento, transbordo));
    let mut depois = fluxo_da_carga::pecas(documento);
    depois.extend(modal::pecas(documento));
    depois.extend(rodape::pecas(documento));
    Conteudo { antes, fluxos, depois, elastico: 0 }
}

/// The blocks of a CT-e OS.
fn cte_os<'p>(documento: &Documento<'p>, transbordo: &[(&'static str, String)]) -> Conteudo<'p> {
    let mut antes = avisos::pecas(documento);
    antes.extend(percurso::pecas(documento));
    antes.extend(partes::tomador_os(documento));
    if !documento.complementar() {
        antes.extend(servico::pecas(documento));
    }
    antes.extend(componentes::pecas(documento));
    antes.extend(imposto::pecas(documento));
    antes.extend(tributos_federais::pecas(documento));
    antes.extend(ibs_cbs::pecas(documento));
    let mut fluxos: Vec<_> = documentos_referenciados::fluxo(documento).into_iter().collect();
    fluxos.extend(seguro::fluxo(documento));
    fluxos.extend(componentes::fluxo(documento));
    fluxos.extend(rodape::fluxos(documento));
    fluxos.push(observacoes::fluxo(documento, transbordo));
    let elastico = fluxos.len() - 1;
    let mut depois = modal::pecas(documento);
    depois.extend(rodape::pecas(documento));
    Conteudo { antes, fluxos, depois, elastico }
}
