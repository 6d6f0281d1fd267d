//! The common shape in which the table and the XSDs are compared, and the equivalences that hold for any content model.

use std::collections::BTreeSet;

use regex::Regex;

use crate::tabela::SEM_LIMITE;

/// Occurrence: least and greatest.
pub type Ocorre = (u16, u16);

/// An element (or attribute, which has no order) of a document.
#[derive(Debug, Clone)]
pub struct Elemento {
    /// XML name; attributes start with `@`.
    pub nome: String,
    /// Occurrence.
    pub ocorre: Ocorre,
    /// What is inside.
    pub conteudo: Conteudo,
    /// Identity constraints among its children: `child@attribute`, sorted.
    pub unicos: BTreeSet<String>,
    /// Where it comes from: the table's row, or nothing for the XSD.
    pub linha: Option<Linha>,
}

/// Inside of an element.
#[derive(Debug, Clone)]
pub enum Conteudo {
    /// Text.
    Simples(Facetas),
    /// Attributes and children.
    Complexo(Vec<Elemento>, Particula),
    /// `ds:Signature`.
    Assinatura,
    /// Left out by the table.
    Fora,
}

/// A content model.
#[derive(Debug, Clone)]
pub enum Particula {
    /// An element.
    Elemento(Box<Elemento>),
    /// A sequence or a choice.
    Grupo {
        /// Choice instead of sequence.
        escolha: bool,
        /// Occurrence of the group.
        ocorre: Ocorre,
        /// Its particles.
        filhos: Vec<Particula>,
    },
    /// `xs:any`.
    Qualquer(Ocorre),
}

/// Effective facets of a simple type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facetas {
    /// Built-in type at the end of the chain, `xs:` included.
    pub base: String,
    /// Patterns; all must hold.
    pub padroes: BTreeSet<String>,
    /// Enumerated values; empty when free.
    pub valores: BTreeSet<String>,
    /// Exact length.
    pub tamanho: Option<u32>,
    /// Least length.
    pub minimo: Option<u32>,
    /// Greatest length.
    pub maximo: Option<u32>,
}

/// The row behind an element of the table.
#[derive(Debug, Clone)]
pub struct Linha {
    /// File and line.
    pub lugar: String,
    /// What the row says about leaves in it.
    pub classe: Classe,
}

/// How a leaf of the official layout is accounted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Classe {
    /// An API field feeds it.
    Campo,
    /// The writer of the XML computes it.
    Calculado,
    /// Not exposed, with the reason.
    Fora(String),
    /// Nothing explains it.
    SemOrigem,
    /// Not a leaf: a modal's object, whose rows are a document of their own.
    Modal,
    /// Not a leaf.
    Grupo,
}

impl Facetas {
    /// Without the facets that every enumerated value satisfies: between the values listed they refuse nothing.
    pub fn normalizadas(mut self) -> Self {
        if self.valores.is_empty() {
            return self;
        }
        let Self { valores, padroes, tamanho, minimo, maximo, .. } = &mut self;
        let todos = |serve: &dyn Fn(usize) -> bool| valores.iter().all(|v| serve(v.chars().count()));
        let (exato, menor, maior) = (*tamanho, *minimo, *maximo);
        tamanho.take_if(|_| todos(&|n| exato.is_none_or(|e| n == e as usize)));
        minimo.take_if(|_| todos(&|n| menor.is_none_or(|m| n >= m as usize)));
        maximo.take_if(|_| todos(&|n| maior.is_none_or(|m| n <= m as usize)));
        // A pattern that cannot be read stays, and shows as a difference.
        padroes.retain(|p| !Regex::new(&format!("^(?:{p})$")).is_ok_and(|r| valores.iter().all(|v| r.is_match(v))));
        self
    }
}

impl Particula {
    /// The same content model in its simplest form.
    ///
    /// Only equivalences that hold for every document: a 1..1 sequence inside a sequence is its particles; a 1..1 choice
    /// inside a choice is its alternatives; a group of a single particle is that particle, when one of both is 1..1.
    pub fn normalizada(self) -> Self {
        let Self::Grupo { escolha, ocorre, filhos } = self else {
            return match self {
                Self::Elemento(e) => Self::Elemento(Box::new(e.normalizado())),
                outra => outra,
            };
        };
        let mut novos = Vec::new();
        for filho in filhos.into_iter().map(Self::normalizada) {
            match filho {
                Self::Grupo { escolha: mesma, ocorre: (1, 1), filhos } if mesma == escolha => novos.extend(filhos),
                outro => novos.push(outro),
            }
        }
        if novos.len() == 1 {
            let unico = novos.remove(0);
            if ocorre == (1, 1) {
                return unico;
            }
            if unico.ocorre() == (1, 1) {
                return unico.com_ocorrencia(ocorre);
            }
            novos.push(unico);
        }
        Self::Grupo { escolha, ocorre, filhos: novos }
    }

