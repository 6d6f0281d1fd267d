//! What an object has to contain, as JSON Schema: mandatory fields, those that a condition or the presence of others
//! makes mandatory, and choices.
//!
//! What the API fills in (registration, numbering, computed parts, municipality codes) is never required.

use super::json::{Json, objeto, textos};
use crate::tabela::{Condicao, Especie, No, Origem};

/// Constraints of an object.
#[derive(Debug, Default, PartialEq)]
pub struct Exigencias {
    /// Fields that must be there.
    pub obrigatorios: Vec<String>,
    /// Other constraints, for `allOf`.
    pub regras: Vec<Json>,
}

impl Exigencias {
    /// Constraints that the children of an existing element put on the object that feeds them.
    pub fn dos_filhos(filhos: &[No]) -> Self {
        let mut todas = Self::default();
        for filho in filhos {
            todas.de(filho);
        }
        todas
    }

    /// The pairs `required` and `allOf`, where there are any.
    pub fn pares(self) -> Vec<(String, Json)> {
        let mut pares = Vec::new();
        if !self.obrigatorios.is_empty() {
            pares.push(("required".to_owned(), textos(&self.obrigatorios)));
        }
        if !self.regras.is_empty() {
            pares.push(("allOf".to_owned(), Json::Lista(self.regras)));
        }
        pares
    }

    fn vazias(&self) -> bool {
        self.obrigatorios.is_empty() && self.regras.is_empty()
    }

    fn exigir(&mut self, campo: &str) {
        if !self.obrigatorios.iter().any(|c| c == campo) {
            self.obrigatorios.push(campo.to_owned());
        }
    }

    fn de(&mut self, no: &No) {
        match no.especie {
            Especie::Folha(_) | Especie::ListaFolha(_) | Especie::Lista | Especie::Objeto => self.de_campo(no),
            Especie::Grupo | Especie::Sequencia => self.de_grupo(no),
            Especie::Escolha => self.de_escolha(no),
            Especie::Assinatura | Especie::Fora | Especie::SemElemento | Especie::Qualquer => {}
        }
    }

    fn de_campo(&mut self, no: &No) {
        let pedido = no.origem == Origem::Usuario && no.municipio.is_none() && no.fixo.is_none();
        if no.campo.is_empty() || no.min == 0 || !pedido {
            return;
        }
        match &no.quando {
            None => self.exigir(&no.campo),
            Some(condicao) => {
                self.regras.push(se(esquema(condicao), vec![("required".to_owned(), textos([&no.campo]))]));
            }
        }
    }

    fn de_grupo(&mut self, no: &No) {
        let dentro = Self::dos_filhos(&no.filhos);
        if no.min > 0 && no.quando.is_none() {
            dentro.obrigatorios.iter().for_each(|c| self.exigir(c));
            self.regras.extend(dentro.regras);
            return;
        }
        let presenca = || presenca(&campos(no));
        let condicao = match (&no.quando, no.min) {
            (Some(quando), 0) => objeto([("allOf", Json::Lista(vec![esquema(quando), presenca()]))]),
            (Some(quando), _) => esquema(quando),
            (None, _) => presenca(),
        };
        self.quando(no, condicao, dentro);
    }

    fn de_escolha(&mut self, no: &No) {
        if let Some(por) = &no.por {
            let mut decisores = vec![por.clone()];
            decisores.extend(no.filhos.iter().filter_map(|f| match &f.quando {
                Some(Condicao::Presente(c)) => Some(c.clone()),
                _ => None,
            }));
            match decisores.as_slice() {
                [um] => self.exigir(um),
                _ => self.regras.push(presenca(&decisores)),
            }
            no.filhos.iter().for_each(|f| self.de(f));
            return;
        }
        let opcoes: Vec<Json> = no.filhos.iter().map(|f| presenca(&campos(f))).collect();
        if no.min > 0 && no.filhos.iter().all(|f| f.min > 0) {
            self.regras.push(objeto([("oneOf", Json::Lista(opcoes))]));
        } else {
            self.regras.push(objeto([("not", objeto([("allOf", Json::Lista(opcoes))]))]));
        }
        for opcao in no.filhos.iter().filter(|f| matches!(f.especie, Especie::Grupo | Especie::Sequencia)) {
            self.quando(opcao, presenca(&campos(opcao)), Self::dos_filhos(&opcao.filhos));
        }
    }

    /// Adds `dentro` under a condition, unless the condition says it all: one field that requires itself.
    fn quando(&mut self, no: &No, condicao: Json, dentro: Self) {
        let evidente = no.quando.is_none()
            && dentro.regras.is_empty()
            && campos(no) == dentro.obrigatorios
            && dentro.obrigatorios.len() == 1;
        if !dentro.vazias() && !evidente {
            self.regras.push(se(condicao, dentro.pares()));
        }
    }
}

fn se(condicao: Json, entao: Vec<(String, Json)>) -> Json {
    objeto([("if", condicao), ("then", Json::Objeto(entao))])
}

/// At least one of the fields is there.
fn presenca(campos: &[String]) -> Json {
    match campos {
        [um] => objeto([("required", textos([um]))]),
        _ => objeto([("anyOf", Json::Lista(campos.iter().map(|c| objeto([("required", textos([c]))])).collect()))]),
    }
}

fn esquema(condicao: &Condicao) -> Json {
    let em = |campo: &str, valores: &[String]| {
        let codigos = valores.iter().flat_map(|v| codigo(v)).collect();
        let propriedade = Json::Objeto(vec![(campo.to_owned(), objeto([("enum", Json::Lista(codigos))]))]);
        objeto([("properties", propriedade), ("required", textos([campo]))])
    };
    match condicao {
        Condicao::Em(campo, valores) => em(campo, valores),
        Condicao::ForaDe(campo, valores) => objeto([("not", em(campo, valores))]),
        Condicao::Presente(campo) => presenca(std::slice::from_ref(campo)),
    }
}

/// A code as text and, where one gives exactly that text, as a number.
pub fn codigo(codigo: &str) -> Vec<Json> {
    let numero = super::apoio::numero_do_codigo(codigo).and_then(|n| n.parse().ok()).map(Json::Numero);
    std::iter::once(Json::from(codigo)).chain(numero).collect()
}

/// Fields that feed a node, in the object around it.
fn campos(no: &No) -> Vec<String> {
    let mut todos = Vec::new();
    colher(no, &mut todos);
    todos
}

fn colher(no: &No, todos: &mut Vec<String>) {
    if !no.campo.is_empty() && !no.campo.starts_with('#') && !todos.contains(&no.campo) {
        todos.push(no.campo.clone());
    }
    if !matches!(no.especie, Especie::Lista | Especie::ListaFolha(_) | Especie::Objeto) {
        no.filhos.iter().for_each(|f| colher(f, todos));
    }
}
