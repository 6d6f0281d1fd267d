//! The layout's codes in the words of the DACTE.

/// `modal` (`ide/modal`).
pub(crate) fn modal(codigo: &str) -> &str {
    match codigo {
        "01" => "RODOVIÁRIO",
        "02" => "AÉREO",
        "03" => "AQUAVIÁRIO",
        "04" => "FERROVIÁRIO",
        "05" => "DUTOVIÁRIO",
        "06" => "MULTIMODAL",
        outro => outro,
    }
}

/// `tipo_documento` (`ide/tpCTe`).
pub(crate) fn tipo_documento(codigo: &str) -> &str {
    match codigo {
        "0" => "NORMAL",
        "1" => "COMPLEMENTO DE VALORES",
        "2" => "ANULAÇÃO DE VALORES",
        "3" => "SUBSTITUTO",
        outro => outro,
    }
}

/// `tipo_servico` (`ide/tpServ`).
pub(crate) fn tipo_servico(codigo: &str) -> &str {
    match codigo {
        "0" => "NORMAL",
        "1" => "SUBCONTRATAÇÃO",
        "2" => "REDESPACHO",
        "3" => "REDESPACHO INTERMEDIÁRIO",
        "4" => "SERVIÇO VINCULADO A MULTIMODAL",
        "6" => "TRANSPORTE DE PESSOAS",
        "7" => "TRANSPORTE DE VALORES",
        "8" => "EXCESSO DE BAGAGEM",
        outro => outro,
    }
}

/// `tomador` (`ide/toma3/toma`, `ide/toma4/toma`).
pub(crate) fn tomador(codigo: &str) -> &str {
    match codigo {
        "0" => "REMETENTE",
        "1" => "EXPEDIDOR",
        "2" => "RECEBEDOR",
        "3" => "DESTINATÁRIO",
        "4" => "OUTROS",
        outro => outro,
    }
}

/// `icms_situacao_tributaria`: the code as the API has it, which tells the form of taxation.
pub(crate) fn situacao_icms(codigo: &str) -> &str {
    match codigo {
        "00" => "00 - TRIBUTAÇÃO NORMAL DO ICMS",
        "20" => "20 - TRIBUTAÇÃO COM REDUÇÃO DE BC DO ICMS",
        "40" => "40 - ICMS ISENTO",
        "41" => "41 - ICMS NÃO TRIBUTADO",
        "51" => "51 - ICMS DIFERIDO",
        "60" => "60 - ICMS COBRADO POR SUBSTITUIÇÃO TRIBUTÁRIA",
        "90" => "90 - ICMS OUTROS",
        "90_outra_uf" => "90 - ICMS DEVIDO À UF DE ORIGEM DA PRESTAÇÃO",
        "90_simples_nacional" => "90 - SIMPLES NACIONAL",
        outro => outro,
    }
}

/// `codigo_unidade_medida` (`infQ/cUnid`).
pub(crate) fn unidade(codigo: &str) -> &str {
    match codigo {
        "00" => "M3",
        "01" => "KG",
        "02" => "TON",
        "03" => "UND",
        "04" => "LITROS",
        "05" => "MMBTU",
        outro => outro,
    }
}

/// `outros_documentos[].tipo_documento` (`infOutros/tpDoc`).
pub(crate) fn tipo_outro_documento(codigo: &str) -> &str {
    match codigo {
        "00" => "DECLARAÇÃO",
        "10" => "DUTOVIÁRIO",
        "59" => "CF-e SAT",
        "65" => "NFC-e",
        "99" => "OUTROS",
        outro => outro,
    }
}

/// `documentos_papel[].tipo_documento` (`idDocAntPap/tpDoc`).
pub(crate) fn tipo_documento_anterior(codigo: &str) -> &str {
    match codigo {
        "07" => "ATRE",
        "08" => "DTA",
        "09" => "CONHECIMENTO AÉREO INTERNACIONAL",
        "10" => "CONHECIMENTO - CARTA DE PORTE INTERNACIONAL",
        "11" => "CONHECIMENTO AVULSO",
        "12" => "TIF",
        "13" => "BL",
        outro => outro,
    }
}

/// The name of a fiscal document by the model in its access key (characters 21 and 22).
pub(crate) fn modelo_da_chave(chave: &str) -> &'static str {
    match chave.get(20..22) {
        Some("55") => "NF-e",
        Some("57") => "CT-e",
        Some("62") => "NFCom",
        Some("63") => "BP-e",
        Some("64") => "GTV-e",
        Some("65") => "NFC-e",
        Some("66") => "NF3e",
        Some("67") => "CT-e OS",
        Some("99") => "DC-e",
        _ => "DF-e",
    }
}
