//! The stable codes of problems that only events have.

/// Every code of an event's body that neither [`crate::validation::CODIGOS`] nor the authority's
/// [`rules`](crate::validation::regras) have, with what it means, in Portuguese.
pub const CODIGOS: [(&str, &str); 8] = [
    ("campo_ambiguo", "o campo corrigido existe em mais de um grupo, e nada diz em qual"),
    (
        "correcao_vedada",
        "aviso: o Convênio SINIEF 06/89, art. 58-B, veda a correção, embora a relação oficial não traga o campo",
    ),
    ("item_ausente", "aviso: o campo corrigido está em uma lista, e falta o número do item"),
    ("item_sem_efeito", "aviso: há número de item, mas o campo corrigido não está em uma lista"),
    ("valor_incompativel", "aviso: o leiaute não aceitaria o valor no campo corrigido"),
    ("carta_substitui_anterior", "aviso: só vale a última carta de correção do documento"),
    ("digito_verificador", "CNPJ ou CPF zerado, ou com dígito verificador que não confere"),
    ("faixa_invertida", "o número inicial da faixa é maior que o final"),
];
