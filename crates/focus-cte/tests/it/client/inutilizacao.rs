//! Giving up a range of numbers.

use focus_cte::Modelo;
use focus_cte::documento::StatusEvento;
use focus_cte::evento::inutilizacao::Inutilizacao;
use serde_json::{Map, Value, json};

use super::server::{Act, Server, answer};

#[tokio::test]
async fn a_range_is_given_up_and_a_lost_answer_sent_again() {
    let accepted = answer(
        200,
        r#"{"status_sefaz": "102", "mensagem_sefaz": "Inutilizacao de numero homologado", "serie": "3",
            "numero_inicial": "800", "numero_final": "801", "status": "autorizado", "caminho_xml": "/inu.xml"}"#,
    );
    let server = Server::following(vec![Act::Drop, accepted]).await;
    let pedido = Inutilizacao {
        cnpj: "51916585000125".into(),
        modelo: Modelo::CteOs,
        serie: 3,
        numero_inicial: 800,
        numero_final: 801,
        justificativa: "Falha na numeração do sistema".into(),
        extra: Map::new(),
    };
    let resposta = server.client().inutilizar(&pedido).await.unwrap();
    assert_eq!((resposta.status.clone(), resposta.aceito()), (StatusEvento::Autorizado, true));
    assert_eq!((resposta.serie, resposta.numero_inicial, resposta.numero_final), (Some(3), Some(800), Some(801)));
    assert_eq!(server.lines(), ["POST /v2/cte/inutilizacao"; 2]);
    let sent: Value = serde_json::from_str(&server.asked()[0].body).unwrap();
    assert_eq!((&sent["numero_inicial"], &sent["modelo"]), (&json!("800"), &json!("67")));
}
