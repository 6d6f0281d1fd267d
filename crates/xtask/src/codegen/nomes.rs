//! Names of structs, enums and variants: derived where that reads well, given here where it does not.

/// Struct of an object, by the end of its key; the longest match wins.
const ESTRUTURAS: &[(&str, &str)] = &[
    ("evento_cancelamento", "Cancelamento"),
    ("evento_carta_correcao", "CartaCorrecao"),
    ("evento_desacordo", "Desacordo"),
    ("evento_registro_multimodal", "RegistroMultimodal"),
    ("evento_dados_gtv", "DadosGtv"),
    ("chaves_cte_antecipacao_pagamento", "CteAntecipacaoPagamento"),
    ("passagens", "Passagem"),
    ("observacoes_contribuinte", "ObservacaoContribuinte"),
    ("observacoes_fisco", "ObservacaoFisco"),
    ("componentes_valor", "ComponenteValor"),
    ("pagamentos_vinculados", "PagamentoVinculado"),
    ("quantidades", "Quantidade"),
    ("nfs", "Nf"),
    ("nfes", "Nfe"),
    ("outros_documentos", "OutroDocumento"),
    ("dces", "Dce"),
    ("unidades_carga", "UnidadeCarga"),
    ("unidades_transporte", "UnidadeTransporte"),
    ("lacres", "Lacre"),
    ("emissores_documento_transporte_anterior", "EmissorDocumentoAnterior"),
    ("identificacoes_documentos", "DocumentosAnteriores"),
    ("documentos_papel", "DocumentoPapel"),
    ("documentos_eletronicos", "DocumentoEletronico"),
    ("ordens_coleta_associados", "OrdemColeta"),
    ("informacoes_manuseio", "InformacaoManuseio"),
    ("artigos_perigosos", "ArtigoPerigoso"),
    ("balsas", "Balsa"),
    ("containers", "Container"),
    ("containers.lacres", "LacreContainer"),
    ("containers.nfs", "NfContainer"),
    ("containers.nfes", "NfeContainer"),
    ("ferrovias", "Ferrovia"),
    ("veiculos_transportados", "VeiculoTransportado"),
    ("duplicatas", "Duplicata"),
    ("ctes_multimodais_vinculados", "CteMultimodalVinculado"),
    ("pessoas_autorizadas", "PessoaAutorizada"),
    ("percursos", "Percurso"),
    ("documentos_referenciados", "DocumentoReferenciado"),
    ("seguros_carga", "SeguroCarga"),
    ("gtves", "Gtve"),
    ("gtves.componentes", "ComponenteGtve"),
    ("gtvs", "Gtv"),
    ("especies", "EspecieGtv"),
];

/// Enum of a coded field, by the end of `object.field`; the longest match wins.
const CODIGOS: &[(&str, &str)] = &[
    ("outros_documentos.tipo_documento", "TipoOutroDocumento"),
    ("documentos_papel.tipo_documento", "TipoDocumentoPapel"),
    ("unidades_carga.tipo", "TipoUnidadeCarga"),
    ("unidades_transporte.tipo", "TipoUnidadeTransporte"),
    ("gtves.componentes.tipo", "TipoComponenteGtve"),
    ("especies.tipo", "TipoEspecieGtv"),
    ("nfs.modelo", "ModeloNf"),
    ("quantidades.codigo_unidade_medida", "UnidadeMedida"),
    ("artigos_perigosos.unidade_medida", "UnidadeArtigoPerigoso"),
    ("informacoes_manuseio.codigo", "InstrucaoManuseio"),
    ("cte_os.tipo_servico", "TipoServicoOs"),
    ("cte_os.modal", "ModalOs"),
    ("cte_os.forma_emissao", "FormaEmissaoOs"),
    ("cte.icms_situacao_tributaria", "SituacaoTributariaIcms"),
    ("cte_os.icms_situacao_tributaria", "SituacaoTributariaIcmsOs"),
    ("icms_indicador_simples_nacional", "IndicadorSimplesNacional"),
    ("indicador_cte_alteracao_tomador", "IndicadorAlteracaoTomador"),
    ("indicador_inscricao_estadual_tomador", "IndicadorIeTomador"),
    ("regime_tributario_emitente", "RegimeTributario"),
    ("ibs_cbs_indicador_doacao", "IndicadorDoacao"),
    ("tipo_compra_governamental", "EnteGovernamental"),
    ("com_hora_tipo_hora_programada", "TipoHoraProgramada"),
    ("sem_hora_tipo_hora_programada", "TipoSemHora"),
    ("cte.tipo_hora_programada", "TipoIntervaloHora"),
    ("cte.tipo_programacao_entrega", "TipoSemData"),
    ("cte.tipo_periodo", "TipoPeriodoData"),
    ("responsavel_faturamento", "FerroviaTrafegoMutuo"),
    ("direcao", "DirecaoViagem"),
];

