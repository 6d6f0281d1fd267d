//! Starting a sandbox: where it listens, where it keeps its data, how it behaves.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{Mutex, Notify, watch};

use crate::acaso::Acaso;
use crate::armazenamento::Armazenamento;
use crate::empresas::Empresas;
use crate::entregador::{Carteiro, Entregador};
use crate::erro_sandbox::ErroSandbox;
use crate::falhas::{Falhas, Regra};
use crate::fila::{Fila, Trabalhador};
use crate::limite::Limite;
use crate::relogio::Relogio;
use crate::rigor::Rigor;
use crate::sandbox::{Parte, Sandbox};
use crate::servidor::{Contexto, Partes, servir};
use crate::travas::Travas;
use crate::vinculos::Vinculos;
use crate::webhooks::Webhooks;

/// Long enough for a first query to see `processando_autorizacao`.
const PROCESSAMENTO: Duration = Duration::from_millis(300);

/// How a [`Sandbox`] is to be. Made by [`Sandbox::builder`].
#[derive(Clone, Debug)]
#[must_use = "the sandbox runs after `iniciar`"]
pub struct SandboxBuilder {
    endereco: IpAddr,
    porta: u16,
    dados: Option<PathBuf>,
    processamento: Duration,
    limite_por_minuto: Option<u32>,
    nao_habilitadas: HashSet<String>,
    relogio: Relogio,
    semente: Option<u64>,
    rigor: Rigor,
    falhas: Vec<Regra>,
    webhooks_externos: bool,
}

impl Default for SandboxBuilder {
    fn default() -> Self {
        Self {
            endereco: IpAddr::V4(Ipv4Addr::LOCALHOST),
            porta: 0,
            dados: None,
            processamento: PROCESSAMENTO,
            limite_por_minuto: None,
            nao_habilitadas: HashSet::new(),
            relogio: Relogio::sistema(),
            semente: None,
            rigor: Rigor::default(),
            falhas: Vec::new(),
            webhooks_externos: false,
        }
    }
}

impl SandboxBuilder {
    /// The TCP port. 0, the default, takes a free one.
    pub fn porta(mut self, porta: u16) -> Self {
        self.porta = porta;
        self
    }

    /// The address to listen on. Loopback is the default; any other one lets other machines in, and there are no secrets here.
    pub fn endereco(mut self, endereco: IpAddr) -> Self {
        self.endereco = endereco;
        self
    }

    /// The folder for the data, which then survive a restart. Without one they are in memory and end with the sandbox.
    pub fn dados(mut self, pasta: impl Into<PathBuf>) -> Self {
        self.dados = Some(pasta.into());
        self
    }

    /// How long a CT-e stays in `processando_autorizacao`. The default is 300 ms.
    pub fn processamento(mut self, tempo: Duration) -> Self {
        self.processamento = tempo;
        self
    }

    /// Refuses a token's requests with 429 above so many a minute; the real API allows 100. By default nothing is refused.
    pub fn limite_por_minuto(mut self, creditos: u32) -> Self {
        self.limite_por_minuto = Some(creditos);
        self
    }

    /// A company whose documents are refused with `empresa_nao_habilitada`. May be called for several.
    pub fn empresa_nao_habilitada(mut self, cnpj: impl Into<String>) -> Self {
        self.nao_habilitadas.insert(cnpj.into());
        self
    }

    /// The clock to live by, for tests that move the time.
    pub fn relogio(mut self, relogio: Relogio) -> Self {
        self.relogio = relogio;
        self
    }

    /// How strictly documents are judged. The default is the authority's rigour.
    pub fn rigor(mut self, rigor: Rigor) -> Self {
        self.rigor = rigor;
        self
    }

    /// Misbehaves by this rule, from the beginning. May be called for several.
    pub fn falha(mut self, regra: Regra) -> Self {
        self.falhas.push(regra);
        self
    }

    /// Lets webhooks be delivered to other machines. By default only those of this machine (`127.0.0.1`, `localhost`) are.
    pub fn webhooks_externos(mut self, permitir: bool) -> Self {
        self.webhooks_externos = permitir;
        self
    }

    /// Makes the access keys' numeric codes, the webhooks' identifiers and the faults' chances repeatable.
    pub fn semente(mut self, semente: u64) -> Self {
        self.semente = Some(semente);
        self
    }

    /// Starts the sandbox on the current Tokio runtime. It listens when this returns.
    ///
    /// Documents that were accepted before an earlier sandbox on the same folder ended are processed now.
    pub async fn iniciar(self) -> Result<Sandbox, ErroSandbox> {
        let escuta = escutar(SocketAddr::new(self.endereco, self.porta)).await?;
        let endereco = escuta
            .local_addr()
            .map_err(|causa| ErroSandbox::Endereco { endereco: SocketAddr::new(self.endereco, self.porta), causa })?;
        let armazenamento = Armazenamento::abrir(self.dados.as_deref()).await?;
        let fila = Arc::new(Fila::nova());
        let falhas = Arc::new(Falhas::novas(self.falhas, self.semente));
        let webhooks = Arc::new(Webhooks::carregar(&armazenamento).await.map_err(|causa| armazenamento.falha(&causa))?);
        let entregas = Arc::new(Notify::new());
        let numeracao = Arc::new(Mutex::new(()));
        let acaso = || self.semente.map_or_else(Acaso::sistema, Acaso::de_semente);
        let trabalhador = Trabalhador {
            fila: Arc::clone(&fila),
            armazenamento: armazenamento.clone(),
            relogio: self.relogio.clone(),
            rigor: self.rigor,
            acaso: acaso(),
            empresas: Empresas::default(),
            webhooks: Arc::clone(&webhooks),
            entregas: Arc::clone(&entregas),
            numeracao: Arc::clone(&numeracao),
        };
        let entregador = Entregador {
            armazenamento: armazenamento.clone(),
            relogio: self.relogio.clone(),
            webhooks: Arc::clone(&webhooks),
            chegou: Arc::clone(&entregas),
            carteiro: Carteiro::novo(self.webhooks_externos).map_err(|causa| ErroSandbox::Webhooks { causa })?,
        };
        let partes = Partes {
            fila,
            relogio: self.relogio.clone(),
            rigor: self.rigor,
            acaso: acaso(),
            limite: Limite::novo(self.limite_por_minuto),
            falhas: Arc::clone(&falhas),
            webhooks,
            entregas,
            travas: Travas::novas(),
            numeracao,
            vinculos: Vinculos::default(),
            processamento: self.processamento,
            nao_habilitadas: self.nao_habilitadas,
        };
        let contexto = Contexto::novo(armazenamento.clone(), partes);
        let servico = Parte::nova(|parado| servir(escuta, contexto, parada(parado)));
        let trabalho = Parte::nova(|parado| trabalhador.trabalhar(parado));
        let correio = Parte::nova(|parado| entregador.trabalhar(parado));
        Ok(Sandbox { endereco, servico, trabalho, correio, armazenamento, relogio: self.relogio, falhas })
    }
}

async fn escutar(endereco: SocketAddr) -> Result<TcpListener, ErroSandbox> {
    TcpListener::bind(endereco).await.map_err(|causa| match causa.kind() {
        ErrorKind::AddrInUse => ErroSandbox::PortaEmUso { endereco },
        _ => ErroSandbox::Endereco { endereco, causa },
    })
}

/// Resolves when the sandbox is told to stop, or is gone.
async fn parada(mut parado: watch::Receiver<bool>) {
    let _ = parado.wait_for(|parar| *parar).await;
}
