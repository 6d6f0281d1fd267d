//! From an element declaration to the whole tree below it.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::DS;
use super::arquivos::{Especie, Esquema, Textos, filhos, qualificado, xs};
use super::simples;
use crate::leiaute::forma::{Conteudo, Elemento, Facetas, Ocorre, Particula};
use crate::tabela::SEM_LIMITE;

/// Deepest nesting expanded; the layout's own depth is below 20.
const FUNDO: usize = 64;

/// Expands the global element `nome`.
pub fn expandir(textos: &Textos, nome: &str) -> Result<Elemento, String> {
    let documentos = textos.documentos()?;
    let esquema = Esquema::novo(&documentos)?;
    elemento(&esquema, esquema.raiz(nome)?, 0).map(Elemento::normalizado)
}

fn elemento<'d>(esquema: &Esquema<'d>, no: Node<'d, 'd>, nivel: usize) -> Result<Elemento, String> {
    if nivel > FUNDO {
        return Err("tipo recursivo nos XSDs".into());
    }
    let ocorre = ocorrencia(no)?;
    if let Some(referencia) = no.attribute("ref") {
        let declarada = esquema.declaracao(Especie::Elemento, no, referencia)?;
        let (espaco, local) = qualificado(no, referencia);
        if espaco == DS && local == "Signature" {
            return Ok(Elemento {
                nome: local.into(),
                ocorre,
                conteudo: Conteudo::Assinatura,
                unicos: BTreeSet::new(),
                linha: None,
            });
        }
        return Ok(Elemento { ocorre, ..elemento(esquema, declarada, nivel + 1)? });
    }
    let nome = no.attribute("name").ok_or("xs:element sem nome")?;
    let onde = |e: String| if e.contains(" em <") { e } else { format!("{e} em <{nome}>") };
    for atributo in no.attributes() {
        if !["name", "type", "minOccurs", "maxOccurs"].contains(&atributo.name()) {
            return Err(onde(format!("atributo {} de xs:element: não previsto", atributo.name())));
        }
    }
    let mut conteudo = no.attribute("type").map(|tipo| tipado(esquema, no, tipo, nivel)).transpose().map_err(onde)?;
    let mut unicos = Vec::new();
    for filho in filhos(no) {
        match filho.tag_name().name() {
            "simpleType" => conteudo = Some(Conteudo::Simples(simples::anonimo(esquema, filho).map_err(onde)?)),
            "complexType" => conteudo = Some(complexo(esquema, filho, nivel + 1).map_err(onde)?),
            "unique" => unicos.push(filho),
            outro => return Err(onde(format!("xs:{outro}: não previsto"))),
        }
    }
    let conteudo = conteudo.ok_or_else(|| onde("elemento sem tipo".into()))?;
    let unicos = unicos.into_iter().map(|u| unico(u, &conteudo)).collect::<Result<_, _>>().map_err(onde)?;
    Ok(Elemento { nome: nome.into(), ocorre, conteudo, unicos, linha: None })
}

fn tipado<'d>(esquema: &Esquema<'d>, no: Node<'d, 'd>, tipo: &'d str, nivel: usize) -> Result<Conteudo, String> {
    if esquema.tem_complexo(no, tipo) {
        return complexo(esquema, esquema.declaracao(Especie::Complexo, no, tipo)?, nivel + 1);
    }
    simples::nomeado(esquema, no, tipo).map(Conteudo::Simples)
}

fn complexo<'d>(esquema: &Esquema<'d>, tipo: Node<'d, 'd>, nivel: usize) -> Result<Conteudo, String> {
    let mut atributos = Vec::new();
    let mut particulas = Vec::new();
    for filho in filhos(tipo) {
        if xs(&filho, "attribute") {
            atributos.push(atributo(esquema, filho)?);
        } else {
            particulas.push(particula(esquema, filho, nivel)?);
        }
    }
    match (particulas.pop(), particulas.is_empty()) {
        (Some(unica), true) => Ok(Conteudo::Complexo(atributos, unica)),
        _ => Err("tipo complexo sem um modelo de conteúdo".into()),
    }
}

fn particula<'d>(esquema: &Esquema<'d>, no: Node<'d, 'd>, nivel: usize) -> Result<Particula, String> {
    let grupo = |escolha| {
        let filhos = filhos(no).map(|f| particula(esquema, f, nivel + 1)).collect::<Result<_, _>>()?;
        Ok(Particula::Grupo { escolha, ocorre: ocorrencia(no)?, filhos })
    };
    match no.tag_name().name() {
        "sequence" => grupo(false),
        "choice" => grupo(true),
        "element" => Ok(Particula::Elemento(Box::new(elemento(esquema, no, nivel + 1)?))),
        "any" => Ok(Particula::Qualquer(ocorrencia(no)?)),
        outro => Err(format!("xs:{outro}: não previsto")),
    }
}

fn atributo<'d>(esquema: &Esquema<'d>, no: Node<'d, 'd>) -> Result<Elemento, String> {
    let nome = no.attribute("name").ok_or("xs:attribute sem nome")?;
    let ocorre = match no.attribute("use") {
        Some("required") => (1, 1),
        Some("optional") | None => (0, 1),
        Some(outro) => return Err(format!("use=«{outro}» no atributo {nome}: não previsto")),
    };
    let facetas: Facetas = match (no.attribute("type"), filhos(no).find(|f| xs(f, "simpleType"))) {
        (Some(tipo), None) => simples::nomeado(esquema, no, tipo)?,
        (None, Some(anonimo)) => simples::anonimo(esquema, anonimo)?,
        _ => return Err(format!("atributo {nome} sem tipo")),
    };
    let conteudo = Conteudo::Simples(facetas);
    Ok(Elemento { nome: format!("@{nome}"), ocorre, conteudo, unicos: BTreeSet::new(), linha: None })
}

/// `child@attribute` of an `xs:unique` over the only child of an element.
fn unico(no: Node<'_, '_>, conteudo: &Conteudo) -> Result<String, String> {
    let de = |tag: &str| {
        let mut partes = no.children().filter(|f| xs(f, tag));
        let parte = partes.next().filter(|_| partes.next().is_none());
        parte.and_then(|f| f.attribute("xpath")).ok_or("xs:unique sem um só seletor e um só campo")
    };
    let (seletor, campo) = (de("selector")?, de("field")?);
    let Conteudo::Complexo(_, modelo) = conteudo else { return Err("xs:unique em elemento sem filhos".into()) };
    let filhos = modelo.clone().normalizada();
    match (seletor, &filhos) {
        ("./*", Particula::Elemento(filho)) => Ok(format!("{}{campo}", filho.nome)),
        _ => Err(format!("xs:unique de «{seletor}»: não previsto")),
    }
}

fn ocorrencia(no: Node<'_, '_>) -> Result<Ocorre, String> {
    let ler = |nome: &str| match no.attribute(nome) {
        None => Ok(1),
        Some("unbounded") => Ok(SEM_LIMITE),
        Some(texto) => texto.parse().map_err(|_| format!("{nome}=«{texto}»")),
    };
    Ok((ler("minOccurs")?, ler("maxOccurs")?))
}