/// Variant of a code, where its meaning is long, empty or reads badly in one word.
const VARIANTES: &[(&str, &str, &str)] = &[
    ("FormaEmissao", "3", "NotaFiscalFacil"),
    ("FormaEmissao", "7", "SvcRs"),
    ("FormaEmissao", "8", "SvcSp"),
    ("FormaEmissaoOs", "7", "SvcRs"),
    ("FormaEmissaoOs", "8", "SvcSp"),
    ("TipoDocumento", "1", "Complemento"),
    ("TipoServico", "4", "VinculadoMultimodal"),
    ("TipoServicoOs", "6", "Pessoas"),
    ("TipoServicoOs", "7", "Valores"),
    ("TipoServicoOs", "8", "ExcessoBagagem"),
    ("IndicadorIeTomador", "1", "Contribuinte"),
    ("IndicadorIeTomador", "2", "Isento"),
    ("IndicadorIeTomador", "9", "NaoContribuinte"),
    ("IndicadorGlobalizado", "1", "Sim"),
    ("IndicadorDoacao", "1", "Sim"),
    ("IndicadorAlteracaoTomador", "1", "Sim"),
    ("IndicadorSimplesNacional", "1", "Sim"),
    ("RegimeTributario", "2", "SimplesNacionalExcesso"),
    ("RegimeTributario", "4", "Mei"),
    ("SituacaoTributariaIcms", "00", "Normal"),
    ("SituacaoTributariaIcms", "20", "BaseReduzida"),
    ("SituacaoTributariaIcms", "40", "Isento"),
    ("SituacaoTributariaIcms", "41", "NaoTributado"),
    ("SituacaoTributariaIcms", "51", "Diferido"),
    ("SituacaoTributariaIcms", "60", "SubstituicaoTributaria"),
    ("SituacaoTributariaIcms", "90", "Outras"),
    ("SituacaoTributariaIcms", "90_outra_uf", "OutraUf"),
    ("SituacaoTributariaIcms", "90_simples_nacional", "SimplesNacional"),
    ("SituacaoTributariaIcmsOs", "00", "Normal"),
    ("SituacaoTributariaIcmsOs", "20", "BaseReduzida"),
    ("SituacaoTributariaIcmsOs", "40", "Isento"),
    ("SituacaoTributariaIcmsOs", "41", "NaoTributado"),
    ("SituacaoTributariaIcmsOs", "51", "Diferido"),
    ("SituacaoTributariaIcmsOs", "90", "Outras"),
    ("SituacaoTributariaIcmsOs", "90_outra_uf", "OutraUf"),
    ("SituacaoTributariaIcmsOs", "90_simples_nacional", "SimplesNacional"),
    ("TipoPagamentoAntecipado", "1", "Antecipacao"),
    ("TipoPagamentoAntecipado", "3", "FornecimentoJaPago"),
    ("TipoOperacaoGovernamental", "1", "FornecimentoPagamentoPosterior"),
    ("TipoOperacaoGovernamental", "2", "PagamentoFornecimentoRealizado"),
    ("TipoOperacaoGovernamental", "3", "FornecimentoPagamentoRealizado"),
    ("TipoOperacaoGovernamental", "4", "PagamentoFornecimentoPosterior"),
    ("ModeloNf", "01", "Modelo1"),
    ("ModeloNf", "04", "Produtor"),
    ("TipoOutroDocumento", "59", "CfeSat"),
    ("TipoOutroDocumento", "65", "Nfce"),
    ("TipoDocumentoPapel", "07", "Atre"),
    ("TipoDocumentoPapel", "08", "Dta"),
    ("TipoDocumentoPapel", "09", "ConhecimentoAereoInternacional"),
    ("TipoDocumentoPapel", "10", "CartaPorteInternacional"),
    ("TipoDocumentoPapel", "11", "ConhecimentoAvulso"),
    ("TipoDocumentoPapel", "12", "Tif"),
    ("TipoDocumentoPapel", "13", "Bl"),
    ("ResponsavelSeguro", "4", "Emitente"),
    ("ResponsavelSeguro", "5", "Tomador"),
    ("UnidadeArtigoPerigoso", "4", "IndiceTransporte"),
    ("CampoApi", "1", "NomesApi"),
    ("CampoApi", "0", "TagsXml"),
    ("ClasseTarifa", "M", "Minima"),
    ("ClasseTarifa", "G", "Geral"),
    ("ClasseTarifa", "E", "Especifica"),
    ("FerroviaTrafegoMutuo", "1", "Origem"),
    ("FerroviaTrafegoMutuo", "2", "Destino"),
    ("InstrucaoManuseio", "01", "AnimalVivo"),
    ("InstrucaoManuseio", "02", "PerigosoComDeclaracao"),
    ("InstrucaoManuseio", "03", "SomenteCargueira"),
    ("InstrucaoManuseio", "04", "PerigosoSemDeclaracao"),
    ("InstrucaoManuseio", "05", "PerigosoQuantidadeIsenta"),
    ("InstrucaoManuseio", "06", "GeloSeco"),
    ("InstrucaoManuseio", "07", "NaoRestrito"),
    ("InstrucaoManuseio", "08", "PerigosoCargaConsolidada"),
    ("InstrucaoManuseio", "09", "AutorizacaoGovernamental"),
    ("InstrucaoManuseio", "10", "IonsLitioPi965"),
    ("InstrucaoManuseio", "11", "IonsLitioPi966"),
    ("InstrucaoManuseio", "12", "IonsLitioPi967"),
    ("InstrucaoManuseio", "13", "MetalLitioPi968"),
    ("InstrucaoManuseio", "14", "MetalLitioPi969"),
    ("InstrucaoManuseio", "15", "MetalLitioPi970"),
    ("InstrucaoManuseio", "99", "Outro"),
];

