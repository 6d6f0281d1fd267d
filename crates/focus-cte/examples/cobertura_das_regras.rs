//! Which rules of the authority are implemented: the index in `crates/focus-cte/regras` against the table in the code.
//!
//! `cargo xtask regras` runs it. Fails when a rule that the document, a clock or a public table decides is neither implemented nor
//! given a reason, or when the code has a rule that the index does not know.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command of the repository's tasks")]

use std::collections::BTreeMap;
use std::process::ExitCode;

use focus_cte::validation::{DocumentoRegra, Regra, regras};

/// A line of the index.
#[derive(Debug)]
struct Linha<'t> {
    documento: &'t str,
    regra: &'t str,
    cstat: Option<u16>,
    classe: &'t str,
    confianca: &'t str,
    nota: &'t str,
    fora: &'t str,
}

fn main() -> ExitCode {
    let arquivo = focus_cte_testkit::raiz().join("crates/focus-cte/regras/indice.csv");
    let texto = match std::fs::read_to_string(&arquivo) {
        Ok(texto) => texto,
        Err(erro) => {
            eprintln!("{}: {erro}", arquivo.display());
            return ExitCode::FAILURE;
        }
    };
    let linhas: Vec<Linha<'_>> = texto.lines().skip(1).filter_map(ler).collect();
    let mut totais: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut motivos: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut faltam = Vec::new();
    for linha in &linhas {
        let feita = regras().any(|regra| linha.e_de(regra));
        let nome =
            format!("{} {} ({})", linha.documento, linha.regra, linha.cstat.map_or("-".into(), |c| c.to_string()));
        if feita || linha.fora.is_empty() {
            let (feitas, total) = totais.entry(linha.classe).or_default();
            *total += 1;
            *feitas += usize::from(feita);
        }
        if !feita && linha.fora.is_empty() && linha.confianca == "baixa" {
            motivos.entry("confiança baixa e texto incompleto").or_default().push(nome);
        } else if !feita && linha.fora.is_empty() {
            faltam.push(format!("{nome}, {}", linha.nota));
        } else if !feita {
            motivos.entry(linha.fora).or_default().push(nome);
        }
    }
    println!("{:<12} {:>12} {:>7}", "classe", "implementadas", "total");
    for (classe, (feitas, total)) in &totais {
        println!("{classe:<12} {feitas:>12} {total:>7}");
    }
    for (motivo, regras) in &motivos {
        println!("\nfora, {motivo}: {}\n  {}", regras.len(), regras.join(", "));
    }
    let desconhecidas: Vec<String> = regras()
        .flat_map(|regra| regra.ids().iter().map(move |(documento, id)| (regra, documento, id)))
        .filter(|(regra, documento, id)| !linhas.iter().any(|l| l.e(regra, **documento, id)))
        .map(|(regra, documento, id)| format!("{} {id} {}", nome_do(*documento), regra.nome()))
        .collect();
    for (titulo, lista) in [("\nfaltam", &faltam), ("\nfora do índice", &desconhecidas)] {
        if !lista.is_empty() {
            println!("{titulo}: {}\n  {}", lista.len(), lista.join("\n  "));
        }
    }
    if faltam.is_empty() && desconhecidas.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn ler(linha: &str) -> Option<Linha<'_>> {
    let colunas: Vec<&str> = linha.splitn(8, ',').collect();
    let [documento, regra, cstat, classe, confianca, _facultativa, nota, fora] = colunas[..] else { return None };
    let fora = fora.trim_matches('"');
    Some(Linha { documento, regra, cstat: cstat.parse().ok(), classe, confianca, nota, fora })
}

impl Linha<'_> {
    fn e_de(&self, regra: &Regra) -> bool {
        regra.ids().iter().any(|(documento, id)| self.e(regra, *documento, id))
    }

    fn e(&self, regra: &Regra, documento: DocumentoRegra, id: &str) -> bool {
        self.documento == nome_do(documento) && self.regra == id && self.cstat == regra.cstat()
    }
}

fn nome_do(documento: DocumentoRegra) -> &'static str {
    match documento {
        DocumentoRegra::Cte => "cte",
        DocumentoRegra::CteOs => "cte_os",
        DocumentoRegra::Evento(tipo) => tipo.nome(),
        DocumentoRegra::TodoEvento => "evento",
    }
}
