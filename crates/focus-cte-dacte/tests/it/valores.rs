//! Every value that the manual says is printed (DACTE manual, chapters 3 and 4) is in the text of the page.
//!
//! The fields are those of the manual's tables, in the API's names; values are shaped here, not by the crate.

use focus_cte::Modelo;
use focus_cte_dacte::{Opcoes, gerar};
use focus_cte_xml::TipoAmbiente;
use serde_json::Value;

use crate::comum::{autorizado, exemplos, modelo};
use crate::ferramentas::{existe, sem_espacos, texto_corrido};

/// How a value reads on the page.
#[derive(Clone, Copy)]
enum Como {
    Texto,
    Dinheiro,
    Data,
    DataHora,
    Inscricao,
    Cep,
    Fone,
}
use Como::{Cep, Data, DataHora, Dinheiro, Fone, Inscricao, Texto};

/// The parties: field before the suffix.
const PARTES: [(&str, Como); 13] = [
    ("nome", Texto),
    ("logradouro", Texto),
    ("numero", Texto),
    ("complemento", Texto),
    ("bairro", Texto),
    ("municipio", Texto),
    ("cep", Cep),
    ("cnpj", Inscricao),
    ("cpf", Inscricao),
    ("inscricao_estadual", Texto),
    ("uf", Texto),
    ("pais", Texto),
    ("telefone", Fone),
];

/// Fields of the document itself; those of the modal's object and of list items by the name of their field.
const CAMPOS: &[(&str, Como)] = &[
    ("serie", Texto),
    ("data_emissao", DataHora),
    ("inscricao_suframa_destinatario", Texto),
    ("informacoes_cte_globalizado", Texto),
    ("cfop", Texto),
    ("natureza_operacao", Texto),
    ("uf_inicio", Texto),
    ("municipio_inicio", Texto),
    ("uf_fim", Texto),
    ("municipio_fim", Texto),
    ("produto_predominante", Texto),
    ("outras_caracteristicas_carga", Texto),
    ("valor_total_carga", Dinheiro),
    ("valor_total", Dinheiro),
    ("valor_receber", Dinheiro),
    ("icms_base_calculo", Dinheiro),
    ("icms_base_calculo_retido_st", Dinheiro),
    ("icms_aliquota", Dinheiro),
    ("icms_aliquota_retido_st", Dinheiro),
    ("icms_valor", Dinheiro),
    ("icms_valor_retido_st", Dinheiro),
    ("icms_reducao_base_calculo", Dinheiro),
    ("codigo_interno_origem", Texto),
    ("codigo_interno_destino", Texto),
    ("observacao", Texto),
    ("observacoes", Texto),
    ("detalhes_retirar", Texto),
    ("caracteristica_adicional_servico", Texto),
    ("descricao_servico", Texto),
    ("quantidade", Dinheiro),
    ("informacoes_adicionais_fisco", Texto),
    // Not in the manual, which is older: IBS, CBS and federal taxes.
    ("ibs_cbs_situacao_tributaria", Texto),
    ("ibs_cbs_classificacao_tributaria", Texto),
    ("ibs_cbs_base_calculo", Dinheiro),
    ("ibs_uf_aliquota", Dinheiro),
    ("ibs_uf_valor", Dinheiro),
    ("ibs_mun_aliquota", Dinheiro),
    ("ibs_mun_valor", Dinheiro),
    ("ibs_valor_total", Dinheiro),
    ("cbs_aliquota", Dinheiro),
    ("cbs_valor", Dinheiro),
    ("valor_total_dfe", Dinheiro),
    ("valor_total_tributos", Dinheiro),
    ("valor_pis", Dinheiro),
    ("valor_cofins", Dinheiro),
    ("valor_ir", Dinheiro),
    ("valor_inss", Dinheiro),
    ("valor_csll", Dinheiro),
];

/// Lists: the list, and fields of its items.
const LISTAS: &[(&str, &[(&str, Como)])] = &[
    ("componentes_valor", &[("nome", Texto), ("valor", Dinheiro)]),
    ("nfes", &[("chave_nfe", Texto)]),
    ("nfs", &[("serie", Texto), ("numero", Texto)]),
    ("dces", &[("chave_dce", Texto)]),
    ("outros_documentos", &[("numero", Texto)]),
    ("passagens", &[("codigo_interno", Texto)]),
    ("observacoes_contribuinte", &[("conteudo", Texto)]),
    ("observacoes_fisco", &[("conteudo", Texto)]),
    ("percursos", &[("uf_percurso_veiculo", Texto)]),
    ("seguros_carga", &[("nome_seguradora", Texto), ("numero_apolice", Texto)]),
    ("documentos_referenciados", &[("serie", Texto), ("numero", Texto), ("data_emissao", Data), ("valor", Dinheiro)]),
    ("emissores_documento_transporte_anterior", &[("razao_social", Texto), ("cnpj", Inscricao)]),
    (
        "veiculos_transportados",
        &[
            ("chassi", Texto),
            ("nome_cor", Texto),
            ("codigo_modelo", Texto),
            ("valor_unitario", Dinheiro),
            ("frete_unitario", Dinheiro),
        ],
    ),
    ("ctes_multimodais_vinculados", &[("chave_cte_multimodal", Texto)]),
];

