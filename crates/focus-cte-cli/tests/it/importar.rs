//! `focus-cte importar`, and XML where other commands take documents.

use serde_json::Value;

use crate::apoio::{Lugar, exemplo};

/// The signed XML of an example.
fn xml(lugar: &Lugar, documento: &str, opcoes: &[&str]) -> String {
    let exemplo = exemplo(documento);
    lugar.rodar(&[&["xml", &exemplo, "--saida", "cte.xml"], opcoes].concat()).com_codigo(0);
    std::fs::read_to_string(lugar.caminho("cte.xml")).unwrap()
}

#[test]
fn the_xml_of_a_document_gives_its_fields_back() {
    let lugar = Lugar::new();
    xml(&lugar, "cte_rodoviario.json", &[]);
    let fim = lugar.rodar(&["importar", "cte.xml"]).com_codigo(0);
    assert!(fim.saida.starts_with("{\n  \"cfop\": \"6352\",\n"), "{}", fim.saida);
    assert_eq!(fim.erros, "");
    let voltou = fim.json();
    let original: Value = serde_json::from_slice(&std::fs::read(exemplo("cte_rodoviario.json")).unwrap()).unwrap();
    for (campo, valor) in original.as_object().unwrap() {
        assert_eq!(&voltou[campo], valor, "{campo}");
    }
    lugar.escrever("voltou.json", &fim.saida);
    lugar.rodar(&["validar", "voltou.json"]).com_codigo(0);
    lugar.rodar(&["diff", "cte.xml", "voltou.json"]).com_codigo(0).diz("nenhuma diferença");
}

#[test]
fn machines_get_the_key_the_protocol_and_what_has_no_place() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let arquivo = format!("emitidos/{}", lugar.arquivos_de("emitidos")[0]);
    let resposta = lugar.rodar(&["importar", &arquivo, "--json"]).com_codigo(0).json();
    assert_eq!(resposta["modelo"], "57");
    assert_eq!(resposta["assinado"], true);
    assert_eq!(resposta["protocolo"]["status"], "100");
    assert_eq!(resposta["chave"].as_str().unwrap().len(), 44);
    assert_eq!(resposta["calculados"]["tpAmb"], "2");
    assert_eq!(resposta["documento"]["cfop"], "6352");
    assert_eq!(resposta["sem_lugar"], serde_json::json!([]));
}

#[test]
fn what_has_no_place_is_told_with_path_and_reason() {
    let lugar = Lugar::new();
    let xml = xml(&lugar, "cte_rodoviario.json", &[]).replace("<tpImp>1</tpImp>", "<forPag>0</forPag><tpImp>2</tpImp>");
    lugar.escrever("velho.xml", &xml);
    let fim = lugar.rodar(&["importar", "velho.xml", "-o", "novo.json"]).com_codigo(0).cala();
    let fim = fim.avisa("2 partes do XML não têm lugar").avisa("infCte/ide/forPag = «0»");
    fim.avisa("infCte/ide/tpImp = «2»").avisa("a API sempre escreve «1»");
    assert!(lugar.arquivos().contains(&"novo.json".to_owned()));
    lugar.rodar(&["validar", "velho.xml"]).com_codigo(0).diz("velho.xml: válido (CT-e").avisa("focus-cte importar");
}

#[test]
fn xml_is_validated_as_what_it_says_it_is() {
    let lugar = Lugar::new();
    let xml = xml(&lugar, "cte_os_pessoas.json", &["--os"]);
    lugar.rodar(&["validar", "cte.xml"]).com_codigo(0).diz("válido (CT-e OS");
    lugar.escrever("ruim.xml", xml.replace("<CFOP>", "<CFOP>9"));
    let fim = lugar.rodar(&["validar", "ruim.xml", "--json"]).com_codigo(1);
    assert_eq!(fim.json()["modelo"], "67");
    assert_eq!(fim.json()["problemas"][0]["campo"], "cfop");
    let numero = ("<nCT>1</nCT>", "<nCT>2</nCT>");
    lugar.escrever("outro_numero.xml", xml.replace(numero.0, numero.1));
    lugar.rodar(&["validar", "outro_numero.xml"]).com_codigo(1).diz("SEFAZ 227");
}

