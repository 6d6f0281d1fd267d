//! `focus-cte emitir`, against the sandbox.

use std::fs;

use crate::apoio::{Lugar, de_agora, exemplo, fim, invalido, rodoviario};
use crate::servidor::Servidor;

#[test]
fn a_ct_e_is_emitted_waited_for_and_saved() {
    let lugar = Lugar::new();
    let argumentos =
        ["emitir", &exemplo("cte_rodoviario.json"), "--ref", "teste-1", "--aguardar", "--sandbox", "--saida", "."];
    let fim = lugar.rodar(&argumentos).com_codigo(0);
    let fim = fim.diz("teste-1: autorizado").diz("100 - Autorizado o uso do CT-e").diz("série").diz("protocolo");
    let arquivos = lugar.arquivos();
    assert_eq!(arquivos.len(), 1, "{arquivos:?}");
    let chave = arquivos[0].strip_suffix(".xml").unwrap();
    assert_eq!(chave.len(), 44);
    let xml = fs::read_to_string(lugar.caminho(&arquivos[0])).unwrap();
    assert!(xml.contains(&format!("<chCTe>{chave}</chCTe>")), "{xml}");
    fim.diz(chave).diz(&arquivos[0]).avisa("valor fiscal");
}

#[test]
fn a_ct_e_os_is_emitted_at_once() {
    let lugar = Lugar::new();
    let argumentos = ["emitir", &exemplo("cte_os_pessoas.json"), "--os", "--ref", "os-1", "--sandbox"];
    lugar.rodar(&argumentos).com_codigo(0).diz("os-1: autorizado").diz("67 (CT-e OS)");
    assert_eq!(lugar.arquivos().len(), 1);
}

#[test]
fn machines_get_the_document_and_the_file() {
    let lugar = Lugar::new();
    let documento = exemplo("cte_rodoviario.json");
    let fim = lugar.rodar(&["emitir", &documento, "--ref", "t", "--aguardar", "--sandbox", "--json"]).com_codigo(0);
    let resposta = fim.json();
    assert_eq!((&resposta["status"], &resposta["ref"]), (&"autorizado".into(), &"t".into()));
    assert!(lugar.caminho(resposta["arquivo_xml"].as_str().unwrap()).is_file());
    assert_eq!(resposta["numero_protocolo"].as_str().unwrap().len(), 15);
}

#[test]
fn an_invalid_document_is_not_sent() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", invalido().to_string());
    let fim = lugar.rodar(&["emitir", "a.json", "--ref", "a", "--aguardar", "--sandbox"]).com_codigo(1).cala();
    let fim = fim.avisa("cfop").avisa("nada foi enviado");
    assert!(!fim.erros.contains("sandbox em"), "o sandbox nem começou");
    assert_eq!(lugar.arquivos(), ["a.json"]);
}

#[test]
fn what_the_api_refuses_exits_with_1() {
    let lugar = Lugar::new();
    lugar.escrever("a.json", invalido().to_string());
    let argumentos = ["emitir", "a.json", "--ref", "a", "--aguardar", "--sandbox", "--sem-validar"];
    lugar.rodar(&argumentos).com_codigo(1).avisa("erro: ");
    assert_eq!(lugar.arquivos(), ["a.json"]);
}

#[test]
fn a_reference_that_is_taken_exits_with_6() {
    let lugar = Lugar::new();
    let documento = de_agora("cte_rodoviario.json");
    let argumentos = ["emitir", &documento, "--ref", "a", "--aguardar", "--sandbox", "--dados", "dados"];
    lugar.rodar(&argumentos).com_codigo(0);
    lugar.rodar(&argumentos).com_codigo(6).cala().avisa("erro: ");
}

#[test]
fn without_waiting_the_next_step_is_said() {
    let lugar = Lugar::new();
    let documento = de_agora("cte_rodoviario.json");
    let argumentos = ["emitir", &documento, "--ref", "a", "--sandbox", "--dados", "dados"];
    let fim = lugar.rodar(&argumentos).com_codigo(0).diz("a: processando_autorizacao");
    fim.avisa("focus-cte consultar a --sandbox --dados dados");
}

#[test]
fn an_output_folder_that_takes_no_files_stops_before_sending() {
    let lugar = Lugar::new();
    lugar.escrever("arquivo", "");
    let documento = exemplo("cte_rodoviario.json");
    for pasta in ["nada/dentro", "arquivo"] {
        let fim =
            lugar.rodar(&["emitir", &documento, "--ref", "a", "--sandbox", "--saida", pasta]).com_codigo(2).cala();
        let fim = fim.avisa("não é possível gravar na pasta");
        assert!(!fim.erros.contains("sandbox em"));
    }
}

#[test]
fn an_output_folder_is_created_where_its_parent_is_there() {
    let lugar = Lugar::new();
    let documento = exemplo("cte_rodoviario.json");
    let argumentos = ["emitir", &documento, "--ref", "a", "--aguardar", "--sandbox", "--saida", "xml"];
    lugar.rodar(&argumentos).com_codigo(0).diz("xml/");
    assert_eq!(lugar.arquivos_de("xml").len(), 1);
}

