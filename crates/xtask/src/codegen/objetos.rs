//! The JSON side of the table, with everything the outputs tell about a field: places in the XML, types, codes, conditions.
//!
//! A field can feed several elements (`icms_base_calculo` feeds six): each is a [`Lugar`].

use super::ajustes;
use crate::tabela::{Condicao, Documento, Especie, No, Origem, TipoFolha};

/// A JSON object: a document, an item of a list or a `modal_*`.
#[derive(Debug, Clone)]
pub struct Objeto {
    /// `cte`, `cte.nfes`, `modal_aereo.artigos_perigosos`: the table's file, then the lists and objects down to it.
    pub chave: String,
    /// XML path of its element, root included.
    pub xml: String,
    /// One line in Portuguese.
    pub descricao: String,
    /// Fields in document order.
    pub campos: Vec<Campo>,
    /// Field that a bare scalar fills.
    pub escalar: Option<String>,
}

/// A field of an object.
#[derive(Debug, Clone)]
pub struct Campo {
    /// Name in the JSON.
    pub nome: String,
    /// What JSON it takes.
    pub forma: Forma,
    /// Elements it feeds; one without path for a field that has no element.
    pub lugares: Vec<Lugar>,
    /// Documented misspellings.
    pub sinonimos: Vec<String>,
    /// Whether the layout 4.00 has an element for it.
    pub no_leiaute: bool,
}

/// What JSON a field takes.
#[derive(Debug, Clone)]
pub enum Forma {
    /// String or number.
    Escalar,
    /// List of strings or numbers.
    Escalares,
    /// List of objects.
    Lista(Objeto),
    /// Object.
    Objeto(Objeto),
}

/// One element that a field feeds.
#[derive(Debug, Clone)]
pub struct Lugar {
    /// XML path, root included; empty when there is no element.
    pub xml: String,
    /// Type of the text, for scalars and lists of scalars.
    pub tipo: Option<TipoFolha>,
    /// Codes that the JSON takes, with meaning.
    pub codigos: Vec<(String, String)>,
    /// Occurrence of the element.
    pub ocorre: (u16, u16),
    /// One line in Portuguese.
    pub descricao: String,
    /// Whether the name is our proposal.
    pub proposto: bool,
    /// Who supplies it.
    pub origem: Origem,
    /// Conditions of the groups around it, outermost first, within its object.
    pub quando: Vec<Condicao>,
    /// Innermost optional group or choice around it, within its object.
    pub opcional: Option<Opcional>,
    /// Whether the code is found from the municipality's name and UF when absent.
    pub municipio: bool,
}

/// Why a mandatory element may be absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opcional {
    /// The group around it is optional.
    Grupo(String),
    /// It is one of these alternatives, each told by its first field.
    Escolha(Vec<String>),
    /// It comes together with these fields, or not at all.
    Junto(Vec<String>),
}

impl Campo {
    /// First description there is.
    pub fn descricao(&self) -> &str {
        self.lugares.iter().map(|l| l.descricao.as_str()).find(|d| !d.is_empty()).unwrap_or_default()
    }

    /// Whether the name is our proposal, everywhere.
    pub fn proposto(&self) -> bool {
        self.lugares.iter().all(|l| l.proposto)
    }

    /// Union of the codes of all places, in order.
    pub fn codigos(&self) -> Vec<(String, String)> {
        let mut todos: Vec<(String, String)> = Vec::new();
        for (codigo, sentido) in self.lugares.iter().flat_map(|l| &l.codigos) {
            match todos.iter_mut().find(|(c, _)| c == codigo) {
                Some((_, s)) if s.is_empty() => s.clone_from(sentido),
                Some(_) => {}
                None => todos.push((codigo.clone(), sentido.clone())),
            }
        }
        todos
    }

    /// The object behind a list or object.
    pub fn objeto(&self) -> Option<&Objeto> {
        match &self.forma {
            Forma::Lista(o) | Forma::Objeto(o) => Some(o),
            Forma::Escalar | Forma::Escalares => None,
        }
    }
}

impl Objeto {
    /// The field of that name.
    pub fn campo(&self, nome: &str) -> Option<&Campo> {
        self.campos.iter().find(|c| c.nome == nome)
    }
}

/// The object of a document.
pub fn ler(documento: &Documento) -> Objeto {
    let mut objeto = Objeto {
        chave: documento.nome.clone(),
        xml: documento.raiz.caminho.clone(),
        descricao: documento.raiz.descricao.clone(),
        campos: vec![],
        escalar: None,
    };
    colher(&documento.raiz, &Contexto::default(), &mut objeto);
    for no in &documento.sem_elemento {
        objeto.campos.push(Campo {
            nome: no.campo.clone(),
            forma: Forma::Escalar,
            lugares: vec![lugar(no, &Contexto::default(), None)],
            sinonimos: vec![],
            no_leiaute: false,
        });
    }
    ajustes::aplicar(&mut objeto);
    objeto
}

/// What the groups around a node say.
#[derive(Default, Clone)]
struct Contexto {
    quando: Vec<Condicao>,
    opcional: Option<Opcional>,
    /// Whether the node right above is a choice by presence.
    na_escolha: bool,
}

