//! Every struct and code list of the models, each once: equal objects of different documents share one.

use std::collections::BTreeMap;

use super::nomes;
use super::objetos::{self, Campo, Forma, Objeto};
use crate::tabela::{Tabela, TipoFolha};

/// The whole.
pub struct Catalogo {
    /// Objects of the documents and events that a caller sends, by table name.
    pub documentos: Vec<Objeto>,
    /// Structs, those inside before those that hold them.
    pub estruturas: Vec<Estrutura>,
    /// Code lists, in order of first use.
    pub listas: Vec<Lista>,
    /// Abbreviations of the federative units, then `EX`.
    ufs: Vec<String>,
    /// Struct of each object's key.
    por_chave: BTreeMap<String, usize>,
    /// Code list of each `object.field`.
    por_campo: BTreeMap<String, usize>,
}

/// One struct.
pub struct Estrutura {
    /// Its name in every language.
    pub nome: String,
    /// The first object of that shape.
    pub objeto: Objeto,
    /// Where objects of that shape occur: `nfes[].unidades_carga[]`, with the document before it.
    pub chaves: Vec<String>,
}

/// One code list.
pub struct Lista {
    /// Its name in every language.
    pub nome: String,
    /// What it codes, in Portuguese.
    pub descricao: String,
    /// Code, variant, meaning.
    pub codigos: Vec<(String, String, String)>,
}

/// What a scalar is, beyond its facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Simples {
    /// Any text.
    Texto,
    /// Exact decimal.
    Decimal,
    /// Calendar date.
    Data,
    /// Time of day.
    Hora,
    /// Date and time with offset.
    DataHora,
    /// CNPJ.
    Cnpj,
    /// CNPJ, or zeros for who has none.
    CnpjOuZeros,
    /// CPF.
    Cpf,
    /// Access key.
    Chave,
    /// Federative unit.
    Uf,
    /// Federative unit, or `EX`.
    UfOuExterior,
    /// Code of the list with this index.
    Codigo(usize),
}

impl Catalogo {
    /// Reads the objects of all documents.
    pub fn ler(tabela: &Tabela) -> Result<Self, String> {
        let documentos: Vec<Objeto> = tabela
            .documentos
            .iter()
            .filter(|d| !d.nome.starts_with("modal_") && d.nome != "evento")
            .map(objetos::ler)
            .collect();
        let mut catalogo = Self {
            documentos: vec![],
            estruturas: vec![],
            listas: vec![],
            ufs: vec![],
            por_chave: BTreeMap::new(),
            por_campo: BTreeMap::new(),
        };
        let mut formas = BTreeMap::new();
        for objeto in &documentos {
            catalogo.colher(objeto, &mut formas)?;
        }
        catalogo.documentos = documentos;
        Ok(catalogo)
    }

    /// The struct of an object.
    pub fn estrutura(&self, objeto: &Objeto) -> &Estrutura {
        &self.estruturas[self.por_chave[&objeto.chave]]
    }

    /// The code list with this index.
    pub fn lista(&self, indice: usize) -> &Lista {
        &self.listas[indice]
    }

    /// Abbreviations of the federative units, with or without `EX`.
    pub fn ufs(&self, exterior: bool) -> impl Iterator<Item = &str> {
        self.ufs.iter().map(String::as_str).filter(move |s| exterior || *s != "EX")
    }

    /// What the scalar is.
    pub fn simples(&self, objeto: &Objeto, campo: &Campo) -> Simples {
        if let Some(indice) = self.por_campo.get(&format!("{}.{}", objeto.chave, campo.nome)) {
            return Simples::Codigo(*indice);
        }
        campo.lugares.iter().find_map(|l| l.tipo.as_ref()).map_or(Simples::Texto, |t| simples(t, campo))
    }

    fn colher(&mut self, objeto: &Objeto, formas: &mut BTreeMap<String, usize>) -> Result<(), String> {
        for campo in &objeto.campos {
            self.lista_do_campo(objeto, campo)?;
            if let Some(interno) = campo.objeto() {
                self.colher(interno, formas)?;
            }
        }
        let forma = forma(objeto);
        let indice = if let Some(indice) = formas.get(&forma) {
            *indice
        } else {
            let indice = self.nova_estrutura(objeto)?;
            formas.insert(forma, indice);
            indice
        };
        if !self.estruturas[indice].chaves.contains(&objeto.chave) {
            self.estruturas[indice].chaves.push(objeto.chave.clone());
        }
        self.por_chave.insert(objeto.chave.clone(), indice);
        Ok(())
    }