/// Fields of the modal's object.
const MODAIS: &[(&str, Como)] = &[
    ("rntrc", Texto),
    ("numero_operacional", Texto),
    ("codigo_tarifa", Texto),
    ("valor_tarifa", Dinheiro),
    ("numero_minuta", Texto),
    ("data_prevista_entrega", Data),
    ("dimensao_carga", Texto),
    ("identificacao_navio", Texto),
    ("adicional_frete_renovacao_marinha", Dinheiro),
    ("fluxo_ferroviario", Texto),
    ("valor_frete_trafego_mutuo", Dinheiro),
    ("numero_certificado_operador", Texto),
    ("nome_seguradora", Texto),
    ("cnpj_seguradora", Inscricao),
    ("numero_apolice_seguro", Texto),
    ("numero_averbacao_seguro", Texto),
    ("taf", Texto),
    ("numero_registro_estadual", Texto),
    ("placa", Texto),
    ("renavam", Texto),
    ("cpf_proprietario", Inscricao),
    ("cnpj_proprietario", Inscricao),
    ("taf_proprietario", Texto),
    ("numero_registro_estadual_proprietario", Texto),
];

/// Lists of the modal's object.
const LISTAS_DOS_MODAIS: &[(&str, &[(&str, Como)])] = &[
    ("balsas", &[("identificador", Texto)]),
    ("containers", &[("identificacao", Texto)]),
    (
        "ferrovias",
        &[("cnpj", Inscricao), ("inscricao_estadual", Texto), ("codigo_interno", Texto), ("razao_social", Texto)],
    ),
    (
        "artigos_perigosos",
        &[("numero_onu", Texto), ("quantidade_total_volumes", Texto), ("quantidade_total_artigos", Dinheiro)],
    ),
];

#[test]
fn every_value_of_the_manuals_tables_is_printed() {
    if !existe("pdftotext") {
        return;
    }
    let mut conferidos = 0;
    for (nome, json) in exemplos() {
        let (payload, autorizacao) = autorizado(modelo(&nome), &json, TipoAmbiente::Homologacao);
        let texto = texto_corrido(&gerar(&payload, &autorizacao, &Opcoes::default()).unwrap().pdf);
        let json: Value = serde_json::from_str(&json).unwrap();
        let mut esperados = vec![
            autorizacao.chave.as_str().to_owned(),
            format!("{}20/11/202609:32:40", autorizacao.protocolo),
            "EMITIDOEMAMBIENTEDEHOMOLOGAÇÃO–SEMVALORFISCAL".to_owned(),
        ];
        da_lista(&json, CAMPOS, &mut esperados);
        das_listas(&json, LISTAS, &mut esperados);
        for (campo, objeto) in json.as_object().unwrap() {
            if campo.starts_with("modal_") {
                da_lista(objeto, MODAIS, &mut esperados);
                das_listas(objeto, LISTAS_DOS_MODAIS, &mut esperados);
            }
        }
        let tomador_e_parte = modelo(&nome) == Modelo::Cte && json["tomador"] != "4";
        for parte in ["emitente", "remetente", "destinatario", "expedidor", "recebedor", "tomador"] {
            if parte == "tomador" && tomador_e_parte {
                continue;
            }
            for (campo, como) in PARTES {
                if campo != "pais" || parte != "emitente" {
                    do_campo(&json[format!("{campo}_{parte}")], como, &mut esperados);
                }
            }
        }
        for quantidade in json["quantidades"].as_array().into_iter().flatten() {
            let valor = quantidade["quantidade"].as_str().unwrap();
            // Tonnes are printed as kilograms (DACTE manual, chapter 3).
            if quantidade["codigo_unidade_medida"] != "02" {
                esperados.push(como_na_pagina(valor, Dinheiro));
            }
        }
        for esperado in &esperados {
            let esperado = sem_espacos(esperado);
            assert!(texto.contains(&esperado), "{nome}: falta {esperado:?} em {texto}");
        }
        conferidos += esperados.len();
    }
    assert!(conferidos > 1500, "{conferidos}");
}

fn da_lista(objeto: &Value, campos: &[(&str, Como)], esperados: &mut Vec<String>) {
    for (campo, como) in campos {
        do_campo(&objeto[*campo], *como, esperados);
    }
}

fn das_listas(objeto: &Value, listas: &[(&str, &[(&str, Como)])], esperados: &mut Vec<String>) {
    for (lista, campos) in listas {
        for item in objeto[*lista].as_array().into_iter().flatten() {
            da_lista(item, campos, esperados);
        }
    }
}

fn do_campo(valor: &Value, como: Como, esperados: &mut Vec<String>) {
    let texto = match valor {
        Value::String(texto) => texto.clone(),
        Value::Number(numero) => numero.to_string(),
        _ => return,
    };
    esperados.push(como_na_pagina(&texto, como));
}

fn como_na_pagina(valor: &str, como: Como) -> String {
    let dia = |v: &str| format!("{}/{}/{}", &v[8..10], &v[5..7], &v[..4]);
    match como {
        Texto => valor.to_owned(),
        Dinheiro => {
            let (inteiro, fracao) = valor.split_once('.').unwrap_or((valor, "00"));
            let mut grupos: Vec<String> = Vec::new();
            let mut resto = inteiro;
            while resto.len() > 3 {
                let (comeco, grupo) = resto.split_at(resto.len() - 3);
                grupos.insert(0, grupo.to_owned());
                resto = comeco;
            }
            grupos.insert(0, resto.to_owned());
            format!("{},{fracao:0<2}", grupos.join("."))
        }
        Data => dia(valor),
        DataHora => format!("{} {}", dia(valor), &valor[11..19]),
        Inscricao if valor.len() == 14 => {
            format!("{}.{}.{}/{}-{}", &valor[..2], &valor[2..5], &valor[5..8], &valor[8..12], &valor[12..])
        }
        Inscricao => format!("{}.{}.{}-{}", &valor[..3], &valor[3..6], &valor[6..9], &valor[9..]),
        Cep => format!("{}-{}", &valor[..5], &valor[5..]),
        Fone => format!("({}) {}-{}", &valor[..2], &valor[2..valor.len() - 4], &valor[valor.len() - 4..]),
    }
}
