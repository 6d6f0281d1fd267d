//! Options of a client and of a call.

use std::time::Duration;

use focus_cte::client::{CallOptions, Espera};
use focus_cte::{Ambiente, Client, Error};
use napi_derive::napi;

use crate::erro;

/// How a client is to be.
#[napi(object, object_to_js = false)]
pub struct OpcoesCliente {
    /// Token.
    pub token: String,
    /// `producao`, `homologacao` or a base URL.
    pub ambiente: Option<String>,
    /// Options of every call.
    pub chamada: Option<OpcoesChamada>,
    /// Limit of connecting.
    pub conexao_ms: Option<f64>,
    /// `User-Agent`.
    pub user_agent: Option<String>,
    /// Proxy's URL.
    pub proxy: Option<String>,
    /// Certificate authorities, in PEM.
    pub ca_pem: Option<String>,
    /// Largest answer.
    pub max_corpo_bytes: Option<f64>,
    /// Credits a minute until the server tells.
    pub creditos_por_minuto: Option<u32>,
}

/// Options of one call.
#[napi(object, object_to_js = false)]
pub struct OpcoesChamada {
    /// Limit of each attempt.
    pub timeout_ms: Option<f64>,
    /// Limit of the whole call.
    pub prazo_ms: Option<f64>,
    /// Sendings, the first included.
    pub tentativas: Option<u32>,
    /// Whether a refused document may be sent again unchanged.
    pub reenviar_recusado: Option<bool>,
}

/// How to wait for a verdict.
#[napi(object, object_to_js = false)]
pub struct OpcoesEspera {
    /// Deadline of it all.
    pub prazo_ms: Option<f64>,
    /// First pause.
    pub intervalo_ms: Option<f64>,
    /// Longest pause.
    pub intervalo_maximo_ms: Option<f64>,
    /// Most queries.
    pub max_consultas: Option<u32>,
}

fn duracao(opcao: &str, ms: f64) -> Result<Duration, Error> {
    Duration::try_from_secs_f64(ms / 1000.0)
        .map_err(|_| erro::configuracao(format!("a opção {opcao} é um tempo em milissegundos, mas veio {ms}")))
}

impl OpcoesChamada {
    /// These options over those of the client.
    pub(crate) fn sobre(self, base: CallOptions) -> Result<CallOptions, Error> {
        let mut opcoes = base;
        if let Some(ms) = self.timeout_ms {
            opcoes = opcoes.with_timeout(duracao("timeoutMs", ms)?);
        }
        if let Some(ms) = self.prazo_ms {
            opcoes = opcoes.with_deadline(duracao("prazoMs", ms)?);
        }
        if let Some(tentativas) = self.tentativas {
            let mut retry = base.retry;
            retry.max_attempts = tentativas;
            opcoes = opcoes.with_retry(retry);
        }
        if let Some(reenviar) = self.reenviar_recusado {
            opcoes = opcoes.with_reenviar_recusado(reenviar);
        }
        Ok(opcoes)
    }
}

impl OpcoesEspera {
    /// These options over the core's defaults.
    pub(crate) fn espera(opcoes: Option<OpcoesEspera>) -> Result<Espera, Error> {
        let mut espera = Espera::default();
        let Some(opcoes) = opcoes else { return Ok(espera) };
        if let Some(ms) = opcoes.prazo_ms {
            espera.prazo = duracao("prazoMs", ms)?;
        }
        if let Some(ms) = opcoes.intervalo_ms {
            espera.intervalo = duracao("intervaloMs", ms)?;
        }
        if let Some(ms) = opcoes.intervalo_maximo_ms {
            espera.intervalo_maximo = duracao("intervaloMaximoMs", ms)?;
        }
        if let Some(consultas) = opcoes.max_consultas {
            espera.max_consultas = consultas;
        }
        Ok(espera)
    }
}

/// The client that these options ask for.
pub(crate) fn cliente(opcoes: OpcoesCliente) -> Result<Client, Error> {
    let mut builder = Client::builder().token(opcoes.token);
    if let Some(ambiente) = opcoes.ambiente {
        builder = builder.ambiente(ambiente.parse::<Ambiente>().map_err(erro::configuracao)?);
    }
    if let Some(chamada) = opcoes.chamada {
        builder = builder.options(chamada.sobre(CallOptions::default())?);
    }
    if let Some(ms) = opcoes.conexao_ms {
        builder = builder.connect_timeout(duracao("conexaoMs", ms)?);
    }
    if let Some(user_agent) = opcoes.user_agent {
        builder = builder.user_agent(user_agent);
    }
    if let Some(proxy) = opcoes.proxy {
        builder = builder.proxy(proxy);
    }
    if let Some(pem) = opcoes.ca_pem {
        builder = builder.ca_pem(pem);
    }
    if let Some(bytes) = opcoes.max_corpo_bytes {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in bytes, clamped")]
        let bytes = bytes.clamp(0.0, 1e12) as usize;
        builder = builder.max_body_bytes(bytes);
    }
    if let Some(creditos) = opcoes.creditos_por_minuto {
        builder = builder.creditos_por_minuto(creditos);
    }
    builder.build()
}
