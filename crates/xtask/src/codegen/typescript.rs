//! TypeScript interfaces: `node/src/tipos.ts`.

use std::fmt::Write as _;

use super::apoio;
use super::catalogo::{Catalogo, Estrutura, Simples};
use super::frases;
use super::objetos::{Campo, Forma};
use super::saida::Arquivo;

const CAMINHO: &str = "node/src/tipos.ts";

const CABECALHO: &str = r#"// Gerado por `cargo xtask codegen` a partir de crates/focus-cte/layout. Não edite.

/**
 * Tipos dos documentos e eventos, com os nomes de campo da API.
 *
 * Um documento é um objeto comum; os tipos só servem ao editor e ao compilador. Nenhum campo é exigido pelo tipo: quem diz o que falta
 * é a validação. Nos códigos, o número vale onde o código não começa com zero: `1` é o código `"1"`, e não `"01"`.
 *
 * `PROPOSTO` marca os campos do leiaute oficial que a documentação pública da API não lista: o nome é uma proposta.
 *
 * @packageDocumentation
 */

/** Texto; um número inteiro vale pelo seu texto. */
export type Texto = string | number | bigint;

/** Número decimal de uma biblioteca (decimal.js, big.js, bignumber.js): vale pelo seu texto. */
export interface Decimal {
  toFixed(casas?: number): string;
  toString(): string;
}

/** Valor decimal. Prefira o texto, `"1500.00"`: contas com `number` arrastam casas que a validação recusa. */
export type Valor = string | number | bigint | Decimal;

/** Data: texto AAAA-MM-DD ou `Date`. */
export type Data = string | Date;

/** Hora, HH:MM:SS. */
export type Hora = string;

/** Data e hora: texto com fuso, AAAA-MM-DDTHH:MM:SS-03:00, ou `Date`. */
export type DataHora = string | Date;
"#;

/// Adds the module.
pub fn gerar(catalogo: &Catalogo, arquivos: &mut Vec<Arquivo>) {
    let mut texto = CABECALHO.to_owned();
    for (nome, descricao, ex) in
        [("Uf", "Sigla de uma UF", false), ("UfOuExterior", "Sigla de uma UF, ou EX no exterior", true)]
    {
        let siglas: Vec<String> = catalogo.ufs(ex).map(|s| format!("\n  | {s:?}")).collect();
        let _ = write!(texto, "\n/** {descricao}. */\nexport type {nome} ={};\n", siglas.concat());
    }
    for lista in &catalogo.listas {
        let mut linhas = vec![frases::ponto(&lista.descricao), String::new()];
        for (codigo, _, sentido) in &lista.codigos {
            let sentido = if sentido.is_empty() { String::new() } else { format!(": {sentido}") };
            linhas.push(format!("- `{codigo}`{sentido}"));
        }
        let codigos: Vec<String> = lista
            .codigos
            .iter()
            .flat_map(|(codigo, ..)| [Some(format!("{codigo:?}")), apoio::numero_do_codigo(codigo)])
            .flatten()
            .map(|c| format!("\n  | {c}"))
            .collect();
        let _ = write!(texto, "\n{}export type {} ={};\n", tsdoc(&linhas, ""), lista.nome, codigos.concat());
    }
    for estrutura in &catalogo.estruturas {
        texto.push_str(&interface(catalogo, estrutura));
    }
    arquivos.push(Arquivo { caminho: CAMINHO.into(), texto });
}

fn interface(catalogo: &Catalogo, estrutura: &Estrutura) -> String {
    let objeto = &estrutura.objeto;
    let raiz = if objeto.chave.contains('.') { objeto.xml.as_str() } else { "" };
    let mut texto = format!("\n{}export interface {} {{\n", tsdoc(&apoio::cabecalho(estrutura), ""), estrutura.nome);
    for campo in &objeto.campos {
        let linhas = frases::documentacao(campo, raiz);
        let separadas: Vec<String> = linhas.into_iter().flat_map(|l| [String::new(), l]).skip(1).collect();
        let _ = writeln!(texto, "{}  {}?: {};", tsdoc(&separadas, "  "), campo.nome, tipo(catalogo, estrutura, campo));
    }
    texto.push_str("}\n");
    texto
}

fn tipo(catalogo: &Catalogo, estrutura: &Estrutura, campo: &Campo) -> String {
    let simples = || match catalogo.simples(&estrutura.objeto, campo) {
        Simples::Decimal => "Valor".to_owned(),
        Simples::Data => "Data".to_owned(),
        Simples::Hora => "Hora".to_owned(),
        Simples::DataHora => "DataHora".to_owned(),
        Simples::Cnpj | Simples::CnpjOuZeros | Simples::Cpf | Simples::Chave => "string".to_owned(),
        Simples::Uf => "Uf".to_owned(),
        Simples::UfOuExterior => "UfOuExterior".to_owned(),
        Simples::Codigo(i) => catalogo.lista(i).nome.clone(),
        Simples::Texto => "Texto".to_owned(),
    };
    match &campo.forma {
        Forma::Escalar => simples(),
        Forma::Escalares => format!("readonly {0}[] | {0}", simples()),
        Forma::Lista(o) if o.escalar.is_some() => {
            format!("readonly ({} | Texto)[] | Texto", catalogo.estrutura(o).nome)
        }
        Forma::Lista(o) => format!("readonly {}[]", catalogo.estrutura(o).nome),
        Forma::Objeto(o) => catalogo.estrutura(o).nome.clone(),
    }
}

fn tsdoc(linhas: &[String], recuo: &str) -> String {
    if let [uma] = linhas {
        return format!("{recuo}/** {uma} */\n");
    }
    let corpo: Vec<String> = linhas.iter().map(|l| format!("{}\n", format!("{recuo} * {l}").trim_end())).collect();
    format!("{recuo}/**\n{}{recuo} */\n", corpo.concat())
}
