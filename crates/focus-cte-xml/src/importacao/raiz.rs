//! From the root element to what it is.

use std::borrow::Cow;

use focus_cte::Modelo;
use focus_cte::documento::Protocolo;
use focus_cte::layout::{CTE, CTE_OS, Document, EVENTO};
use focus_cte::payload::Builder;

use super::importado::{Conteudo, Importado};
use super::leitura::{Condicao, Importador, sem_efeito};
use super::protocolo::campo;
use super::sem_lugar::{Coletor, Motivo};
use crate::NAMESPACE;
use crate::xml::{ErroLeitura, Evento, Leitor, decodificar};

const ESPERADO: &str = "esperava <CTe>, <CTeOS>, <cteProc>, <cteOSProc>, <eventoCTe> ou <procEventoCTe>";

/// Reads the XML of a document or an event back to the API's fields: `CTe`, `CTeOS`, `cteProc`, `cteOSProc`, `eventoCTe`,
/// `procEventoCTe`, of the layout 4.00 and, as far as the elements still exist, of the 3.00.
///
/// The table that writes is read backwards: what this gives, [`escrever`](crate::escrever) writes as it was, but for what
/// [`Importado::sem_lugar`] tells. Nothing is judged: the values are those of the XML, right or wrong.
///
/// The input need not be trusted: a DTD is refused, so that no entity is ever expanded; size (8 MiB), depth (64) and attributes of
/// an element (64) are limited; UTF-8 and ISO-8859-1 are read, other encodings refused.
///
/// # Errors
/// [`ErroLeitura`] when the bytes are not well-formed XML, or the root is none of those.
///
/// ```
/// use focus_cte_xml::importar;
///
/// let xml = br#"<CTe xmlns="http://www.portalfiscal.inf.br/cte"><infCte Id="CTe1" versao="4.00"><ide><CFOP>5353</CFOP>
///     <novo>x</novo></ide></infCte></CTe>"#;
/// let importado = importar(xml)?;
/// assert_eq!(importado.json(), r#"{"cfop":"5353"}"#);
/// assert_eq!(importado.calculado("Id"), Some("CTe1"));
/// assert_eq!(importado.sem_lugar[0].caminho, "infCte/ide/novo");
/// # Ok::<(), focus_cte_xml::ErroLeitura>(())
/// ```
pub fn importar(xml: &[u8]) -> Result<Importado<'_>, ErroLeitura> {
    let xml = decodificar(xml)?;
    let lido = ler(&xml)?;
    Ok(lido.com_o_texto(xml))
}

/// A document or an event, before its text goes in.
struct Lido {
    conteudo: Conteudo,
    builder: Builder,
    envelope: Option<Builder>,
    coletor: Coletor,
    condicoes: Vec<Condicao>,
    versao: Option<String>,
    assinado: bool,
    protocolo: Option<Protocolo>,
}

