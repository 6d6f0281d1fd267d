//! `focus-cte xml`.

use crate::apoio::{Lugar, exemplo, invalido, rodoviario};

#[test]
fn a_document_gives_its_signed_xml_and_the_notices_go_to_standard_error() {
    let fim = Lugar::new().rodar(&["xml", &exemplo("cte_rodoviario.json")]).com_codigo(0);
    assert!(fim.saida.starts_with("<CTe "), "{}", fim.saida);
    assert_eq!(fim.saida.lines().count(), 1);
    fim.diz("</Signature></CTe>").avisa("fictícios").avisa("certificado de teste").avisa("sem valor fiscal");
}

#[test]
fn ct_e_os_has_its_own_root() {
    let fim = Lugar::new().rodar(&["xml", "--os", &exemplo("cte_os_pessoas.json")]).com_codigo(0);
    assert!(fim.saida.starts_with("<CTeOS "), "{}", fim.saida);
}

#[test]
fn without_a_signature_there_is_none() {
    let fim = Lugar::new().rodar(&["xml", "--sem-assinatura", &exemplo("cte_rodoviario.json")]).com_codigo(0);
    assert!(!fim.saida.contains("<Signature"));
    fim.avisa("não está assinado");
}

#[test]
fn an_invalid_document_is_refused_unless_told_otherwise() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", invalido().to_string());
    let fim = lugar.rodar(&["xml", "a.json", "--saida", "a.xml"]).com_codigo(1).cala();
    fim.avisa("cfop").avisa("nenhum XML foi escrito").avisa("--sem-validar");
    assert_eq!(lugar.arquivos(), ["a.json"]);
    lugar.rodar(&["xml", "a.json", "--sem-validar"]).com_codigo(0).diz("<CFOP>53</CFOP>").avisa("a.json é inválido");
}

#[test]
fn numbering_and_environment_come_from_the_flags() {
    let argumentos =
        ["xml", &exemplo("cte_rodoviario.json"), "--serie", "7", "--numero", "1234", "--ambiente", "producao"];
    Lugar::new()
        .rodar(&argumentos)
        .com_codigo(0)
        .diz("<serie>7</serie>")
        .diz("<nCT>1234</nCT>")
        .diz("<tpAmb>1</tpAmb>");
}

#[test]
fn the_output_file_is_whole_or_absent_and_never_an_input() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", rodoviario().to_string());
    lugar.rodar(&["xml", "a.json", "--saida", "a.xml"]).com_codigo(0).cala();
    assert!(std::fs::read_to_string(lugar.caminho("a.xml")).unwrap().ends_with("</CTe>\n"));
    lugar.rodar(&["xml", "a.json", "--saida", "a.json"]).com_codigo(2).avisa("arquivo de entrada");
    lugar.rodar(&["xml", "a.json", "--saida", "nada/a.xml"]).com_codigo(2).avisa("não foi possível gravar");
    lugar.rodar(&["xml", "a.json", "--saida", "."]).com_codigo(2).avisa("é uma pasta");
    assert_eq!(lugar.arquivos(), ["a.json", "a.xml"]);
}

#[test]
fn a_stream_gives_one_xml_a_line_and_an_empty_line_for_a_refusal() {
    let entrada = format!("{}\n{}\n\n[]\n{}\n", rodoviario(), invalido(), rodoviario());
    let fim = Lugar::new().rodar_com(&["xml", "-", "--ndjson", "--numero", "10"], entrada.as_bytes()).com_codigo(1);
    let linhas: Vec<&str> = fim.saida.split('\n').collect();
    assert_eq!(linhas.len(), 6);
    assert!(linhas[0].contains("<nCT>10</nCT>") && linhas[4].contains("<nCT>13</nCT>"));
    assert_eq!((linhas[1], linhas[2], linhas[3], linhas[5]), ("", "", "", ""));
    fim.avisa("linha 2: inválido").avisa("linha 4: ");
}

#[test]
fn the_registration_comes_from_a_file() {
    let lugar = Lugar::new();
    let cnpj = rodoviario()["cnpj_emitente"].as_str().unwrap().to_owned();
    let mut empresa = serde_json::json!({
        "cnpj": cnpj, "nome": "TRANSPORTES REAIS LTDA", "inscricao_estadual": "0123456789", "regime_tributario": "3",
        "logradouro": "RUA UM", "numero": "1", "bairro": "CENTRO", "codigo_municipio": "4106902",
        "municipio": "CURITIBA", "uf": "PR", "cep": "80010000"
    });
    let mut documento = rodoviario();
    documento.as_object_mut().unwrap().retain(|campo, _| !campo.ends_with("_emitente") || campo == "cnpj_emitente");
    lugar.escrever("a.json", documento.to_string());
    lugar.escrever("empresa.json", empresa.to_string());
    let fim = lugar.rodar(&["xml", "a.json", "--empresa", "empresa.json"]).com_codigo(0);
    let fim = fim.diz("<xNome>TRANSPORTES REAIS LTDA</xNome>");
    assert!(!fim.erros.contains("fictícios"), "{}", fim.erros);

    empresa["cnpj"] = "11444777000161".into();
    lugar.escrever("empresa.json", empresa.to_string());
    lugar.rodar(&["xml", "a.json", "--empresa", "empresa.json"]).com_codigo(2).cala().avisa("cnpj_emitente");
    lugar.escrever("empresa.json", "{\"nome\": ");
    lugar.rodar(&["xml", "a.json", "--empresa", "empresa.json"]).com_codigo(2).cala().avisa("empresa.json: linha 1");
}

#[test]
fn machines_get_the_xml_and_its_key_in_an_object() {
    let fim = Lugar::new().rodar(&["xml", "--json", &exemplo("cte_rodoviario.json")]).com_codigo(0);
    let resposta = fim.json();
    let chave = resposta["chave"].as_str().unwrap();
    assert!(resposta["xml"].as_str().unwrap().contains(&format!("Id=\"CTe{chave}\"")));
    assert_eq!(resposta["assinado"], true);
}
