//! From rows to trees: nesting by indentation, shared groups and modal files put in place.

use std::path::{Path, PathBuf};

use super::linhas::{self, Linha};
use super::tipos::{TipoFolha, Tipos};

/// The whole table.
#[derive(Debug)]
pub struct Tabela {
    /// The documents, in the order of [`DOCUMENTOS`].
    pub documentos: Vec<Documento>,
}

/// One document with everything expanded.
#[derive(Debug)]
pub struct Documento {
    /// File name without extension.
    pub nome: String,
    /// The root element.
    pub raiz: No,
    /// Fields that the API documents and the layout 4.00 has no element for.
    pub sem_elemento: Vec<No>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Especie {
    /// Element or attribute with text.
    Folha(TipoFolha),
    /// Repeated element with text.
    ListaFolha(TipoFolha),
    /// Element with children.
    Grupo,
    /// All or nothing, without an element.
    Sequencia,
    /// One of, without an element.
    Escolha,
    /// Repeated element fed by a list of objects.
    Lista,
    /// Element fed by an object of its own.
    Objeto,
    /// `ds:Signature`.
    Assinatura,
    /// Official element that ordinary issuers never send.
    Fora,
    /// API field without an element.
    SemElemento,
    /// Place of any element (`xs:any`).
    Qualquer,
}

/// Who supplies a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origem {
    /// The caller.
    Usuario,
    /// Whoever writes the XML.
    Calculado,
    /// The company's registration.
    Cadastro,
    /// The API's numbering.
    Numeracao,
}

/// Condition of existence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condicao {
    /// Field has one of the values.
    Em(String, Vec<String>),
    /// Field has none of the values.
    ForaDe(String, Vec<String>),
    /// Field is filled.
    Presente(String),
}

/// A node of the expanded tree.
#[derive(Debug, Clone)]
pub struct No {
    /// XML name; empty for sequences and choices.
    pub elemento: String,
    /// Whether it is an attribute.
    pub atributo: bool,
    /// Least occurrence.
    pub min: u16,
    /// Greatest occurrence.
    pub max: u16,
    /// What it is.
    pub especie: Especie,
    /// API field, relative to its JSON object; `#tag` when computed; empty when none.
    pub campo: String,
    /// Whether the name is our proposal.
    pub proposto: bool,
    /// Who supplies it.
    pub origem: Origem,
    /// One line in Portuguese.
    pub descricao: String,
    /// Condition of existence.
    pub quando: Option<Condicao>,
    /// For choices: the deciding field.
    pub por: Option<String>,
    /// Text always written.
    pub fixo: Option<String>,
    /// Accepted misspellings.
    pub sinonimos: Vec<String>,
    /// For municipality codes: fields of name and UF.
    pub municipio: Option<(String, String)>,
    /// For lists: the item's field that a bare scalar fills (`.` for lists of scalars).
    pub escalar: Option<String>,
    /// For lists: the item's fields whose values may not repeat.
    pub unicos: Vec<String>,
    /// XML path below the root element.
    pub caminho: String,
    /// Children in order.
    pub filhos: Vec<No>,
    /// File and line.
    pub lugar: String,
}

/// The table files, in the order in which they are generated.
pub const DOCUMENTOS: [&str; 15] = [
    "cte",
    "cte_os",
    "modal_rodoviario",
    "modal_aereo",
    "modal_aquaviario",
    "modal_ferroviario",
    "modal_dutoviario",
    "modal_multimodal",
    "modal_rodoviario_os",
    "evento",
    "evento_cancelamento",
    "evento_carta_correcao",
    "evento_desacordo",
    "evento_registro_multimodal",
    "evento_dados_gtv",
];

impl Tabela {
    /// Reads and expands every document of `pasta`.
    pub fn ler(pasta: &Path) -> Result<Self, String> {
        let leitor = Leitor { pasta: pasta.to_owned(), tipos: Tipos::ler(pasta)? };
        let documentos = DOCUMENTOS.iter().map(|nome| leitor.documento(nome)).collect::<Result<_, _>>()?;
        Ok(Self { documentos })
    }

