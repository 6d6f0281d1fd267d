//! Portuguese sentences and paths that several outputs share.

use super::objetos::{Campo, Lugar};
use crate::tabela::{Condicao, Origem, SEM_LIMITE, TipoFolha};

/// XML path without the root of the two models, as the API's messages write it: `infCte/ide/CFOP`.
pub fn sem_raiz(xml: &str) -> &str {
    xml.strip_prefix("CTe/").or_else(|| xml.strip_prefix("CTeOS/")).unwrap_or(xml)
}

/// Path of a place relative to the element of its object when that is an item of a list.
pub fn relativo<'a>(xml: &'a str, objeto: &str) -> &'a str {
    match xml.strip_prefix(objeto).filter(|_| !objeto.is_empty()) {
        Some("") => sem_raiz(xml).rsplit('/').next().unwrap_or(xml),
        Some(resto) => resto.trim_start_matches('/'),
        None => sem_raiz(xml),
    }
}

/// Several paths in one: `ICMS/{ICMS00,ICMS20}/vBC`.
pub fn caminhos(todos: &[&str]) -> Vec<String> {
    let mut grupos: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for caminho in todos {
        let partes: Vec<&str> = caminho.split('/').collect();
        let meio = partes.len().saturating_sub(2);
        let chave: Vec<&str> =
            partes.iter().enumerate().filter(|(i, _)| *i != meio || partes.len() < 3).map(|(_, p)| *p).collect();
        match grupos.iter_mut().find(|(c, _)| *c == chave && partes.len() >= 3) {
            Some((_, meios)) if meios.contains(&partes[meio]) => {}
            Some((_, meios)) => meios.push(partes[meio]),
            None => grupos.push((chave, if partes.len() < 3 { vec![] } else { vec![partes[meio]] })),
        }
    }
    grupos
        .into_iter()
        .map(|(mut partes, meios)| {
            let meio = match meios.as_slice() {
                [] => return partes.join("/"),
                [um] => (*um).to_owned(),
                varios => format!("{{{}}}", varios.join(",")),
            };
            partes.insert(partes.len() - 1, &meio);
            partes.join("/")
        })
        .collect()
}

/// `0, 1 ou 2`.
pub fn alternativas(itens: &[String]) -> String {
    juntar(itens, "ou")
}

/// `a, b e c`.
pub fn enumeracao(itens: &[String]) -> String {
    juntar(itens, "e")
}

fn juntar(itens: &[String], ligacao: &str) -> String {
    match itens {
        [] => String::new(),
        [um] => um.clone(),
        [inicio @ .., ultimo] => format!("{} {ligacao} {ultimo}", inicio.join(", ")),
    }
}

/// `0..n`.
pub fn ocorrencia((min, max): (u16, u16)) -> String {
    if max == SEM_LIMITE { format!("{min}..n") } else { format!("{min}..{max}") }
}

/// A condition: `` `tomador` = 4 ``.
pub fn condicao(condicao: &Condicao) -> String {
    match condicao {
        Condicao::Em(c, v) => format!("`{c}` = {}", alternativas(v)),
        Condicao::ForaDe(c, v) => format!("`{c}` ≠ {}", alternativas(v)),
        Condicao::Presente(c) => format!("`{c}` é informado"),
    }
}

/// Conditions of a field besides those in `sabidas` (told once, above it) and its own code: `` quando `x` = 1 ``.
pub fn condicoes(campo: &Campo, sabidas: &[Condicao]) -> String {
    let propria = |c: &&Condicao| match c {
        Condicao::Em(nome, _) | Condicao::Presente(nome) => *nome != campo.nome,
        Condicao::ForaDe(..) => true,
    };
    let mut frases: Vec<Vec<Condicao>> = Vec::new();
    for lugar in &campo.lugares {
        let frase: Vec<Condicao> =
            lugar.quando.iter().filter(|c| !sabidas.contains(c)).filter(propria).cloned().collect();
        if frase.is_empty() {
            return String::new();
        }
        match (frases.last_mut().map(Vec::as_mut_slice), frase.as_slice()) {
            (Some([Condicao::Em(a, valores)]), [Condicao::Em(b, novos)]) if a == b => {
                let faltam: Vec<_> = novos.iter().filter(|v| !valores.contains(v)).cloned().collect();
                valores.extend(faltam);
            }
            _ => frases.push(frase),
        }
    }
    let textos: Vec<String> = frases.iter().map(|f| f.iter().map(condicao).collect::<Vec<_>>().join(" e ")).collect();
    if textos.is_empty() { String::new() } else { format!("quando {}", alternativas(&textos)) }
}

