//! The client as Python sees it from below: `focus_cte.Client` and `AsyncClient` are two doors to it.

use std::sync::Arc;

use focus_cte::client::{CallOptions, Method};
use focus_cte::documento::{EventoWebhook, NovoWebhook};
use focus_cte::evento::{self, TipoEvento};
use focus_cte::model::{Cancelamento, Desacordo};
use focus_cte::{Ambiente, Client, Cpf, Error, Modelo, Token};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use super::argumentos::{ComoEsperar, cnpj, conferido, espera, payload, referencia, respondido};
use super::config::{Config, PorProcesso};
use super::iteracao::{Aguardador, Recebidas};
use crate::conversao::{documento, segundos};
use crate::erro::{self, excecao};
use crate::execucao::{Operacao, visitar};
use crate::registro;
use crate::resposta::limite;

/// A client and the options of its calls.
#[pyclass(frozen, module = "focus_cte._native")]
pub(crate) struct ClienteNativo {
    processo: Arc<PorProcesso>,
    opcoes: CallOptions,
}

impl ClienteNativo {
    fn client(&self, py: Python<'_>) -> PyResult<Client> {
        let _visita = visitar(py)?;
        registro::preparar(py);
        self.processo.client(self.opcoes).map_err(|e| excecao(py, &e))
    }
}

/// `self.client` moved into a future: `operacao!(self, py, |client| client.consultar(&r))`.
macro_rules! operacao {
    ($este:expr, $py:expr, |$client:ident| $chamada:expr) => {{
        let $client = $este.client($py)?;
        Ok(Operacao::nova(async move { $chamada.await }))
    }};
}