impl Lido {
    fn com_o_texto(mut self, xml: Cow<'_, str>) -> Importado<'_> {
        let payload = self.builder.finish(xml.clone());
        sem_efeito(self.condicoes, &payload, &mut self.coletor);
        let omitidos = self.coletor.omitidos;
        let sem_lugar = self.coletor.concluir(&xml);
        Importado {
            conteudo: self.conteudo,
            payload,
            envelope: self.envelope.map(|envelope| envelope.finish(xml)),
            versao: self.versao,
            assinado: self.assinado,
            protocolo: self.protocolo,
            sem_lugar,
            omitidos,
        }
    }
}

fn ler(xml: &str) -> Result<Lido, ErroLeitura> {
    let mut leitor = Leitor::novo(xml)?;
    let Evento::Abre(raiz) = leitor.proximo()? else {
        return Err(leitor.erro_no_evento("xml_vazio", ESPERADO));
    };
    if raiz.espaco != Some(NAMESPACE) {
        let espaco = raiz.espaco.unwrap_or_default();
        let mensagem =
            format!("o elemento raiz <{}> é do namespace «{espaco}», mas esperava «{NAMESPACE}»", raiz.local);
        return Err(leitor.erro_no_evento("raiz_desconhecida", mensagem));
    }
    let nome = raiz.local;
    let mut importador = Importador::novo(leitor);
    let mut protocolo = None;
    if matches!(nome, "cteProc" | "cteOSProc" | "procEventoCTe") {
        processado(&mut importador, nome, &mut protocolo)?;
    } else if !documento(&mut importador, nome)? {
        let mensagem = format!("o elemento raiz é <{nome}>, mas {ESPERADO}");
        return Err(importador.leitor.erro_no_evento("raiz_desconhecida", mensagem));
    }
    while importador.leitor.proximo()? != Evento::Fim {}
    let Importador { leitor, builder, coletor, condicoes, versao, assinado, evento, modelo, .. } = importador;
    let (conteudo, builder, envelope) = match (modelo, evento) {
        (Some(modelo), _) => (Conteudo::Documento(modelo), builder, None),
        (None, Some((tipo, conteudo))) => (Conteudo::Evento(tipo), conteudo, Some(builder)),
        (None, None) => {
            let falta = if nome == "eventoCTe" || nome == "procEventoCTe" {
                "o evento não tem conteúdo: esperava em <detEvento> um elemento como <evCancCTe>"
            } else {
                "o documento processado não tem <CTe>, <CTeOS> nem <eventoCTe>"
            };
            return Err(leitor.erro_no_evento("documento_incompleto", falta));
        }
    };
    Ok(Lido { conteudo, builder, envelope, coletor, condicoes, versao, assinado, protocolo })
}

/// The document or event whose element was just opened; false, and nothing read, when it is something else.
fn documento(importador: &mut Importador<'_>, nome: &str) -> Result<bool, ErroLeitura> {
    let (documento, modelo): (&'static Document, _) = match nome {
        "CTe" => (&CTE, Some(Modelo::Cte)),
        "CTeOS" => (&CTE_OS, Some(Modelo::CteOs)),
        "eventoCTe" => (&EVENTO, None),
        _ => return Ok(false),
    };
    importador.modelo = modelo;
    importador.builder = Builder::new(documento);
    importador.filhos(&documento.root, importador.builder.root())?;
    Ok(true)
}

/// The children of `cteProc`, `cteOSProc` or `procEventoCTe`.
fn processado<'a>(
    importador: &mut Importador<'a>,
    raiz: &'a str,
    protocolo: &mut Option<Protocolo>,
) -> Result<(), ErroLeitura> {
    importador.atributos_de_fora(raiz);
    let mut achou = false;
    loop {
        match importador.leitor.proximo()? {
            Evento::Abre(nome) => match nome.local {
                _ if nome.espaco != Some(NAMESPACE) => importador.descartar(nome.local, None, Motivo::ForaDoLeiaute)?,
                "CTe" | "CTeOS" | "eventoCTe" if achou => importador.descartar(nome.local, None, Motivo::Repetido)?,
                "protCTe" if protocolo.is_none() => *protocolo = Some(resposta(importador, nome.local, "infProt")?),
                "retEventoCTe" if protocolo.is_none() => {
                    *protocolo = Some(resposta(importador, nome.local, "infEvento")?);
                }
                local if documento(importador, local)? => achou = true,
                local => importador.descartar(local, None, Motivo::ForaDoLeiaute)?,
            },
            Evento::Fecha | Evento::Fim => return Ok(()),
            Evento::Texto(_) | Evento::Cdata(_) | Evento::Instrucao(..) => {}
        }
    }
}

/// `protCTe/infProt` or `retEventoCTe/infEvento`, whose outer element was just opened.
fn resposta<'a>(importador: &mut Importador<'a>, fora: &'a str, dentro: &str) -> Result<Protocolo, ErroLeitura> {
    let mut protocolo = Protocolo::default();
    protocolo.versao = importador.atributo("versao");
    let mut achou = false;
    importador.em(fora, |importador, nome| {
        if nome != dentro || achou {
            return importador.descartar(nome, None, Motivo::ForaDoLeiaute);
        }
        achou = true;
        protocolo.id_tag = importador.atributo("Id");
        importador.em(nome, |importador, tag| match campo(&mut protocolo, tag) {
            Some(campo) if campo.is_none() => {
                *campo = Some(importador.texto_simples(tag)?);
                Ok(())
            }
            Some(_) => importador.descartar(tag, None, Motivo::Repetido),
            None => importador.descartar(tag, None, Motivo::SemCampo),
        })
    })?;
    Ok(protocolo)
}