/// Whether the caller has to give the field, in words.
pub fn exigencia(campo: &Campo) -> &'static str {
    if !campo.no_leiaute {
        return "ignorado";
    }
    let todos = |f: &dyn Fn(&Lugar) -> bool| campo.lugares.iter().all(f);
    if todos(&|l| l.origem == Origem::Calculado) {
        return "calculado";
    }
    if todos(&|l| l.origem == Origem::Cadastro) {
        return "do cadastro";
    }
    if todos(&|l| l.origem == Origem::Numeracao) {
        return "da numeração";
    }
    let decide_a_si = |l: &Lugar| l.quando.iter().any(|c| *c == Condicao::Presente(campo.nome.clone()));
    if todos(&|l| l.ocorre.0 == 0 || l.municipio || decide_a_si(l)) {
        return "opcional";
    }
    if todos(&|l| l.opcional.is_none()) { "obrigatório" } else { "no grupo" }
}

/// The type in words.
pub fn tipo(tipo: &TipoFolha) -> String {
    let partes: Vec<&str> = tipo.leitura.split(' ').collect();
    let n = |i: usize| partes.get(i).copied().unwrap_or_default();
    let faixa = |unidade: &str| match (n(1), n(2)) {
        ("1", "" | "1") => format!("1 {}", unidade.trim_end_matches('s')),
        (a, b) if b.is_empty() || a == b => format!("{a} {unidade}"),
        ("0", b) => format!("até {b} {unidade}"),
        (a, b) => format!("{a} a {b} {unidade}"),
    };
    match partes[0] {
        "texto" | "texto_livre" => format!("texto, {}", faixa("caracteres")),
        "digitos" => faixa("dígitos"),
        "digitos_ou_literal" => format!("{} ou {}", faixa("dígitos"), n(3)),
        "inteiro" => format!("inteiro, {}, sem zeros à esquerda", faixa("dígitos")),
        "alfanumerico" => format!("maiúsculas e algarismos, {}", faixa("caracteres")),
        "decimal" => {
            let casas =
                if n(2) == n(3) { format!("até {} casas", n(3)) } else { format!("{} a {} casas", n(2), n(3)) };
            let zero = if partes.contains(&"sem_zero") { ", maior que zero" } else { "" };
            format!("decimal, até {} inteiros e {casas}{zero}", n(1))
        }
        "base64" => format!("{} bytes em base64", n(1)),
        "lista" => "código".into(),
        "cfop" => "CFOP, 4 dígitos".into(),
        "cnpj" => "CNPJ, 14 caracteres".into(),
        "chave" => "chave de acesso, 44 caracteres".into(),
        "data" => "data, AAAA-MM-DD".into(),
        "data_hora" => "data e hora, AAAA-MM-DDTHH:MM:SS-03:00".into(),
        "hora" => "hora, HH:MM:SS".into(),
        "email" => format!("e-mail, até {} caracteres", tipo.maximo.unwrap_or(60)),
        "placa" => "placa, antiga ou Mercosul".into(),
        "beneficio" => "texto, 8 ou 10 caracteres".into(),
        "numero_pagamento" => "inteiro de 1 a 990".into(),
        "numero_item" => "inteiro de 1 a 99".into(),
        outra => outra.to_owned(),
    }
}

/// Ends a sentence.
pub fn ponto(texto: &str) -> String {
    if texto.is_empty() || texto.ends_with('.') { texto.to_owned() } else { format!("{texto}.") }
}

