//! Python `TypedDict`s: `python/src/focus_cte/tipos.py`.

use std::fmt::Write as _;

use super::apoio;
use super::catalogo::{Catalogo, Estrutura, Simples};
use super::frases;
use super::objetos::{Campo, Forma};
use super::saida::Arquivo;

const CAMINHO: &str = "python/src/focus_cte/tipos.py";

const CABECALHO: &str = r#"# Gerado por `cargo xtask codegen` a partir de crates/focus-cte/layout. Não edite.
"""Tipos dos documentos e eventos, com os nomes de campo da API.

Um documento é um dicionário comum; os tipos só servem ao editor e ao verificador de tipos. Nenhum campo é exigido pelo tipo: quem diz o
que falta é a validação. Nos códigos, o número vale onde o código não começa com zero: `1` é o código `"1"`, e não `"01"`.

`PROPOSTO` marca os campos do leiaute oficial que a documentação pública da API não lista: o nome é uma proposta.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal, TypedDict, Union

"#;

const ALIAS: &str = r#"
Texto = Union[str, int]
"""Texto; um número inteiro vale pelo seu texto."""

Valor = Union[Decimal, str, int]
"""Valor decimal exato: `Decimal("1500.00")` ou `"1500.00"`. Não use `float`."""

Data = Union[date, str]
"""Data, ou texto AAAA-MM-DD."""

Hora = Union[time, str]
"""Hora, ou texto HH:MM:SS."""

DataHora = Union[datetime, str]
"""Data e hora com fuso, ou texto AAAA-MM-DDTHH:MM:SS-03:00."""
"#;

/// Adds the module.
pub fn gerar(catalogo: &Catalogo, arquivos: &mut Vec<Arquivo>) {
    let mut nomes: Vec<&str> = ["Data", "DataHora", "Hora", "Texto", "Uf", "UfOuExterior", "Valor"].to_vec();
    nomes.extend(catalogo.listas.iter().map(|l| l.nome.as_str()));
    nomes.extend(catalogo.estruturas.iter().map(|e| e.nome.as_str()));
    nomes.sort_unstable();
    let mut texto = format!("{CABECALHO}__all__ = [\n");
    for nome in nomes {
        let _ = writeln!(texto, "    {nome:?},");
    }
    let _ = write!(texto, "]\n{ALIAS}");
    for (nome, descricao, ex) in
        [("Uf", "Sigla de uma UF", false), ("UfOuExterior", "Sigla de uma UF, ou EX no exterior", true)]
    {
        let siglas: Vec<String> = catalogo.ufs(ex).map(|s| format!("    {s:?},\n")).collect();
        let _ = write!(texto, "\n{nome} = Literal[\n{}]\n\"\"\"{descricao}.\"\"\"\n", siglas.concat());
    }
    for lista in &catalogo.listas {
        let _ = write!(texto, "\n{} = Literal[\n", lista.nome);
        for (codigo, _, sentido) in &lista.codigos {
            let numero = apoio::numero_do_codigo(codigo).map(|n| format!(" {n},")).unwrap_or_default();
            let sentido = if sentido.is_empty() { String::new() } else { format!("  # {sentido}") };
            let _ = writeln!(texto, "    {codigo:?},{numero}{sentido}");
        }
        let _ = writeln!(texto, "]\n{}", docstring(&[frases::ponto(&lista.descricao)], ""));
    }
    for estrutura in &catalogo.estruturas {
        texto.push_str(&classe(catalogo, estrutura));
    }
    arquivos.push(Arquivo { caminho: CAMINHO.into(), texto });
}

fn classe(catalogo: &Catalogo, estrutura: &Estrutura) -> String {
    let objeto = &estrutura.objeto;
    let raiz = if objeto.chave.contains('.') { objeto.xml.as_str() } else { "" };
    let mut texto = format!("\n\nclass {}(TypedDict, total=False):\n", estrutura.nome);
    let _ = writeln!(texto, "{}", docstring(&apoio::cabecalho(estrutura), "    "));
    for campo in &objeto.campos {
        let _ = write!(texto, "\n    {}: {}\n", campo.nome, tipo(catalogo, estrutura, campo));
        let _ = writeln!(texto, "{}", docstring(&frases::documentacao(campo, raiz), "    "));
    }
    texto
}

fn tipo(catalogo: &Catalogo, estrutura: &Estrutura, campo: &Campo) -> String {
    let simples = || match catalogo.simples(&estrutura.objeto, campo) {
        Simples::Decimal => "Valor".to_owned(),
        Simples::Data => "Data".to_owned(),
        Simples::Hora => "Hora".to_owned(),
        Simples::DataHora => "DataHora".to_owned(),
        Simples::Cnpj | Simples::CnpjOuZeros | Simples::Cpf | Simples::Chave => "str".to_owned(),
        Simples::Uf => "Uf".to_owned(),
        Simples::UfOuExterior => "UfOuExterior".to_owned(),
        Simples::Codigo(i) => catalogo.lista(i).nome.clone(),
        Simples::Texto => "Texto".to_owned(),
    };
    match &campo.forma {
        Forma::Escalar => simples(),
        Forma::Escalares => format!("Union[Sequence[{0}], {0}]", simples()),
        Forma::Lista(o) if o.escalar.is_some() => {
            format!("Union[Sequence[Union[{}, Texto]], Texto]", catalogo.estrutura(o).nome)
        }
        Forma::Lista(o) => format!("Sequence[{}]", catalogo.estrutura(o).nome),
        Forma::Objeto(o) => catalogo.estrutura(o).nome.clone(),
    }
}

/// A docstring: one line when it fits, else one line for each of `linhas`.
fn docstring(linhas: &[String], recuo: &str) -> String {
    let linhas: Vec<&String> = linhas.iter().filter(|l| !l.is_empty()).collect();
    match linhas.as_slice() {
        [] => String::new(),
        [uma] => format!("{recuo}\"\"\"{uma}\"\"\""),
        [primeira, outras @ ..] => {
            let outras: Vec<String> = outras.iter().map(|l| format!("\n{recuo}{l}\n")).collect();
            format!("{recuo}\"\"\"{primeira}\n{}{recuo}\"\"\"", outras.concat())
        }
    }
}
