//! The text of a JSON scalar.

use std::borrow::Cow;

use serde_json::Value;

use super::falha::Falha;

/// Significant decimal digits that a 64-bit float always gives back as they came.
const ALGARISMOS_EXATOS: usize = 15;

/// The text of a string or number; `None` for `null` and blank text, which the API takes for absent.
pub(super) fn texto(valor: &Value) -> Result<Option<Cow<'_, str>>, Falha> {
    match valor {
        Value::Null => Ok(None),
        Value::String(s) => Ok((!s.trim().is_empty()).then_some(Cow::Borrowed(s.as_str()))),
        Value::Number(n) => match n.as_f64() {
            Some(f) if n.is_f64() => decimal_mais_curto(f).map(|t| Some(Cow::Owned(t))),
            _ => Ok(Some(Cow::Owned(n.to_string()))),
        },
        Value::Bool(b) => {
            Err(Falha::nova(format!("esperado um texto ou número, mas veio {b}; use o código que o campo documenta")))
        }
        Value::Array(_) => Err(Falha::nova("esperado um texto ou número, mas veio uma lista; informe um só valor")),
        Value::Object(_) => Err(Falha::nova("esperado um texto ou número, mas veio um objeto; informe um só valor")),
    }
}

/// The shortest decimal text, without exponent, that reads as this float; an error when the float may have lost digits.
fn decimal_mais_curto(f: f64) -> Result<String, Falha> {
    let texto = f.to_string();
    let algarismos = texto.bytes().filter(u8::is_ascii_digit).skip_while(|d| *d == b'0').count();
    if algarismos > ALGARISMOS_EXATOS {
        return Err(Falha::nova(format!(
            "o número tem mais de {ALGARISMOS_EXATOS} algarismos, que um número JSON pode perder; escreva-o entre aspas"
        )));
    }
    Ok(texto)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::texto;

    fn lido(valor: &Value) -> Option<String> {
        texto(valor).unwrap().map(std::borrow::Cow::into_owned)
    }

    #[test]
    fn strings_keep_their_text_and_numbers_give_the_shortest_decimal() {
        assert_eq!(lido(&json!("1500.00")).unwrap(), "1500.00");
        assert_eq!(lido(&json!(2_927_408)).unwrap(), "2927408");
        assert_eq!(lido(&json!(0.1)).unwrap(), "0.1");
        assert_eq!(lido(&serde_json::from_str("9999999999999.99").unwrap()).unwrap(), "9999999999999.99");
        assert_eq!(lido(&serde_json::from_str("1.5e2").unwrap()).unwrap(), "150");
    }

    #[test]
    fn null_and_blank_are_absent() {
        assert_eq!([lido(&Value::Null), lido(&json!("")), lido(&json!("  "))], [None, None, None]);
    }

    #[test]
    fn a_float_that_may_have_lost_digits_is_refused() {
        for numero in ["0.12345678901234567", "1e300", "35260712345678000195570010000000421876543218"] {
            assert!(
                texto(&serde_json::from_str(numero).unwrap()).unwrap_err().to_string().contains("aspas"),
                "{numero}"
            );
        }
    }

    #[test]
    fn booleans_lists_and_objects_are_not_scalars() {
        for valor in [json!(true), json!([]), json!({})] {
            assert!(texto(&valor).is_err());
        }
    }
}
