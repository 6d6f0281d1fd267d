//! Which companies a request is about.

use crate::auth::Token;
use crate::erros::{Erro, ErroCampo};
use crate::parametros::Parametros;
use crate::servidor::Contexto;

/// Whether a text has the shape of a CNPJ (which may have letters) or of a CPF.
pub(super) fn empresa_valida(numero: &str) -> bool {
    match numero.len() {
        14 => numero.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()),
        11 => numero.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    }
}

/// The company that the parameters name, which the token from now on acts for; otherwise all that it acts for.
pub(super) async fn empresas_do_pedido(
    contexto: &Contexto,
    token: &Token,
    parametros: &Parametros,
) -> Result<Vec<String>, Erro> {
    let Some(numero) = parametros.valor("cnpj").or_else(|| parametros.valor("cpf")) else {
        return Ok(contexto.armazenamento.empresas_de(token).await?);
    };
    if !empresa_valida(numero) {
        let mensagem = "esperado um CNPJ de 14 caracteres ou um CPF de 11 dígitos, sem pontuação".to_owned();
        return Err(Erro::campos_invalidos(vec![ErroCampo { campo: "cnpj".to_owned(), mensagem }]));
    }
    contexto.vinculos.lembrar(&contexto.armazenamento, token, numero).await?;
    Ok(vec![numero.to_owned()])
}
