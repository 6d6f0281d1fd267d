//! Every field that the API documents has its place in every output, as read back from the generated files.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// Fields of each struct with the text of their type, read from generated source.
type Estruturas = BTreeMap<String, BTreeMap<String, String>>;

fn raiz() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn ler(caminho: &str) -> String {
    std::fs::read_to_string(raiz().join(caminho)).unwrap()
}

/// `(document, [field, field of the list, ...])` of each documented field.
fn documentados() -> Vec<(String, Vec<String>)> {
    let texto = ler("crates/focus-cte/layout/campos_documentados.csv");
    texto
        .lines()
        .skip(1)
        .map(|linha| {
            let (documento, campo) = linha.split_once(',').unwrap();
            (documento.to_owned(), campo.split('.').map(|p| p.trim_end_matches("[]").to_owned()).collect())
        })
        .collect()
}

fn estrutura_do_documento(documento: &str) -> String {
    super::nomes::estrutura(documento).unwrap()
}

/// Reads blocks `abre Nome ... {` of fields `campo: tipo`.
fn estruturas(texto: &str, abre: &str, nome_do_campo: impl Fn(&str) -> Option<(String, String)>) -> Estruturas {
    let mut todas = Estruturas::new();
    let mut atual = None;
    for linha in texto.lines() {
        if let Some(resto) = linha.strip_prefix(abre) {
            atual = resto.split([' ', '(', '{']).next().map(ToOwned::to_owned);
        } else if let (Some(nome), Some((campo, tipo))) = (&atual, nome_do_campo(linha)) {
            todas.entry(nome.clone()).or_default().insert(campo, tipo);
        }
    }
    todas
}

/// Documented fields without a place, following struct names in the types.
fn faltam(todas: &Estruturas) -> Vec<String> {
    let achado = |documento: &str, campos: &[String]| {
        let mut estrutura = estrutura_do_documento(documento);
        for (i, campo) in campos.iter().enumerate() {
            let Some(tipo) = todas.get(&estrutura).and_then(|e| e.get(campo)) else { return false };
            if i + 1 == campos.len() {
                return true;
            }
            let dentro = tipo.split(|c: char| !c.is_alphanumeric()).find(|palavra| todas.contains_key(*palavra));
            let Some(dentro) = dentro else { return false };
            estrutura = dentro.to_owned();
        }
        true
    };
    documentados().into_iter().filter(|(d, c)| !achado(d, c)).map(|(d, c)| format!("{d}: {}", c.join("."))).collect()
}

#[test]
fn there_are_626_documented_fields() {
    assert_eq!(documentados().len(), 626);
}

#[test]
fn every_documented_field_has_a_place_in_the_rust_models() {
    let mut todas = Estruturas::new();
    for arquivo in ["cte", "cte_os", "modais", "itens", "eventos"] {
        let texto = ler(&format!("crates/focus-cte/src/model/gerado/{arquivo}.rs"));
        todas.extend(estruturas(&texto, "pub struct ", |linha| {
            let (campo, tipo) = linha.strip_prefix("    pub ")?.split_once(": ")?;
            Some((campo.to_owned(), tipo.to_owned()))
        }));
    }
    assert_eq!(faltam(&todas), Vec::<String>::new());
}

#[test]
fn every_documented_field_has_a_place_in_the_typed_dicts() {
    let todas = estruturas(&ler("python/src/focus_cte/tipos.py"), "class ", |linha| {
        let (campo, tipo) = linha.strip_prefix("    ")?.split_once(": ")?;
        (!campo.contains(' ')).then(|| (campo.to_owned(), tipo.to_owned()))
    });
    assert_eq!(faltam(&todas), Vec::<String>::new());
}

#[test]
fn every_documented_field_has_a_place_in_the_typescript_interfaces() {
    let todas = estruturas(&ler("node/src/tipos.ts"), "export interface ", |linha| {
        let (campo, tipo) = linha.strip_prefix("  ")?.split_once("?: ")?;
        Some((campo.to_owned(), tipo.to_owned()))
    });
    assert_eq!(faltam(&todas), Vec::<String>::new());
}

#[test]
fn every_documented_field_has_a_place_in_the_schemas() {
    let esquemas: BTreeMap<&str, Value> = ["cte", "cte_os"]
        .map(|d| (d, serde_json::from_str(&ler(&format!("docs/schemas/{d}.schema.json"))).unwrap()))
        .into();
    let achado = |documento: &str, campos: &[String]| {
        let raiz = &esquemas[if documento == "cte_os" || documento.ends_with("_os") { "cte_os" } else { "cte" }];
        let mut esquema =
            if documento.starts_with("modal_") { &raiz["$defs"][estrutura_do_documento(documento)] } else { raiz };
        campos.iter().all(|campo| {
            esquema = &seguir(raiz, esquema)["properties"][campo];
            !esquema.is_null()
        })
    };
    let faltam: Vec<_> = documentados().into_iter().filter(|(d, c)| !achado(d, c)).collect();
    assert_eq!(faltam, []);
}

/// From a field's schema to that of the object in it.
fn seguir<'a>(raiz: &'a Value, esquema: &'a Value) -> &'a Value {
    if let Some(nome) = esquema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
        return seguir(raiz, &raiz["$defs"][nome]);
    }
    if esquema.get("items").is_some() {
        return seguir(raiz, &esquema["items"]);
    }
    match esquema["anyOf"].get(0) {
        Some(primeiro) if esquema.get("properties").is_none() => seguir(raiz, primeiro),
        _ => esquema,
    }
}

#[test]
fn every_documented_field_is_on_the_page() {
    let pagina = ler("docs/campos.md");
    let falta =
        |campo: &String| ![format!("| `{campo}` |"), format!("| `{campo}[]` |")].iter().any(|c| pagina.contains(c));
    let faltam: Vec<_> = documentados().into_iter().filter(|(_, c)| c.last().is_some_and(falta)).collect();
    assert_eq!(faltam, []);
}
