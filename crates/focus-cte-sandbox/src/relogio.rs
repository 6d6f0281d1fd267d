//! The sandbox's clock: the system's, or one that stands still until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use focus_cte::Uf;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use tokio::sync::watch;

/// The clock that every date, deadline and window of the sandbox is read from.
///
/// Clones share the same hands: keep one to move the time of a running sandbox.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use focus_cte_sandbox::Relogio;
///
/// let relogio = Relogio::parado_em(SystemTime::UNIX_EPOCH);
/// relogio.avancar(Duration::from_secs(60));
/// ```
#[derive(Clone, Debug)]
pub struct Relogio(Arc<Mecanismo>);

#[derive(Debug)]
struct Mecanismo {
    /// Where the clock stands, in milliseconds of the Unix epoch; `None` follows the system.
    parado_em: Option<i64>,
    adiantado: AtomicI64,
    mudou: watch::Sender<()>,
}

impl Relogio {
    /// The system's clock, which [`avancar`](Self::avancar) puts forward.
    #[must_use]
    pub fn sistema() -> Self {
        Self::novo(None)
    }

    /// A clock that shows `instante` now, and goes on as the system's does.
    #[must_use]
    pub fn a_partir_de(instante: SystemTime) -> Self {
        let relogio = Self::sistema();
        relogio.0.adiantado.store(milissegundos(instante).saturating_sub(relogio.agora().0), Ordering::SeqCst);
        relogio
    }

    /// A clock that stands at `instante` until it is moved.
    #[must_use]
    pub fn parado_em(instante: SystemTime) -> Self {
        Self::novo(Some(milissegundos(instante)))
    }

    fn novo(parado_em: Option<i64>) -> Self {
        Self(Arc::new(Mecanismo { parado_em, adiantado: AtomicI64::new(0), mudou: watch::Sender::new(()) }))
    }

    /// Puts the clock forward, for every clone and for what waits on it.
    pub fn avancar(&self, quanto: Duration) {
        let quanto = i64::try_from(quanto.as_millis()).unwrap_or(i64::MAX);
        self.0.adiantado.fetch_add(quanto, Ordering::SeqCst);
        self.0.mudou.send_replace(());
    }

    pub(crate) fn agora(&self) -> Instante {
        let base = self.0.parado_em.unwrap_or_else(|| milissegundos(SystemTime::now()));
        Instante(base.saturating_add(self.0.adiantado.load(Ordering::SeqCst)))
    }

    /// A view of the clock for one who waits on it.
    pub(crate) fn mostrador(&self) -> Mostrador {
        Mostrador { mudou: self.0.mudou.subscribe(), relogio: self.clone() }
    }
}

/// The clock, seen by one who waits on it. No move between two waits goes unseen.
#[derive(Debug)]
pub(crate) struct Mostrador {
    relogio: Relogio,
    mudou: watch::Receiver<()>,
}

impl Mostrador {
    /// Waits until the clock shows `quando`, or until it is moved. It may return early: look at the clock again.
    pub(crate) async fn esperar(&mut self, quando: Option<Instante>) {
        let falta = match quando {
            Some(quando) if self.relogio.0.parado_em.is_none() => quando.0.saturating_sub(self.relogio.agora().0),
            Some(quando) if quando <= self.relogio.agora() => return,
            // The sender lives in the clock that is held here.
            _ => return drop(self.mudou.changed().await),
        };
        tokio::select! {
            _ = self.mudou.changed() => {}
            () = tokio::time::sleep(Duration::from_millis(u64::try_from(falta).unwrap_or(0))) => {}
        }
    }
}

impl Default for Relogio {
    fn default() -> Self {
        Self::sistema()
    }
}

fn milissegundos(instante: SystemTime) -> i64 {
    match instante.duration_since(UNIX_EPOCH) {
        Ok(depois) => i64::try_from(depois.as_millis()).unwrap_or(i64::MAX),
        Err(antes) => i64::try_from(antes.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
    }
}

/// A moment, in milliseconds of the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Instante(pub(crate) i64);

impl Instante {
    pub(crate) fn mais(self, quanto: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(quanto.as_millis()).unwrap_or(i64::MAX)))
    }

    /// Reads a date and time with its offset.
    pub(crate) fn de_texto(texto: &str) -> Option<Self> {
        texto.parse::<Timestamp>().ok().map(|instante| Self(instante.as_millisecond()))
    }

    /// The moment, as the core takes it.
    pub(crate) fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The date and time on the wall of a state: `2026-11-22T09:30:00-03:00`, the form of the layout's `TDateTimeUTC`.
    pub(crate) fn na_uf(self, uf: Uf) -> String {
        format!("{}{}", self.civil(uf).strftime("%Y-%m-%dT%H:%M:%S"), uf.fuso())
    }

    /// The moment in UTC: `2026-11-22T12:30:05Z`.
    pub(crate) fn utc(self) -> String {
        self.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// The full year on the wall of a state.
    pub(crate) fn ano_civil(self, uf: Uf) -> u16 {
        u16::try_from(self.civil(uf).year()).unwrap_or(0)
    }

    /// Year and month on the wall of a state, as file paths carry them: `202611`.
    pub(crate) fn ano_mes(self, uf: Uf) -> String {
        self.civil(uf).strftime("%Y%m").to_string()
    }

    /// The last two digits of the year in Brasília, as protocol numbers carry them.
    pub(crate) fn ano(self) -> String {
        self.civil(Uf::Df).strftime("%y").to_string()
    }

    fn civil(self, uf: Uf) -> DateTime {
        let deslocamento = deslocamento(uf.fuso());
        deslocamento.to_datetime(self.timestamp())
    }
}

/// Brazilian offsets are whole hours west of Greenwich, written `-03:00`.
fn deslocamento(fuso: &str) -> Offset {
    let horas = fuso.get(..3).and_then(|horas| horas.parse().ok()).unwrap_or(-3);
    Offset::from_hours(horas).unwrap_or(Offset::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22T12:30:05Z.
    const INSTANTE: Instante = Instante(1_795_350_605_000);

    #[test]
    fn dates_carry_the_offset_of_the_state() {
        assert_eq!(INSTANTE.na_uf(Uf::Sp), "2026-11-22T09:30:05-03:00");
        assert_eq!(INSTANTE.na_uf(Uf::Ac), "2026-11-22T07:30:05-05:00");
    }

    #[test]
    fn the_month_is_the_one_on_the_wall_of_the_state() {
        let virada = Instante(1_796_083_200_000); // 2026-12-01T00:00:00Z
        assert_eq!(virada.ano_mes(Uf::Sp), "202611");
        assert_eq!(virada.ano(), "26");
    }

    #[tokio::test]
    async fn a_clock_set_to_another_time_goes_on_from_there() {
        let relogio = Relogio::a_partir_de(UNIX_EPOCH);
        let inicio = relogio.agora();
        assert!((0..60_000).contains(&inicio.0), "{inicio:?}");
        relogio.mostrador().esperar(Some(inicio.mais(Duration::from_millis(20)))).await;
        assert!(relogio.agora() >= inicio.mais(Duration::from_millis(20)));
    }

    #[test]
    fn a_stopped_clock_moves_only_when_told() {
        let relogio = Relogio::parado_em(UNIX_EPOCH);
        let clone = relogio.clone();
        relogio.avancar(Duration::from_secs(2));
        assert_eq!(clone.agora(), Instante(2000));
    }
}
