//! Every kind of difference is caught: the table is copied, changed in one place, and compared again.
//!
//! The XSDs come from PyPI once and stay in `target`.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::comparacao::Tipo;
use super::*;
use crate::raiz;

fn xsds() -> PathBuf {
    pasta_dos_xsds(&raiz()).expect("the official XSDs can be fetched")
}

fn copia() -> TempDir {
    let destino = TempDir::new().unwrap();
    let origem = raiz().join(PASTA_LEIAUTE);
    copiar(&origem, destino.path());
    destino
}

fn copiar(de: &Path, para: &Path) {
    fs::create_dir_all(para).unwrap();
    for entrada in fs::read_dir(de).unwrap() {
        let caminho = entrada.unwrap().path();
        let destino = para.join(caminho.file_name().unwrap());
        if caminho.is_dir() {
            copiar(&caminho, &destino);
        } else {
            fs::copy(&caminho, &destino).unwrap();
        }
    }
}

/// Differences after replacing, in `arquivo`, the line that starts with `linha` by what `troca` makes of it.
fn apos(arquivo: &str, linha: &str, troca: impl Fn(&str) -> String) -> Vec<(Tipo, String)> {
    let pasta = copia();
    let caminho = pasta.path().join(arquivo);
    let texto = fs::read_to_string(&caminho).unwrap();
    let alvo = texto.lines().find(|l| l.trim_start().starts_with(linha)).expect("the row exists").to_owned();
    fs::write(&caminho, texto.replacen(&alvo, &troca(&alvo), 1)).unwrap();
    diferencas(pasta.path())
}

fn diferencas(pasta: &Path) -> Vec<(Tipo, String)> {
    let tabela = Tabela::ler(pasta).unwrap();
    let comparacoes = comparar(&tabela, &xsds()).unwrap();
    comparacoes.iter().flat_map(|(_, c)| &c.diferencas).map(|d| (d.tipo, d.to_string())).collect()
}

fn contem(diferencas: &[(Tipo, String)], tipo: Tipo, trecho: &str) {
    assert!(diferencas.iter().any(|(t, m)| *t == tipo && m.contains(trecho)), "{trecho:?} não está em {diferencas:#?}");
}

#[test]
fn the_table_says_what_the_xsds_say() {
    assert_eq!(diferencas(&raiz().join(PASTA_LEIAUTE)), []);
}

#[test]
fn every_leaf_is_accounted_for() {
    let tabela = Tabela::ler(&raiz().join(PASTA_LEIAUTE)).unwrap();
    for (documento, comparacao) in comparar(&tabela, &xsds()).unwrap() {
        assert_eq!(comparacao.folhas.explicadas(), comparacao.folhas.total, "{documento}");
    }
}

#[test]
fn a_missing_element_is_caught() {
    let achadas = apos("cte.tabela", "natOp ", |_| String::new());
    contem(&achadas, Tipo::Estrutura, "CTe/infCte/ide/natOp: falta na tabela");
}

#[test]
fn an_invented_element_is_caught() {
    let achadas = apos("cte.tabela", "natOp ", |l| format!("{l}\n{}", l.replace("natOp ", "natXx ")));
    contem(&achadas, Tipo::Estrutura, "CTe/infCte/ide/natXx: não existe no XSD");
}

#[test]
fn another_order_is_caught() {
    let achadas = apos("modal_aquaviario.tabela", "vPrest ", |l| l.replace("vPrest ", "vAFRMM ") + "\n" + l);
    contem(&achadas, Tipo::Estrutura, "ordem: onde o XSD tem vPrest, a tabela tem vAFRMM");
}

#[test]
fn a_sequence_in_the_place_of_a_choice_is_caught() {
    let achadas = apos("modal_rodoviario_os.tabela", "(escolha)", |l| l.replace("escolha", "sequencia"));
    contem(&achadas, Tipo::Estrutura, "rodoOS");
}

#[test]
fn another_occurrence_is_caught() {
    let achadas = apos("cte_os.tabela", "infPercurso ", |l| l.replace("0..25", "0..26"));
    contem(&achadas, Tipo::Ocorrencia, "infPercurso: XSD 0..25, tabela 0..26");
}

