//! JSON Schema 2020-12 of the documents and events: `docs/schemas/`.
//!
//! It describes a document as it should be written: the API also takes `null` and blank text for absent, and a schema that
//! said so in every field would help no editor. The validation of the core is the judge.

use std::collections::BTreeMap;

use super::catalogo::Catalogo;
use super::exigencias::{Exigencias, codigo};
use super::frases;
use super::json::{Json, objeto, textos};
use super::objetos::{Campo, Forma, Objeto};
use super::saida::Arquivo;
use crate::tabela::{Especie, No, Origem, SEM_LIMITE, Tabela, TipoFolha};

/// Adds one schema per document and event.
pub fn gerar(tabela: &Tabela, catalogo: &Catalogo, arquivos: &mut Vec<Arquivo>) {
    for documento in &catalogo.documentos {
        let no = &tabela.documento(&documento.chave).raiz;
        let mut definicoes = Definicoes { catalogo, prontas: BTreeMap::new() };
        let Json::Objeto(corpo) = definicoes.objeto(documento, no) else { continue };
        let mut pares = vec![
            ("$schema".to_owned(), Json::from("https://json-schema.org/draft/2020-12/schema")),
            (
                "$comment".to_owned(),
                Json::from("Gerado por `cargo xtask codegen` a partir de crates/focus-cte/layout. Não edite."),
            ),
        ];
        pares.extend(corpo);
        if !definicoes.prontas.is_empty() {
            let todas = definicoes.prontas.into_iter().collect();
            pares.push(("$defs".to_owned(), Json::Objeto(todas)));
        }
        let caminho = format!("docs/schemas/{}.schema.json", documento.chave);
        arquivos.push(Arquivo { caminho, texto: Json::Objeto(pares).texto() });
    }
}

/// Schemas of the objects inside a document, by the name of their struct.
struct Definicoes<'a> {
    catalogo: &'a Catalogo,
    prontas: BTreeMap<String, Json>,
}

impl Definicoes<'_> {
    fn objeto(&mut self, descrito: &Objeto, no: &No) -> Json {
        let propriedades = descrito.campos.iter().map(|c| (c.nome.clone(), self.campo(c, no))).collect::<Vec<_>>();
        let mut pares = vec![
            ("title".to_owned(), Json::from(self.catalogo.estrutura(descrito).nome.as_str())),
            ("description".to_owned(), Json::from(frases::ponto(&descrito.descricao))),
            ("type".to_owned(), Json::from("object")),
            ("properties".to_owned(), Json::Objeto(propriedades)),
        ];
        let mut exigencias = match (&no.especie, &no.escalar) {
            (Especie::ListaFolha(_), Some(campo)) => Exigencias { obrigatorios: vec![campo.clone()], regras: vec![] },
            _ => Exigencias::dos_filhos(&no.filhos),
        };
        exigencias.obrigatorios.retain(|c| descrito.campo(c).is_none_or(|c| c.lugares.iter().any(|l| l.ocorre.0 > 0)));
        pares.extend(exigencias.pares());
        pares.push(("additionalProperties".to_owned(), Json::Booleano(true)));
        Json::Objeto(pares)
    }

    fn campo(&mut self, campo: &Campo, no: &No) -> Json {
        let mut pares = Vec::new();
        let mut por = |nome: &str, valor: Json| pares.push((nome.to_owned(), valor));
        if !campo.descricao().is_empty() {
            por("description", Json::from(frases::ponto(campo.descricao())));
        }
        let xml: Vec<&str> = campo.lugares.iter().map(|l| frases::sem_raiz(&l.xml)).filter(|x| !x.is_empty()).collect();
        match xml.as_slice() {
            [] => por("deprecated", Json::Booleano(true)),
            [um] => por("x-xml", Json::from(*um)),
            varios => por("x-xml", textos(varios)),
        }
        let quando = frases::condicoes(campo, &[]);
        if !quando.is_empty() {
            por("x-condicao", Json::from(quando));
        }
        if campo.proposto() && campo.no_leiaute {
            por("x-proposto", Json::Booleano(true));
        }
        if let Some(origem) = origem(campo) {
            por("x-origem", Json::from(origem));
        }
        match &campo.forma {
            Forma::Escalar => pares.extend(escalar(campo)),
            Forma::Escalares => {
                let item = escalar(campo);
                let lista = lista(campo, Json::Objeto(item.clone()));
                pares.push(("anyOf".to_owned(), Json::Lista(vec![lista, Json::Objeto(item)])));
            }
            Forma::Objeto(o) => pares.push(("$ref".to_owned(), self.referencia(o, no))),
            Forma::Lista(o) => {
                let referencia = objeto([("$ref", self.referencia(o, no))]);
                let unico = o.escalar.as_ref().and_then(|e| o.campo(e)).map(|c| Json::Objeto(escalar(c)));
                match unico {
                    None => {
                        if let Json::Objeto(da_lista) = lista(campo, referencia) {
                            pares.extend(da_lista);
                        }
                    }
                    Some(escalar) => {
                        let item = objeto([("anyOf", Json::Lista(vec![referencia, escalar.clone()]))]);
                        pares.push(("anyOf".to_owned(), Json::Lista(vec![lista(campo, item), escalar])));
                    }
                }
            }
        }
        Json::Objeto(pares)
    }

    /// `#/$defs/Nome`, whose schema is made on first use.
    fn referencia(&mut self, interno: &Objeto, no: &No) -> Json {
        let nome = self.catalogo.estrutura(interno).nome.clone();
        if !self.prontas.contains_key(&nome) {
            // Holds the place while the inner objects are described.
            self.prontas.insert(nome.clone(), Json::Booleano(true));
            let no = achar(no, &interno.xml).expect("objects come from this tree");
            let esquema = self.objeto(interno, no);
            self.prontas.insert(nome.clone(), esquema);
        }
        Json::from(format!("#/$defs/{nome}"))
    }
}

