//! The words of the problems: each says what was expected, what came, and what to do.

use crate::layout::{Check, Field, Kind, Node, Trail, Type, UNBOUNDED, When};

/// Code and message for a text that its type refuses.
pub(crate) fn refused(ty: &Type, text: &str) -> (&'static str, String) {
    let came = quoted(text);
    match ty.check {
        Check::Code => ("valor_invalido", format!("esperado {}; veio {came}", list(ty.values))),
        Check::Text(min, max) => text_problem(text, min, max),
        Check::Free(min, max) => length_problem(text, min, max).unwrap_or_else(|| control(text)),
        Check::Digits(min, max) => ("digitos_invalidos", format!("esperados {}; veio {came}", digits(min, max))),
        Check::DigitsOr(min, max, literal) => {
            let expected = format!("{} ou {literal}", digits(min, max));
            ("digitos_invalidos", format!("esperados {expected}; veio {came}"))
        }
        Check::Integer { min, max, .. } => {
            let expected = format!("número inteiro de {} sem zeros à esquerda", range(min, max, "dígito", "dígitos"));
            ("numero_invalido", format!("esperado {expected}; veio {came}"))
        }
        Check::Alphanumeric(min, max) => {
            let size = range(min, max, "caractere", "caracteres");
            (
                "formato_invalido",
                format!("esperadas letras maiúsculas e dígitos, {size}, sem espaço nem pontuação; veio {came}"),
            )
        }
        Check::Decimal { integer, scale, zero, .. } => decimal(text, integer, scale, zero),
        Check::Base64(bytes) => ("formato_invalido", format!("esperado base64 de {bytes} bytes; veio {came}")),
        Check::Cfop => (
            "cfop_invalido",
            format!("esperado CFOP de 4 dígitos, que começa por 1, 2, 3, 5, 6 ou 7 e não termina em 00; veio {came}"),
        ),
        Check::Cnpj => (
            "cnpj_invalido",
            format!(
                "esperado CNPJ de 14 posições sem pontuação (12 letras maiúsculas ou dígitos e 2 dígitos); veio {came}"
            ),
        ),
        Check::AccessKey => (
            "chave_invalida",
            format!(
                "esperada chave de acesso de 44 posições sem prefixo nem espaços; veio {came}, com {}",
                text.chars().count()
            ),
        ),
        Check::Date => ("data_invalida", format!("esperada data AAAA-MM-DD que exista, de 2000 a 2099; veio {came}")),
        Check::DateTime => (
            "data_invalida",
            format!(
                "esperada data e hora AAAA-MM-DDThh:mm:ss-03:00, com fuso de hora inteira e sem fração; veio {came}"
            ),
        ),
        Check::Time => ("hora_invalida", format!("esperada hora hh:mm:ss; veio {came}")),
        Check::Email(min, max) => length_problem(text, min, max).unwrap_or_else(|| {
            ("email_invalido", format!("esperado um só e-mail, como nome@empresa.com.br; veio {came}"))
        }),
        Check::Plate => ("placa_invalida", format!("esperada placa sem hífen, como ABC1D23 ou ABC1234; veio {came}")),
        Check::BenefitCode => {
            ("formato_invalido", format!("esperado código de benefício de 8 ou 10 caracteres sem espaço; veio {came}"))
        }
        Check::PaymentNumber => ("numero_invalido", format!("esperado número de 1 a 990; veio {came}")),
        Check::ItemNumber => ("numero_invalido", format!("esperado número de 1 a 99; veio {came}")),
        Check::Literal(literal) => ("formato_invalido", format!("esperado {literal}; veio {came}")),
        Check::Version => ("formato_invalido", format!("esperada versão 4.00; veio {came}")),
    }
}

/// Message for something mandatory that is absent.
pub(super) fn missing(node: &Node) -> String {
    match node.kind {
        Kind::Object => "obrigatório: informe o objeto com os dados deste modal".into(),
        Kind::List | Kind::LeafList => "obrigatório: informe a lista com pelo menos um item".into(),
        _ if node.ty.check == Check::Code => format!("obrigatório: informe {}", list(node.ty.values)),
        _ => "obrigatório: informe o campo".into(),
    }
}

/// Message for JSON of the wrong type.
pub(super) fn wrong_type(node: &Node, raw: &str, item: bool) -> String {
    let expected = match node.kind {
        Kind::List if item => "um objeto em cada item da lista",
        Kind::LeafList if item => "um texto ou número em cada item da lista",
        Kind::List => "uma lista de objetos",
        Kind::LeafList => "uma lista",
        Kind::Object => "um objeto",
        _ => "um texto ou número",
    };
    let came = match raw.as_bytes().first() {
        Some(b'[') => "uma lista",
        Some(b'{') => "um objeto",
        Some(b't' | b'f') if raw == "true" || raw == "false" => "um valor lógico",
        None => "um item vazio",
        _ => "um valor solto",
    };
    format!("esperado {expected}; veio {came}")
}

