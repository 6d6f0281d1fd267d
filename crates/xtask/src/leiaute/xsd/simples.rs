//! Simple types: the effective facets of a chain of restrictions.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::XS;
use super::arquivos::{Especie, Esquema, filhos, qualificado, xs};
use crate::leiaute::forma::Facetas;

/// Facets of the type named `nome` in an attribute of `no`.
pub fn nomeado<'d>(esquema: &Esquema<'d>, no: Node<'d, 'd>, nome: &'d str) -> Result<Facetas, String> {
    let (espaco, local) = qualificado(no, nome);
    if espaco == XS {
        return Ok(Facetas { base: format!("xs:{local}"), ..Facetas::default() });
    }
    anonimo(esquema, esquema.em(Especie::Simples, espaco, local)?)
}

/// Facets of an `xs:simpleType`.
pub fn anonimo<'d>(esquema: &Esquema<'d>, tipo: Node<'d, 'd>) -> Result<Facetas, String> {
    let restricao = filhos(tipo).next().filter(|n| xs(n, "restriction")).ok_or("tipo simples que não é restrição")?;
    let mut facetas = if let Some(base) = restricao.attribute("base") {
        nomeado(esquema, restricao, base)?
    } else {
        anonimo(esquema, filhos(restricao).find(|n| xs(n, "simpleType")).ok_or("restrição sem base")?)?
    };
    // Patterns of one step are alternatives; steps of the chain add up.
    let mut padroes = Vec::new();
    let mut valores = BTreeSet::new();
    for faceta in filhos(restricao).filter(|n| !xs(n, "simpleType")) {
        let valor = faceta.attribute("value").ok_or("faceta sem valor")?;
        let numero = || valor.parse::<u32>().map_err(|_| format!("faceta com valor «{valor}»"));
        match faceta.tag_name().name() {
            "pattern" => padroes.push(valor),
            "enumeration" => {
                valores.insert(valor.to_owned());
            }
            "length" => facetas.tamanho = Some(numero()?),
            "minLength" => facetas.minimo = Some(facetas.minimo.map_or(numero()?, |m| m.max(numero().unwrap_or(m)))),
            "maxLength" => facetas.maximo = Some(facetas.maximo.map_or(numero()?, |m| m.min(numero().unwrap_or(m)))),
            // `preserve` is what xs:string has anyway; anything else changes the text before it is checked.
            "whiteSpace" if valor == "preserve" && facetas.base == "xs:string" => {}
            outra => return Err(format!("faceta {outra}=«{valor}» sobre {}: não prevista", facetas.base)),
        }
    }
    if !padroes.is_empty() {
        facetas.padroes.insert(padroes.join("|"));
    }
    if !valores.is_empty() {
        if !facetas.valores.is_empty() {
            valores.retain(|v| facetas.valores.contains(v));
        }
        facetas.valores = valores;
    }
    Ok(facetas)
}