#[test]
fn an_optional_attribute_is_caught() {
    let achadas = apos("cte.tabela", "@Id ", |l| l.replace("1..1", "0..1"));
    contem(&achadas, Tipo::Ocorrencia, "CTe/infCte/@Id: XSD 1..1, tabela 0..1");
}

#[test]
fn another_occurrence_of_a_group_without_element_is_caught() {
    let achadas = apos("grupos/TRespTec.tabela", "(sequencia)", |l| l.replace("0..1", "1..1"));
    contem(&achadas, Tipo::Estrutura, "infRespTec");
}

#[test]
fn another_length_is_caught() {
    let achadas = apos("cte.tabela", "natOp ", |l| l.replace("(1,60)", "(1,61)"));
    contem(&achadas, Tipo::Faceta, "natOp: tamanho máximo: XSD 60, tabela 61");
}

#[test]
fn another_pattern_is_caught() {
    let achadas = apos("tipos.toml", "padroes = ['[0-9]{7}']", |l| l.replace("{7}", "{6}"));
    contem(&achadas, Tipo::Faceta, "cMunEnv: padrões");
}

#[test]
fn another_code_is_caught() {
    let achadas = apos("modal_aquaviario.tabela", "direc ", |l| l.replace("N=Norte", "X=Norte"));
    contem(&achadas, Tipo::Faceta, "direc: valores");
}

#[test]
fn a_code_too_many_is_caught() {
    let achadas = apos("modal_dutoviario.tabela", "classDuto ", |l| l.replace("1=Gasoduto", "1=Gasoduto; 4=Outro"));
    contem(&achadas, Tipo::Faceta, "classDuto: valores");
}

#[test]
fn a_list_of_codes_in_the_place_of_a_pattern_is_caught() {
    let achadas = apos("tipos.toml", "padroes = ['M|G|E']", |_| String::new());
    contem(&achadas, Tipo::Faceta, "CL: padrões");
}

#[test]
fn another_base_type_is_caught() {
    let achadas = apos("tipos.toml", "base = \"xs:base64Binary\"", |_| String::new());
    contem(&achadas, Tipo::Faceta, "hashCSRT: tipo base: XSD xs:base64Binary, tabela xs:string");
}

#[test]
fn a_forgotten_identity_constraint_is_caught() {
    let achadas = apos("cte.tabela", "pgto ", |l| l.split(" / ").next().unwrap_or(l).replace("unico ", "escalar "));
    contem(&achadas, Tipo::Faceta, "pgtoVinc: valores que não se repetem");
}

#[test]
fn a_leaf_that_nothing_feeds_is_caught() {
    let achadas = apos("cte.tabela", "verProc ", |l| l.replace("calculado", "         "));
    contem(&achadas, Tipo::Cobertura, "verProc: folha sem campo");
}

#[test]
fn a_part_left_out_without_a_reason_is_caught() {
    let achadas = apos("cte.tabela", "infPAA ", |l| l.replace("Provedor de assinatura e autorização", ""));
    contem(&achadas, Tipo::Cobertura, "infPAA: fora do que se expõe, sem dizer o motivo");
}

#[test]
fn a_modal_under_another_name_is_caught() {
    let achadas = apos("cte.tabela", "duto ", |l| l.replacen("duto ", "dutos", 1));
    contem(&achadas, Tipo::Estrutura, "infModal");
}

#[test]
fn a_documented_field_without_a_place_is_caught() {
    let pasta = copia();
    let lista = pasta.path().join("campos_documentados.csv");
    fs::write(&lista, fs::read_to_string(&lista).unwrap() + "cte,campo_que_nao_existe\n").unwrap();
    let cobertura = cobertura::conferir(&Tabela::ler(pasta.path()).unwrap(), pasta.path()).unwrap();
    assert_eq!(cobertura.problemas.len(), 1);
    assert!(cobertura.problemas[0].contains("campo_que_nao_existe está documentado"));
}

#[test]
fn a_field_from_nowhere_is_caught() {
    let pasta = copia();
    let caminho = pasta.path().join("cte.tabela");
    let texto = fs::read_to_string(&caminho).unwrap().replacen("produto_predominante", "produto_inventado   ", 1);
    fs::write(&caminho, texto).unwrap();
    let cobertura = cobertura::conferir(&Tabela::ler(pasta.path()).unwrap(), pasta.path()).unwrap();
    assert_eq!(cobertura.problemas.len(), 2, "{:?}", cobertura.problemas);
}