/// What a list codes, where its first field does not say it for all.
const DESCRICOES: &[(&str, &str)] = &[
    ("FerroviaTrafegoMutuo", "Ferrovia de origem ou de destino do tráfego mútuo"),
    ("TipoSemData", "Tipo de data programada da entrega sem data definida"),
    ("TipoPeriodoData", "Tipo de data programada da entrega em um período"),
    ("TipoSemHora", "Tipo de hora programada da entrega sem hora definida"),
    ("TipoIntervaloHora", "Tipo de hora programada da entrega em um intervalo"),
    ("SituacaoTributariaIcms", "Situação tributária do ICMS (CST) e a forma de tributação do CT-e"),
    ("SituacaoTributariaIcmsOs", "Situação tributária do ICMS (CST) e a forma de tributação do CT-e OS"),
    ("IndicadorSimplesNacional", "Indica que o emitente é do Simples Nacional"),
    ("IndicadorGlobalizado", "Indica CT-e globalizado"),
];

/// What the list codes, given its first field's description.
pub fn descricao_da_lista(lista: &str, campo: &str) -> String {
    let propria = DESCRICOES.iter().find(|(nome, _)| *nome == lista).map(|(_, d)| *d);
    propria.unwrap_or_else(|| campo.split(';').next().unwrap_or_default()).to_owned()
}

/// Name of the struct for the object with this key.
pub fn estrutura(chave: &str) -> Result<String, String> {
    if let Some(nome) = por_fim(ESTRUTURAS, chave) {
        return Ok(nome.to_owned());
    }
    if chave.contains('.') {
        Err(format!("sem nome de estrutura para {chave}; dê um em codegen/nomes.rs"))
    } else {
        Ok(pascal(chave))
    }
}

/// Name of the enum for a coded field.
pub fn lista_de_codigos(objeto: &str, campo: &str) -> String {
    por_fim(CODIGOS, &format!("{objeto}.{campo}")).map_or_else(|| pascal(campo), ToOwned::to_owned)
}

/// Name of the variant for a code.
pub fn variante(lista: &str, codigo: &str, sentido: &str) -> Result<String, String> {
    if let Some((.., nome)) = VARIANTES.iter().find(|(l, c, _)| *l == lista && *c == codigo) {
        return Ok((*nome).to_owned());
    }
    let nome = pascal(sentido.split([',', '(', ';']).next().unwrap_or_default().trim());
    if nome.is_empty() || nome.len() > 32 {
        return Err(format!("sem nome de variante para {lista} {codigo} ({sentido}); dê um em codegen/nomes.rs"));
    }
    Ok(nome)
}

fn por_fim<'a>(nomes: &'a [(&str, &str)], chave: &str) -> Option<&'a str> {
    nomes
        .iter()
        .filter(|(fim, _)| chave.strip_suffix(fim).is_some_and(|antes| antes.is_empty() || antes.ends_with('.')))
        .max_by_key(|(fim, _)| fim.len())
        .map(|(_, nome)| *nome)
}

/// `Isento de inscrição` becomes `IsentoInscricao`.
fn pascal(texto: &str) -> String {
    const LIGACOES: &[&str] =
        &["de", "do", "da", "dos", "das", "a", "ao", "o", "e", "em", "no", "na", "com", "por", "pela"];
    let mut nome = String::new();
    for palavra in texto.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty() && !LIGACOES.contains(p)) {
        let sem_acento: String = palavra.chars().map(sem_acento).collect();
        let minuscula = sem_acento.to_lowercase();
        nome.extend(minuscula.chars().take(1).flat_map(char::to_uppercase));
        nome.extend(minuscula.chars().skip(1));
    }
    nome
}

fn sem_acento(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ã' => 'a',
        'é' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ô' | 'õ' => 'o',
        'ú' | 'ü' => 'u',
        'ç' => 'c',
        'Á' | 'Â' | 'Ã' => 'A',
        'É' | 'Ê' => 'E',
        'Í' => 'I',
        'Ó' | 'Ô' => 'O',
        'Ú' => 'U',
        outra => outra,
    }
}
