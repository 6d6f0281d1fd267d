//! `focus-cte validar`.

use crate::apoio::{Lugar, exemplo, invalido, rodoviario};

#[test]
fn a_valid_document_is_said_to_be_valid() {
    Lugar::new()
        .rodar(&["validar", &exemplo("cte_rodoviario.json")])
        .com_codigo(0)
        .diz("cte_rodoviario.json: válido (CT-e");
}

#[test]
fn problems_are_listed_with_field_code_message_and_value() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", invalido().to_string());
    let fim = lugar.rodar(&["validar", "a.json"]).com_codigo(1).diz("a.json: inválido (CT-e, 1 erro");
    let fim = fim.diz("erro  cfop [").diz("«53»");
    assert!(!fim.saida.contains('\x1b'), "sem cores fora de um terminal");
}

#[test]
fn machines_get_one_object_a_file() {
    let lugar = Lugar::new();
    lugar.escrever("bom.json", rodoviario().to_string());
    lugar.escrever("ruim.json", invalido().to_string());
    let fim = lugar.rodar(&["validar", "bom.json", "ruim.json", "nada.json", "--json"]).com_codigo(2);
    let linhas = fim.linhas();
    assert_eq!(linhas.len(), 3);
    assert_eq!((&linhas[0]["arquivo"], &linhas[0]["valido"]), (&"bom.json".into(), &true.into()));
    assert_eq!(linhas[1]["problemas"][0]["campo"], "cfop");
    assert_eq!(linhas[1]["problemas"][0]["severidade"], "erro");
    assert_eq!(linhas[2]["erro"]["codigo"], "arquivo_nao_encontrado");
}

#[test]
fn machines_get_the_position_of_broken_json() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", "{\n \"cfop\" \"1\"}");
    let erro = &lugar.rodar(&["validar", "a.json", "--json"]).com_codigo(2).json()["erro"];
    assert_eq!((&erro["linha"], &erro["codigo"]), (&2.into(), &"json_invalido".into()));
    assert!(erro["coluna"].as_u64().unwrap() >= 9, "{erro}");
}

#[test]
fn several_files_are_summed_up_and_one_bad_file_does_not_stop_the_others() {
    let lugar = Lugar::new();
    lugar.escrever("bom.json", rodoviario().to_string());
    lugar.escrever("ruim.json", invalido().to_string());
    let fim = lugar.rodar(&["validar", "nada.json", "ruim.json", "bom.json"]).com_codigo(2);
    fim.diz("3 documentos: 1 válido, 1 inválido, 1 ilegível").avisa("nada.json: o arquivo não existe");
}

#[test]
fn standard_input_and_a_byte_order_mark_are_read() {
    let documento = format!("\u{feff}{}", rodoviario());
    Lugar::new().rodar_com(&["validar", "-"], documento.as_bytes()).com_codigo(0).diz("entrada padrão: válido");
}

#[test]
fn what_the_authority_would_reject_is_told_with_code_rule_and_advice() {
    let lugar = Lugar::new();
    let mut documento = rodoviario();
    documento["valor_receber"] = "2800.01".into();
    lugar.escrever("a.json", documento.to_string());
    let fim = lugar.rodar(&["validar", "a.json"]).com_codigo(1);
    let fim = fim
        .diz("erro  valor_receber [valor_a_receber_maior_que_total]\n")
        .diz("\n        SEFAZ 531 (regra G048, MOC 4.00): ")
        .diz("\n        valor: 2800.01\n        junto de: valor_total\n        como corrigir: valor_receber não pode");
    assert!(!fim.saida.contains("Rejeição"), "{fim:?}");
}

