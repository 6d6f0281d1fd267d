//! The table's documents in the shape of the comparison.

use std::collections::BTreeSet;

use super::forma::{Classe, Conteudo, Elemento, Facetas, Linha, Particula};
use crate::tabela::{Especie, No, Origem, TipoFolha};

/// The element of a row, with everything below it.
pub fn elemento(no: &No) -> Result<Elemento, String> {
    let conteudo = match &no.especie {
        Especie::Folha(tipo) | Especie::ListaFolha(tipo) => Conteudo::Simples(facetas(tipo)),
        Especie::Grupo | Especie::Lista | Especie::Objeto => complexo(no)?,
        Especie::Assinatura => Conteudo::Assinatura,
        Especie::Fora => Conteudo::Fora,
        _ => return Err(format!("{}: linha sem elemento no lugar de um", no.lugar)),
    };
    let nome = if no.atributo { format!("@{}", no.elemento) } else { no.elemento.clone() };
    let linha = Some(Linha { lugar: no.lugar.clone(), classe: classe(no) });
    Ok(Elemento { nome, ocorre: (no.min, no.max), conteudo, unicos: unicos(no)?, linha })
}

fn complexo(no: &No) -> Result<Conteudo, String> {
    let (atributos, filhos): (Vec<&No>, Vec<&No>) = no.filhos.iter().partition(|f| f.atributo);
    let atributos = atributos.into_iter().map(elemento).collect::<Result<_, _>>()?;
    let filhos = filhos.into_iter().map(particula).collect::<Result<_, _>>()?;
    Ok(Conteudo::Complexo(atributos, Particula::Grupo { escolha: false, ocorre: (1, 1), filhos }))
}

fn particula(no: &No) -> Result<Particula, String> {
    let ocorre = (no.min, no.max);
    let grupo = |escolha| {
        let filhos = no.filhos.iter().map(particula).collect::<Result<_, _>>()?;
        Ok(Particula::Grupo { escolha, ocorre, filhos })
    };
    match no.especie {
        Especie::Sequencia => grupo(false),
        Especie::Escolha => grupo(true),
        Especie::Qualquer => Ok(Particula::Qualquer(ocorre)),
        _ => Ok(Particula::Elemento(Box::new(elemento(no)?))),
    }
}

/// Enumerated values are facets only where no pattern states them: then the codes explain the pattern.
fn facetas(tipo: &TipoFolha) -> Facetas {
    let valores =
        if tipo.padroes.is_empty() { tipo.valores.iter().map(|v| v.0.clone()).collect() } else { BTreeSet::new() };
    Facetas {
        base: tipo.base.clone().unwrap_or_else(|| "xs:string".into()),
        padroes: tipo.padroes.iter().cloned().collect(),
        valores,
        tamanho: tipo.tamanho,
        minimo: tipo.minimo,
        maximo: tipo.maximo,
    }
}

fn classe(no: &No) -> Classe {
    match &no.especie {
        Especie::Fora => Classe::Fora(no.descricao.clone()),
        Especie::Objeto => Classe::Modal,
        Especie::Assinatura => Classe::Calculado,
        Especie::Folha(_) | Especie::ListaFolha(_) => {
            if !no.campo.is_empty() && !no.campo.starts_with('#') {
                Classe::Campo
            } else if no.origem == Origem::Calculado || no.fixo.is_some() {
                Classe::Calculado
            } else {
                Classe::SemOrigem
            }
        }
        _ => Classe::Grupo,
    }
}

/// Identity constraints of the lists directly below: `item@attribute`.
fn unicos(no: &No) -> Result<BTreeSet<String>, String> {
    let mut unicos = BTreeSet::new();
    for lista in &no.filhos {
        for campo in &lista.unicos {
            let filho = lista.filhos.iter().find(|f| f.campo == *campo);
            let filho = filho.ok_or_else(|| format!("{}: «unico {campo}» sem esse campo no item", lista.lugar))?;
            let arroba = if filho.atributo { "@" } else { "/" };
            unicos.insert(format!("{}{arroba}{}", lista.elemento, filho.elemento));
        }
    }
    Ok(unicos)
}
