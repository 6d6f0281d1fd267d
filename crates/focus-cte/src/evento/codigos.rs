//! The stable codes of problems that only events have.

/// Every code of an event's body that [`crate::validation::CODIGOS`] does not have, with what it means, in Portuguese.
pub const CODIGOS: [(&str, &str); 15] = [
    ("modelo_nao_aceito", "o evento não existe para o modelo do documento (cStat 732 ou 721)"),
    ("sequencia_excedida", "o documento já tem todos os eventos deste tipo que pode ter (cStat 636)"),
    ("campo_inexistente", "o leiaute do documento não tem o campo corrigido (cStat 525)"),
    ("grupo_inexistente", "o leiaute do documento não tem o grupo corrigido (cStat 525)"),
    ("campo_fora_do_grupo", "o campo corrigido não pertence ao grupo corrigido (cStat 525)"),
    ("campo_ambiguo", "o campo corrigido existe em mais de um grupo, e nada diz em qual"),
    ("correcao_proibida", "a relação oficial impede corrigir o campo por carta de correção (cStat 681)"),
    (
        "correcao_vedada",
        "aviso: o Convênio SINIEF 06/89, art. 58-B, veda a correção, embora a relação oficial não traga o campo",
    ),
    ("item_ausente", "aviso: o campo corrigido está em uma lista, e falta o número do item"),
    ("item_sem_efeito", "aviso: há número de item, mas o campo corrigido não está em uma lista"),
    ("valor_incompativel", "aviso: o leiaute não aceitaria o valor no campo corrigido"),
    ("carta_substitui_anterior", "aviso: só vale a última carta de correção do documento"),
    ("digito_verificador", "CNPJ ou CPF zerado, ou com dígito verificador que não confere"),
    ("gtv_repetida", "duas GTVs com o mesmo número e identificador (cStat 618)"),
    ("faixa_invertida", "o número inicial da faixa é maior que o final"),
];