#[pymethods]
impl ClienteNativo {
    #[new]
    #[pyo3(signature = (*, token, ambiente, connect_timeout, user_agent, proxy, ca_pem, creditos_por_minuto,
        max_body_bytes))]
    #[expect(clippy::too_many_arguments, reason = "a configuration has so many parts, all named")]
    fn novo(
        py: Python<'_>,
        token: Option<&str>,
        ambiente: Option<&str>,
        connect_timeout: Option<f64>,
        user_agent: Option<String>,
        proxy: Option<String>,
        ca_pem: Option<Vec<u8>>,
        creditos_por_minuto: Option<u32>,
        max_body_bytes: Option<usize>,
    ) -> PyResult<Self> {
        registro::preparar(py);
        let configuracao =
            |e: &dyn ToString| excecao(py, &Error::new(focus_cte::ErrorKind::Configuracao, e.to_string()));
        let config = Config {
            token: token.map(Token::new).transpose().map_err(|e| configuracao(&e))?,
            ambiente: ambiente.map(str::parse::<Ambiente>).transpose().map_err(|e| configuracao(&e))?,
            connect_timeout: connect_timeout.map(|valor| segundos(py, "connect_timeout", valor)).transpose()?,
            user_agent,
            proxy,
            ca_pem,
            creditos_por_minuto,
            max_body_bytes,
        };
        let processo = py.detach(|| PorProcesso::novo(config)).map_err(|e| excecao(py, &e))?;
        Ok(ClienteNativo { processo: Arc::new(processo), opcoes: CallOptions::default() })
    }

    /// The same client with other options; what is `None` stays.
    #[pyo3(signature = (*, timeout=None, deadline=None, tentativas=None, reenviar_recusado=None))]
    fn com_opcoes(
        &self,
        py: Python<'_>,
        timeout: Option<f64>,
        deadline: Option<f64>,
        tentativas: Option<u32>,
        reenviar_recusado: Option<bool>,
    ) -> PyResult<Self> {
        let mut opcoes = self.opcoes;
        if let Some(valor) = timeout {
            opcoes.timeout = segundos(py, "timeout", valor)?;
        }
        if let Some(valor) = deadline {
            opcoes.deadline = segundos(py, "deadline", valor)?;
        }
        if let Some(tentativas) = tentativas {
            opcoes.retry.max_attempts = tentativas;
        }
        opcoes.reenviar_recusado = reenviar_recusado.unwrap_or(opcoes.reenviar_recusado);
        Ok(ClienteNativo { processo: Arc::clone(&self.processo), opcoes })
    }

    fn ambiente(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.client(py)?.ambiente().to_string())
    }

    fn limite(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        let client = self.client(py)?;
        limite(py, py.detach(|| client.rate_limit()))
    }

    fn emitir_cte(&self, py: Python<'_>, r#ref: &str, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let (r, json) = (referencia(py, r#ref)?, payload(valor, Modelo::Cte)?);
        operacao!(self, py, |client| client.emitir_cte(&r, json))
    }

    fn emitir_cte_os(&self, py: Python<'_>, r#ref: &str, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let (r, json) = (referencia(py, r#ref)?, payload(valor, Modelo::CteOs)?);
        operacao!(self, py, |client| client.emitir_cte_os(&r, json))
    }

    fn consultar(&self, py: Python<'_>, r#ref: &str) -> PyResult<Operacao> {
        let r = referencia(py, r#ref)?;
        operacao!(self, py, |client| client.consultar(&r))
    }

    fn consultar_completa(&self, py: Python<'_>, r#ref: &str) -> PyResult<Operacao> {
        let r = referencia(py, r#ref)?;
        operacao!(self, py, |client| client.consultar_completa(&r))
    }

    #[pyo3(signature = (r#ref, *, como))]
    fn aguardar(&self, py: Python<'_>, r#ref: &str, como: ComoEsperar) -> PyResult<Operacao> {
        let (r, como) = (referencia(py, r#ref)?, espera(py, como)?);
        operacao!(self, py, |client| client.aguardar_com(&r, como))
    }

    #[pyo3(signature = (r#ref, *, como))]
    fn aguardar_autorizacao(&self, py: Python<'_>, r#ref: &str, como: ComoEsperar) -> PyResult<Operacao> {
        let (r, como) = (referencia(py, r#ref)?, espera(py, como)?);
        operacao!(self, py, |client| client.aguardar_autorizacao(&r, como))
    }

    #[pyo3(signature = (refs, *, como))]
    fn aguardar_muitos(&self, py: Python<'_>, refs: Vec<PyBackedStr>, como: ComoEsperar) -> PyResult<Aguardador> {
        let refs: Vec<_> = refs.into_iter().map(|texto| referencia(py, &texto)).collect::<PyResult<_>>()?;
        Ok(Aguardador::novo(self.client(py)?.aguardar_muitos(refs).com_espera(espera(py, como)?)))
    }

    fn cancelar(&self, py: Python<'_>, r#ref: &str, justificativa: String) -> PyResult<Operacao> {
        let r = referencia(py, r#ref)?;
        operacao!(self, py, |client| client.cancelar(&r, Cancelamento::from(justificativa)))
    }

    fn carta_correcao(&self, py: Python<'_>, r#ref: &str, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let (r, json) = (referencia(py, r#ref)?, documento(valor)?.into_bytes());
        operacao!(self, py, |client| client.carta_correcao(&r, json))
    }

    fn desacordo(&self, py: Python<'_>, r#ref: &str, observacoes: String) -> PyResult<Operacao> {
        let r = referencia(py, r#ref)?;
        operacao!(self, py, |client| client.desacordo(&r, Desacordo::from(observacoes)))
    }

    fn registro_multimodal(&self, py: Python<'_>, r#ref: &str, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let (r, json) = (referencia(py, r#ref)?, documento(valor)?.into_bytes());
        operacao!(self, py, |client| client.registro_multimodal(&r, json))
    }

    fn dados_gtv(&self, py: Python<'_>, r#ref: &str, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let r = referencia(py, r#ref)?;
        let json = conferido(valor, |json| evento::validar(TipoEvento::InformacoesGtv, Modelo::CteOs, json))?;
        operacao!(self, py, |client| client.dados_gtv(&r, json))
    }

    fn inutilizar(&self, py: Python<'_>, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let json = documento(valor)?.into_bytes();
        operacao!(self, py, |client| client.inutilizar(json))
    }

    fn baixar_xml(&self, py: Python<'_>, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let d = respondido(valor)?;
        operacao!(self, py, |client| client.baixar_xml(&d))
    }

    fn baixar_dacte(&self, py: Python<'_>, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let d = respondido(valor)?;
        operacao!(self, py, |client| client.baixar_dacte(&d))
    }

    fn baixar_xml_cancelamento(&self, py: Python<'_>, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let d = respondido(valor)?;
        operacao!(self, py, |client| client.baixar_xml_cancelamento(&d))
    }

    fn baixar_xml_carta_correcao(&self, py: Python<'_>, valor: &Bound<'_, PyAny>) -> PyResult<Operacao> {
        let d = respondido(valor)?;
        operacao!(self, py, |client| client.baixar_xml_carta_correcao(&d))
    }

    fn baixar(&self, py: Python<'_>, caminho: String) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.baixar(&caminho))
    }

    #[pyo3(signature = (*, evento, url, cnpj, cpf, authorization, authorization_header))]
    #[expect(clippy::too_many_arguments, reason = "a webhook has so many parts, all named")]
    fn criar_webhook(
        &self,
        py: Python<'_>,
        evento: &str,
        url: String,
        cnpj: Option<&str>,
        cpf: Option<&str>,
        authorization: Option<String>,
        authorization_header: Option<String>,
    ) -> PyResult<Operacao> {
        let evento = EventoWebhook::from(evento);
        let mut novo = match (cnpj, cpf) {
            (Some(texto), None) => NovoWebhook::cnpj(self::cnpj(py, texto)?, evento, url),
            (None, Some(texto)) => {
                let cpf: Cpf = texto.parse().map_err(|e| erro::valor_invalido(py, &e))?;
                NovoWebhook::cpf(cpf, evento, url)
            }
            _ => return Err(erro::tipo_invalido(py, &"informe cnpj ou cpf, e só um deles")),
        };
        if let Some(segredo) = authorization {
            novo = novo.com_authorization(segredo);
        }
        if let Some(nome) = authorization_header {
            novo = novo.com_authorization_header(nome);
        }
        operacao!(self, py, |client| client.criar_webhook(&novo))
    }

    fn listar_webhooks(&self, py: Python<'_>) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.listar_webhooks())
    }

    fn consultar_webhook(&self, py: Python<'_>, id: String) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.consultar_webhook(&id))
    }

    fn excluir_webhook(&self, py: Python<'_>, id: String) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.excluir_webhook(&id))
    }

    fn reenviar_webhook(&self, py: Python<'_>, r#ref: &str) -> PyResult<Operacao> {
        let r = referencia(py, r#ref)?;
        operacao!(self, py, |client| client.reenviar_webhook(&r))
    }

    fn recebidas(&self, py: Python<'_>, cnpj: &str, versao: u64) -> PyResult<Operacao> {
        let cnpj = self::cnpj(py, cnpj)?;
        operacao!(self, py, |client| client.recebidas(&cnpj, versao))
    }

    fn recebidas_desde(&self, py: Python<'_>, cnpj: &str, versao: u64) -> PyResult<Recebidas> {
        let cnpj = self::cnpj(py, cnpj)?;
        Ok(Recebidas::nova(self.client(py)?.recebidas_desde(&cnpj, versao)))
    }

    fn consultar_recebida(&self, py: Python<'_>, chave: String) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.consultar_recebida(&chave))
    }

    fn baixar_xml_recebida(&self, py: Python<'_>, chave: String) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.baixar_xml_recebida(&chave))
    }

    fn baixar_xml_cancelamento_recebida(&self, py: Python<'_>, chave: String) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.baixar_xml_cancelamento_recebida(&chave))
    }

    fn baixar_xml_carta_correcao_recebida(&self, py: Python<'_>, chave: String) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.baixar_xml_carta_correcao_recebida(&chave))
    }

    fn desacordo_recebida(&self, py: Python<'_>, chave: String, observacoes: String) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.desacordo_recebida(&chave, Desacordo::from(observacoes)))
    }

    fn consultar_desacordo_recebida(&self, py: Python<'_>, chave: String) -> PyResult<Operacao> {
        operacao!(self, py, |client| client.consultar_desacordo_recebida(&chave))
    }

    fn requisicao(&self, py: Python<'_>, metodo: &str, caminho: String, corpo: Option<Vec<u8>>) -> PyResult<Operacao> {
        let metodo: Method = metodo.parse().map_err(|e| erro::valor_invalido(py, &e))?;
        operacao!(self, py, |client| client.requisicao(metodo, &caminho, corpo.as_deref()))
    }
}
