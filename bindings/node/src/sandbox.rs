//! The API offline, in this process.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use focus_cte::Error;
use focus_cte_sandbox::{Cenario, ErroRegra, Regra, Relogio, SandboxBuilder};
use napi_derive::napi;

use crate::erro;
use crate::ponte::Ponte;
use crate::resposta::so_json;

/// How a sandbox is to be.
#[napi(object, object_to_js = false)]
pub struct OpcoesSandbox {
    /// TCP port; 0 takes a free one.
    pub porta: Option<u16>,
    /// Folder for the data.
    pub dados: Option<String>,
    /// How long a CT-e stays in process.
    pub processamento_ms: Option<f64>,
    /// Credits of a token in a minute.
    pub limite_por_minuto: Option<u32>,
    /// Companies that are not registered.
    pub empresas_nao_habilitadas: Option<Vec<String>>,
    /// `documentacao` or `sefaz`.
    pub rigor: Option<String>,
    /// Faults from the start.
    pub falhas: Option<Vec<RegraJs>>,
    /// Whether webhooks may go to other machines.
    pub webhooks_externos: Option<bool>,
    /// Seed of what is random.
    pub semente: Option<f64>,
    /// Where the clock stands, in milliseconds of the Unix epoch.
    pub relogio_parado_em: Option<f64>,
}

/// A fault, and which requests it strikes.
#[napi(object, object_to_js = false)]
pub struct RegraJs {
    /// A fault's name; or a whole rule as text.
    pub falha: String,
    /// The fault's parameter.
    pub parametro: Option<u32>,
    /// The authority's words.
    pub mensagem: Option<String>,
    /// Of a hundred requests.
    pub percentual: Option<f64>,
    /// How often, at most.
    pub vezes: Option<u32>,
    /// Requests that pass first.
    pub apos: Option<u32>,
    /// For how long.
    pub durante_segundos: Option<u32>,
    /// The only method.
    pub metodo: Option<String>,
    /// Beginning of the path.
    pub caminho: Option<String>,
    /// The `ref`, or its beginning and `*`.
    pub referencia: Option<String>,
}

fn regra(js: RegraJs) -> Result<Regra, Error> {
    let mut regra = if js.parametro.is_none() && js.mensagem.is_none() {
        js.falha.parse::<Regra>()
    } else {
        let cenario = Cenario::de_nome(&js.falha).ok_or_else(|| ErroRegra::Falha { nome: js.falha.clone() });
        cenario.and_then(|cenario| {
            let recusado = || ErroRegra::Parametro {
                falha: cenario.nome,
                valor: js.parametro.map(|p| p.to_string()).unwrap_or_default(),
            };
            cenario.falha(js.parametro, js.mensagem).map(Regra::nova).ok_or_else(recusado)
        })
    }
    .map_err(erro::configuracao)?;
    if let Some(percentual) = js.percentual {
        regra = regra.percentual(percentual);
    }
    if let Some(vezes) = js.vezes {
        regra = regra.vezes(vezes);
    }
    if let Some(apos) = js.apos {
        regra = regra.apos(apos);
    }
    if let Some(segundos) = js.durante_segundos {
        regra = regra.durante(Duration::from_secs(u64::from(segundos)));
    }
    if let Some(metodo) = &js.metodo {
        regra = regra.metodo(metodo);
    }
    if let Some(caminho) = &js.caminho {
        regra = regra.caminho(caminho);
    }
    if let Some(referencia) = &js.referencia {
        regra = regra.referencia(referencia);
    }
    Ok(regra)
}

fn milissegundos(ms: f64) -> Result<Duration, Error> {
    Duration::try_from_secs_f64(ms / 1000.0)
        .map_err(|_| erro::configuracao(format!("esperado um tempo em milissegundos; veio {ms}")))
}

fn builder(opcoes: OpcoesSandbox) -> Result<SandboxBuilder, Error> {
    let mut builder = focus_cte_sandbox::Sandbox::builder();
    if let Some(porta) = opcoes.porta {
        builder = builder.porta(porta);
    }
    if let Some(pasta) = opcoes.dados {
        builder = builder.dados(pasta);
    }
    if let Some(ms) = opcoes.processamento_ms {
        builder = builder.processamento(milissegundos(ms)?);
    }
    if let Some(creditos) = opcoes.limite_por_minuto {
        builder = builder.limite_por_minuto(creditos);
    }
    for cnpj in opcoes.empresas_nao_habilitadas.unwrap_or_default() {
        builder = builder.empresa_nao_habilitada(cnpj);
    }
    if let Some(rigor) = opcoes.rigor {
        builder = builder.rigor(rigor.parse().map_err(|e: focus_cte_sandbox::ErroRigor| erro::configuracao(e))?);
    }
    for js in opcoes.falhas.unwrap_or_default() {
        builder = builder.falha(regra(js)?);
    }
    if let Some(permitir) = opcoes.webhooks_externos {
        builder = builder.webhooks_externos(permitir);
    }
    if let Some(semente) = opcoes.semente {
        builder = builder.semente(semente.to_bits());
    }
    if let Some(ms) = opcoes.relogio_parado_em {
        builder = builder.relogio(Relogio::parado_em(SystemTime::UNIX_EPOCH + milissegundos(ms)?));
    }
    Ok(builder)
}

/// A sandbox, before, while and after it runs.
#[napi]
pub struct Sandbox(Arc<Mutex<Option<focus_cte_sandbox::Sandbox>>>);

#[napi]
impl Sandbox {
    /// Nothing runs yet.
    #[napi(constructor)]
    pub fn new() -> Self {
        Self(Arc::default())
    }

    /// Starts it; gives its base URL.
    #[napi]
    pub fn iniciar(&self, ponte: &Ponte, pedido: u32, opcoes: OpcoesSandbox) -> napi::Result<()> {
        let lugar = Arc::clone(&self.0);
        ponte.fazer(pedido, async move {
            let sandbox = builder(opcoes)?.iniciar().await.map_err(|e| erro::configuracao(&e).com_fonte(e))?;
            let url = sandbox.url();
            *lugar.lock().unwrap_or_else(PoisonError::into_inner) = Some(sandbox);
            Ok(so_json(&url))
        })
    }

    /// Stops it.
    #[napi]
    pub fn encerrar(&self, ponte: &Ponte, pedido: u32) -> napi::Result<()> {
        let sandbox = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        ponte.fazer(pedido, async move {
            if let Some(sandbox) = sandbox {
                sandbox.encerrar().await;
            }
            Ok(())
        })
    }

    /// Misbehaves from now on.
    #[napi]
    pub fn falhar(&self, js: RegraJs) -> napi::Result<()> {
        let regra = regra(js).map_err(|e| erro::lancar(&e))?;
        self.com(|sandbox| sandbox.falhar(regra))
    }

    /// Behaves again.
    #[napi]
    pub fn limpar_falhas(&self) -> napi::Result<()> {
        self.com(focus_cte_sandbox::Sandbox::limpar_falhas)
    }

    /// Puts its clock forward.
    #[napi]
    pub fn avancar(&self, ms: f64) -> napi::Result<()> {
        let tempo = milissegundos(ms).map_err(|e| erro::lancar(&e))?;
        self.com(|sandbox| sandbox.relogio().avancar(tempo))
    }
}

impl Sandbox {
    fn com<T>(&self, faz: impl FnOnce(&focus_cte_sandbox::Sandbox) -> T) -> napi::Result<T> {
        let sandbox = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let parado = || erro::lancar(&erro::configuracao("o sandbox já foi encerrado; inicie outro"));
        sandbox.as_ref().map(faz).ok_or_else(parado)
    }
}