    /// The document of that name.
    pub fn documento(&self, nome: &str) -> &Documento {
        self.documentos.iter().find(|d| d.nome == nome).expect("names come from DOCUMENTOS")
    }
}

struct Leitor {
    pasta: PathBuf,
    tipos: Tipos,
}

/// Where a node is being expanded.
#[derive(Clone)]
struct Contexto {
    caminho: String,
    parametro: String,
}

impl Leitor {
    fn documento(&self, nome: &str) -> Result<Documento, String> {
        let linhas = linhas::ler(&self.pasta.join(format!("{nome}.tabela")))?;
        let contexto = Contexto { caminho: String::new(), parametro: String::new() };
        let mut nos = self.filhos(&linhas, 0, &contexto)?;
        if nos.is_empty() {
            return Err(format!("{nome}: tabela vazia"));
        }
        let raiz = nos.remove(0);
        Ok(Documento { nome: nome.into(), raiz, sem_elemento: nos })
    }

    /// Builds the nodes at `nivel` out of a slice that starts there.
    fn filhos(&self, linhas: &[Linha], nivel: usize, contexto: &Contexto) -> Result<Vec<No>, String> {
        let mut nos = Vec::new();
        let mut i = 0;
        while i < linhas.len() {
            let linha = &linhas[i];
            if linha.nivel != nivel {
                return Err(format!("{}: recuo {} onde se esperava {nivel}", linha.lugar, linha.nivel));
            }
            let fim = linhas[i + 1..].iter().position(|l| l.nivel <= nivel).map_or(linhas.len(), |p| i + 1 + p);
            nos.push(
                self.no(linha, &linhas[i + 1..fim], contexto)
                    .map_err(|e| if e.contains(".tabela:") { e } else { format!("{}: {e}", linha.lugar) })?,
            );
            i = fim;
        }
        Ok(nos)
    }

    fn no(&self, linha: &Linha, dentro: &[Linha], contexto: &Contexto) -> Result<No, String> {
        let (especie_texto, grupo) = match linha.tipo.split_once(' ') {
            Some((e, g)) => (e, Some(g)),
            None => (linha.tipo.as_str(), None),
        };
        let campo = linha.campo.replace("{}", &contexto.parametro);
        let objeto = linha.campo.ends_with("{}") && linha.tipo.starts_with("modal_");
        let lista = campo.ends_with("[]");
        let mut grupo = grupo.map(ToOwned::to_owned);
        let especie = match especie_texto {
            "grupo" => Especie::Grupo,
            "sequencia" => Especie::Sequencia,
            "escolha" => Especie::Escolha,
            "lista" => Especie::Lista,
            "assinatura" => Especie::Assinatura,
            "fora" => Especie::Fora,
            "sem_elemento" => Especie::SemElemento,
            "qualquer" => Especie::Qualquer,
            tipo if objeto => {
                grupo = Some(tipo.to_owned());
                Especie::Objeto
            }
            tipo if self.arquivo_de_grupo(tipo).is_file() => {
                grupo = Some(tipo.to_owned());
                Especie::Grupo
            }
            tipo => {
                let tipo = self.tipos.resolver(tipo, &linha.valores)?;
                if lista { Especie::ListaFolha(tipo) } else { Especie::Folha(tipo) }
            }
        };
        let sem_nome = linha.elemento.starts_with('(') || linha.elemento == "-";
        let caminho = match (sem_nome, contexto.caminho.is_empty()) {
            (true, _) => contexto.caminho.clone(),
            (false, true) => linha.elemento.clone(),
            (false, false) => format!("{}/{}", contexto.caminho, linha.elemento),
        };
        let mut no = No {
            elemento: if sem_nome { String::new() } else { linha.elemento.trim_start_matches('@').into() },
            atributo: linha.elemento.starts_with('@'),
            min: linha.ocorre.0,
            max: linha.ocorre.1,
            especie,
            campo: campo.trim_end_matches("[]").into(),
            proposto: linha.origem.iter().any(|o| o == "proposto"),
            origem: origem(&linha.origem)?,
            descricao: linha.descricao.clone(),
            quando: None,
            por: None,
            fixo: None,
            sinonimos: vec![],
            municipio: None,
            escalar: None,
            unicos: vec![],
            caminho,
            filhos: vec![],
            lugar: linha.lugar.clone(),
        };
        if objeto {
            no.campo = linha.campo.trim_end_matches("{}").into();
        }
        notas(&mut no, linha, contexto)?;
        if no.campo.is_empty()
            && no.origem == Origem::Calculado
            && no.fixo.is_none()
            && matches!(no.especie, Especie::Folha(_))
        {
            no.campo = format!("#{}", no.elemento);
        }
        let interno = Contexto { caminho: no.caminho.clone(), parametro: contexto.parametro.clone() };
        no.filhos = match grupo {
            Some(grupo) => self.compartilhado(&grupo, &interno)?,
            None => self.filhos(dentro, linha.nivel + 1, &interno)?,
        };
        Ok(no)
    }