#[test]
fn a_substitute_is_compared_with_the_document_that_it_cites() {
    let lugar = Lugar::new();
    let mut original = rodoviario();
    let substituto = exemplo("cte_rodoviario_substituto.json");
    lugar.escrever("original.json", original.to_string());
    lugar.rodar(&["validar", &substituto, "--referenciado", "original.json"]).com_codigo(0);
    original["cnpj_remetente"] = "33876543000126".into();
    lugar.escrever("outro.json", original.to_string());
    let fim = lugar.rodar(&["validar", &substituto, "--referenciado", "outro.json"]).com_codigo(1);
    fim.diz("SEFAZ 511 (regra G087, MOC 4.00)");
    lugar.escrever("ruim.json", "{");
    lugar.rodar(&["validar", &substituto, "--referenciado", "ruim.json"]).com_codigo(2).avisa("ruim.json: ");
}

#[test]
fn a_document_of_the_other_model_gets_a_hint() {
    let os = exemplo("cte_os_pessoas.json");
    Lugar::new().rodar(&["validar", &os]).com_codigo(1).avisa("use --os");
    Lugar::new().rodar(&["validar", &os, "--os"]).com_codigo(0).diz("CT-e OS");
}

#[test]
fn the_bodies_of_events_are_validated_too() {
    let lugar = Lugar::new();
    for (tipo, arquivo) in [
        ("cancelamento", "evento_cancelamento.json"),
        ("carta_correcao", "evento_carta_correcao.json"),
        ("carta-correcao", "evento_carta_correcao_item.json"),
        ("desacordo", "evento_desacordo.json"),
        ("registro_multimodal", "evento_registro_multimodal.json"),
        ("dados_gtv", "evento_dados_gtv.json"),
    ] {
        lugar.rodar(&["validar", "--evento", tipo, &exemplo(arquivo)]).com_codigo(0).diz("válido (");
    }
    lugar.escrever("a.json", "{\"justificativa\": \"curta\"}\n{\"justificativa\": \"já com tamanho suficiente\"}\n");
    let fim = lugar.rodar(&["validar", "--evento", "cancelamento", "--ndjson", "a.json"]).com_codigo(1);
    assert_eq!(fim.linhas()[0]["problemas"][0]["codigo"], "texto_curto");
    assert_eq!(fim.linhas()[1]["valido"], true);
    let gtv = exemplo("evento_dados_gtv.json");
    let fim = lugar.rodar(&["validar", "--evento", "inutilizacao", &gtv, "--json"]).com_codigo(1);
    assert_eq!(fim.json()["evento"], "inutilizacao");
}

#[test]
fn a_reader_that_leaves_is_met_with_silence() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", invalido().to_string());
    let muitos: Vec<&str> = ["validar"].into_iter().chain(std::iter::repeat_n("a.json", 5_000)).collect();
    let mut filho = lugar.comando(&muitos).spawn().unwrap();
    drop(filho.stdout.take());
    let fim = crate::apoio::fim(filho);
    assert_eq!((fim.codigo, fim.erros.as_str()), (141, ""));
}

#[test]
fn a_folder_of_newer_tables_is_judged_by() {
    let lugar = Lugar::new();
    lugar.escrever("aliquotas_ibs_cbs.csv", "tributo;desde;ate;aliquota\ncbs;2026-01-01;;1,10\n");
    let exemplo = exemplo("cte_rodoviario.json");
    let fim = lugar.rodar(&["validar", &exemplo, "--tabelas", ".", "--json"]).com_codigo(1);
    let problema = &fim.json()["problemas"][0];
    assert_eq!((&problema["campo"], &problema["cstat"]), (&"cbs_aliquota".into(), &326.into()));
    assert!(problema["como_corrigir"].to_string().contains("ela é 1.10, e veio 0.90"), "{problema}");
    lugar.escrever("aliquotas_ibs_cbs.csv", "tributo;desde;ate;aliquota\ncbs;2026-01-01;;muito\n");
    lugar.rodar(&["validar", &exemplo, "--tabelas", "."]).com_codigo(2).avisa(
        "aliquotas_ibs_cbs.csv, linha 2, coluna aliquota: era esperado um percentual de 0 a 100, e veio \"muito\"",
    );
    lugar.rodar(&["validar", &exemplo, "--tabelas", "nada"]).com_codigo(2).avisa("nada: a pasta não existe");
}
