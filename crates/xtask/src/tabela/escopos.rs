//! The JSON side: which objects a document has, their fields, and the slot of each, in document order.

use super::expansao::{Documento, Especie, No};

/// What JSON a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forma {
    /// String or number.
    Escalar,
    /// Array.
    Lista,
    /// Object.
    Objeto,
}

/// A field in its object.
#[derive(Debug, Clone)]
pub struct CampoEscopo {
    /// Name in the JSON.
    pub nome: String,
    /// What it takes.
    pub forma: Forma,
    /// Index of the object behind a list or object.
    pub escopo: Option<usize>,
    /// Other accepted names.
    pub sinonimos: Vec<String>,
    /// Whether the layout has an element for it.
    pub no_leiaute: bool,
}

/// A JSON object.
#[derive(Debug, Clone)]
pub struct Escopo {
    /// Path: `cte`, `cte.nfes`, ...
    pub nome: String,
    /// Fields by slot.
    pub campos: Vec<CampoEscopo>,
    /// Slot that a bare scalar fills.
    pub escalar: Option<usize>,
}

impl Escopo {
    /// Slot of a field.
    pub fn slot(&self, nome: &str) -> Option<usize> {
        self.campos.iter().position(|c| c.nome == nome)
    }
}

/// All objects of a document; the first is the root. Lists appear in document order.
pub fn escopos(documento: &Documento) -> Vec<Escopo> {
    let mut todos = vec![Escopo { nome: documento.nome.clone(), campos: vec![], escalar: None }];
    colher(&documento.raiz, 0, &mut todos);
    for no in &documento.sem_elemento {
        let campo = CampoEscopo {
            nome: no.campo.clone(),
            forma: Forma::Escalar,
            escopo: None,
            sinonimos: vec![],
            no_leiaute: false,
        };
        todos[0].campos.push(campo);
    }
    todos
}

fn colher(no: &No, atual: usize, todos: &mut Vec<Escopo>) {
    let forma = match no.especie {
        Especie::Folha(_) => Forma::Escalar,
        Especie::Lista | Especie::ListaFolha(_) => Forma::Lista,
        Especie::Objeto => Forma::Objeto,
        _ => {
            no.filhos.iter().for_each(|f| colher(f, atual, todos));
            return;
        }
    };
    if no.campo.is_empty() {
        return;
    }
    let novo = match todos[atual].slot(&no.campo) {
        Some(slot) => {
            let campo = &mut todos[atual].campos[slot];
            campo
                .sinonimos
                .extend(no.sinonimos.iter().filter(|s| !campo.sinonimos.contains(s)).cloned().collect::<Vec<_>>());
            return;
        }
        None => (forma != Forma::Escalar).then(|| {
            let nome = format!("{}.{}", todos[atual].nome, no.campo);
            todos.push(Escopo { nome, campos: vec![], escalar: None });
            todos.len() - 1
        }),
    };
    todos[atual].campos.push(CampoEscopo {
        nome: no.campo.clone(),
        forma,
        escopo: novo,
        sinonimos: no.sinonimos.clone(),
        no_leiaute: true,
    });
    let Some(novo) = novo else { return };
    if let Especie::ListaFolha(_) = no.especie {
        let nome = no.escalar.clone().unwrap_or_else(|| ".".into());
        todos[novo].campos.push(CampoEscopo {
            nome,
            forma: Forma::Escalar,
            escopo: None,
            sinonimos: vec![],
            no_leiaute: true,
        });
    }
    no.filhos.iter().for_each(|f| colher(f, novo, todos));
    todos[novo].escalar = no.escalar.as_ref().and_then(|e| todos[novo].slot(e));
}
