//! The rules of arithmetic together: an amount that is changed alone is noticed, amounts that are scaled together are not.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use focus_cte::{Contexto, Modelo, validar_com};
use focus_cte_testkit::{exemplos, regras as vetores};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

/// Amounts that no rule of the authority relates to another: the last name of the field, and why.
const SEM_RELACAO: [(&str, &str); 28] = [
    ("componentes_valor.valor", "o manual não exige que os componentes somem o total (só os das GTV-e, H053)"),
    ("valor_total_carga", "declarado pelo remetente"),
    ("valor_carga_averbacao", "declarado para o seguro"),
    ("valor_total_tributos", "estimativa informada ao consumidor (Lei 12.741), sem conferência"),
    ("valor_pis", "tributo federal do CT-e OS, sem base nem alíquota no leiaute"),
    ("valor_cofins", "tributo federal do CT-e OS, sem base nem alíquota no leiaute"),
    ("valor_inss", "tributo federal do CT-e OS, sem base nem alíquota no leiaute"),
    ("valor_original_fatura", "o manual não confere a cobrança"),
    ("valor_desconto_fatura", "o manual não confere a cobrança"),
    ("valor_liquido_fatura", "o manual não confere a cobrança"),
    ("duplicatas.valor", "o manual não confere a cobrança"),
    ("nfs.valor", "nota em papel, sem conferência"),
    ("nfs.valor_base_calculo_icms", "nota em papel, sem conferência"),
    ("nfs.valor_total_icms", "nota em papel, sem conferência"),
    ("nfs.valor_base_calculo_icms_st", "nota em papel, sem conferência"),
    ("nfs.valor_icms_st", "nota em papel, sem conferência"),
    ("nfs.valor_produtos", "nota em papel, sem conferência"),
    ("outros_documentos.valor", "documento sem chave, sem conferência"),
    ("documentos_referenciados.valor", "documento sem chave, sem conferência"),
    ("modal_aereo.valor_tarifa", "tarifa, sem quantidade que a multiplique"),
    ("modal_aquaviario.valor_prestacao", "base do AFRMM, que o manual não confere"),
    ("modal_dutoviario.valor_tarifa", "tarifa, sem quantidade que a multiplique"),
    ("modal_ferroviario.valor_frete_trafego_mutuo", "frete combinado entre ferrovias"),
    ("modal_aquaviario.adicional_frete_renovacao_marinha", "AFRMM, que o manual não confere"),
    ("veiculos_transportados.valor_unitario", "valor do veículo transportado"),
    ("veiculos_transportados.frete_unitario", "o manual não exige que os fretes dos veículos somem o total"),
    ("ibs_valor_estornado", "nenhuma regra calcula o estorno"),
    ("cbs_valor_estornado", "nenhuma regra calcula o estorno"),
];

/// A document that the arithmetic of no rule refuses.
struct Consistente {
    nome: String,
    modelo: Modelo,
    json: Value,
}

/// The examples that have a total of the document, and the near misses of the rules of IBS and CBS.
fn consistentes() -> Vec<Consistente> {
    let modelo = |os: bool| if os { Modelo::CteOs } else { Modelo::Cte };
    let exemplos = exemplos("cte_").into_iter().map(|(nome, texto)| {
        let json = serde_json::from_str(&texto).expect("JSON");
        Consistente { modelo: modelo(nome.starts_with("cte_os_")), nome, json }
    });
    let vetores = vetores().into_iter().filter(|(arquivo, v)| arquivo.starts_with("ibs_cbs_") && !v.dispara);
    let vetores = vetores.map(|(_, v)| Consistente {
        modelo: modelo(v.documento == "cte_os"),
        json: v.documento(),
        nome: v.nome,
    });
    exemplos.chain(vetores).filter(|c| c.json.get("valor_total_dfe").is_some_and(Value::is_string)).collect()
}

/// What is found, as `field: code`.
fn achados(modelo: Modelo, json: &Value) -> BTreeSet<String> {
    let relatorio = validar_com(json.to_string().as_bytes(), modelo, &Contexto::novo()).expect("JSON");
    relatorio.problemas.iter().map(|p| format!("{}: {}", p.campo, p.codigo)).collect()
}

