//! The authority's rules, by the shared vectors.

use std::collections::BTreeSet;

use focus_cte::evento::TipoEvento;
use focus_cte::validation::{DocumentoRegra, Referenciado, SituacaoReferenciado, regras};
use focus_cte::{Contexto, Modelo, Payload, Problema, TipoAmbiente, validar_payload};
use focus_cte_testkit::{ReferenciadoVetor, VetorRegra, exemplos, regras as vetores};

#[test]
fn every_vector_breaks_exactly_its_rules() {
    let mut falhas = Vec::new();
    for (arquivo, vetor) in vetores() {
        let problemas = julgar(&vetor);
        let achados: BTreeSet<&str> = problemas.iter().map(|p| p.codigo).collect();
        let de_outro_codigo =
            |p: &&Problema| p.codigo == vetor.regra && vetor.cstat.is_some() && p.cstat != vetor.cstat;
        if let Some(problema) = problemas.iter().find(de_outro_codigo) {
            falhas.push(format!("{arquivo}: {}\n  esperado {:?}\n  achado {problema:#?}", vetor.nome, vetor.cstat));
        }
        let esperados: BTreeSet<&str> = vetor
            .dispara
            .then_some(vetor.regra.as_str())
            .into_iter()
            .chain(vetor.tambem.iter().map(String::as_str))
            .collect();
        if achados != esperados {
            falhas.push(format!(
                "{arquivo}: {}\n  esperado {esperados:?}\n  achado {:?}",
                vetor.nome,
                resumo(&problemas)
            ));
        }
    }
    assert!(falhas.is_empty(), "{}", falhas.join("\n"));
}

#[test]
fn every_rule_has_a_vector_that_fires_and_a_near_miss() {
    let vetores = vetores();
    let faltam: Vec<(&str, Option<u16>, bool)> = regras()
        .flat_map(|regra| [true, false].map(|dispara| (regra.nome(), regra.cstat(), dispara)))
        .filter(|(nome, cstat, dispara)| {
            !vetores.iter().any(|(_, v)| {
                v.regra == *nome && v.dispara == *dispara && (v.cstat.is_none() || v.cstat == *cstat || !dispara)
            })
        })
        .collect();
    assert_eq!(faltam, [], "(rule, whether it fires) without a vector");
}

#[test]
fn every_vector_is_of_a_rule_for_its_document() {
    for (arquivo, vetor) in vetores() {
        let documento = documento(&vetor.documento);
        assert!(
            regras().any(|r| r.nome() == vetor.regra && r.id(documento).is_some()),
            "{arquivo}: {}: no rule {} for {}",
            vetor.nome,
            vetor.regra,
            vetor.documento
        );
    }
}

