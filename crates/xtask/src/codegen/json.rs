//! JSON with its keys in the order they were put, as the schemas read best.

use std::fmt::Write as _;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// String.
    Texto(String),
    /// Whole number.
    Numero(i64),
    /// `true` or `false`.
    Booleano(bool),
    /// Array.
    Lista(Vec<Json>),
    /// Object.
    Objeto(Vec<(String, Json)>),
}

impl From<&str> for Json {
    fn from(texto: &str) -> Self {
        Self::Texto(texto.to_owned())
    }
}

impl From<String> for Json {
    fn from(texto: String) -> Self {
        Self::Texto(texto)
    }
}

/// A list of strings.
pub fn textos<T: AsRef<str>>(itens: impl IntoIterator<Item = T>) -> Json {
    Json::Lista(itens.into_iter().map(|t| Json::from(t.as_ref())).collect())
}

/// An object of these pairs.
pub fn objeto<const N: usize>(pares: [(&str, Json); N]) -> Json {
    Json::Objeto(pares.into_iter().map(|(nome, valor)| (nome.to_owned(), valor)).collect())
}

impl Json {
    /// Indented text that ends in a line break.
    pub fn texto(&self) -> String {
        let mut texto = String::new();
        self.escrever(&mut texto, 0);
        texto.push('\n');
        texto
    }

    fn simples(&self) -> bool {
        !matches!(self, Self::Lista(_) | Self::Objeto(_))
    }

    fn escrever(&self, texto: &mut String, recuo: usize) {
        match self {
            Self::Texto(t) => texto.push_str(&serde_json::Value::from(t.as_str()).to_string()),
            Self::Numero(n) => {
                let _ = write!(texto, "{n}");
            }
            Self::Booleano(b) => {
                let _ = write!(texto, "{b}");
            }
            Self::Lista(itens) if itens.iter().all(Self::simples) && itens.len() <= 12 => {
                texto.push('[');
                for (i, item) in itens.iter().enumerate() {
                    texto.push_str(if i > 0 { ", " } else { "" });
                    item.escrever(texto, recuo);
                }
                texto.push(']');
            }
            Self::Lista(itens) => {
                let membros = itens.iter().map(|v| (None, v));
                corpo(texto, recuo, ['[', ']'], membros);
            }
            Self::Objeto(pares) if pares.is_empty() => texto.push_str("{}"),
            Self::Objeto(pares) => {
                let membros = pares.iter().map(|(n, v)| (Some(n.as_str()), v));
                corpo(texto, recuo, ['{', '}'], membros);
            }
        }
    }
}

fn corpo<'a>(
    texto: &mut String,
    recuo: usize,
    [abre, fecha]: [char; 2],
    membros: impl Iterator<Item = (Option<&'a str>, &'a Json)>,
) {
    texto.push(abre);
    for (i, (nome, valor)) in membros.enumerate() {
        let _ = write!(texto, "{}\n{}", if i > 0 { "," } else { "" }, "  ".repeat(recuo + 1));
        if let Some(nome) = nome {
            let _ = write!(texto, "{}: ", serde_json::Value::from(nome));
        }
        valor.escrever(texto, recuo + 1);
    }
    let _ = write!(texto, "\n{}{fecha}", "  ".repeat(recuo));
}
