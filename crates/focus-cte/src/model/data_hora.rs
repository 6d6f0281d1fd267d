//! Date and time with the offset they were written in.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};

use super::codigos::serde_por_texto;
use super::valor::{forma, resumo};

/// Date and time of day, to the second, with its offset from UTC: `2026-11-22T10:00:00-03:00`.
///
/// The offset is part of the value and is written as it came: `10:00:00-03:00` and `13:00:00+00:00` are one instant and two values. It
/// may be missing; the API then takes the legal time of the emitente's UF.
///
/// ```
/// use focus_cte::model::DataHora;
///
/// let emissao: DataHora = "2026-11-22T10:00:00-03:00".parse()?;
/// assert_eq!(emissao.to_string(), "2026-11-22T10:00:00-03:00");
/// assert_eq!(emissao.instante().map(|i| i.to_string()).as_deref(), Some("2026-11-22T13:00:00Z"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DataHora {
    local: DateTime,
    deslocamento: Option<Offset>,
}

/// A text that is not a date and time of the layout.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("esperadas data e hora AAAA-MM-DDTHH:MM:SS-03:00 que existam, mas veio «{0}»; corrija-as")]
pub struct ErroDataHora(String);

impl DataHora {
    /// Date and time in a given offset. Fractions of a second are dropped, and so are seconds of the offset.
    #[must_use]
    pub fn new(local: DateTime, deslocamento: Offset) -> Self {
        let minutos = deslocamento.seconds() / 60;
        let deslocamento = Offset::from_seconds(minutos * 60).unwrap_or(deslocamento);
        Self { deslocamento: Some(deslocamento), ..Self::sem_deslocamento(local) }
    }

    /// Date and time without offset: that of the emitente's UF will be taken. Fractions of a second are dropped.
    #[must_use]
    pub fn sem_deslocamento(local: DateTime) -> Self {
        let local = local.with().subsec_nanosecond(0).build().unwrap_or(local);
        Self { local, deslocamento: None }
    }

    /// Date and time as a clock on the wall shows them.
    #[must_use]
    pub fn local(self) -> DateTime {
        self.local
    }

    /// The offset from UTC, if it was given.
    #[must_use]
    pub fn deslocamento(self) -> Option<Offset> {
        self.deslocamento
    }

    /// The instant; `None` without an offset.
    #[must_use]
    pub fn instante(self) -> Option<Timestamp> {
        self.deslocamento?.to_timestamp(self.local).ok()
    }
}

impl From<&Zoned> for DataHora {
    /// Keeps the offset, drops the zone's name.
    fn from(zoned: &Zoned) -> Self {
        Self::new(zoned.datetime(), zoned.offset())
    }
}

impl fmt::Display for DataHora {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.local.date(), self.local.time())?;
        if let Some(deslocamento) = self.deslocamento {
            let minutos = deslocamento.seconds() / 60;
            let sinal = if minutos < 0 { '-' } else { '+' };
            write!(f, "{sinal}{:02}:{:02}", minutos.abs() / 60, minutos.abs() % 60)?;
        }
        Ok(())
    }
}

impl FromStr for DataHora {
    type Err = ErroDataHora;

    fn from_str(texto: &str) -> Result<Self, Self::Err> {
        ler(texto).ok_or_else(|| ErroDataHora(resumo(texto)))
    }
}

fn ler(texto: &str) -> Option<DataHora> {
    let (local, deslocamento) = (texto.get(..19)?, &texto[19..]);
    if !forma(local, "0000-00-00T00:00:00") || &local[17..] >= "60" {
        return None;
    }
    let local: DateTime = local.parse().ok()?;
    if deslocamento.is_empty() {
        return Some(DataHora::sem_deslocamento(local));
    }
    if !forma(deslocamento, "+00:00") && !forma(deslocamento, "-00:00") {
        return None;
    }
    let (horas, minutos): (i32, i32) = (deslocamento[1..3].parse().ok()?, deslocamento[4..].parse().ok()?);
    let segundos = (horas * 60 + minutos) * 60;
    let segundos = if deslocamento.starts_with('-') { -segundos } else { segundos };
    (minutos < 60).then(|| Offset::from_seconds(segundos).ok()).flatten().map(|d| DataHora::new(local, d))
}

serde_por_texto!(DataHora);

#[cfg(test)]
mod tests {
    use super::DataHora;

    #[test]
    fn the_offset_survives_a_round_trip() {
        for texto in [
            "2026-11-22T10:00:00-03:00",
            "2026-11-22T10:00:00+00:00",
            "2026-11-22T10:00:00-02:30",
            "2026-11-22T10:00:00",
        ] {
            assert_eq!(texto.parse::<DataHora>().unwrap().to_string(), texto);
        }
    }

    #[test]
    fn other_forms_and_times_that_do_not_exist_are_refused() {
        for texto in [
            "2026-11-22",
            "2026-11-22 10:00:00-03:00",
            "2026-11-22T10:00:00Z",
            "2026-11-22T10:00:00-0300",
            "2026-11-22T10:00:00.5-03:00",
            "2026-02-30T10:00:00-03:00",
            "2026-11-22T10:00:60-03:00",
            "2026-11-22T10:00:00-03:99",
            "2026-11-22T10:00:00-99:00",
            "çççççççççç",
            "",
        ] {
            assert!(texto.parse::<DataHora>().is_err(), "{texto}");
        }
    }
}