/// The list or object node with this path.
fn achar<'a>(no: &'a No, xml: &str) -> Option<&'a No> {
    let repete = matches!(no.especie, Especie::Lista | Especie::ListaFolha(_) | Especie::Objeto);
    if repete && no.caminho == xml {
        return Some(no);
    }
    no.filhos.iter().find_map(|f| achar(f, xml))
}

fn origem(campo: &Campo) -> Option<&'static str> {
    let primeiro = campo.lugares.first()?;
    match primeiro.origem {
        Origem::Calculado => Some("calculado"),
        Origem::Cadastro => Some("cadastro"),
        Origem::Numeracao => Some("numeracao"),
        Origem::Usuario if primeiro.municipio => Some("municipio"),
        Origem::Usuario => None,
    }
}

fn lista(campo: &Campo, itens: Json) -> Json {
    let mut pares = vec![("type".to_owned(), Json::from("array")), ("items".to_owned(), itens)];
    let (min, max) = campo.lugares.iter().fold((u16::MAX, 0), |(a, b), l| (a.min(l.ocorre.0), b.max(l.ocorre.1)));
    if min > 0 {
        pares.push(("minItems".to_owned(), Json::Numero(min.into())));
    }
    if max != SEM_LIMITE {
        pares.push(("maxItems".to_owned(), Json::Numero(max.into())));
    }
    Json::Objeto(pares)
}

fn escalar(campo: &Campo) -> Vec<(String, Json)> {
    let codigos = campo.codigos();
    if !codigos.is_empty() {
        let sentidos = codigos.iter().any(|(_, s)| !s.is_empty());
        if !sentidos {
            return vec![("enum".to_owned(), Json::Lista(codigos.iter().flat_map(|(c, _)| codigo(c)).collect()))];
        }
        let opcoes = codigos.iter().map(|(c, sentido)| {
            let formas = codigo(c);
            let valor =
                if let [um] = formas.as_slice() { ("const", um.clone()) } else { ("enum", Json::Lista(formas)) };
            let descricao = (!sentido.is_empty()).then(|| ("description".to_owned(), Json::from(sentido.as_str())));
            Json::Objeto(std::iter::once((valor.0.to_owned(), valor.1)).chain(descricao).collect())
        });
        return vec![("oneOf".to_owned(), Json::Lista(opcoes.collect()))];
    }
    let mut tipos: Vec<&TipoFolha> = campo.lugares.iter().filter_map(|l| l.tipo.as_ref()).collect();
    tipos.dedup_by(|a, b| a.nome == b.nome);
    match tipos.as_slice() {
        [] => vec![("type".to_owned(), textos(["string", "number"]))],
        [tipo] => facetas(tipo),
        varios => vec![("anyOf".to_owned(), Json::Lista(varios.iter().map(|t| Json::Objeto(facetas(t))).collect()))],
    }
}

fn facetas(tipo: &TipoFolha) -> Vec<(String, Json)> {
    let leitura: Vec<&str> = tipo.leitura.split(' ').collect();
    let so_texto = matches!(leitura[0], "data" | "hora" | "data_hora" | "email" | "base64");
    let mut pares =
        vec![("type".to_owned(), if so_texto { Json::from("string") } else { textos(["string", "number"]) })];
    if let Some(n) = tipo.tamanho.or(tipo.minimo).filter(|n| *n > 0) {
        pares.push(("minLength".to_owned(), Json::Numero(n.into())));
    }
    if let Some(n) = tipo.tamanho.or(tipo.maximo) {
        pares.push(("maxLength".to_owned(), Json::Numero(n.into())));
    }
    let padroes = padroes(tipo, &leitura);
    match padroes.as_slice() {
        [] => {}
        [um] => pares.push(("pattern".to_owned(), Json::from(um.as_str()))),
        varios => {
            let todos = varios.iter().map(|p| objeto([("pattern", Json::from(p.as_str()))])).collect();
            pares.push(("allOf".to_owned(), Json::Lista(todos)));
        }
    }
    pares
}

/// The XSD's patterns, anchored; wider where the API completes the text: missing decimals, missing offset.
fn padroes(tipo: &TipoFolha, leitura: &[&str]) -> Vec<String> {
    if let ["decimal", inteiros, _, casas, opcoes @ ..] = leitura {
        let inteiro = match (opcoes.contains(&"zeros_a_esquerda"), inteiros.parse::<u32>()) {
            (true, _) | (_, Err(_)) => format!("[0-9]{{1,{inteiros}}}"),
            (false, Ok(n)) => format!("(0|[1-9][0-9]{{0,{}}})", n - 1),
        };
        return vec![format!("^{inteiro}(\\.[0-9]{{1,{casas}}})?$")];
    }
    let opcional = if leitura[0] == "data_hora" { "?" } else { "" };
    tipo.padroes.iter().map(|p| format!("^(?:{p}{opcional})$")).collect()
}