/// Two lines that tell a field: what it is, then path, occurrence, type and mark. `objeto` is the element of a list's item.
pub fn documentacao(campo: &Campo, objeto: &str) -> Vec<String> {
    let mut linhas = Vec::new();
    if !campo.descricao().is_empty() {
        linhas.push(ponto(campo.descricao()));
    }
    if !campo.no_leiaute {
        return linhas;
    }
    let xml: Vec<&str> = campo.lugares.iter().map(|l| relativo(&l.xml, objeto)).filter(|x| !x.is_empty()).collect();
    let mut partes =
        vec![format!("XML: {}", caminhos(&xml).iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(", "))];
    let mut ocorre: Vec<String> = campo.lugares.iter().map(|l| ocorrencia(l.ocorre)).collect();
    ocorre.dedup();
    partes.push(ocorre.join(" ou "));
    let mut tipos: Vec<String> = campo.lugares.iter().filter_map(|l| l.tipo.as_ref()).map(tipo).collect();
    tipos.dedup();
    partes.extend((!tipos.is_empty()).then(|| tipos.join(" ou ")));
    let quando = condicoes(campo, &[]);
    partes.extend((!quando.is_empty()).then_some(quando));
    let mut linha = format!("{}.", partes.join("; "));
    match exigencia(campo) {
        "do cadastro" => linha.push_str(" Vem do cadastro da empresa quando ausente."),
        "da numeração" => linha.push_str(" Vem da numeração da API quando ausente."),
        "calculado" => linha.push_str(" Calculado quando ausente."),
        _ if campo.lugares.iter().any(|l| l.municipio) => linha.push_str(" Achado pelo nome e pela UF quando ausente."),
        _ => {}
    }
    if campo.proposto() {
        linha.push_str(" PROPOSTO.");
    }
    linhas.push(linha);
    linhas
}

#[cfg(test)]
mod tests {
    use super::{alternativas, caminhos, relativo, sem_raiz, tipo};
    use crate::tabela::TipoFolha;

    fn lido(leitura: &str) -> String {
        let leitura = leitura.to_owned();
        tipo(&TipoFolha {
            nome: String::new(),
            base: None,
            padroes: vec![],
            tamanho: None,
            minimo: None,
            maximo: None,
            leitura,
            valores: vec![],
        })
    }

    #[test]
    fn alternative_elements_are_told_once() {
        let juntos = caminhos(&["imp/ICMS/ICMS00/vBC", "imp/ICMS/ICMS20/vBC", "imp/ICMS/ICMSOutraUF/vBCOutraUF"]);
        assert_eq!(juntos, ["imp/ICMS/{ICMS00,ICMS20}/vBC", "imp/ICMS/ICMSOutraUF/vBCOutraUF"]);
        assert_eq!(caminhos(&["@xCampo"]), ["@xCampo"]);
    }

    #[test]
    fn paths_start_at_the_item_or_below_the_root() {
        assert_eq!(sem_raiz("CTeOS/infCte/ide/mod"), "infCte/ide/mod");
        assert_eq!(relativo("CTe/infCte/compl/ObsCont/@xCampo", "CTe/infCte/compl/ObsCont"), "@xCampo");
        assert_eq!(relativo("CTe/infCte/ide/mod", ""), "infCte/ide/mod");
    }

    #[test]
    fn types_read_as_portuguese() {
        assert_eq!(lido("texto 1 1"), "texto, 1 caractere");
        assert_eq!(lido("texto 9 11"), "texto, 9 a 11 caracteres");
        assert_eq!(lido("digitos 1"), "1 dígito");
        assert_eq!(lido("digitos_ou_literal 0 14 ISENTO"), "até 14 dígitos ou ISENTO");
        assert_eq!(lido("decimal 3 2 2 sem_zero"), "decimal, até 3 inteiros e até 2 casas, maior que zero");
        assert_eq!(alternativas(&["0".into(), "1".into(), "2".into()]), "0, 1 ou 2");
    }
}