/// Message for a list that is too short or too long.
pub(super) fn count(node: &Node, len: u32) -> String {
    if node.max == UNBOUNDED {
        return format!("a lista pede pelo menos {} itens; veio com {len}", node.min);
    }
    format!("a lista aceita até {} itens; veio com {len}", node.max)
}

/// Code and message for a choice whose deciding field is absent or says nothing known.
pub(super) fn undecided(choice: &Node, value: Option<&str>) -> (&'static str, String) {
    let mut values = Vec::new();
    for node in choice.nodes {
        if let When::In(slot, accepted) = node.when()
            && slot == choice.by
        {
            values.extend_from_slice(accepted);
        }
    }
    match value {
        Some(value) => ("valor_invalido", format!("esperado {}; veio {}", list(&values), quoted(value))),
        None => ("campo_obrigatorio", format!("obrigatório: informe {}", list(&values))),
    }
}

/// Code and message for a field that fills nothing in the XML.
pub(super) fn unused(field: &Field) -> (&'static str, String) {
    if field.in_layout {
        let why = "o grupo a que pertence não existe neste documento (confira os campos que o decidem)";
        return ("campo_sem_efeito", format!("não vai para o XML: {why}"));
    }
    ("campo_sem_elemento", "não vai para o XML: o leiaute 4.00 não tem mais esse elemento; retire-o".into())
}

/// `cnpj_x ou cpf_x`: the fields that begin each alternative.
pub(super) fn alternatives<'n>(nodes: impl Iterator<Item = &'n Node>, trail: &Trail) -> String {
    nodes.map(|n| trail.campo(n.first)).collect::<Vec<_>>().join(" ou ")
}

fn text_problem(text: &str, min: u32, max: u32) -> (&'static str, String) {
    if let Some(problem) = length_problem(text, min, max) {
        return problem;
    }
    if text.starts_with(' ') || text.ends_with(' ') {
        return ("espaco_nas_bordas", format!("espaço no início ou no fim não é aceito; veio {}", quoted(text)));
    }
    control(text)
}

fn control(text: &str) -> (&'static str, String) {
    let (at, c) = text.chars().enumerate().find(|(_, c)| !(' '..='ÿ').contains(c)).unwrap_or((0, '\u{FFFD}'));
    let advice = match c {
        '\n' | '\r' | '\t' => "quebra de linha e tabulação não são aceitas: use espaço ou «;»".to_owned(),
        '–' | '—' => "use o hífen comum «-»".to_owned(),
        '“' | '”' | '„' => "use aspas retas".to_owned(),
        '‘' | '’' => "use o apóstrofo reto «'»".to_owned(),
        '…' => "use três pontos".to_owned(),
        _ => "só são aceitos os caracteres latinos de U+0020 a U+00FF".to_owned(),
    };
    let shown = if c.is_control() { String::new() } else { format!("«{c}» ") };
    (
        "caractere_invalido",
        format!("caractere {shown}(U+{:04X}) na posição {} não é aceito; {advice}", u32::from(c), at + 1),
    )
}

fn length_problem(text: &str, min: u32, max: u32) -> Option<(&'static str, String)> {
    let len = text.chars().count() as u64;
    if len > u64::from(max) {
        return Some(("texto_longo", format!("aceita até {max} caracteres; veio com {len}")));
    }
    (len < u64::from(min)).then(|| ("texto_curto", format!("pede pelo menos {min} caracteres; veio com {len}")))
}

fn decimal(text: &str, integer: u32, scale: (u32, u32), zero: bool) -> (&'static str, String) {
    let came = quoted(text);
    let plain = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let number = plain(whole) && (plain(fraction) || !text.contains('.'));
    if number && fraction.len() > scale.1 as usize {
        return (
            "casas_decimais",
            format!("aceita até {} casas decimais; veio {came}: arredonde antes de enviar", scale.1),
        );
    }
    if number && whole.len() > integer as usize {
        return ("numero_grande", format!("aceita até {integer} dígitos antes do ponto; veio {came}"));
    }
    if number && whole.len() > 1 && whole.starts_with('0') {
        return ("numero_invalido", format!("zeros à esquerda não são aceitos; veio {came}"));
    }
    if number && !zero {
        return ("zero_nao_aceito", format!("o leiaute não aceita zero aqui; veio {came}"));
    }
    let example = if scale.0 == 0 { "1500" } else { "1500.00" };
    (
        "numero_invalido",
        format!("esperado número com ponto decimal e sem separador de milhar, como {example}; veio {came}"),
    )
}

fn digits(min: u32, max: u32) -> String {
    range(min, max, "dígito", "dígitos")
}

fn range(min: u32, max: u32, one: &str, many: &str) -> String {
    match (min, max) {
        (1, 1) => format!("1 {one}"),
        (a, b) if a == b => format!("{a} {many}"),
        (a, b) => format!("{a} a {b} {many}"),
    }
}

/// `0, 1 ou 3`.
fn list(values: &[&str]) -> String {
    match values {
        [] => "um valor da tabela".into(),
        [one] => (*one).to_owned(),
        [head @ .., last] => format!("{} ou {last}", head.join(", ")),
    }
}

fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("«{}…»", &text[..at]),
        None => format!("«{text}»"),
    }
}
