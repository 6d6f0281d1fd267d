//! The rules at work.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::falha::Falha;
use super::referencia::falha_da;
use super::regra::Regra;
use crate::armazenamento::{Ditado, Veredito};
use crate::relogio::Instante;
use crate::sefaz;

/// Above this many, the counts of references are forgotten.
const MAXIMO_DE_REFERENCIAS: usize = 100_000;

/// The rules, and how often each has struck.
#[derive(Debug)]
pub(crate) struct Falhas {
    ativas: AtomicUsize,
    estado: Mutex<Estado>,
}

#[derive(Debug)]
struct Estado {
    regras: Vec<Ativa>,
    proxima: u64,
    acaso: StdRng,
    /// Strikes by reference, of faults that a reference asks for a number of times.
    por_referencia: HashMap<String, u32>,
}

#[derive(Debug)]
struct Ativa {
    id: u64,
    regra: Regra,
    vistas: u32,
    usadas: u32,
    desde: Option<Instante>,
}

/// A request, as far as rules look at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pedido<'a> {
    pub(crate) metodo: &'a str,
    pub(crate) caminho: &'a str,
    pub(crate) referencia: Option<&'a str>,
}

/// What befalls a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plano {
    pub(crate) latencia: Duration,
    pub(crate) ditado: Ditado,
    pub(crate) sem_armazenamento: bool,
    /// How its answer is spoilt.
    pub(crate) desfecho: Option<Falha>,
}

impl Falhas {
    pub(crate) fn novas(regras: Vec<Regra>, semente: Option<u64>) -> Self {
        let acaso = semente.map_or_else(StdRng::from_os_rng, StdRng::seed_from_u64);
        let estado = Estado { regras: Vec::new(), proxima: 1, acaso, por_referencia: HashMap::new() };
        let falhas = Self { ativas: AtomicUsize::new(0), estado: Mutex::new(estado) };
        for regra in regras {
            falhas.incluir(regra);
        }
        falhas
    }

    /// One rule more. Returns the number it is known by.
    pub(crate) fn incluir(&self, regra: Regra) -> u64 {
        let mut estado = self.trancar();
        let id = estado.proxima;
        estado.proxima += 1;
        estado.regras.push(Ativa { id, regra, vistas: 0, usadas: 0, desde: None });
        self.ativas.store(estado.regras.len(), Ordering::SeqCst);
        id
    }

    /// One rule less; `false` when there is none of that number.
    pub(crate) fn excluir(&self, id: u64) -> bool {
        let mut estado = self.trancar();
        let antes = estado.regras.len();
        estado.regras.retain(|ativa| ativa.id != id);
        self.ativas.store(estado.regras.len(), Ordering::SeqCst);
        estado.regras.len() < antes
    }

    /// No rules, and no memory of references.
    pub(crate) fn limpar(&self) {
        let mut estado = self.trancar();
        estado.regras.clear();
        estado.por_referencia.clear();
        self.ativas.store(0, Ordering::SeqCst);
    }

    /// Number, rule and strikes of each.
    pub(crate) fn listar(&self) -> Vec<(u64, Regra, u32)> {
        self.trancar().regras.iter().map(|ativa| (ativa.id, ativa.regra.clone(), ativa.usadas)).collect()
    }

    /// What befalls this request. Of the faults that spoil the answer only the first that strikes does.
    pub(crate) fn planejar(&self, pedido: Pedido<'_>, agora: Instante) -> Plano {
        let mut plano = Plano::default();
        let pela_referencia = pedido.referencia.and_then(falha_da);
        if self.ativas.load(Ordering::SeqCst) == 0 && pela_referencia.is_none() {
            return plano;
        }
        let mut estado = self.trancar();
        if let Some((falha, vezes)) = pela_referencia
            && estado.contar_referencia(pedido.referencia.unwrap_or_default(), vezes)
        {
            plano.incluir(&falha);
        }
        let Estado { regras, acaso, .. } = &mut *estado;
        for ativa in regras {
            let ocupado = plano.desfecho.is_some() && ativa.regra.falha.estraga_a_resposta();
            if !ocupado && ativa.atinge(pedido, agora, acaso) {
                plano.incluir(&ativa.regra.falha);
            }
        }
        plano
    }