#[test]
fn an_impossible_reference_is_refused_before_sending() {
    let documento = exemplo("cte_rodoviario.json");
    for referencia in ["", " ", "a\nb", ".."] {
        let fim = Lugar::new().rodar(&["emitir", &documento, "--ref", referencia, "--sandbox"]).com_codigo(2).cala();
        fim.avisa("ref");
    }
}

#[test]
fn the_sandbox_of_a_command_lives_at_the_documents_time() {
    let lugar = Lugar::new();
    let mut documento = rodoviario();
    documento["data_emissao"] = "2026-03-02T10:00:00-03:00".into();
    lugar.escrever("a.json", documento.to_string());
    let fim = lugar.rodar(&["emitir", "a.json", "--ref", "a", "--aguardar", "--sandbox"]).com_codigo(0);
    fim.diz("a: autorizado").avisa("relógio do sandbox em 2026-03-02T10:00:00-03:00: data_emissao do documento\n");
}

#[test]
fn what_goes_elsewhere_must_be_on_time() {
    let lugar = Lugar::new();
    let mut documento = rodoviario();
    documento["data_emissao"] = "2026-03-02T10:00:00-03:00".into();
    lugar.escrever("a.json", documento.to_string());
    let fim = lugar.no_sandbox(&["emitir", "a.json", "--ref", "a"]).com_codigo(1).cala();
    let fim = fim.avisa("SEFAZ 228 (regra G103, MOC 4.00): Data de Emissão muito atrasada").avisa("como corrigir: ");
    assert!(!fim.erros.contains("sandbox em"), "nada foi enviado");
}

const PROCESSANDO: (&str, &str) = ("202 Accepted", "{\"ref\":\"a\",\"status\":\"processando_autorizacao\"}");
const RECUSADO: &str = "{\"ref\":\"a\",\"status\":\"erro_autorizacao\",\"status_sefaz\":\"598\",\
    \"mensagem_sefaz\":\"Rejeicao: CT-e emitido em ambiente de homologacao\"}";

fn no(servidor: &Servidor) -> Lugar {
    Lugar::new().variavel("FOCUS_CTE_TOKEN", "x").variavel("FOCUS_CTE_AMBIENTE", &servidor.url)
}

#[test]
fn a_refusal_of_the_authority_shows_its_code_message_and_next_step() {
    let servidor = Servidor::por_metodo(PROCESSANDO, ("200 OK", RECUSADO));
    let fim =
        no(&servidor).rodar(&["emitir", &de_agora("cte_rodoviario.json"), "--ref", "a", "--aguardar"]).com_codigo(1);
    fim.diz("a: erro_autorizacao")
        .diz("598 - Rejeicao: CT-e emitido em ambiente de homologacao")
        .avisa(&format!("ambiente: {}", servidor.url))
        .avisa("a SEFAZ recusou: 598")
        .avisa("emita de novo com a mesma ref");
}

#[test]
fn a_document_still_in_process_at_the_deadline_exits_with_5() {
    let servidor = Servidor::por_metodo(PROCESSANDO, ("200 OK", PROCESSANDO.1));
    let documento = de_agora("cte_rodoviario.json");
    let lugar = no(&servidor);
    lugar
        .rodar(&["emitir", &documento, "--ref", "a", "--aguardar", "--prazo", "1"])
        .com_codigo(5)
        .cala()
        .avisa("erro: ");
    lugar.rodar(&["consultar", "a"]).com_codigo(5).diz("a: processando_autorizacao");
}

#[cfg(unix)]
#[test]
fn an_interruption_while_waiting_says_what_to_do() {
    let servidor = Servidor::por_metodo(PROCESSANDO, ("200 OK", PROCESSANDO.1));
    let documento = de_agora("cte_rodoviario.json");
    let lugar = no(&servidor);
    let filho = lugar.comando(&["emitir", &documento, "--ref", "a", "--aguardar"]).spawn().unwrap();
    while !servidor.proximo_pedido().starts_with("GET") {}
    crate::apoio::sinalizar(&filho, "INT");
    fim(filho).com_codigo(5).cala().avisa("interrompido").avisa("focus-cte consultar a");
}

#[test]
fn an_authorised_document_whose_xml_cannot_be_had_is_not_a_failure_to_emit() {
    let autorizado = "{\"ref\":\"a\",\"status\":\"autorizado\",\"caminho_xml\":\"http://127.0.0.1:1/x.xml\"}";
    let servidor = Servidor::sempre("200 OK", autorizado);
    let fim = no(&servidor).rodar(&["emitir", &de_agora("cte_rodoviario.json"), "--ref", "a"]).com_codigo(4);
    fim.diz("a: autorizado").avisa("foi autorizado, mas o XML não foi salvo").avisa("não emita de novo");
}
