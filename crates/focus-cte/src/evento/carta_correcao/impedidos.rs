//! What no letter of correction may correct.

use super::lugares::Lugar;
use crate::types::Modelo;

/// Why a field may not be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impedimento {
    /// What the field decides, in Portuguese, after "porque".
    pub motivo: &'static str,
    /// Where it is forbidden.
    pub fonte: &'static str,
    /// Whether each authority may choose to enforce it.
    pub facultativo: bool,
}

const IDENTIFICACAO: &str = "identifica o documento na chave de acesso e na autorização";
const DATA: &str = "é a data de emissão do documento";
const MODAL: &str = "o modal não pode mudar depois da autorização";
const TOMADOR: &str = "mudaria o tomador do serviço";
const EMITENTE: &str = "mudaria o emitente";
const REMETENTE: &str = "mudaria o remetente";
const DESTINATARIO: &str = "mudaria o destinatário";
const VALOR: &str = "determina o valor da prestação";
const IMPOSTO: &str = "determina o valor do imposto";
const CARGA: &str = "mudaria os documentos da carga transportada";
const INICIO: &str = "o início da prestação determina a quem o imposto é devido";
const OPERACAO: &str = "muda a natureza fiscal da prestação";

/// MOC CT-e 4.00, Visão Geral, section 13, and note 2024.001.
const MOC: &str = "MOC 4.00, Visão Geral, item 13";
const NT: &str = "Nota Técnica 2024.001";

/// One group of the list: its fields, the models, why, where, and whether it is "facultativo".
struct Linha {
    grupo: &'static str,
    campos: &'static [&'static str],
    modelos: &'static [Modelo],
    impedimento: Impedimento,
}

const AMBOS: &[Modelo] = &Modelo::TODOS;
const CTE: &[Modelo] = &[Modelo::Cte];
const CTE_OS: &[Modelo] = &[Modelo::CteOs];

const fn linha(
    grupo: &'static str,
    campos: &'static [&'static str],
    modelos: &'static [Modelo],
    motivo: &'static str,
) -> Linha {
    Linha { grupo, campos, modelos, impedimento: Impedimento { motivo, fonte: MOC, facultativo: false } }
}

const fn facultativa(
    grupo: &'static str,
    campos: &'static [&'static str],
    modelos: &'static [Modelo],
    motivo: &'static str,
) -> Linha {
    Linha { grupo, campos, modelos, impedimento: Impedimento { motivo, fonte: MOC, facultativo: true } }
}

const fn da_nota(
    grupo: &'static str,
    campos: &'static [&'static str],
    modelos: &'static [Modelo],
    motivo: &'static str,
) -> Linha {
    Linha { grupo, campos, modelos, impedimento: Impedimento { motivo, fonte: NT, facultativo: false } }
}

const CNPJ_CPF_IE: &[&str] = &["CNPJ", "CPF", "IE"];

/// The official list. Groups that the layout 4.00 does not have (`vPresComp`, `compComp`) are kept: the manual has them.
const RELACAO: &[Linha] = &[
    linha("infCte", &["versao", "Id"], AMBOS, IDENTIFICACAO),
    linha("ide", &["cUF", "cCT", "mod", "serie", "nCT", "tpEmis", "cDV", "tpAmb"], AMBOS, IDENTIFICACAO),
    linha("ide", &["dhEmi"], AMBOS, DATA),
    linha("ide", &["modal"], AMBOS, MODAL),
    linha("toma3", &["toma"], CTE, TOMADOR),
    facultativa("toma4", CNPJ_CPF_IE, CTE, TOMADOR),
    facultativa("toma", CNPJ_CPF_IE, CTE_OS, TOMADOR),
    linha("emit", &["CNPJ", "IE"], AMBOS, EMITENTE),
    facultativa("rem", CNPJ_CPF_IE, CTE, REMETENTE),
    facultativa("dest", CNPJ_CPF_IE, CTE, DESTINATARIO),
    linha("vPrest", &["vTPrest"], AMBOS, VALOR),
    linha("Comp", &["vComp"], AMBOS, VALOR),
    linha("vPresComp", &["vTPrest"], AMBOS, VALOR),
    linha("compComp", &["vComp"], AMBOS, VALOR),
    linha("infNFe", &["chave"], CTE, CARGA),
    linha("ICMS00", &["CST", "vBC", "pICMS", "vICMS"], AMBOS, IMPOSTO),
    linha("ICMS20", &["CST", "pRedBC", "vBC", "pICMS", "vICMS"], CTE, IMPOSTO),
    linha("ICMS45", &["CST"], AMBOS, IMPOSTO),
    linha("ICMS60", &["CST", "vBCSTRet", "vICMSSTRet", "pICMSSTRet", "vCred"], CTE, IMPOSTO),
    linha("ICMS90", &["CST", "pRedBC", "vBC", "pICMS", "vICMS", "vCred"], AMBOS, IMPOSTO),
    linha("ICMSOutraUF", &["CST", "pRedBCOutraUF", "vBCOutraUF", "pICMSOutraUF", "vICMSOutraUF"], AMBOS, IMPOSTO),
    linha("ICMSSN", &["indSN", "CST"], AMBOS, IMPOSTO),
    da_nota("ide", &["CFOP"], AMBOS, OPERACAO),
    da_nota("ide", &["cMunIni", "xMunIni"], AMBOS, INICIO),
    da_nota("enderReme", &["UF"], CTE, REMETENTE),
    da_nota("enderDest", &["UF"], CTE, DESTINATARIO),
];

/// Why this XML field may not be corrected in a document of that model (rule O02, cStat 681), if the official list has it.
///
/// Tags are compared without case, as the list writes some of them otherwise than the layout.
///
/// ```
/// use focus_cte::Modelo;
/// use focus_cte::evento::carta_correcao::impedimento;
///
/// assert!(impedimento(Modelo::Cte, "ide", "dhEmi").is_some());
/// assert!(impedimento(Modelo::Cte, "compl", "xObs").is_none());
/// ```
#[must_use]
pub fn impedimento(modelo: Modelo, grupo: &str, campo: &str) -> Option<Impedimento> {
    RELACAO
        .iter()
        .find(|linha| {
            linha.modelos.contains(&modelo)
                && linha.grupo.eq_ignore_ascii_case(grupo)
                && linha.campos.iter().any(|c| c.eq_ignore_ascii_case(campo))
        })
        .map(|linha| linha.impedimento)
}

/// What the law (Convênio SINIEF 06/89, art. 58-B) forbids although the list does not have it, after "porque".
pub(super) fn vedado_por_lei(lugar: &Lugar) -> Option<&'static str> {
    let caminho = lugar.caminho.strip_prefix("infCte/")?;
    match (lugar.grupo, lugar.campo) {
        ("vPrest", _) => Some(VALOR),
        ("infQ", "qCarga") => Some("é a quantidade da carga"),
        ("emit", "CPF") => Some(EMITENTE),
        ("imp", "infAdFisco") => None,
        _ if caminho.starts_with("imp/") => Some(IMPOSTO),
        _ => None,
    }
}
