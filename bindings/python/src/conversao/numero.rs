//! Numbers as JSON writes them: plain digits, no exponent.

/// Turns `1.5E-7`, as Python prints numbers far from one, into digits alone. Texts without exponent pass as they are.
pub(super) fn sem_expoente(texto: &str) -> String {
    let Some((mantissa, expoente)) = texto.split_once(['e', 'E']) else { return texto.to_owned() };
    let Ok(expoente) = expoente.parse::<i32>() else { return texto.to_owned() };
    let (sinal, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |resto| ("-", resto));
    let (inteiro, fracao) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let algarismos = format!("{inteiro}{fracao}");
    let ponto = i32::try_from(inteiro.len()).unwrap_or(i32::MAX).saturating_add(expoente);
    let total = i32::try_from(algarismos.len()).unwrap_or(i32::MAX);
    let zeros = |quantos: i32| "0".repeat(usize::try_from(quantos).unwrap_or(0));
    let corpo = if ponto <= 0 {
        format!("0.{}{algarismos}", zeros(-ponto))
    } else if ponto >= total {
        format!("{algarismos}{}", zeros(ponto - total))
    } else {
        let (antes, depois) = algarismos.split_at(usize::try_from(ponto).unwrap_or(0));
        format!("{antes}.{depois}")
    };
    let zeros_a_esquerda = corpo.len() - corpo.trim_start_matches('0').len();
    let corpo = &corpo[zeros_a_esquerda..];
    if corpo.is_empty() || corpo.starts_with('.') { format!("{sinal}0{corpo}") } else { format!("{sinal}{corpo}") }
}
