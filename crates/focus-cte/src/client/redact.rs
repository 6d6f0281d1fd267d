//! The token, blanked out of what a server says: a server may echo what it received.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::types::Token;

/// Tokens of this length are blanked wherever they stand; the API's own have 32 characters.
const ANYWHERE: usize = 8;

/// Shorter ones are blanked where they stand as a word. Below this there is no secret left to keep: all of them can be tried
/// in minutes, while `a` or `de`, as tests with a sandbox use, are words of half the messages that explain an error.
const AS_A_WORD: usize = 4;

const BLANK: &str = "***";

/// Blanks the token out of a text, bare or as HTTP Basic writes it.
pub(super) fn hide(text: &str, token: &Token) -> String {
    let secret = token.expor();
    let text = text.replace(&STANDARD.encode(format!("{secret}:")), BLANK);
    match secret.len() {
        ANYWHERE.. => text.replace(secret, BLANK),
        AS_A_WORD.. => hide_word(&text, secret),
        _ => text,
    }
}

/// Blanks a word where neither letter nor digit touches it.
fn hide_word(text: &str, word: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    for (start, _) in text.match_indices(word) {
        let end = start + word.len();
        let inside = text[..start].ends_with(char::is_alphanumeric) || text[end..].starts_with(char::is_alphanumeric);
        if !inside {
            out.push_str(&text[kept..start]);
            out.push_str(BLANK);
            kept = end;
        }
    }
    out.push_str(&text[kept..]);
    out
}

#[cfg(test)]
mod tests {
    use super::hide;
    use crate::types::Token;

    fn hidden(token: &str, text: &str) -> String {
        hide(text, &Token::new(token).unwrap())
    }

    #[test]
    fn a_token_is_blanked_wherever_it_stands() {
        assert_eq!(hidden("s3gr3d0s", "xs3gr3d0sx s3gr3d0s"), "x***x ***");
        assert_eq!(hidden("s3gr3d0s", "Basic czNncjNkMHM6"), "Basic ***");
    }

    #[test]
    fn a_short_token_is_blanked_as_a_word() {
        assert_eq!(hidden("nota", "nota: «nota» anotação notas, nota"), "***: «***» anotação notas, ***");
        assert_eq!(hidden("t3st3", "token=t3st3&x=ét3st3"), "token=***&x=ét3st3");
    }

    #[test]
    fn a_token_of_a_few_letters_leaves_the_message_readable() {
        for token in ["a", "de", "CTe"] {
            let message = "a chave do CTe de teste não existe";
            assert_eq!(hidden(token, message), message);
        }
        assert_eq!(hidden("t", "Authorization: Basic dDo="), "Authorization: Basic ***");
    }
}