#[test]
fn xml_that_cannot_be_read_is_told_with_its_place() {
    let lugar = Lugar::new();
    lugar.escrever("cortado.xml", "<CTe xmlns=\"http://www.portalfiscal.inf.br/cte\">\n<infCte>");
    lugar.escrever("bomba.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");
    lugar.escrever("nfe.xml", "<NFe xmlns=\"http://www.portalfiscal.inf.br/nfe\"/>");
    lugar.rodar(&["importar", "cortado.xml"]).com_codigo(2).cala().avisa("cortado.xml: linha 2, coluna 9");
    lugar.rodar(&["validar", "bomba.xml"]).com_codigo(2).avisa("DTD");
    lugar.rodar(&["importar", "nfe.xml"]).com_codigo(2).avisa("http://www.portalfiscal.inf.br/cte");
    lugar.rodar(&["importar", "nada.xml"]).com_codigo(2).avisa("não existe");
}

#[test]
fn latin1_is_read_from_standard_input_too() {
    let lugar = Lugar::new();
    let texto = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><CTe xmlns=\"http://www.portalfiscal.inf.br/cte\"><infCte versao=\"4.00\"><ide><natOp>PRESTAÇÃO</natOp></ide></infCte></CTe>";
    let latin1: Vec<u8> = texto.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let fim = lugar.rodar_com(&["importar", "-"], &latin1).com_codigo(0);
    assert_eq!(fim.json()["natureza_operacao"], "PRESTAÇÃO");
}

#[test]
fn two_documents_are_compared_field_by_field() {
    let lugar = Lugar::new();
    let xml = xml(&lugar, "cte_rodoviario.json", &[]);
    lugar.escrever(
        "outro.xml",
        xml.replace("<CFOP>6352</CFOP>", "<CFOP>6353</CFOP>").replace("<xEmi>ANA PAULA</xEmi>", ""),
    );
    let fim = lugar.rodar(&["diff", "cte.xml", "outro.xml"]).com_codigo(1);
    assert_eq!(fim.saida, "~ cfop: \"6352\" -> \"6353\"\n- funcionario_emissor: \"ANA PAULA\"\n2 diferenças\n");
    let exemplo = exemplo("cte_rodoviario.json");
    let resposta = lugar.rodar(&["diff", &exemplo, "outro.xml", "--json"]).com_codigo(1).json();
    assert_eq!(resposta["diferencas"][0], serde_json::json!({"campo": "cfop", "antes": "6352", "depois": "6353"}));
    let os = crate::apoio::exemplo("cte_os_pessoas.json");
    lugar.rodar(&["diff", "cte.xml", &os]).com_codigo(1);
    lugar.rodar(&["diff", &exemplo, &exemplo]).com_codigo(0);
}

#[test]
fn a_key_is_explained_or_refused() {
    let lugar = Lugar::new();
    let chave = "35260712345678000195570010000000421876543218";
    let fim = lugar.rodar(&["chave", chave]).com_codigo(0);
    fim.diz("SP (São Paulo)")
        .diz("CNPJ do emitente: 12.345.678/0001-95")
        .diz("número 42")
        .diz("QR Code: https://nfe.fazenda.sp.gov.br");
    let grupos =
        ["chave", "CTe3526", "0712", "3456", "7800", "0195", "5700", "1000", "0000", "4218", "7654", "3218", "--json"];
    let resposta = lugar.rodar(&grupos).com_codigo(0).json();
    assert_eq!(resposta["chave"], chave);
    assert_eq!(resposta["partes"][4]["significado"], "CT-e");
    let errada = format!("{}9", &chave[..43]);
    lugar.rodar(&["chave", &errada]).com_codigo(1).cala().avisa("dígito verificador");
}
