//! Why a text is not a document: broken JSON, a repeated key, a number beyond all bounds.

use jiter::{JsonErrorType, LinePosition};

/// The text could not be read as one JSON object.
///
/// `Display` is a whole Portuguese sentence with line and column (both from 1).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("linha {linha}, coluna {coluna}: {mensagem}")]
pub struct ErroJson {
    /// Stable code in `snake_case`: `json_invalido`, `json_vazio`, `nao_e_objeto`, `campo_repetido`, `utf8_invalido`,
    /// `numero_fora_do_limite`, `aninhamento_excessivo`.
    pub codigo: &'static str,
    /// What is wrong, in Portuguese.
    pub mensagem: String,
    /// Line, from 1.
    pub linha: usize,
    /// Column in bytes, from 1.
    pub coluna: usize,
}

impl ErroJson {
    pub(super) fn new(codigo: &'static str, mensagem: impl Into<String>, json: &[u8], at: usize) -> Self {
        let LinePosition { line, column } = LinePosition::find(json, at.min(json.len()));
        Self { codigo, mensagem: mensagem.into(), linha: line.max(1), coluna: column.max(1) }
    }

    pub(super) fn syntax(kind: &JsonErrorType, json: &[u8], at: usize) -> Self {
        use JsonErrorType as E;
        let (codigo, mensagem) = match kind {
            E::EofWhileParsingList | E::EofWhileParsingObject | E::EofWhileParsingString | E::EofWhileParsingValue => {
                ("json_invalido", "o JSON termina antes do fim: falta fechar aspas, colchete ou chave")
            }
            E::ExpectedColon => ("json_invalido", "falta «:» entre o nome do campo e o valor"),
            E::ExpectedListCommaOrEnd => ("json_invalido", "falta «,» ou «]» depois de um item da lista"),
            E::ExpectedObjectCommaOrEnd => ("json_invalido", "falta «,» ou «}» depois de um campo"),
            E::ExpectedSomeIdent | E::ExpectedSomeValue => (
                "json_invalido",
                "esperado um valor JSON (texto entre aspas, número, true, false, null, lista ou objeto)",
            ),
            E::InvalidEscape | E::UnexpectedEndOfHexEscape => ("json_invalido", "sequência de escape «\\» inválida"),
            E::InvalidNumber | E::FloatExpectingInt => ("json_invalido", "número malformado"),
            E::NumberOutOfRange => ("numero_fora_do_limite", "número grande demais"),
            E::InvalidUnicodeCodePoint | E::LoneLeadingSurrogateInHexEscape => {
                ("json_invalido", "escape «\\u» que não forma um caractere Unicode")
            }
            E::ControlCharacterWhileParsingString => {
                ("json_invalido", "quebra de linha ou caractere de controle dentro de um texto; use «\\n» ou «\\u00XX»")
            }
            E::KeyMustBeAString => ("json_invalido", "o nome do campo precisa estar entre aspas"),
            E::TrailingComma => ("json_invalido", "vírgula sobrando antes do fechamento"),
            E::TrailingCharacters => ("json_invalido", "há texto depois do fim do documento"),
            E::RecursionLimitExceeded => ("aninhamento_excessivo", "listas e objetos aninhados demais"),
            E::DuplicateKey(_) => ("campo_repetido", "campo repetido"),
            E::InternalError(_) => ("json_invalido", "JSON ilegível"),
        };
        Self::new(codigo, mensagem, json, at)
    }
}
