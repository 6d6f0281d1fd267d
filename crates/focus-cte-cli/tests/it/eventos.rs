//! Events of an emitted document, against a sandbox that keeps its data.

use crate::apoio::{Lugar, exemplo};

const MOTIVO: &str = "Emitido em duplicidade: já consta de outro CT-e";

#[test]
fn a_document_is_cancelled_and_the_xml_saved() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let fim = lugar.no_sandbox(&["cancelar", "p1", "--justificativa", MOTIVO, "--saida", "eventos"]).com_codigo(0);
    fim.diz("p1: cancelamento: cancelado").diz("135 - Evento registrado").diz("-cancelamento.xml");
    assert_eq!(lugar.arquivos_de("eventos").len(), 1);
    let fim = lugar.no_sandbox(&["consultar", "p1", "--json"]).com_codigo(0);
    assert_eq!(fim.json()["status"], "cancelado");
}

#[test]
fn the_protocol_shown_is_that_of_the_event() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let fim = lugar.no_sandbox(&["cancelar", "p1", "--justificativa", MOTIVO, "--saida", "eventos"]).com_codigo(0);
    let nome = &lugar.arquivos_de("eventos")[0];
    let xml = std::fs::read_to_string(lugar.caminho("eventos").join(nome)).unwrap();
    let (_, retorno) = xml.split_once("<retEventoCTe").unwrap();
    let (_, protocolo) = retorno.split_once("<nProt>").unwrap();
    fim.diz(&protocolo[..15]);
}

#[test]
fn a_refused_event_exits_with_1_and_says_why() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    lugar.no_sandbox(&["cancelar", "p1", "--justificativa", MOTIVO]).com_codigo(0);
    let fim = lugar.no_sandbox(&["cancelar", "p1", "--justificativa", MOTIVO, "--json"]).com_codigo(1);
    fim.json();
    assert_eq!((&fim.json()["status"], &fim.json()["ref"]), (&"erro_cancelamento".into(), &"p1".into()));
    fim.avisa("a SEFAZ recusou o evento Cancelamento: 218");
}

#[test]
fn a_letter_of_correction_takes_names_of_the_api_or_tags() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let corrigir = |opcoes: &[&str]| lugar.no_sandbox(&[&["corrigir", "p1"], opcoes].concat()).com_codigo(0);
    corrigir(&["--campo", "observacao", "--valor", "Entrega na doca 9"])
        .diz("carta nº   1")
        .avisa("só vale a última carta");
    corrigir(&["--tag", "--grupo", "compl", "--campo", "xObs", "--valor", "Doca 9"]).diz("carta nº   2");
    corrigir(&["--grupo", "quantidades", "--campo", "tipo_medida", "--item", "2", "--valor", "PESO"])
        .diz("carta nº   3");
    corrigir(&[&exemplo("evento_carta_correcao.json"), "--saida", "cartas"])
        .diz("carta nº   4")
        .diz("carta_correcao-4.xml");
    lugar.no_sandbox(&["baixar", "p1", "--carta-correcao", "--saida", "cartas"]).com_codigo(0);
    assert_eq!(lugar.arquivos_de("cartas").len(), 1, "o mesmo arquivo");
}

#[test]
fn what_no_letter_may_correct_is_not_sent() {
    let lugar = Lugar::new();
    let fim = lugar.rodar(&["corrigir", "p1", "--campo", "valor_total", "--valor", "1.00", "--sandbox"]).com_codigo(1);
    let fim = fim.cala().avisa("[correcao_proibida]").avisa("nada foi enviado");
    assert!(!fim.erros.contains("sandbox em"), "o sandbox nem começou");
    let fim = lugar.rodar(&["corrigir", "p1", "--valor", "1.00", "--sandbox", "--json"]).com_codigo(1);
    assert_eq!(fim.json()["evento"], "carta_correcao");
    assert_eq!(fim.json()["problemas"][0]["campo"], "campo_corrigido");
}

#[test]
fn a_body_that_is_too_short_is_refused_here_or_told_otherwise_by_the_api() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let argumentos = ["cancelar", "p1", "--justificativa", "curta"];
    lugar.no_sandbox(&argumentos).com_codigo(1).cala().avisa("[texto_curto]").avisa("nada foi enviado");
    let fim = lugar.no_sandbox(&[&argumentos[..], &["--sem-validar", "--json"]].concat()).com_codigo(1);
    let erro = &fim.json()["erro"];
    assert_eq!((&erro["codigo_api"], &erro["http"]), (&"requisicao_invalida".into(), &400.into()));
    assert_eq!((&erro["erros"][0]["campo"], &erro["ref"]), (&"justificativa".into(), &"p1".into()));
}

#[test]
fn the_service_is_declared_in_disagreement() {
    let lugar = Lugar::com_autorizado("cte_rodoviario.json", &[]);
    let observacoes = "O frete cobrado não é o contratado";
    lugar.no_sandbox(&["desacordo", "p1", "--observacoes", observacoes]).com_codigo(0).diz("p1: desacordo: autorizado");
    lugar.no_sandbox(&["desacordo", "p1", &exemplo("evento_desacordo.json")]).com_codigo(0);
}

#[test]
fn an_occurrence_of_a_multimodal_ct_e_is_registered() {
    let lugar = Lugar::com_autorizado("cte_multimodal.json", &[]);
    let registro = "Carga transferida no porto de Santos";
    let fim = lugar.no_sandbox(&["multimodal", "p1", "--registro", registro, "--documento", "123"]).com_codigo(0);
    fim.diz("p1: registro_multimodal: autorizado");
    lugar.no_sandbox(&["multimodal", "p1", &exemplo("evento_registro_multimodal.json")]).com_codigo(0);
}

#[test]
fn the_guides_of_a_ct_e_os_are_told() {
    let lugar = Lugar::com_autorizado("cte_os_valores.json", &["--os"]);
    let gtv = exemplo("evento_dados_gtv.json");
    lugar.no_sandbox(&["gtv", "p1", &gtv, "--saida", "."]).com_codigo(0).diz("p1: dados_gtv: autorizado");
    assert!(lugar.arquivos().iter().any(|nome| nome.ends_with("-dados_gtv-1.xml")));
}

#[test]
fn a_range_of_numbers_is_given_up_with_a_warning() {
    let lugar = Lugar::new();
    let faixa = ["inutilizar", "--cnpj", "11.222.333/0001-81", "--serie", "1", "--justificativa", MOTIVO];
    let certa = [&faixa[..], &["--numero-inicial", "700", "--numero-final", "703", "--saida", "inu"]].concat();
    let fim = lugar.no_sandbox(&certa).com_codigo(0).avisa("encerrou a inutilização no leiaute 4.00");
    fim.diz("inutilização: autorizado").diz("700 a 703").diz("inu/inutilizacao-1-700-703.xml");
    let invertida = [&faixa[..], &["--numero-inicial", "703", "--numero-final", "700"]].concat();
    lugar.no_sandbox(&invertida).com_codigo(1).cala().avisa("[faixa_invertida]");
}

#[test]
fn an_event_of_an_unknown_reference_exits_with_6() {
    let fim = Lugar::new().rodar(&["cancelar", "nada", "--justificativa", MOTIVO, "--sandbox"]).com_codigo(6).cala();
    fim.avisa("não foi encontrado").avisa("--dados DIR");
}
