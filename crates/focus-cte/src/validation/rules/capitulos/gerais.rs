//! General checks: names of tests, series, UF, contingency (MOC G002 to G010, H002 to H006).

use super::super::prelude::*;

pub(super) const REGRAS: &[Regra] = &[
    Regra::nova(
        &[cte("G002")],
        646,
        "nome_remetente_fora_do_padrao_de_homologacao",
        |c, a| nome_fora_do_padrao_de_homologacao(c, a, &partes::REMETENTE),
        "em homologação, informe em nome_remetente CTE EMITIDO EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL",
    ),
    Regra::nova(
        &[cte("G003")],
        647,
        "nome_expedidor_fora_do_padrao_de_homologacao",
        |c, a| nome_fora_do_padrao_de_homologacao(c, a, &partes::EXPEDIDOR),
        "em homologação, informe em nome_expedidor CTE EMITIDO EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL",
    ),
    Regra::nova(
        &[cte("G004")],
        648,
        "nome_recebedor_fora_do_padrao_de_homologacao",
        |c, a| nome_fora_do_padrao_de_homologacao(c, a, &partes::RECEBEDOR),
        "em homologação, informe em nome_recebedor CTE EMITIDO EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL",
    ),
    Regra::nova(
        &[cte("G005")],
        649,
        "nome_destinatario_fora_do_padrao_de_homologacao",
        |c, a| nome_fora_do_padrao_de_homologacao(c, a, &partes::DESTINATARIO),
        "em homologação, informe em nome_destinatario CTE EMITIDO EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL",
    ),
    Regra::nova(
        &[cte("G006"), os("H002")],
        670,
        "serie_reservada",
        serie_reservada,
        "escolha uma série fora da faixa de 890 a 899, que é reservada",
    ),
    Regra::nova(
        &[cte("G007"), os("H003")],
        247,
        "uf_do_emitente_difere_da_chave",
        uf_do_emitente_difere_da_chave,
        "uf_emitente tem de ser a UF dos dois primeiros algarismos da chave de acesso",
    )
    .classe_de(Classe::Tabela),
    Regra::nova(
        &[cte("G008"), os("H004")],
        586,
        "contingencia_informada_em_emissao_normal",
        contingencia_informada_em_emissao_normal,
        "retire data_entrada_contingencia e motivo_entrada_contingencia, que só acompanham a emissão em contingência offline",
    )
    .da_nota("NT 2024.001"),
    Regra::nova(
        &[cte("G010"), os("H006")],
        588,
        "entrada_em_contingencia_depois_da_emissao",
        entrada_em_contingencia_depois_da_emissao,
        "data_entrada_contingencia não pode ser posterior a data_emissao",
    ),
];

/// What names the parties of a document of tests. The manual 4.00 writes `CTE`; the API's documentation and the manual before it,
/// `CT-E`: in doubt, both pass.
pub(super) const NOMES_DE_HOMOLOGACAO: [&str; 2] = [
    "CTE EMITIDO EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL",
    "CT-E EMITIDO EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL",
];

fn nome_fora_do_padrao_de_homologacao(c: &Caso<'_>, a: &mut Achados, parte: &Parte) {
    if c.em(TipoAmbiente::Homologacao)
        && !c.e_nota_fiscal_facil()
        && c.texto(parte.razao_social).is_some_and(|nome| !NOMES_DE_HOMOLOGACAO.contains(&nome))
    {
        a.em(c.raiz(), parte.razao_social);
    }
}

fn serie_reservada(c: &Caso<'_>, a: &mut Achados) {
    let serie = c.texto(campo::SERIE).and_then(|serie| serie.parse::<u16>().ok());
    if serie.is_some_and(|serie| (890..=899).contains(&serie)) && !c.e_nota_fiscal_facil() {
        a.em(c.raiz(), campo::SERIE);
    }
}

fn uf_do_emitente_difere_da_chave(c: &Caso<'_>, a: &mut Achados) {
    let (Some(uf), Some(da_chave)) = (c.uf(campo::UF_EMITENTE), c.texto(campo::XML_CUF)) else { return };
    if da_chave.parse::<u8>().is_ok_and(|codigo| codigo != uf.codigo_ibge()) && !c.e_nota_fiscal_facil() {
        a.entre_com(
            c.raiz(),
            &[campo::UF_EMITENTE, campo::XML_CUF],
            format!("a chave é da UF {da_chave}, e a de {uf} é {}", uf.codigo_ibge()),
        );
    }
}

/// The rule names FS-DA (`tpEmis` 5), whose place the offline contingency (2) took with NT 2026.004; that note's own words are not
/// known, so 2 is not judged.
fn contingencia_informada_em_emissao_normal(c: &Caso<'_>, a: &mut Achados) {
    let campos = [campo::DATA_ENTRADA_CONTINGENCIA, campo::MOTIVO_ENTRADA_CONTINGENCIA];
    if c.forma_emissao() == "2" {
        return;
    }
    if let Some(informado) = campos.into_iter().find(|campo| c.tem(*campo)) {
        a.entre(c.raiz(), &[informado, campo::FORMA_EMISSAO]);
    }
}

fn entrada_em_contingencia_depois_da_emissao(c: &Caso<'_>, a: &mut Achados) {
    let Some(entrada) = c.texto(campo::DATA_ENTRADA_CONTINGENCIA).and_then(|texto| texto.parse().ok()) else { return };
    if let (Some(entrada), Some(emissao)) = (c.instante(entrada), c.instante_da_emissao())
        && entrada > emissao
    {
        a.entre(c.raiz(), &[campo::DATA_ENTRADA_CONTINGENCIA, campo::DATA_EMISSAO]);
    }
}
