//! By road, other services (`rodoOS`).

use crate::campos::Campos;
use crate::formato;
use crate::quadro::{Celula, Peca};

pub(crate) fn pecas(modal: Campos<'_>) -> Vec<Peca<'_>> {
    let proprietario = modal.primeiro(&["cpf_proprietario", "cnpj_proprietario"]);
    let mut pecas = vec![
        Peca::Faixa("INFORMAÇÕES ESPECÍFICAS DO MODAL RODOVIÁRIO"),
        Peca::Linha(vec![
            Celula::nova("TERMO DE AUTORIZAÇÃO DE FRETAMENTO - TAF", modal.texto("taf"), 49.0),
            Celula::nova("NÚMERO DO REGISTRO ESTADUAL", modal.texto("numero_registro_estadual"), 53.0),
            Celula::nova("PLACA DO VEÍCULO", modal.texto("placa"), 28.0),
            Celula::nova("RENAVAM DO VEÍCULO", modal.texto("renavam"), 36.0),
            Celula::nova("UF DO VEÍCULO", modal.texto("uf_licenciamento"), 32.0),
        ]),
        Peca::Linha(vec![
            Celula::nova("CPF/CNPJ DO PROPRIETÁRIO", formato::cnpj_ou_cpf(proprietario), 36.0),
            Celula::nova("NOME DO PROPRIETÁRIO", modal.texto("razao_social_proprietario"), 66.0),
            Celula::nova("TAF DO PROPRIETÁRIO", modal.texto("taf_proprietario"), 38.0),
            Celula::nova(
                "NÚMERO DO REGISTRO ESTADUAL DO PROPRIETÁRIO",
                modal.texto("numero_registro_estadual_proprietario"),
                58.0,
            ),
        ]),
    ];
    if !modal.texto("tipo_fretamento").is_empty() {
        let tipo = match modal.texto("tipo_fretamento") {
            "1" => "EVENTUAL",
            "2" => "CONTÍNUO",
            outro => outro,
        };
        let quando = formato::data_hora(modal.texto("data_viagem_fretamento"));
        pecas.push(Peca::Linha(vec![
            Celula::nova("TIPO DE FRETAMENTO", tipo, 49.0),
            Celula::nova("DATA E HORA DA VIAGEM", quando, 149.0),
        ]));
    }
    pecas
}
