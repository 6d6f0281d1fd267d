//! The native module of the Python package: converts, calls the core, converts back.
//!
//! - [`conversao`]: Python values to JSON text, JSON values to Python.
//! - [`erro`]: errors of the core as exceptions of `focus_cte.erros`.
//! - [`execucao`]: one future, two doors: a blocking one that Ctrl-C opens, and one for `asyncio`.
//! - [`valores`]: access key, CNPJ, CPF.
//! - [`validacao`], [`lote`], [`xml`], [`documento_xml`], [`dacte`], [`rejeicao`]: what needs no network.
//! - [`cliente`]: the client of the API; [`webhook`]: what the API posts; [`registro`]: its log, as Python's.
//! - [`sandbox`]: the API, offline; [`cli`]: the program.
//! - [`resposta`]: what the API answers, as the classes of `focus_cte.respostas`.

mod cli;
mod cliente;
mod conversao;
mod dacte;
mod documento_xml;
mod erro;
mod execucao;
mod lote;
mod registro;
mod rejeicao;
mod resposta;
mod sandbox;
mod validacao;
mod valores;
mod webhook;
mod xml;

/// A call makes many small objects on one thread and drops them on another.
#[global_allocator]
static ALOCADOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `focus_cte._native`.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use super::cli::executar_cli;
    #[pymodule_export]
    use super::cliente::{Aguardador, ClienteNativo, Recebidas};
    #[pymodule_export]
    use super::dacte::gerar_dacte;
    #[pymodule_export]
    use super::documento_xml::{CertificadoNativo, assinar, diferencas, importar_xml, verificar};
    #[pymodule_export]
    use super::erro::tipos_de_erro;
    #[pymodule_export]
    use super::execucao::{Operacao, fechar_porta};
    #[pymodule_export]
    use super::lote::{Lote, validar_muitos};
    #[pymodule_export]
    use super::rejeicao::{explicar, rejeicao_do_documento, rejeicao_do_evento};
    #[pymodule_export]
    use super::resposta::BrutaNativa;
    #[pymodule_export]
    use super::sandbox::{SandboxNativo, cenarios_de_falha};
    #[pymodule_export]
    use super::validacao::{Problema, codigos_de_problema, validar, validar_evento};
    #[pymodule_export]
    use super::valores::{analisar_chave, analisar_cnpj, analisar_cpf, montar_chave, montar_cnpj};
    #[pymodule_export]
    use super::webhook::{
        conferir_segredo, entrega_de_teste, ler_documento, receber_webhook, receber_webhook_recebida, verificar_webhook,
    };
    #[pymodule_export]
    use super::xml::gerar_xml;

    use pyo3::prelude::*;

    #[pymodule_init]
    fn iniciar(modulo: &Bound<'_, PyModule>) -> PyResult<()> {
        let fechar = modulo.getattr("fechar_porta")?;
        modulo.py().import("atexit")?.call_method1("register", (fechar,))?;
        modulo.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
