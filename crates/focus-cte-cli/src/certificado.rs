//! The certificate that signs, and its password, which is never an argument.

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::Path;

use focus_cte_xml::{Certificado, ErroCertificado};

use crate::cli::CertificadoA1;
use crate::entrada;
use crate::erros::{CliError, Saida};

const VAR_SENHA: &str = "FOCUS_CTE_SENHA_CERTIFICADO";

/// Reads the certificate that the flags name, if they name one.
pub(crate) fn ler(pedido: &CertificadoA1) -> Result<Option<Certificado>, CliError> {
    let Some(caminho) = &pedido.certificado else { return Ok(None) };
    let bytes = entrada::ler_bytes(caminho)?;
    let lido = if bytes.starts_with(b"-----BEGIN") || memchr::memmem::find(&bytes, b"-----BEGIN ").is_some() {
        de_pem(&bytes, pedido.chave.as_deref())?
    } else {
        Certificado::de_pkcs12(&bytes, &senha(pedido, &entrada::nome(caminho))?)
    };
    lido.map(Some).map_err(|e| recusado(&entrada::nome(caminho), &e))
}

fn de_pem(certificado: &[u8], chave: Option<&Path>) -> Result<Result<Certificado, ErroCertificado>, CliError> {
    let certificado = String::from_utf8_lossy(certificado);
    let da_chave = chave.map(entrada::ler_bytes).transpose()?;
    let da_chave = da_chave.as_deref().map(String::from_utf8_lossy);
    Ok(Certificado::de_pem(da_chave.as_deref().unwrap_or(&certificado), &certificado))
}

/// Why a certificate cannot be used, as the user meets it.
pub(crate) fn recusado(nome: &str, erro: &ErroCertificado) -> CliError {
    CliError::new(Saida::Entrada, "certificado", format!("{nome}: {erro}"))
}

/// From the variable or the file that a flag names, from the usual variable, or from who sits at the terminal.
fn senha(pedido: &CertificadoA1, nome: &str) -> Result<String, CliError> {
    if let Some(variavel) = &pedido.senha_env {
        return da_variavel(variavel)?.ok_or_else(|| {
            CliError::entrada("senha_ausente", format!("a variável {variavel}, que --senha-env nomeia, não existe"))
        });
    }
    if let Some(caminho) = &pedido.senha_arquivo {
        let bytes = entrada::ler_bytes(caminho)?;
        let texto = String::from_utf8(bytes).map_err(|_| {
            CliError::entrada("senha_ilegivel", format!("{}: a senha não está em UTF-8", entrada::nome(caminho)))
        })?;
        return Ok(texto.lines().next().unwrap_or_default().to_owned());
    }
    if let Some(senha) = da_variavel(VAR_SENHA)? {
        return Ok(senha);
    }
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(CliError::entrada("senha_ausente", format!("{nome}: falta a senha do certificado"))
            .dica(format!("ponha-a na variável {VAR_SENHA}, ou diga de onde vem com --senha-env ou --senha-arquivo")));
    }
    rpassword::prompt_password(format!("Senha de {nome}: ")).map_err(|e| {
        CliError::entrada("senha_ausente", format!("a senha não pôde ser lida: {}", crate::erros::motivo(&e)))
    })
}

fn da_variavel(nome: &str) -> Result<Option<String>, CliError> {
    match env::var(nome) {
        Ok(senha) => Ok(Some(senha)),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => {
            Err(CliError::entrada("senha_ilegivel", format!("a senha na variável {nome} não está em UTF-8")))
        }
    }
}