    /// Its occurrence.
    pub fn ocorre(&self) -> Ocorre {
        match self {
            Self::Elemento(e) => e.ocorre,
            Self::Grupo { ocorre, .. } | Self::Qualquer(ocorre) => *ocorre,
        }
    }

    fn com_ocorrencia(mut self, nova: Ocorre) -> Self {
        match &mut self {
            Self::Elemento(e) => e.ocorre = nova,
            Self::Grupo { ocorre, .. } | Self::Qualquer(ocorre) => *ocorre = nova,
        }
        self
    }

    /// The particles one after the other: those of a 1..1 sequence, or itself.
    pub fn em_sequencia(&self) -> Vec<&Self> {
        match self {
            Self::Grupo { escolha: false, ocorre: (1, 1), filhos } => filhos.iter().collect(),
            outra => vec![outra],
        }
    }
}

impl Elemento {
    /// The same element with every content model below it in its simplest form.
    pub fn normalizado(mut self) -> Self {
        if let Conteudo::Complexo(atributos, particula) = self.conteudo {
            self.conteudo = Conteudo::Complexo(atributos, particula.normalizada());
        }
        self
    }
}

/// `1..n`, as the table writes it.
pub fn escrita((min, max): Ocorre) -> String {
    if max == SEM_LIMITE { format!("{min}..n") } else { format!("{min}..{max}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folha(nome: &str, ocorre: Ocorre) -> Particula {
        let conteudo = Conteudo::Simples(Facetas::default());
        Particula::Elemento(Box::new(Elemento {
            nome: nome.into(),
            ocorre,
            conteudo,
            unicos: BTreeSet::new(),
            linha: None,
        }))
    }

    fn grupo(escolha: bool, ocorre: Ocorre, filhos: Vec<Particula>) -> Particula {
        Particula::Grupo { escolha, ocorre, filhos }
    }

    #[test]
    fn a_repeated_sequence_of_one_element_is_the_element_repeated() {
        let particula = grupo(false, (1, 1), vec![grupo(false, (1, 99), vec![folha("a", (1, 1))]), folha("b", (1, 1))]);
        let simples = particula.normalizada();
        assert!(matches!(simples.em_sequencia()[0], Particula::Elemento(e) if e.nome == "a" && e.ocorre == (1, 99)));
    }

    #[test]
    fn an_optional_sequence_of_two_stays_a_sequence() {
        let particula = grupo(false, (0, 1), vec![folha("a", (1, 1)), folha("b", (1, 1))]).normalizada();
        assert!(matches!(particula, Particula::Grupo { ocorre: (0, 1), .. }));
    }

    #[test]
    fn an_optional_group_of_an_optional_element_is_left_as_it_is() {
        let particula = grupo(false, (0, 2), vec![folha("a", (0, 3))]).normalizada();
        assert!(matches!(particula, Particula::Grupo { ocorre: (0, 2), .. }));
    }

    #[test]
    fn an_enumeration_makes_a_length_that_all_values_have_redundant() {
        let valores = BTreeSet::from(["1".to_owned(), "2".to_owned()]);
        let facetas = Facetas { valores, minimo: Some(1), maximo: Some(1), ..Facetas::default() };
        assert_eq!(facetas.normalizadas().maximo, None);
    }

    #[test]
    fn an_enumeration_keeps_a_facet_that_one_value_breaks() {
        let valores = BTreeSet::from(["1".to_owned(), "20".to_owned()]);
        let padroes = BTreeSet::from(["[0-9]".to_owned()]);
        let facetas = Facetas { valores, padroes, maximo: Some(1), ..Facetas::default() }.normalizadas();
        assert_eq!((facetas.maximo, facetas.padroes.len()), (Some(1), 1));
    }

    #[test]
    fn a_choice_inside_a_sequence_stays() {
        let particula = grupo(false, (1, 1), vec![grupo(true, (1, 1), vec![folha("a", (1, 1)), folha("b", (1, 1))])]);
        assert!(matches!(particula.normalizada(), Particula::Grupo { escolha: true, .. }));
    }
}