#[test]
fn every_rule_has_a_name_of_its_own_and_a_way_to_correct() {
    let mut nomes = BTreeSet::new();
    for regra in regras() {
        assert!(nomes.insert((regra.nome(), regra.cstat())), "{} twice", regra.nome());
        assert!(regra.nome().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'));
        assert!(!regra.como_corrigir().ends_with('.'), "{}: advice is a sentence without full stop", regra.nome());
    }
}

#[test]
fn no_example_has_a_finding_in_any_environment() {
    for (nome, texto) in exemplos("cte_") {
        let modelo = if nome.starts_with("cte_os_") { Modelo::CteOs } else { Modelo::Cte };
        let payload = Payload::from_slice(modelo, texto.as_bytes()).expect("JSON");
        let emissao = payload.texto("data_emissao").expect("every example has it").to_owned();
        let quando =
            emissao.parse::<focus_cte::model::DataHora>().expect("with offset").instante().expect("with offset");
        for ambiente in [None, Some(TipoAmbiente::Homologacao), Some(TipoAmbiente::Producao)] {
            let contexto = ambiente.into_iter().fold(Contexto::novo().quando(quando), Contexto::ambiente);
            assert_eq!(validar_payload(&payload, &contexto).problemas, [], "{nome} {ambiente:?}");
        }
    }
}

fn resumo(problemas: &[Problema]) -> Vec<(&str, &str)> {
    problemas.iter().map(|p| (p.codigo, p.campo.as_str())).collect()
}

fn julgar(vetor: &VetorRegra) -> Vec<Problema> {
    let json = vetor.documento().to_string();
    let contexto = contexto(vetor);
    let mut payload = match documento(&vetor.documento) {
        DocumentoRegra::Cte => Payload::from_slice(Modelo::Cte, json.as_bytes()),
        DocumentoRegra::CteOs => Payload::from_slice(Modelo::CteOs, json.as_bytes()),
        DocumentoRegra::Evento(tipo) => Payload::from_slice_for(tipo.documento(), json.as_bytes()),
        DocumentoRegra::TodoEvento => unreachable!("a vector names its event"),
    }
    .expect("JSON");
    for (campo, valor) in &vetor.contexto.computados {
        assert!(payload.definir(campo, valor), "{}: no computed {campo}", vetor.nome);
    }
    validar_payload(&payload, &contexto).problemas
}

fn documento(nome: &str) -> DocumentoRegra {
    match nome {
        "cte" => DocumentoRegra::Cte,
        "cte_os" => DocumentoRegra::CteOs,
        evento => DocumentoRegra::Evento(
            TipoEvento::TODOS.into_iter().find(|t| t.nome() == evento).unwrap_or_else(|| panic!("document {evento}")),
        ),
    }
}

fn contexto(de: &VetorRegra) -> Contexto {
    let vetor = &de.contexto;
    let mut contexto = Contexto::novo().exige_responsavel_tecnico(vetor.responsavel_tecnico);
    if let Some(nome) = &vetor.ambiente {
        let ambiente = TipoAmbiente::TODOS.into_iter().find(|a| a.nome() == nome).expect("producao or homologacao");
        contexto = contexto.ambiente(ambiente);
    }
    if let Some(quando) = &vetor.quando {
        contexto = contexto.quando(quando.parse().expect("date and time with offset"));
    }
    if let Some(chave) = &vetor.chave {
        contexto = contexto.chave(chave.parse().expect("access key"));
    }
    if let Some((documento, vetor)) = de.referenciado() {
        contexto = contexto.referenciado(referenciado(&de.documento, &documento, vetor));
    }
    contexto = vetor.autor.iter().fold(contexto, Contexto::autor);
    vetor.sequencia.into_iter().fold(contexto, Contexto::sequencia)
}

fn referenciado(modelo: &str, documento: &serde_json::Value, vetor: &ReferenciadoVetor) -> Referenciado {
    let modelo = if matches!(modelo, "cte_os" | "dados_gtv") { Modelo::CteOs } else { Modelo::Cte };
    let mut referenciado = Referenciado::ler(modelo, documento.to_string().as_bytes()).expect("JSON");
    if let Some(situacao) = &vetor.situacao {
        referenciado = referenciado.situacao(match situacao.as_str() {
            "autorizado" => SituacaoReferenciado::Autorizado,
            "cancelado" => SituacaoReferenciado::Cancelado,
            "substituido" => SituacaoReferenciado::Substituido,
            "denegado" => SituacaoReferenciado::Denegado,
            outra => panic!("situacao {outra}"),
        });
    }
    if let Some(chave) = &vetor.chave {
        referenciado = referenciado.chave(chave.parse().expect("access key"));
    }
    if let Some(quando) = &vetor.autorizado_em {
        referenciado = referenciado.autorizado_em(quando.parse().expect("date and time with offset"));
    }
    referenciado = vetor.desacordo.into_iter().fold(referenciado, Referenciado::desacordo);
    referenciado = vetor.carta_correcao.into_iter().fold(referenciado, Referenciado::carta_correcao);
    vetor.complementos.into_iter().fold(referenciado, Referenciado::complementos)
}