    fn arquivo_de_grupo(&self, tipo: &str) -> PathBuf {
        self.pasta.join("grupos").join(format!("{}.tabela", tipo.split('(').next().unwrap_or(tipo)))
    }

    /// Children of a shared group `Nome(parametro)` or of a modal file (whose root row is the element itself).
    fn compartilhado(&self, grupo: &str, contexto: &Contexto) -> Result<Vec<No>, String> {
        if grupo.starts_with("modal_") {
            let linhas = linhas::ler(&self.pasta.join(format!("{grupo}.tabela")))?;
            let interno = Contexto { parametro: String::new(), ..contexto.clone() };
            return self.filhos(&linhas[1..], 1, &interno);
        }
        let parametro = grupo.split_once('(').map_or("", |(_, p)| p.trim_end_matches(')'));
        let linhas = linhas::ler(&self.arquivo_de_grupo(grupo))?;
        self.filhos(&linhas, 0, &Contexto { caminho: contexto.caminho.clone(), parametro: parametro.into() })
    }
}

fn origem(marcas: &[String]) -> Result<Origem, String> {
    let mut origem = Origem::Usuario;
    for marca in marcas {
        origem = match marca.as_str() {
            "proposto" => continue,
            "calculado" => Origem::Calculado,
            "cadastro" => Origem::Cadastro,
            "numeracao" => Origem::Numeracao,
            outra => return Err(format!("origem desconhecida: {outra}")),
        };
    }
    Ok(origem)
}

fn notas(no: &mut No, linha: &Linha, contexto: &Contexto) -> Result<(), String> {
    for (palavra, resto) in &linha.notas {
        let resto = resto.replace("{}", &contexto.parametro);
        match palavra.as_str() {
            "quando" => no.quando = Some(condicao(&resto)?),
            "por" => no.por = Some(resto),
            "fixo" if resto == "ultimo" => {
                let Especie::Folha(tipo) = &no.especie else { return Err("«fixo» fora de folha".into()) };
                no.fixo = tipo.valores.last().map(|v| v.0.clone());
            }
            "fixo" => no.fixo = Some(resto),
            "sinonimo" => no.sinonimos.push(resto),
            "escalar" => no.escalar = Some(resto),
            "unico" => no.unicos.push(resto),
            "municipio" => {
                let (nome, uf) = resto.split_once(' ').ok_or("«municipio» pede os campos de nome e de UF")?;
                no.municipio = Some((nome.into(), uf.into()));
            }
            outra => return Err(format!("nota desconhecida: {outra}")),
        }
    }
    Ok(())
}

fn condicao(texto: &str) -> Result<Condicao, String> {
    if let Some(campo) = texto.strip_suffix(" presente") {
        return Ok(Condicao::Presente(campo.into()));
    }
    let valores = |v: &str| v.split(',').map(ToOwned::to_owned).collect();
    if let Some((campo, v)) = texto.split_once("!=") {
        return Ok(Condicao::ForaDe(campo.into(), valores(v)));
    }
    let (campo, v) = texto.split_once('=').ok_or_else(|| format!("condição «{texto}»"))?;
    Ok(Condicao::Em(campo.into(), valores(v)))
}
