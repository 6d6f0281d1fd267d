//! Steps of a long task: each is timed, a failure does not hide the next ones, and a table closes.

use std::time::{Duration, Instant};

/// Steps done so far.
#[derive(Debug, Default)]
pub struct Passos(Vec<Passo>);

#[derive(Debug)]
struct Passo {
    nome: String,
    tempo: Duration,
    erro: Option<String>,
}

impl Passos {
    /// Runs a step; gives whether it passed.
    pub fn passo(&mut self, nome: &str, faz: impl FnOnce() -> Result<(), String>) -> bool {
        println!("\n== {nome}");
        let inicio = Instant::now();
        let erro = faz().err();
        if let Some(erro) = &erro {
            eprintln!("{erro}");
        }
        self.0.push(Passo { nome: nome.into(), tempo: inicio.elapsed(), erro });
        self.0.last().is_some_and(|p| p.erro.is_none())
    }

    /// Prints the table; fails when a step did.
    pub fn concluir(self) -> Result<(), String> {
        println!("\n{:<44} {:>8}  resultado", "passo", "segundos");
        for Passo { nome, tempo, erro } in &self.0 {
            let resultado = if erro.is_none() { "ok" } else { "FALHOU" };
            println!("{nome:<44} {:>8.1}  {resultado}", tempo.as_secs_f64());
        }
        let total: Duration = self.0.iter().map(|p| p.tempo).sum();
        println!("{:<44} {:>8.1}", "total", total.as_secs_f64());
        let falhas: Vec<&str> = self.0.iter().filter(|p| p.erro.is_some()).map(|p| p.nome.as_str()).collect();
        if falhas.is_empty() { Ok(()) } else { Err(format!("falharam: {}", falhas.join(", "))) }
    }
}