/// Places of the amounts: JSON pointer, and the name with that of its list or object.
fn valores(json: &Value) -> Vec<(String, String)> {
    fn entrar(json: &Value, lugar: &str, pai: &str, achados: &mut Vec<(String, String)>) {
        match json {
            Value::Object(membros) => {
                for (nome, valor) in membros {
                    let nome = if pai.is_empty() { nome.clone() } else { format!("{pai}.{nome}") };
                    let ultimo = nome.rsplit('.').next().unwrap_or_default();
                    let lugar = format!("{lugar}/{ultimo}");
                    match valor {
                        Value::String(_) if e_valor(ultimo) => achados.push((lugar, nome)),
                        outro => entrar(outro, &lugar, ultimo, achados),
                    }
                }
            }
            Value::Array(itens) => {
                for (n, item) in itens.iter().enumerate() {
                    entrar(item, &format!("{lugar}/{n}"), pai, achados);
                }
            }
            _ => {}
        }
    }
    let mut achados = Vec::new();
    entrar(json, "", "", &mut achados);
    achados
}

/// Whether a field of the API is an amount, by its name.
fn e_valor(nome: &str) -> bool {
    let percentual = nome.contains("aliquota") || nome.contains("percentual") || nome.contains("reducao");
    let valor = nome.starts_with("valor") || nome.contains("_valor") || nome.ends_with("base_calculo");
    let frete = matches!(nome, "frete_unitario" | "adicional_frete_renovacao_marinha");
    (valor || frete) && !percentual
}

fn sem_relacao(nome: &str) -> bool {
    SEM_RELACAO.iter().any(|(campo, _)| *campo == nome)
}

fn ler(json: &Value, lugar: &str) -> Decimal {
    Decimal::from_str(json.pointer(lugar).and_then(Value::as_str).expect("an amount")).expect("a number")
}

pub(crate) fn em_centavos(valor: Decimal) -> Decimal {
    let mut valor = valor.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    valor.rescale(2);
    valor
}

fn gravar(json: &mut Value, lugar: &str, valor: Decimal) {
    *json.pointer_mut(lugar).expect("it is there") = em_centavos(valor).to_string().into();
}

/// The rates that multiply the base of IBS and CBS: where all are zero, no rule can notice the base.
fn base_sem_efeito(json: &Value) -> bool {
    let aplicada = |tributo: &str| {
        let campo = |fim: &str| json.get(format!("{tributo}_{fim}")).and_then(Value::as_str);
        campo("aliquota_efetiva").or_else(|| campo("aliquota")).map_or(Decimal::ZERO, |a| a.parse().expect("a rate"))
    };
    let regular = ["cbs_aliquota_efetiva_regular", "cbs_aliquota_efetiva_regular_zfm"];
    ["ibs_uf", "ibs_mun", "cbs"].into_iter().all(|t| aplicada(t).is_zero())
        && !regular.iter().any(|c| json.get(c).is_some())
}

/// A change that is larger than any tolerance once it is multiplied by the smallest rate of the examples.
fn outro_valor(sorte: &mut StdRng, nome: &str, valor: Decimal) -> Decimal {
    let minimo = if nome.ends_with("base_calculo") { 500 } else { 5 };
    let passo = Decimal::new(sorte.random_range(minimo..minimo + 100_000), 2);
    // The amount to be paid may be less than the total: discounts and taxes withheld are not in the document.
    let diminui = nome != "valor_receber" && valor >= passo && sorte.random_bool(0.5);
    if diminui { valor - passo } else { valor + passo }
}

#[test]
fn an_amount_changed_alone_is_noticed() {
    let mut sorte = StdRng::seed_from_u64(2026);
    let mut nomes = BTreeSet::new();
    let mut mudancas = 0;
    for Consistente { nome, modelo, json } in consistentes() {
        let antes = achados(modelo, &json);
        for (lugar, campo) in valores(&json) {
            if sem_relacao(&campo) || (campo == "ibs_cbs_base_calculo" && base_sem_efeito(&json)) {
                continue;
            }
            for _ in 0..3 {
                let mut mudado = json.clone();
                let base = if campo == "valor_receber" { ler(&json, "/valor_total") } else { ler(&json, &lugar) };
                let novo = outro_valor(&mut sorte, &campo, base);
                gravar(&mut mudado, &lugar, novo);
                let depois = achados(modelo, &mudado);
                assert!(depois.difference(&antes).next().is_some(), "{nome}: {lugar} de {base} a {novo} passou");
                mudancas += 1;
            }
            nomes.insert(campo);
        }
    }
    assert!(mudancas > 1000, "{mudancas}");
    let esperados =
        ["valor_total", "valor_receber", "valor_total_dfe", "icms_base_calculo", "icms_valor", "ibs_valor_tributo_uf"];
    assert!(esperados.iter().all(|campo| nomes.contains(*campo)), "{nomes:?}");
}

