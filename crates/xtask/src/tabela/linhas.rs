//! Rows of a `.tabela` file.
//!
//! `elemento | ocorre | tipo | campo | origem | descrição | valores | notas`, indented two spaces a level.

use std::path::Path;

use super::SEM_LIMITE;

/// One row, as written.
#[derive(Debug, Clone)]
pub struct Linha {
    /// Depth: two spaces each.
    pub nivel: usize,
    /// XML name, `@attribute`, `(escolha)`, `(sequencia)` or `-`.
    pub elemento: String,
    /// Least and greatest occurrence.
    pub ocorre: (u16, u16),
    /// Group kind or simple type.
    pub tipo: String,
    /// API field relative to the enclosing list, with `[]` (list) or `{}` (object).
    pub campo: String,
    /// `proposto`, `calculado`, `cadastro`, `numeracao`.
    pub origem: Vec<String>,
    /// One line in Portuguese.
    pub descricao: String,
    /// Codes with meaning.
    pub valores: Vec<(String, String)>,
    /// `(word, rest)` of each note.
    pub notas: Vec<(String, String)>,
    /// Where it stands, for messages.
    pub lugar: String,
}

/// Reads the rows of `arquivo`.
pub fn ler(arquivo: &Path) -> Result<Vec<Linha>, String> {
    let nome = arquivo.display();
    let texto = std::fs::read_to_string(arquivo).map_err(|e| format!("{nome}: {e}"))?;
    let mut linhas = Vec::new();
    for (n, texto) in texto.lines().enumerate() {
        if texto.trim().is_empty() || texto.starts_with("# ") {
            continue;
        }
        let lugar = format!("{nome}:{}", n + 1);
        linhas.push(linha(texto, &lugar).map_err(|e| format!("{lugar}: {e}"))?);
    }
    Ok(linhas)
}

fn linha(texto: &str, lugar: &str) -> Result<Linha, String> {
    let colunas: Vec<&str> = texto.split('|').collect();
    if colunas.len() > 8 {
        return Err(format!("{} colunas; o máximo é 8", colunas.len()));
    }
    let coluna = |i: usize| colunas.get(i).map_or("", |c| c.trim());
    let recuo = texto.len() - texto.trim_start_matches(' ').len();
    if !recuo.is_multiple_of(2) {
        return Err("recuo ímpar".into());
    }
    Ok(Linha {
        nivel: recuo / 2,
        elemento: coluna(0).into(),
        ocorre: if coluna(1).is_empty() { (0, 1) } else { ocorrencia(coluna(1))? },
        tipo: coluna(2).into(),
        campo: coluna(3).into(),
        origem: coluna(4).split(',').map(|o| o.trim().to_owned()).filter(|o| !o.is_empty()).collect(),
        descricao: coluna(5).into(),
        valores: coluna(6)
            .split("; ")
            .filter(|v| !v.is_empty())
            .map(|v| {
                v.split_once('=').map_or((v.trim().into(), String::new()), |(c, s)| (c.trim().into(), s.trim().into()))
            })
            .collect(),
        notas: coluna(7)
            .split(" / ")
            .filter(|n| !n.is_empty())
            .map(|n| n.split_once(' ').map_or((n.into(), String::new()), |(p, r)| (p.into(), r.trim().into())))
            .collect(),
        lugar: lugar.into(),
    })
}

fn ocorrencia(texto: &str) -> Result<(u16, u16), String> {
    let (min, max) = texto.split_once("..").ok_or_else(|| format!("ocorrência «{texto}»; esperado min..max"))?;
    let numero = |t: &str| t.parse().map_err(|_| format!("ocorrência «{texto}»"));
    Ok((numero(min)?, if max == "n" { SEM_LIMITE } else { numero(max)? }))
}