    fn trancar(&self) -> MutexGuard<'_, Estado> {
        self.estado.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Estado {
    /// Counts a request that its reference asks a fault for, and says whether the fault still strikes.
    fn contar_referencia(&mut self, referencia: &str, vezes: Option<u32>) -> bool {
        let Some(vezes) = vezes else { return true };
        if self.por_referencia.len() > MAXIMO_DE_REFERENCIAS {
            self.por_referencia.clear();
        }
        let usadas = self.por_referencia.entry(referencia.to_owned()).or_default();
        *usadas = usadas.saturating_add(1);
        *usadas <= vezes
    }
}

impl Ativa {
    fn atinge(&mut self, pedido: Pedido<'_>, agora: Instante, acaso: &mut StdRng) -> bool {
        let Self { regra, vistas, usadas, desde, .. } = self;
        let alcanca = pedido.caminho.starts_with(&regra.caminho)
            && regra.metodo.as_deref().is_none_or(|metodo| metodo == pedido.metodo)
            && regra.referencia.as_deref().is_none_or(|modelo| combina(modelo, pedido.referencia));
        if !alcanca {
            return false;
        }
        *vistas = vistas.saturating_add(1);
        let esgotada = regra.vezes.is_some_and(|vezes| *usadas >= vezes)
            || desde.zip(regra.durante).is_some_and(|(desde, tempo)| agora >= desde.mais(tempo));
        if *vistas <= regra.apos || esgotada || !acaso.random_bool(regra.percentual / 100.0) {
            return false;
        }
        *usadas += 1;
        desde.get_or_insert(agora);
        true
    }
}

fn combina(modelo: &str, referencia: Option<&str>) -> bool {
    referencia.is_some_and(|referencia| match modelo.strip_suffix('*') {
        Some(inicio) => referencia.starts_with(inicio),
        None => referencia == modelo,
    })
}

impl Plano {
    fn incluir(&mut self, falha: &Falha) {
        match falha {
            Falha::Latencia(tempo) => self.latencia += *tempo,
            Falha::Cstat { cstat, mensagem } => {
                let motivo = mensagem.clone().unwrap_or_else(|| sefaz::motivo_ditado(*cstat));
                self.ditado.veredito = Some(Veredito { cstat: *cstat, motivo });
            }
            Falha::Consultas(consultas) => self.ditado.consultas = Some(*consultas),
            Falha::Armazenamento => self.sem_armazenamento = true,
            falha => self.desfecho = Some(falha.clone()),
        }
    }
}

impl Falha {
    fn estraga_a_resposta(&self) -> bool {
        !matches!(self, Self::Latencia(_) | Self::Cstat { .. } | Self::Consultas(_) | Self::Armazenamento)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGORA: Instante = Instante(0);
    const POST: Pedido<'static> = Pedido { metodo: "POST", caminho: "/v2/cte", referencia: Some("1") };

    fn desfechos(regra: Regra, quantos: usize) -> usize {
        let falhas = Falhas::novas(vec![regra], Some(7));
        (0..quantos).filter(|_| falhas.planejar(POST, AGORA).desfecho.is_some()).count()
    }

    #[test]
    fn a_rule_strikes_after_so_many_requests_and_so_many_times() {
        assert_eq!(desfechos(Regra::nova(Falha::Erro500).apos(3).vezes(2), 10), 2);
        assert_eq!(desfechos(Regra::nova(Falha::Erro500).apos(3), 10), 7);
    }

    #[test]
    fn a_percentage_is_met_by_chance() {
        let atingidos = desfechos(Regra::nova(Falha::QuedaAntes).percentual(20.0), 10_000);
        assert!((1_800..2_200).contains(&atingidos), "{atingidos}");
        assert_eq!(desfechos(Regra::nova(Falha::QuedaAntes).percentual(0.0), 100), 0);
    }

    #[test]
    fn a_rule_looks_at_method_path_and_reference() {
        assert_eq!(desfechos(Regra::nova(Falha::Erro500).metodo("GET"), 1), 0);
        assert_eq!(desfechos(Regra::nova(Falha::Erro500).caminho("/v2/hooks"), 1), 0);
        assert_eq!(desfechos(Regra::nova(Falha::Erro500).referencia("2"), 1), 0);
        assert_eq!(desfechos(Regra::nova(Falha::Erro500).metodo("post").caminho("/v2/cte").referencia("*"), 1), 1);
    }

    #[test]
    fn a_window_of_time_begins_with_the_first_strike() {
        let regra = Regra::nova(Falha::Limite { reinicia_em: 1 }).durante(Duration::from_mins(1));
        let falhas = Falhas::novas(vec![regra], None);
        assert!(falhas.planejar(POST, Instante(1_000)).desfecho.is_some());
        assert!(falhas.planejar(POST, Instante(60_999)).desfecho.is_some());
        assert!(falhas.planejar(POST, Instante(61_000)).desfecho.is_none());
    }

    #[test]
    fn only_one_fault_spoils_the_answer_and_the_others_add_up() {
        let latencia = Falha::Latencia(Duration::from_millis(5));
        let regras = [latencia, Falha::QuedaAntes, Falha::Erro500, Falha::Consultas(2)].map(Regra::nova);
        let plano = Falhas::novas(regras.into(), None).planejar(POST, AGORA);
        let ditado = Ditado { veredito: None, consultas: Some(2) };
        let desfecho = Some(Falha::QuedaAntes);
        let latencia = Duration::from_millis(5);
        assert_eq!(plano, Plano { latencia, ditado, sem_armazenamento: false, desfecho });
    }

    #[test]
    fn a_reference_has_its_fault_for_as_many_requests_as_it_says() {
        let falhas = Falhas::novas(Vec::new(), None);
        let pedido = Pedido { referencia: Some("falha-erro_503-x2-a"), ..POST };
        let desfechos = [(); 3].map(|()| falhas.planejar(pedido, AGORA).desfecho.is_some());
        assert_eq!(desfechos, [true, true, false]);
    }

    #[test]
    fn rules_are_listed_and_taken_back() {
        let falhas = Falhas::novas(Vec::new(), None);
        let id = falhas.incluir(Regra::nova(Falha::Erro500));
        falhas.planejar(POST, AGORA);
        assert_eq!(falhas.listar(), [(id, Regra::nova(Falha::Erro500), 1)]);
        assert!(falhas.excluir(id) && !falhas.excluir(id));
        assert_eq!(falhas.planejar(POST, AGORA), Plano::default());
    }
}