#[test]
fn amounts_scaled_together_are_not_noticed() {
    let mut sorte = StdRng::seed_from_u64(2027);
    for Consistente { nome, modelo, json } in consistentes() {
        let antes = achados(modelo, &json);
        for _ in 0..5 {
            let fator = Decimal::new(sorte.random_range(25..5_000), 2);
            let mut escalado = json.clone();
            for (lugar, _) in valores(&json) {
                gravar(&mut escalado, &lugar, ler(&json, &lugar) * fator);
            }
            recalcular(&mut escalado);
            assert_eq!(achados(modelo, &escalado), antes, "{nome}: vezes {fator}");
        }
    }
}

/// Computes again what follows from the bases, as a sender would: rounded once, at the end.
pub(crate) fn recalcular(json: &mut Value) {
    let numero = |json: &Value, campo: &str| {
        json.get(campo).and_then(Value::as_str).map(|texto| texto.parse::<Decimal>().expect("a number"))
    };
    let cento = Decimal::ONE_HUNDRED;
    let mut produto = |valor: &str, base: &str, aliquota: &str| {
        if let (Some(_), Some(base), Some(aliquota)) = (numero(json, valor), numero(json, base), numero(json, aliquota))
        {
            json[valor] = em_centavos(base * aliquota / cento).to_string().into();
        }
    };
    produto("icms_valor", "icms_base_calculo", "icms_aliquota");
    for (valor, aliquota) in [
        ("ibs_valor_tributo_regular_uf", "ibs_aliquota_efetiva_regular_uf"),
        ("ibs_valor_tributo_regular_municipio", "ibs_aliquota_efetiva_regular_municipio"),
        ("cbs_valor_tributo_regular", "cbs_aliquota_efetiva_regular"),
        ("cbs_valor_tributo_regular_zfm", "cbs_aliquota_efetiva_regular_zfm"),
        ("ibs_valor_tributo_uf", "ibs_aliquota_uf"),
        ("ibs_valor_tributo_municipio", "ibs_aliquota_municipio"),
        ("cbs_valor_tributo", "ibs_cbs_aliquota"),
    ] {
        produto(valor, "ibs_cbs_base_calculo", aliquota);
    }
    let mut total_ibs = Decimal::ZERO;
    for tributo in ["ibs_uf", "ibs_mun", "cbs"] {
        let campo = |fim: &str| format!("{tributo}_{fim}");
        let aliquota = numero(json, &campo("aliquota_efetiva")).or_else(|| numero(json, &campo("aliquota")));
        let (Some(base), Some(aliquota)) = (numero(json, "ibs_cbs_base_calculo"), aliquota) else { continue };
        let bruto = base * aliquota / cento;
        let mut liquido = bruto;
        if let Some(percentual) = numero(json, &campo("percentual_diferimento")) {
            let diferido = em_centavos(bruto * percentual / cento);
            json[campo("valor_diferido")] = diferido.to_string().into();
            liquido -= diferido;
        }
        if numero(json, &campo("valor_tributo_devolvido")).is_some_and(|devolvido| !devolvido.is_zero()) {
            let devolvido = em_centavos(liquido);
            json[campo("valor_tributo_devolvido")] = devolvido.to_string().into();
            liquido -= devolvido;
        }
        let valor = em_centavos(liquido.max(Decimal::ZERO));
        json[campo("valor")] = valor.to_string().into();
        if tributo != "cbs" {
            total_ibs += valor;
        }
    }
    if json.get("ibs_valor_total").is_some() {
        json["ibs_valor_total"] = em_centavos(total_ibs).to_string().into();
    }
    json["valor_total_dfe"] = json["valor_total"].clone();
}

#[test]
fn every_amount_without_relation_is_in_some_document() {
    let nomes: BTreeSet<String> = consistentes().iter().flat_map(|c| valores(&c.json)).map(|(_, nome)| nome).collect();
    let todos: BTreeSet<String> = exemplos("cte_")
        .iter()
        .flat_map(|(_, texto)| valores(&serde_json::from_str(texto).expect("JSON")))
        .map(|(_, nome)| nome)
        .chain(nomes)
        .collect();
    let sobram: Vec<&str> = SEM_RELACAO.iter().map(|(campo, _)| *campo).filter(|c| !todos.contains(*c)).collect();
    assert_eq!(sobram, [""; 0], "amounts that no document has");
}