fn colher(no: &No, contexto: &Contexto, objeto: &mut Objeto) {
    let forma = match &no.especie {
        Especie::Folha(_) => Forma::Escalar,
        Especie::ListaFolha(_) if no.escalar.as_deref().is_none_or(|e| e == ".") => Forma::Escalares,
        Especie::Lista if no.filhos.iter().any(|f| f.campo == ".") => Forma::Escalares,
        Especie::Lista | Especie::ListaFolha(_) => Forma::Lista(interno(no, objeto)),
        Especie::Objeto => Forma::Objeto(interno(no, objeto)),
        _ => {
            let contexto = dentro(no, contexto);
            no.filhos.iter().for_each(|f| colher(f, &contexto, objeto));
            return;
        }
    };
    if no.campo.is_empty() || no.campo.starts_with('#') {
        return;
    }
    let tipo = match (&no.especie, &forma) {
        (Especie::Folha(t) | Especie::ListaFolha(t), Forma::Escalar | Forma::Escalares) => Some(t.clone()),
        (Especie::Lista, Forma::Escalares) => no.filhos.iter().find_map(|f| match &f.especie {
            Especie::Folha(t) if f.campo == "." => Some(t.clone()),
            _ => None,
        }),
        _ => None,
    };
    let lugar = lugar(no, contexto, tipo);
    match objeto.campos.iter_mut().find(|c| c.nome == no.campo) {
        Some(campo) => {
            let novos: Vec<_> = no.sinonimos.iter().filter(|s| !campo.sinonimos.contains(s)).cloned().collect();
            campo.sinonimos.extend(novos);
            campo.lugares.push(lugar);
        }
        None => objeto.campos.push(Campo {
            nome: no.campo.clone(),
            forma,
            lugares: vec![lugar],
            sinonimos: no.sinonimos.clone(),
            no_leiaute: true,
        }),
    }
}

/// The object behind a list or object node.
fn interno(no: &No, fora: &Objeto) -> Objeto {
    let mut objeto = Objeto {
        chave: match &no.especie {
            Especie::Objeto => arquivo_do_modal(no),
            _ => format!("{}.{}", fora.chave, no.campo),
        },
        xml: no.caminho.clone(),
        descricao: no.descricao.clone(),
        campos: vec![],
        escalar: no.escalar.clone(),
    };
    if let (Especie::ListaFolha(tipo), Some(nome)) = (&no.especie, &no.escalar) {
        let lugar = lugar(&No { min: 1, max: 1, ..no.clone() }, &Contexto::default(), Some(tipo.clone()));
        objeto.campos.push(Campo {
            nome: nome.clone(),
            forma: Forma::Escalar,
            lugares: vec![lugar],
            sinonimos: vec![],
            no_leiaute: true,
        });
    }
    no.filhos.iter().for_each(|f| colher(f, &Contexto::default(), &mut objeto));
    objeto
}

/// Name of the modal's file: its own, as the element says, since both models call the field `modal_rodoviario`.
fn arquivo_do_modal(no: &No) -> String {
    if no.elemento == "rodoOS" { "modal_rodoviario_os".into() } else { no.campo.clone() }
}

fn dentro(no: &No, contexto: &Contexto) -> Contexto {
    let mut novo = contexto.clone();
    novo.quando.extend(no.quando.clone());
    novo.na_escolha = no.especie == Especie::Escolha && no.por.is_none();
    let elemento =
        if no.elemento.is_empty() { no.caminho.rsplit('/').next().unwrap_or_default() } else { &no.elemento };
    if no.especie == Especie::Sequencia && (no.min == 0 || contexto.na_escolha) {
        let juntos = no
            .filhos
            .iter()
            .filter(|f| f.min > 0 && !f.campo.is_empty() && !f.campo.starts_with('#'))
            .map(|f| f.campo.clone())
            .collect();
        novo.opcional = Some(Opcional::Junto(juntos));
    } else if novo.na_escolha {
        novo.opcional = Some(Opcional::Escolha(no.filhos.iter().filter_map(primeiro_campo).collect()));
    } else if contexto.na_escolha || (no.min == 0 && no.quando.is_none()) {
        novo.opcional = Some(Opcional::Grupo(elemento.to_owned()));
    }
    novo
}

fn primeiro_campo(no: &No) -> Option<String> {
    if !no.campo.is_empty() && !no.campo.starts_with('#') {
        return Some(no.campo.clone());
    }
    no.filhos.iter().find_map(primeiro_campo)
}

fn lugar(no: &No, contexto: &Contexto, tipo: Option<TipoFolha>) -> Lugar {
    let mut quando = contexto.quando.clone();
    quando.extend(no.quando.clone());
    let codigos = tipo.as_ref().map(|t| codigos(&no.campo, t, &quando)).unwrap_or_default();
    Lugar {
        xml: if no.especie == Especie::SemElemento { String::new() } else { no.caminho.clone() },
        tipo,
        codigos,
        ocorre: (no.min, no.max),
        descricao: no.descricao.clone(),
        proposto: no.proposto,
        origem: no.origem,
        quando,
        opcional: contexto.opcional.clone(),
        municipio: no.municipio.is_some(),
    }
}

/// Codes that only the API has, with their meaning.
const CODIGOS_DA_API: &[(&str, &str)] =
    &[("90_outra_uf", "Outros, com o ICMS devido a outra UF"), ("90_simples_nacional", "Simples Nacional")];

/// The codes that the JSON takes: those of the condition when the field decides its own group (`90_outra_uf` becomes 90).
fn codigos(campo: &str, tipo: &TipoFolha, quando: &[Condicao]) -> Vec<(String, String)> {
    if tipo.leitura != "lista" {
        return vec![];
    }
    for condicao in quando {
        if let Condicao::Em(c, valores) = condicao
            && c == campo
        {
            let sentido = |v: &String| match tipo.valores.iter().find(|(codigo, _)| codigo == v) {
                Some((_, s)) => s.clone(),
                None => CODIGOS_DA_API
                    .iter()
                    .find(|(codigo, _)| codigo == v)
                    .map(|(_, s)| (*s).to_owned())
                    .unwrap_or_default(),
            };
            return valores.iter().map(|v| (v.clone(), sentido(v))).collect();
        }
    }
    tipo.valores.clone()
}
