//! The company registration given with `--empresa`.

use std::path::Path;

use focus_cte::{Empresa, Payload};

use crate::entrada;
use crate::erros::CliError;
use crate::terminal::limpo;

/// Reads the registration from a JSON file.
pub(crate) fn ler(caminho: &Path) -> Result<Empresa, CliError> {
    let bytes = entrada::ler(caminho)?;
    serde_json::from_slice(&bytes).map_err(|e| {
        let onde = format!("{}: linha {}, coluna {}", entrada::nome(caminho), e.line(), e.column());
        CliError::entrada("cadastro_invalido", format!("{onde}: {}", em_portugues(&e)))
            .em(e.line(), e.column())
            .dica("o cadastro é um objeto JSON com cnpj, nome, inscricao_estadual, regime_tributario e o endereço")
    })
}

/// The registration must be of the company that issues the document.
pub(crate) fn conferir_dono(empresa: &Empresa, payload: &Payload<'_>) -> Result<(), CliError> {
    let do_documento = payload.texto("cnpj_emitente").map(so_alfanumericos);
    let do_cadastro = empresa.cnpj.as_deref().map(so_alfanumericos);
    match (do_documento, do_cadastro) {
        (Some(outro), Some(do_cadastro)) if outro != do_cadastro => Err(CliError::entrada(
            "cadastro_de_outra_empresa",
            format!("o cadastro é do CNPJ {}, e o documento tem cnpj_emitente {}", limpo(&do_cadastro), limpo(&outro)),
        )),
        _ => Ok(()),
    }
}

fn so_alfanumericos(texto: &str) -> String {
    texto.chars().filter(|c| !matches!(c, '.' | '-' | '/')).collect()
}

/// serde's own words are English; what it found is kept, its values are not.
fn em_portugues(erro: &serde_json::Error) -> String {
    let texto = erro.to_string();
    let entre_crases = || texto.split('`').nth(1).map(|campo| limpo(campo).into_owned()).unwrap_or_default();
    if texto.starts_with("missing field") {
        return format!("falta o campo {}", entre_crases());
    }
    if texto.starts_with("unknown field") {
        return format!("o campo {} não existe no cadastro", entre_crases());
    }
    if texto.starts_with("duplicate field") {
        return format!("o campo {} aparece duas vezes", entre_crases());
    }
    match erro.classify() {
        serde_json::error::Category::Data => "era esperado um objeto com valores em texto, entre aspas".to_owned(),
        serde_json::error::Category::Eof => "o JSON acaba antes da hora".to_owned(),
        _ => "o JSON tem um erro de sintaxe".to_owned(),
    }
}