    fn lista_do_campo(&mut self, objeto: &Objeto, campo: &Campo) -> Result<(), String> {
        let codigos = campo.codigos();
        let uf = campo
            .lugares
            .iter()
            .filter_map(|l| l.tipo.as_ref())
            .any(|t| matches!(t.nome.as_str(), "TUf" | "TUF_sem_EX"));
        if uf && codigos.len() > self.ufs.len() {
            self.ufs = codigos.iter().map(|(sigla, _)| sigla.clone()).collect();
        }
        if codigos.is_empty() || uf {
            return Ok(());
        }
        let indice = self.lista_de(objeto, campo, codigos)?;
        self.por_campo.insert(format!("{}.{}", objeto.chave, campo.nome), indice);
        Ok(())
    }

    fn nova_estrutura(&mut self, objeto: &Objeto) -> Result<usize, String> {
        let nome = nomes::estrutura(&objeto.chave)?;
        if let Some(outra) = self.estruturas.iter().find(|e| e.nome == nome) {
            let duas = format!("{} e {}", outra.objeto.chave, objeto.chave);
            return Err(format!("{duas} diferem e se chamariam {nome}; dê outro nome em codegen/nomes.rs"));
        }
        self.estruturas.push(Estrutura { nome, objeto: objeto.clone(), chaves: vec![] });
        Ok(self.estruturas.len() - 1)
    }

    /// The list with these codes and meanings; lists of one code are told apart by name.
    fn lista_de(&mut self, objeto: &Objeto, campo: &Campo, codigos: Vec<(String, String)>) -> Result<usize, String> {
        let iguais = |l: &Lista| l.codigos.iter().map(|(c, _, s)| (c, s)).eq(codigos.iter().map(|(c, s)| (c, s)));
        let nome = nomes::lista_de_codigos(&objeto.chave, &campo.nome);
        if let Some(indice) = self.listas.iter().position(|l| iguais(l) && (codigos.len() > 1 || l.nome == nome)) {
            return Ok(indice);
        }
        if self.listas.iter().any(|l| l.nome == nome) {
            let onde = format!("{}.{}", objeto.chave, campo.nome);
            return Err(format!("{onde} tem outros códigos que {nome}; dê outro nome em codegen/nomes.rs"));
        }
        let codigos = codigos
            .into_iter()
            .map(|(c, s)| nomes::variante(&nome, &c, &s).map(|v| (c, v, s)))
            .collect::<Result<_, _>>()?;
        let descricao = nomes::descricao_da_lista(&nome, campo.descricao());
        self.listas.push(Lista { nome, descricao, codigos });
        Ok(self.listas.len() - 1)
    }
}

fn simples(tipo: &TipoFolha, campo: &Campo) -> Simples {
    match (tipo.leitura.split(' ').next().unwrap_or_default(), tipo.nome.as_str()) {
        ("decimal", _) => Simples::Decimal,
        ("data", _) => Simples::Data,
        ("hora", _) => Simples::Hora,
        ("data_hora", _) => Simples::DataHora,
        ("chave", _) => Simples::Chave,
        ("cnpj", "TCnpjOpc") => Simples::CnpjOuZeros,
        ("cnpj", _) if campo.descricao().contains("14 zeros") => Simples::CnpjOuZeros,
        ("cnpj", _) => Simples::Cnpj,
        (_, "TCpf") => Simples::Cpf,
        (_, "TUf") => Simples::UfOuExterior,
        (_, "TUF_sem_EX") => Simples::Uf,
        _ => Simples::Texto,
    }
}

/// What makes two objects one: names, types, codes and occurrence of all fields, and of those inside.
fn forma(objeto: &Objeto) -> String {
    let campos: Vec<String> = objeto
        .campos
        .iter()
        .map(|c| {
            let tipos: Vec<_> =
                c.lugares.iter().map(|l| (l.tipo.as_ref().map(|t| &t.nome), l.ocorre, &l.quando)).collect();
            let interno = match &c.forma {
                Forma::Escalar => "escalar".to_owned(),
                Forma::Escalares => "escalares".to_owned(),
                Forma::Lista(o) => format!("lista {}", forma(o)),
                Forma::Objeto(o) => format!("objeto {}", forma(o)),
            };
            format!("{} {tipos:?} {:?} {:?} {interno}", c.nome, c.sinonimos, c.codigos())
        })
        .collect();
    format!("{:?} {{{}}}", objeto.escalar, campos.join("; "))
}
