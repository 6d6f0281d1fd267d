//! Fields of the API against the table: each documented field has its place, and no field comes from nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::tabela::{Documento, Especie, No, Origem, Tabela};

/// Fields that the API's pages document outside its lists of fields: `(document, field)`.
const NO_TEXTO: &[(&str, &str)] = &[
    ("cte", "modal_rodoviario"),
    ("cte", "modal_aereo"),
    ("cte", "modal_aquaviario"),
    ("cte", "modal_ferroviario"),
    ("cte", "modal_dutoviario"),
    ("cte", "modal_multimodal"),
    ("cte_os", "modal_rodoviario"),
    ("evento_cancelamento", "justificativa"),
    ("evento_carta_correcao", "grupo_corrigido"),
    ("evento_carta_correcao", "campo_corrigido"),
    ("evento_carta_correcao", "valor_corrigido"),
    ("evento_carta_correcao", "numero_item_grupo_corrigido"),
    ("evento_desacordo", "observacoes"),
];

/// What was found about the fields.
#[derive(Debug, Default)]
pub struct Cobertura {
    /// Documented fields.
    pub documentados: usize,
    /// Those that the table has.
    pub colocados: usize,
    /// Fields of the table marked as proposed.
    pub propostos: usize,
    /// Everything out of place.
    pub problemas: Vec<String>,
}

/// A field of the table.
struct Campo {
    proposto: bool,
    origem: Origem,
    /// Whether a list takes its only item bare.
    nu: bool,
    lugar: String,
}

/// Compares the fields of the table with `campos_documentados.csv` of `pasta`.
pub fn conferir(tabela: &Tabela, pasta: &Path) -> Result<Cobertura, String> {
    let arquivo = pasta.join("campos_documentados.csv");
    let mut leitor = csv::Reader::from_path(&arquivo).map_err(|e| format!("{}: {e}", arquivo.display()))?;
    let mut documentados = BTreeSet::new();
    for linha in leitor.records() {
        let linha = linha.map_err(|e| format!("{}: {e}", arquivo.display()))?;
        let (Some(documento), Some(campo)) = (linha.get(0), linha.get(1)) else {
            return Err(format!("{}: linha sem as duas colunas", arquivo.display()));
        };
        if !documentados.insert((documento.to_owned(), campo.to_owned())) {
            return Err(format!("{}: {documento},{campo} repetido", arquivo.display()));
        }
    }
    let mut cobertura = Cobertura { documentados: documentados.len(), ..Cobertura::default() };
    let mut da_tabela = BTreeMap::new();
    for documento in &tabela.documentos {
        // A list that also takes its only item bare may be documented as a scalar.
        da_tabela.extend(campos(documento).into_iter().map(|((documento, campo), dados)| {
            let nu = (documento.clone(), campo.trim_end_matches("[]").to_owned());
            if dados.nu && documentados.contains(&nu) { (nu, dados) } else { ((documento, campo), dados) }
        }));
    }
    for (documento, campo) in &documentados {
        if da_tabela.contains_key(&(documento.clone(), campo.clone())) {
            cobertura.colocados += 1;
        } else {
            cobertura.problemas.push(format!("{documento}: {campo} está documentado e não tem lugar na tabela"));
        }
    }
    for ((documento, campo), dados) in &da_tabela {
        let documentado = documentados.contains(&(documento.clone(), campo.clone()));
        let no_texto = NO_TEXTO.contains(&(documento.as_str(), campo.as_str()));
        cobertura.propostos += usize::from(dados.proposto);
        let lugar = &dados.lugar;
        if documentado && dados.proposto {
            cobertura
                .problemas
                .push(format!("{documento}: {campo} está documentado e marcado como proposto ({lugar})"));
        } else if !(documentado
            || no_texto
            || dados.proposto
            || matches!(dados.origem, Origem::Calculado | Origem::Cadastro))
        {
            let mensagem =
                format!("{documento}: {campo} não está documentado, nem é proposto, calculado ou do cadastro");
            cobertura.problemas.push(format!("{mensagem} ({lugar})"));
        }
    }
    Ok(cobertura)
}

/// Every field of a document, lists with `[]`; where several rows feed one field, it is proposed when all of them are.
fn campos(documento: &Documento) -> BTreeMap<(String, String), Campo> {
    let mut campos = BTreeMap::new();
    let nos = std::iter::once(&documento.raiz).chain(&documento.sem_elemento);
    nos.for_each(|no| colher(no, "", &documento.nome, &mut campos));
    campos
}

fn colher(no: &No, prefixo: &str, documento: &str, campos: &mut BTreeMap<(String, String), Campo>) {
    let mut anota = |campo: String| {
        let novo =
            Campo { proposto: no.proposto, origem: no.origem, nu: no.escalar.is_some(), lugar: no.lugar.clone() };
        let campo = campos.entry((documento.to_owned(), campo)).or_insert(novo);
        campo.proposto &= no.proposto;
    };
    let proprio = no.campo.as_str();
    let interno = match &no.especie {
        Especie::Folha(_) | Especie::SemElemento => {
            if !matches!(proprio, "" | ".") && !proprio.starts_with('#') {
                anota(format!("{prefixo}{proprio}"));
            }
            return;
        }
        Especie::ListaFolha(_) => {
            anota(format!("{prefixo}{proprio}[]"));
            if let Some(item) = no.escalar.as_deref().filter(|e| *e != ".") {
                anota(format!("{prefixo}{proprio}[].{item}"));
            }
            return;
        }
        Especie::Lista => {
            anota(format!("{prefixo}{proprio}[]"));
            format!("{prefixo}{proprio}[].")
        }
        // The fields of a modal are a document of their own.
        Especie::Objeto => return anota(format!("{prefixo}{proprio}")),
        _ => prefixo.to_owned(),
    };
    no.filhos.iter().for_each(|f| colher(f, &interno, documento, campos));
}

/// Enumerated codes without a meaning: `(type, codes, row)`. States and bodies of the IBGE table explain themselves.
pub fn codigos_sem_significado(tabela: &Tabela) -> Vec<(String, String, String)> {
    const DISPENSADOS: [&str; 5] = ["TUf", "TUF_sem_EX", "TCodUfIBGE", "TCOrgaoIBGE", "CondicaoUsoCce"];
    let mut vistos = BTreeSet::new();
    let mut faltas = Vec::new();
    let mut fila: Vec<&No> = tabela.documentos.iter().map(|d| &d.raiz).collect();
    while let Some(no) = fila.pop() {
        fila.extend(&no.filhos);
        let (Especie::Folha(tipo) | Especie::ListaFolha(tipo)) = &no.especie else { continue };
        let codigos: Vec<&str> = tipo.valores.iter().filter(|v| v.1.is_empty()).map(|v| v.0.as_str()).collect();
        if !codigos.is_empty() && !DISPENSADOS.contains(&tipo.nome.as_str()) && vistos.insert(no.lugar.clone()) {
            faltas.push((no.caminho.clone(), codigos.join(", "), no.lugar.clone()));
        }
    }
    faltas.sort();
    faltas
}
