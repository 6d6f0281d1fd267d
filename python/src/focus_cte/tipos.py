# Gerado por `cargo xtask codegen` a partir de crates/focus-cte/layout. Não edite.
"""Tipos dos documentos e eventos, com os nomes de campo da API.

Um documento é um dicionário comum; os tipos só servem ao editor e ao verificador de tipos. Nenhum campo é exigido pelo tipo: quem diz o
que falta é a validação. Nos códigos, o número vale onde o código não começa com zero: `1` é o código `"1"`, e não `"01"`.

`PROPOSTO` marca os campos do leiaute oficial que a documentação pública da API não lista: o nome é uma proposta.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal, TypedDict, Union

__all__ = [
    "ArtigoPerigoso",
    "Balsa",
    "CampoApi",
    "Cancelamento",
    "CartaCorrecao",
    "ClasseTarifa",
    "ClassificacaoDutoviario",
    "ComponenteGtve",
    "ComponenteValor",
    "Container",
    "Cte",
    "CteAntecipacaoPagamento",
    "CteMultimodalVinculado",
    "CteOs",
    "DadosGtv",
    "Data",
    "DataHora",
    "Dce",
    "Desacordo",
    "DirecaoViagem",
    "DocumentoEletronico",
    "DocumentoPapel",
    "DocumentoReferenciado",
    "DocumentosAnteriores",
    "Duplicata",
    "EmissorDocumentoAnterior",
    "EnteGovernamental",
    "EspecieGtv",
    "Ferrovia",
    "FerroviaTrafegoMutuo",
    "FormaEmissao",
    "FormaEmissaoOs",
    "Gtv",
    "Gtve",
    "Hora",
    "IndicadorAlteracaoTomador",
    "IndicadorDoacao",
    "IndicadorGlobalizado",
    "IndicadorIeTomador",
    "IndicadorNegociavel",
    "IndicadorSimplesNacional",
    "InformacaoManuseio",
    "InstrucaoManuseio",
    "Lacre",
    "LacreContainer",
    "Modal",
    "ModalAereo",
    "ModalAquaviario",
    "ModalDutoviario",
    "ModalFerroviario",
    "ModalMultimodal",
    "ModalOs",
    "ModalRodoviario",
    "ModalRodoviarioOs",
    "ModeloNf",
    "Nf",
    "NfContainer",
    "Nfe",
    "NfeContainer",
    "ObservacaoContribuinte",
    "ObservacaoFisco",
    "OrdemColeta",
    "OutroDocumento",
    "PagamentoVinculado",
    "Passagem",
    "Percurso",
    "PessoaAutorizada",
    "Quantidade",
    "RegimeTributario",
    "RegistroMultimodal",
    "ResponsavelSeguro",
    "RetirarMercadoria",
    "SeguroCarga",
    "SituacaoTributariaIcms",
    "SituacaoTributariaIcmsOs",
    "Texto",
    "TipoComponenteGtve",
    "TipoContratacaoServico",
    "TipoDataProgramada",
    "TipoDocumento",
    "TipoDocumentoPapel",
    "TipoEspecieGtv",
    "TipoFretamento",
    "TipoHoraProgramada",
    "TipoIntervaloHora",
    "TipoNavegacao",
    "TipoOperacaoGovernamental",
    "TipoOutroDocumento",
    "TipoPagamentoAntecipado",
    "TipoPeriodoData",
    "TipoProprietario",
    "TipoSemData",
    "TipoSemHora",
    "TipoServico",
    "TipoServicoOs",
    "TipoTrafego",
    "TipoUnidadeCarga",
    "TipoUnidadeTransporte",
    "Tomador",
    "Uf",
    "UfOuExterior",
    "UnidadeArtigoPerigoso",
    "UnidadeCarga",
    "UnidadeMedida",
    "UnidadeTransporte",
    "Valor",
    "VeiculoTransportado",
]

Texto = Union[str, int]
"""Texto; um número inteiro vale pelo seu texto."""

Valor = Union[Decimal, str, int]
"""Valor decimal exato: `Decimal("1500.00")` ou `"1500.00"`. Não use `float`."""

Data = Union[date, str]
"""Data, ou texto AAAA-MM-DD."""

Hora = Union[time, str]
"""Hora, ou texto HH:MM:SS."""

DataHora = Union[datetime, str]
"""Data e hora com fuso, ou texto AAAA-MM-DDTHH:MM:SS-03:00."""

Uf = Literal[
    "AC",
    "AL",
    "AM",
    "AP",
    "BA",
    "CE",
    "DF",
    "ES",
    "GO",
    "MA",
    "MG",
    "MS",
    "MT",
    "PA",
    "PB",
    "PE",
    "PI",
    "PR",
    "RJ",
    "RN",
    "RO",
    "RR",
    "RS",
    "SC",
    "SE",
    "SP",
    "TO",
]
"""Sigla de uma UF."""

UfOuExterior = Literal[
    "AC",
    "AL",
    "AM",
    "AP",
    "BA",
    "CE",
    "DF",
    "ES",
    "GO",
    "MA",
    "MG",
    "MS",
    "MT",
    "PA",
    "PB",
    "PE",
    "PI",
    "PR",
    "RJ",
    "RN",
    "RO",
    "RR",
    "RS",
    "SC",
    "SE",
    "SP",
    "TO",
    "EX",
]
"""Sigla de uma UF, ou EX no exterior."""

FormaEmissao = Literal[
    "1", 1,  # Normal
    "2", 2,  # Contingência offline
    "3", 3,  # Regime especial da Nota Fiscal Fácil
    "4", 4,  # EPEC, em desativação
    "7", 7,  # Autorização pela SVC-RS
    "8", 8,  # Autorização pela SVC-SP
]
"""Forma de emissão: normal ou uma das contingências."""

TipoDocumento = Literal[
    "0", 0,  # Normal
    "1", 1,  # Complemento de valores
    "3", 3,  # Substituição
]
"""Finalidade do CT-e: normal, complemento de valores ou substituição."""

IndicadorGlobalizado = Literal[
    "1", 1,  # CT-e globalizado
]
"""Indica CT-e globalizado."""

Modal = Literal[
    "01",  # Rodoviário
    "02",  # Aéreo
    "03",  # Aquaviário
    "04",  # Ferroviário
    "05",  # Dutoviário
    "06",  # Multimodal
]
"""Modal do transporte."""

TipoServico = Literal[
    "0", 0,  # Normal
    "1", 1,  # Subcontratação
    "2", 2,  # Redespacho
    "3", 3,  # Redespacho intermediário
    "4", 4,  # Serviço vinculado a multimodal
]
"""Tipo do serviço de transporte."""

RetirarMercadoria = Literal[
    "0", 0,  # Sim
    "1", 1,  # Não
]
"""Indica se o recebedor retira a carga no aeroporto, filial, porto ou estação de destino."""

IndicadorIeTomador = Literal[
    "1", 1,  # Contribuinte do ICMS
    "2", 2,  # Contribuinte isento de inscrição
    "9", 9,  # Não contribuinte
]
"""Situação do tomador perante o ICMS."""

Tomador = Literal[
    "0", 0,  # Remetente
    "1", 1,  # Expedidor
    "2", 2,  # Recebedor
    "3", 3,  # Destinatário
    "4", 4,  # Outros
]
"""Qual das partes é o tomador do serviço."""

EnteGovernamental = Literal[
    "1", 1,  # União
    "2", 2,  # Estado
    "3", 3,  # Distrito Federal
    "4", 4,  # Município
    "5", 5,  # Consórcio público
    "6", 6,  # Comitê Gestor do IBS
]
"""Ente público que compra."""

TipoOperacaoGovernamental = Literal[
    "1", 1,  # Fornecimento com pagamento posterior
    "2", 2,  # Recebimento do pagamento de fornecimento já realizado
    "3", 3,  # Fornecimento com pagamento já realizado
    "4", 4,  # Recebimento do pagamento com fornecimento posterior
]
"""Ordem entre o fornecimento e o pagamento."""

TipoPagamentoAntecipado = Literal[
    "1", 1,  # Pagamento antecipado
    "3", 3,  # Fornecimento com pagamento já realizado
]
"""Pagamento antecipado: se o documento registra a antecipação ou o fornecimento já pago."""

TipoSemData = Literal[
    "0", 0,  # Sem data definida
]
"""Tipo de data programada da entrega sem data definida."""

TipoDataProgramada = Literal[
    "1", 1,  # Na data
    "2", 2,  # Até a data
    "3", 3,  # A partir da data
]
"""Como a data programada se aplica à entrega."""

TipoPeriodoData = Literal[
    "4", 4,  # No período
]
"""Tipo de data programada da entrega em um período."""

TipoSemHora = Literal[
    "0", 0,  # Sem hora definida
]
"""Tipo de hora programada da entrega sem hora definida."""

TipoHoraProgramada = Literal[
    "1", 1,  # No horário
    "2", 2,  # Até o horário
    "3", 3,  # A partir do horário
]
"""Como a hora programada se aplica à entrega."""

TipoIntervaloHora = Literal[
    "4", 4,  # No intervalo de horário
]
"""Tipo de hora programada da entrega em um intervalo."""

RegimeTributario = Literal[
    "1", 1,  # Simples Nacional
    "2", 2,  # Simples Nacional com excesso de sublimite de receita bruta
    "3", 3,  # Regime normal
    "4", 4,  # Microempreendedor individual (MEI)
]
"""Regime tributário do emitente."""

SituacaoTributariaIcms = Literal[
    "00",  # Tributação normal
    "20", 20,  # Base de cálculo reduzida
    "40", 40,  # Isenção
    "41", 41,  # Não tributada
    "51", 51,  # Diferimento
    "60", 60,  # Cobrado antes, por substituição tributária
    "90", 90,  # Outros
    "90_outra_uf",  # Outros, com o ICMS devido a outra UF
    "90_simples_nacional",  # Simples Nacional
]
"""Situação tributária do ICMS (CST) e a forma de tributação do CT-e."""

IndicadorSimplesNacional = Literal[
    "1", 1,  # Simples Nacional
]
"""Indica que o emitente é do Simples Nacional."""

IndicadorDoacao = Literal[
    "1", 1,  # Doação
]
"""Indica doação."""

UnidadeMedida = Literal[
    "00",  # Metro cúbico (m³)
    "01",  # Quilograma (kg)
    "02",  # Tonelada
    "03",  # Unidade
    "04",  # Litro
    "05",  # MMBTU
]
"""Unidade de medida."""

ModeloNf = Literal[
    "01",  # Nota fiscal modelo 1, 1-A ou avulsa
    "04",  # Nota fiscal de produtor
]
"""Modelo da nota fiscal."""

TipoUnidadeCarga = Literal[
    "1", 1,  # Contêiner
    "2", 2,  # ULD
    "3", 3,  # Palete
    "4", 4,  # Outros
]
"""Tipo da unidade de carga."""

TipoUnidadeTransporte = Literal[
    "1", 1,  # Rodoviário tração
    "2", 2,  # Rodoviário reboque
    "3", 3,  # Navio
    "4", 4,  # Balsa
    "5", 5,  # Aeronave
    "6", 6,  # Vagão
    "7", 7,  # Outros
]
"""Tipo da unidade de transporte."""

TipoOutroDocumento = Literal[
    "00",  # Declaração
    "10", 10,  # Dutoviário
    "59", 59,  # CF-e SAT
    "65", 65,  # NFC-e
    "99", 99,  # Outros
]
"""Tipo do documento."""

TipoDocumentoPapel = Literal[
    "07",  # ATRE
    "08",  # DTA, despacho de trânsito aduaneiro
    "09",  # Conhecimento aéreo internacional
    "10", 10,  # Carta de porte internacional
    "11", 11,  # Conhecimento avulso
    "12", 12,  # TIF, transporte ferroviário internacional
    "13", 13,  # BL, conhecimento de embarque marítimo
]
"""Tipo do documento de transporte anterior."""

InstrucaoManuseio = Literal[
    "01",  # Certificado do expedidor para embarque de animal vivo
    "02",  # Artigo perigoso conforme declaração do expedidor anexa
    "03",  # Somente em aeronave cargueira
    "04",  # Artigo perigoso com declaração do expedidor não requerida
    "05",  # Artigo perigoso em quantidade isenta
    "06",  # Gelo seco para refrigeração, com a quantidade nas observações
    "07",  # Não restrito, com a disposição especial nas observações
    "08",  # Artigo perigoso em carga consolidada, com a quantidade nas observações
    "09",  # Autorização governamental anexa, especificada nas observações
    "10", 10,  # Baterias de íons de lítio, Seção II da PI965, só em aeronave cargueira
    "11", 11,  # Baterias de íons de lítio, Seção II da PI966
    "12", 12,  # Baterias de íons de lítio, Seção II da PI967
    "13", 13,  # Baterias de metal lítio, Seção II da PI968, só em aeronave cargueira
    "14", 14,  # Baterias de metal lítio, Seção II da PI969
    "15", 15,  # Baterias de metal lítio, Seção II da PI970
    "99", 99,  # Outro, especificado nas observações
]
"""Instrução de manuseio da carga."""

ClasseTarifa = Literal[
    "M",  # Tarifa mínima
    "G",  # Tarifa geral
    "E",  # Tarifa específica
]
"""Classe da tarifa: M (mínima), G (geral) ou E (específica)."""

UnidadeArtigoPerigoso = Literal[
    "1", 1,  # Quilograma (kg)
    "2", 2,  # Quilograma bruto (kg G)
    "3", 3,  # Litro
    "4", 4,  # TI (índice de transporte para radioativos)
    "5", 5,  # Unidade
]
"""Unidade de medida dos artigos perigosos."""

DirecaoViagem = Literal[
    "N",  # Norte
    "S",  # Sul
    "L",  # Leste
    "O",  # Oeste
]
"""Direção da viagem."""

TipoNavegacao = Literal[
    "0", 0,  # Interior
    "1", 1,  # Cabotagem
]
"""Tipo de navegação."""

TipoTrafego = Literal[
    "0", 0,  # Próprio
    "1", 1,  # Mútuo
    "2", 2,  # Rodoferroviário
    "3", 3,  # Rodoviário
]
"""Tipo de tráfego."""

FerroviaTrafegoMutuo = Literal[
    "1", 1,  # Ferrovia de origem
    "2", 2,  # Ferrovia de destino
]
"""Ferrovia de origem ou de destino do tráfego mútuo."""

ClassificacaoDutoviario = Literal[
    "1", 1,  # Gasoduto
    "2", 2,  # Mineroduto
    "3", 3,  # Oleoduto
]
"""Classificação do duto."""

TipoContratacaoServico = Literal[
    "0", 0,  # Ponto a ponto
    "1", 1,  # Capacidade de entrada
    "2", 2,  # Capacidade de saída
]
"""Tipo de contratação do transporte."""

IndicadorNegociavel = Literal[
    "0", 0,  # Não negociável
    "1", 1,  # Negociável
]
"""Indica se o conhecimento é negociável."""

IndicadorAlteracaoTomador = Literal[
    "1", 1,  # Altera o tomador
]
"""Indica que a substituição altera o tomador."""

FormaEmissaoOs = Literal[
    "1", 1,  # Normal
    "2", 2,  # Contingência offline
    "7", 7,  # Autorização pela SVC-RS
    "8", 8,  # Autorização pela SVC-SP
]
"""Forma de emissão: normal ou uma das contingências."""

ModalOs = Literal[
    "01",  # Rodoviário
    "02",  # Aéreo
    "03",  # Aquaviário
    "04",  # Ferroviário
]
"""Modal do transporte."""

TipoServicoOs = Literal[
    "6", 6,  # Transporte de pessoas
    "7", 7,  # Transporte de valores
    "8", 8,  # Excesso de bagagem
]
"""Tipo do serviço: transporte de pessoas, de valores ou excesso de bagagem."""

SituacaoTributariaIcmsOs = Literal[
    "00",  # Tributação normal
    "20", 20,  # Base de cálculo reduzida
    "40", 40,  # Isenção
    "41", 41,  # Não tributada
    "51", 51,  # Diferimento
    "90", 90,  # Outros
    "90_outra_uf",  # Outros, com o ICMS devido a outra UF
    "90_simples_nacional",  # Simples Nacional
]
"""Situação tributária do ICMS (CST) e a forma de tributação do CT-e OS."""

ResponsavelSeguro = Literal[
    "4", 4,  # Emitente do CT-e OS
    "5", 5,  # Tomador do serviço
]
"""Responsável pelo seguro."""

TipoProprietario = Literal[
    "0", 0,  # TAC agregado
    "1", 1,  # TAC independente
    "2", 2,  # Outros
]
"""Tipo de proprietário ou possuidor."""

TipoFretamento = Literal[
    "1", 1,  # Eventual
    "2", 2,  # Contínuo
]
"""Tipo de fretamento."""

TipoComponenteGtve = Literal[
    "1", 1,  # Custódia
    "2", 2,  # Embarque
    "3", 3,  # Tempo de espera
    "4", 4,  # Malote
    "5", 5,  # Ad valorem
    "6", 6,  # Outros
]
"""Tipo do componente."""

CampoApi = Literal[
    "1", 1,  # Nomes da API, o padrão
    "0", 0,  # Tags do XML
]
"""Diz se grupo e campo vêm com os nomes da API ou com as tags do XML."""

TipoEspecieGtv = Literal[
    "1", 1,  # Numerário
    "2", 2,  # Cheque
    "3", 3,  # Moeda
    "4", 4,  # Outros
]
"""Tipo da espécie."""


class CteAntecipacaoPagamento(TypedDict, total=False):
    """Chave de acesso do CT-e que registrou o pagamento antecipado.

    XML: `chDFePagAnt`. Item de `cte: chaves_cte_antecipacao_pagamento[]`, `cte_os: chaves_cte_antecipacao_pagamento[]`.
    """

    chave_cte: str
    """Chave de acesso do CT-e que registrou o pagamento antecipado.

    XML: `chDFePagAnt`; 1..1; chave de acesso, 44 caracteres. PROPOSTO.
    """


class Passagem(TypedDict, total=False):
    """Ponto de passagem da carga.

    XML: `pass`. Item de `cte: passagens[]`.
    """

    codigo_interno: Texto
    """Sigla da filial, porto, estação ou aeroporto de passagem; código IATA no modal aéreo.

    XML: `xPass`; 0..1; texto, 1 a 15 caracteres.
    """


class ObservacaoContribuinte(TypedDict, total=False):
    """Observação de uso livre do contribuinte, com nome e texto.

    XML: `ObsCont`. Item de `cte: observacoes_contribuinte[]`, `cte_os: observacoes_contribuinte[]`.
    """

    campo: Texto
    """Nome da observação do contribuinte.

    XML: `@xCampo`; 1..1; texto, 1 a 20 caracteres.
    """

    conteudo: Texto
    """Texto da observação do contribuinte.

    XML: `xTexto`; 1..1; texto, 1 a 160 caracteres.
    """


class ObservacaoFisco(TypedDict, total=False):
    """Observação de interesse do fisco, com nome e texto.

    XML: `ObsFisco`. Item de `cte: observacoes_fisco[]`, `cte_os: observacoes_fisco[]`.
    """

    campo: Texto
    """Nome da observação de interesse do fisco.

    XML: `@xCampo`; 1..1; texto, 1 a 20 caracteres.
    """

    conteudo: Texto
    """Texto da observação de interesse do fisco.

    XML: `xTexto`; 1..1; texto, 1 a 60 caracteres.
    """


class ComponenteValor(TypedDict, total=False):
    """Componente do valor da prestação.

    XML: `Comp`. Item de `cte: componentes_valor[]`, `cte_os: componentes_valor[]`.
    """

    nome: Texto
    """Nome do componente, como FRETE PESO, PEDÁGIO ou GRIS.

    XML: `xNome`; 1..1; texto, 1 a 15 caracteres.
    """

    valor: Valor
    """Valor do componente.

    XML: `vComp`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """


class PagamentoVinculado(TypedDict, total=False):
    """Pagamento previsto.

    XML: `pgto`. Item de `cte: pagamentos_vinculados[]`, `cte_os: pagamentos_vinculados[]`.
    """

    identificador_transacao: Texto
    """Identificador da transação financeira conforme o meio de pagamento.

    XML: `@idTransacao`; 1..1; texto, 2 a 35 caracteres. PROPOSTO.
    """

    numero_pagamento: Texto
    """Número sequencial do pagamento.

    XML: `@nPag`; 1..1; inteiro de 1 a 990. PROPOSTO.
    """

    tipo_meio_pagamento: Texto
    """Código do meio de pagamento.

    XML: `tpMeioPgto`; 1..1; 2 dígitos. PROPOSTO.
    """

    cnpj_recebedor: str
    """CNPJ de quem recebe o pagamento.

    XML: `CNPJReceb`; 1..1; CNPJ, 14 caracteres. PROPOSTO.
    """

    cnpj_base_psp: Texto
    """CNPJ base (8 primeiros caracteres) da instituição financeira ou de pagamento.

    XML: `CNPJBasePSP`; 1..1; maiúsculas e algarismos, 8 caracteres. PROPOSTO.
    """


class Quantidade(TypedDict, total=False):
    """Quantidade da carga em uma unidade de medida.

    XML: `infQ`. Item de `cte: quantidades[]`.
    """

    codigo_unidade_medida: UnidadeMedida
    """Unidade de medida.

    XML: `cUnid`; 1..1; código.
    """

    tipo_medida: Texto
    """Tipo da medida, como PESO BRUTO, PESO CUBADO, LITRAGEM ou CAIXAS.

    XML: `tpMed`; 1..1; texto, 1 a 20 caracteres.
    """

    quantidade: Valor
    """Quantidade da carga, até 4 casas decimais.

    XML: `qCarga`; 1..1; decimal, até 11 inteiros e até 4 casas.
    """


class Lacre(TypedDict, total=False):
    """Lacre da unidade de carga.

    XML: `lacUnidCarga`. Item de `cte: nfs[].unidades_carga[].lacres[]`, `cte: nfs[].unidades_transporte[].lacres[]`, `cte: nfs[].unidades_transporte[].unidades_carga[].lacres[]`, `cte: nfes[].unidades_carga[].lacres[]`, `cte: nfes[].unidades_transporte[].lacres[]`, `cte: nfes[].unidades_transporte[].unidades_carga[].lacres[]`, `cte: outros_documentos[].unidades_carga[].lacres[]`, `cte: outros_documentos[].unidades_transporte[].lacres[]`, `cte: outros_documentos[].unidades_transporte[].unidades_carga[].lacres[]`.
    """

    numero_lacre: Texto
    """Número do lacre.

    XML: `nLacre`; 1..1; texto, 1 a 20 caracteres.
    """


class UnidadeCarga(TypedDict, total=False):
    """Unidade de carga que contém a nota, como contêiner, ULD ou palete.

    XML: `infUnidCarga`. Item de `cte: nfs[].unidades_carga[]`, `cte: nfs[].unidades_transporte[].unidades_carga[]`, `cte: nfes[].unidades_carga[]`, `cte: nfes[].unidades_transporte[].unidades_carga[]`, `cte: outros_documentos[].unidades_carga[]`, `cte: outros_documentos[].unidades_transporte[].unidades_carga[]`.
    """

    tipo: TipoUnidadeCarga
    """Tipo da unidade de carga.

    XML: `tpUnidCarga`; 1..1; código.
    """

    identificacao: Texto
    """Identificação da unidade de carga, como o número do contêiner.

    XML: `idUnidCarga`; 1..1; maiúsculas e algarismos, 1 a 20 caracteres.
    """

    lacres: Sequence[Lacre]
    """Lacre da unidade de carga.

    XML: `lacUnidCarga`; 0..n.
    """

    quantidade_rateada: Valor
    """Quantidade rateada (peso ou volume).

    XML: `qtdRat`; 0..1; decimal, até 3 inteiros e 2 a 3 casas.
    """


class UnidadeTransporte(TypedDict, total=False):
    """Unidade de transporte que leva a nota, como carreta, reboque ou vagão.

    XML: `infUnidTransp`. Item de `cte: nfs[].unidades_transporte[]`, `cte: nfes[].unidades_transporte[]`, `cte: outros_documentos[].unidades_transporte[]`.
    """

    tipo: TipoUnidadeTransporte
    """Tipo da unidade de transporte.

    XML: `tpUnidTransp`; 1..1; código.
    """

    identificacao: Texto
    """Identificação da unidade de transporte; a placa, no rodoviário.

    XML: `idUnidTransp`; 1..1; maiúsculas e algarismos, 1 a 20 caracteres.
    """

    lacres: Sequence[Lacre]
    """Lacre da unidade de transporte.

    XML: `lacUnidTransp`; 0..n.
    """

    unidades_carga: Sequence[UnidadeCarga]
    """Unidade de carga que está na unidade de transporte.

    XML: `infUnidCarga`; 0..n.
    """

    quantidade_rateada: Valor
    """Quantidade rateada (peso ou volume).

    XML: `qtdRat`; 0..1; decimal, até 3 inteiros e 2 a 3 casas.
    """


class Nf(TypedDict, total=False):
    """Nota fiscal em papel transportada.

    XML: `infNF`. Item de `cte: nfs[]`.
    """

    numero_romaneio: Texto
    """Número do romaneio da nota.

    XML: `nRoma`; 0..1; texto, 1 a 20 caracteres.
    """

    numero_pedido: Texto
    """Número do pedido da nota.

    XML: `nPed`; 0..1; texto, 1 a 20 caracteres.
    """

    modelo: ModeloNf
    """Modelo da nota fiscal.

    XML: `mod`; 1..1; código.
    """

    serie: Texto
    """Série da nota fiscal.

    XML: `serie`; 1..1; texto, 1 a 3 caracteres.
    """

    numero: Texto
    """Número da nota fiscal.

    XML: `nDoc`; 1..1; texto, 1 a 20 caracteres.
    """

    data_emissao: Data
    """Data de emissão da nota fiscal.

    XML: `dEmi`; 1..1; data, AAAA-MM-DD.
    """

    valor_base_calculo_icms: Valor
    """Base de cálculo do ICMS da nota.

    XML: `vBC`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_total_icms: Valor
    """Valor total do ICMS da nota.

    XML: `vICMS`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_base_calculo_icms_st: Valor
    """Base de cálculo do ICMS por substituição tributária da nota.

    XML: `vBCST`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_icms_st: Valor
    """Valor total do ICMS por substituição tributária da nota.

    XML: `vST`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_produtos: Valor
    """Valor total dos produtos da nota.

    XML: `vProd`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor: Valor
    """Valor total da nota.

    XML: `vNF`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cfop: Texto
    """CFOP predominante da nota, pelo valor.

    XML: `nCFOP`; 1..1; CFOP, 4 dígitos.
    """

    peso: Valor
    """Peso total da nota, em quilogramas.

    XML: `nPeso`; 0..1; decimal, até 12 inteiros e até 3 casas, maior que zero.
    """

    pin_suframa: Texto
    """PIN atribuído pela Suframa à operação.

    XML: `PIN`; 0..1; inteiro, 2 a 9 dígitos, sem zeros à esquerda.
    """

    previsao_entrega: Data
    """Data prevista de entrega da nota.

    XML: `dPrev`; 0..1; data, AAAA-MM-DD.
    """

    unidades_carga: Sequence[UnidadeCarga]
    """Unidade de carga que contém a nota, como contêiner, ULD ou palete.

    XML: `infUnidCarga`; 0..n.
    """

    unidades_transporte: Sequence[UnidadeTransporte]
    """Unidade de transporte que leva a nota, como carreta, reboque ou vagão.

    XML: `infUnidTransp`; 0..n.
    """


class Nfe(TypedDict, total=False):
    """NF-e transportada.

    XML: `infNFe`. Item de `cte: nfes[]`.
    """

    chave_nfe: str
    """Chave de acesso da NF-e.

    XML: `chave`; 1..1; chave de acesso, 44 caracteres.
    """

    pin_suframa: Texto
    """PIN atribuído pela Suframa à operação.

    XML: `PIN`; 0..1; inteiro, 2 a 9 dígitos, sem zeros à esquerda.
    """

    data_prevista: Data
    """Data prevista de entrega da NF-e.

    XML: `dPrev`; 0..1; data, AAAA-MM-DD.
    """

    unidades_carga: Sequence[UnidadeCarga]
    """Unidade de carga que contém a NF-e, como contêiner, ULD ou palete.

    XML: `infUnidCarga`; 0..n.
    """

    unidades_transporte: Sequence[UnidadeTransporte]
    """Unidade de transporte que leva a NF-e, como carreta, reboque ou vagão.

    XML: `infUnidTransp`; 0..n.
    """


class OutroDocumento(TypedDict, total=False):
    """Outro documento transportado, que não é nota em papel, NF-e nem DC-e.

    XML: `infOutros`. Item de `cte: outros_documentos[]`.
    """

    tipo_documento: TipoOutroDocumento
    """Tipo do documento.

    XML: `tpDoc`; 1..1; código.
    """

    descricao_documento: Texto
    """Descrição do documento, quando o tipo é 99 (outros).

    XML: `descOutros`; 0..1; texto, 1 a 100 caracteres.
    """

    numero: Texto
    """Número do documento.

    XML: `nDoc`; 0..1; texto, 1 a 20 caracteres.
    """

    data_emissao: Data
    """Data de emissão do documento.

    XML: `dEmi`; 0..1; data, AAAA-MM-DD.
    """

    valor: Valor
    """Valor do documento.

    XML: `vDocFisc`; 0..1; decimal, até 13 inteiros e até 2 casas, maior que zero.
    """

    data_prevista: Data
    """Data prevista de entrega do documento.

    XML: `dPrev`; 0..1; data, AAAA-MM-DD.
    """

    unidades_carga: Sequence[UnidadeCarga]
    """Unidade de carga que contém o documento, como contêiner, ULD ou palete.

    XML: `infUnidCarga`; 0..n.
    """

    unidades_transporte: Sequence[UnidadeTransporte]
    """Unidade de transporte que leva o documento, como carreta, reboque ou vagão.

    XML: `infUnidTransp`; 0..n.
    """


class Dce(TypedDict, total=False):
    """Declaração de conteúdo eletrônica (DC-e) transportada.

    XML: `infDCe`. Item de `cte: dces[]`.
    """

    chave_dce: str
    """Chave de acesso da DC-e.

    XML: `chave`; 1..1; chave de acesso, 44 caracteres.
    """


class DocumentoPapel(TypedDict, total=False):
    """Documento de transporte anterior em papel.

    XML: `idDocAntPap`. Item de `cte: emissores_documento_transporte_anterior[].identificacoes_documentos[].documentos_papel[]`.
    """

    tipo_documento: TipoDocumentoPapel
    """Tipo do documento de transporte anterior.

    XML: `tpDoc`; 1..1; código.
    """

    serie: Texto
    """Série do documento anterior.

    XML: `serie`; 1..1; texto, 1 a 3 caracteres.
    """

    subserie: Texto
    """Subsérie do documento anterior.

    XML: `subser`; 0..1; texto, 1 a 2 caracteres.
    """

    numero_documento: Texto
    """Número do documento anterior.

    XML: `nDoc`; 1..1; texto, 1 a 30 caracteres.
    """

    data_emissao: Data
    """Data de emissão do documento anterior.

    XML: `dEmi`; 1..1; data, AAAA-MM-DD.
    """


class DocumentoEletronico(TypedDict, total=False):
    """Documento de transporte anterior eletrônico.

    XML: `idDocAntEle`. Item de `cte: emissores_documento_transporte_anterior[].identificacoes_documentos[].documentos_eletronicos[]`.
    """

    chave_cte: str
    """Chave de acesso do CT-e anterior.

    XML: `chCTe`; 1..1; chave de acesso, 44 caracteres.
    """


class DocumentosAnteriores(TypedDict, total=False):
    """Identificação dos documentos anteriores do emissor: em papel ou eletrônicos.

    XML: `idDocAnt`. Item de `cte: emissores_documento_transporte_anterior[].identificacoes_documentos[]`.
    """

    documentos_papel: Sequence[DocumentoPapel]
    """Documento de transporte anterior em papel.

    XML: `idDocAntPap`; 1..n.
    """

    documentos_eletronicos: Sequence[DocumentoEletronico]
    """Documento de transporte anterior eletrônico.

    XML: `idDocAntEle`; 1..n.
    """


class EmissorDocumentoAnterior(TypedDict, total=False):
    """Emissor de documento de transporte anterior.

    XML: `emiDocAnt`. Item de `cte: emissores_documento_transporte_anterior[]`.
    """

    cnpj: str
    """CNPJ do emissor do documento anterior; 14 zeros para empresa do exterior.

    XML: `CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    cpf: str
    """CPF do emissor do documento anterior.

    XML: `CPF`; 1..1; 11 dígitos.
    """

    inscricao_estadual: Texto
    """Inscrição estadual do emissor do documento anterior.

    XML: `IE`; 1..1; 2 a 14 dígitos.
    """

    uf: UfOuExterior
    """UF do emissor do documento anterior; EX no exterior.

    XML: `UF`; 1..1; código.
    """

    razao_social: Texto
    """Razão social ou nome do emissor do documento anterior.

    XML: `xNome`; 1..1; texto, 1 a 60 caracteres.
    """

    identificacoes_documentos: Sequence[DocumentosAnteriores]
    """Identificação dos documentos anteriores do emissor: em papel ou eletrônicos.

    XML: `idDocAnt`; 1..2.
    """


class OrdemColeta(TypedDict, total=False):
    """Ordem de coleta associada ao transporte.

    XML: `occ`. Item de `modal_rodoviario: ordens_coleta_associados[]`.
    """

    serie: Texto
    """Série da ordem de coleta.

    XML: `serie`; 0..1; texto, 1 a 3 caracteres.
    """

    numero_ordem_coleta: Texto
    """Número da ordem de coleta.

    XML: `nOcc`; 1..1; inteiro, 1 a 6 dígitos, sem zeros à esquerda.
    """

    data_emissao: Data
    """Data de emissão da ordem de coleta.

    XML: `dEmi`; 1..1; data, AAAA-MM-DD.
    """

    cnpj: str
    """CNPJ do emissor da ordem de coleta.

    XML: `emiOcc/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    codigo_interno: Texto
    """Código interno do emissor na transportadora.

    XML: `emiOcc/cInt`; 0..1; texto, 1 a 10 caracteres.
    """

    inscricao_estadual: Texto
    """Inscrição estadual do emissor da ordem de coleta.

    XML: `emiOcc/IE`; 1..1; 2 a 14 dígitos.
    """

    uf: UfOuExterior
    """UF do emissor da ordem de coleta; EX no exterior.

    XML: `emiOcc/UF`; 1..1; código.
    """

    telefone: Texto
    """Telefone do emissor da ordem de coleta, só dígitos.

    XML: `emiOcc/fone`; 0..1; 6 a 14 dígitos.
    """


class ModalRodoviario(TypedDict, total=False):
    """Dados do modal rodoviário.

    XML: `rodo`.
    """

    rntrc: Texto
    """Registro do emitente na ANTT (RNTRC), 8 dígitos, ou ISENTO.

    XML: `infCte/infCTeNorm/infModal/rodo/RNTRC`; 1..1; 8 dígitos ou ISENTO.
    """

    ordens_coleta_associados: Sequence[OrdemColeta]
    """Ordem de coleta associada ao transporte.

    XML: `infCte/infCTeNorm/infModal/rodo/occ`; 0..10.
    """


class InformacaoManuseio(TypedDict, total=False):
    """Instrução de manuseio da carga.

    XML: `cInfManu`. Item de `modal_aereo: informacoes_manuseio[]`.
    """

    codigo: InstrucaoManuseio
    """Instrução de manuseio da carga.

    XML: `cInfManu`; 1..1; código.
    """


class ArtigoPerigoso(TypedDict, total=False):
    """Produto classificado como perigoso pela ONU.

    XML: `peri`. Item de `modal_aereo: artigos_perigosos[]`.
    """

    numero_onu: Texto
    """Número ONU do produto perigoso, 4 dígitos ou ND.

    XML: `nONU`; 1..1; 4 dígitos ou ND.
    """

    quantidade_total_volumes: Texto
    """Total de volumes que contêm artigos perigosos.

    XML: `qTotEmb`; 1..1; texto, 1 a 20 caracteres.
    """

    quantidade_total_artigos: Valor
    """Quantidade total de artigos perigosos na unidade informada.

    XML: `infTotAP/qTotProd`; 1..1; decimal, até 11 inteiros e até 4 casas.
    """

    unidade_medida: UnidadeArtigoPerigoso
    """Unidade de medida dos artigos perigosos.

    XML: `infTotAP/uniAP`; 1..1; código.
    """


class ModalAereo(TypedDict, total=False):
    """Dados do modal aéreo.

    XML: `aereo`.
    """

    numero_minuta: Texto
    """Número da minuta, o pedido de serviço que precede o CT-e.

    XML: `infCte/infCTeNorm/infModal/aereo/nMinu`; 0..1; 9 dígitos.
    """

    numero_operacional: Texto
    """Número operacional do conhecimento aéreo, 11 dígitos.

    XML: `infCte/infCTeNorm/infModal/aereo/nOCA`; 0..1; 11 dígitos.
    """

    data_prevista_entrega: Data
    """Data prevista da entrega.

    XML: `infCte/infCTeNorm/infModal/aereo/dPrevAereo`; 1..1; data, AAAA-MM-DD.
    """

    dimensao_carga: Texto
    """Dimensões da carga em centímetros, no formato 1234X1234X1234.

    XML: `infCte/infCTeNorm/infModal/aereo/natCarga/xDime`; 0..1; texto, 5 a 14 caracteres.
    """

    informacoes_manuseio: Union[Sequence[Union[InformacaoManuseio, Texto]], Texto]
    """Instrução de manuseio da carga.

    XML: `infCte/infCTeNorm/infModal/aereo/natCarga/cInfManu`; 0..n.
    """

    classe_tarifa: ClasseTarifa
    """Classe da tarifa: M (mínima), G (geral) ou E (específica).

    XML: `infCte/infCTeNorm/infModal/aereo/tarifa/CL`; 1..1; código.
    """

    codigo_tarifa: Texto
    """Código da tarifa.

    XML: `infCte/infCTeNorm/infModal/aereo/tarifa/cTar`; 0..1; texto, 1 a 4 caracteres.
    """

    valor_tarifa: Valor
    """Valor da tarifa, por quilograma quando for o caso.

    XML: `infCte/infCTeNorm/infModal/aereo/tarifa/vTar`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    artigos_perigosos: Sequence[ArtigoPerigoso]
    """Produto classificado como perigoso pela ONU.

    XML: `infCte/infCTeNorm/infModal/aereo/peri`; 0..n.
    """


class Balsa(TypedDict, total=False):
    """Balsa.

    XML: `balsa`. Item de `modal_aquaviario: balsas[]`.
    """

    identificador: Texto
    """Identificação da balsa.

    XML: `xBalsa`; 1..1; texto, 1 a 60 caracteres.
    """


class LacreContainer(TypedDict, total=False):
    """Lacre do contêiner.

    XML: `lacre`. Item de `modal_aquaviario: containers[].lacres[]`.
    """

    lacre: Texto
    """Número do lacre.

    XML: `nLacre`; 1..1; texto, 1 a 20 caracteres.
    """


class NfContainer(TypedDict, total=False):
    """Nota fiscal em papel da carga do contêiner.

    XML: `infNF`. Item de `modal_aquaviario: containers[].nfs[]`.
    """

    serie: Texto
    """Série da nota fiscal.

    XML: `serie`; 1..1; texto, 1 a 3 caracteres.
    """

    numero_documento: Texto
    """Número da nota fiscal.

    XML: `nDoc`; 1..1; texto, 1 a 20 caracteres.
    """

    unidade_medida_rateada: Valor
    """Quantidade rateada da nota (peso ou volume).

    XML: `unidRat`; 0..1; decimal, até 3 inteiros e 2 a 3 casas.
    """


class NfeContainer(TypedDict, total=False):
    """NF-e da carga do contêiner.

    XML: `infNFe`. Item de `modal_aquaviario: containers[].nfes[]`.
    """

    chave_nfe: str
    """Chave de acesso da NF-e.

    XML: `chave`; 1..1; chave de acesso, 44 caracteres.
    """

    unidade_medida_rateada: Valor
    """Quantidade rateada da NF-e (peso ou volume).

    XML: `unidRat`; 0..1; decimal, até 3 inteiros e 2 a 3 casas.
    """


class Container(TypedDict, total=False):
    """Contêiner; só em redespacho intermediário e serviço vinculado a multimodal.

    XML: `detCont`. Item de `modal_aquaviario: containers[]`.
    """

    identificacao: Texto
    """Identificação do contêiner.

    XML: `nCont`; 1..1; maiúsculas e algarismos, 1 a 20 caracteres.
    """

    lacres: Sequence[LacreContainer]
    """Lacre do contêiner.

    XML: `lacre`; 0..3.
    """

    nfs: Sequence[NfContainer]
    """Nota fiscal em papel da carga do contêiner.

    XML: `infDoc/infNF`; 1..n.
    """

    nfes: Sequence[NfeContainer]
    """NF-e da carga do contêiner.

    XML: `infDoc/infNFe`; 1..n.
    """


class ModalAquaviario(TypedDict, total=False):
    """Dados do modal aquaviário.

    XML: `aquav`.
    """

    valor_prestacao: Valor
    """Valor da prestação que é base de cálculo do AFRMM.

    XML: `infCte/infCTeNorm/infModal/aquav/vPrest`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    adicional_frete_renovacao_marinha: Valor
    """Adicional ao frete para renovação da marinha mercante (AFRMM).

    XML: `infCte/infCTeNorm/infModal/aquav/vAFRMM`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    identificacao_navio: Texto
    """Identificação do navio.

    XML: `infCte/infCTeNorm/infModal/aquav/xNavio`; 1..1; texto, 1 a 60 caracteres.
    """

    balsas: Sequence[Balsa]
    """Balsa.

    XML: `infCte/infCTeNorm/infModal/aquav/balsa`; 0..3.
    """

    numero_viagem: Texto
    """Número da viagem.

    XML: `infCte/infCTeNorm/infModal/aquav/nViag`; 0..1; inteiro, 1 a 10 dígitos, sem zeros à esquerda.
    """

    direcao: DirecaoViagem
    """Direção da viagem.

    XML: `infCte/infCTeNorm/infModal/aquav/direc`; 1..1; código.
    """

    irin_navio: Texto
    """Código IRIN do navio; sempre informado.

    XML: `infCte/infCTeNorm/infModal/aquav/irin`; 1..1; texto, 1 a 10 caracteres.
    """

    containers: Sequence[Container]
    """Contêiner; só em redespacho intermediário e serviço vinculado a multimodal.

    XML: `infCte/infCTeNorm/infModal/aquav/detCont`; 0..n.
    """

    tipo_navegacao: TipoNavegacao
    """Tipo de navegação.

    XML: `infCte/infCTeNorm/infModal/aquav/tpNav`; 0..1; código.
    """


class Ferrovia(TypedDict, total=False):
    """Ferrovia envolvida no tráfego mútuo.

    XML: `ferroEnv`. Item de `modal_ferroviario: ferrovias[]`.
    """

    cnpj: str
    """CNPJ da ferrovia envolvida; 14 zeros se não inscrita.

    XML: `CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    codigo_interno: Texto
    """Código interno da ferrovia envolvida na transportadora.

    XML: `cInt`; 0..1; texto, 1 a 10 caracteres.
    """

    inscricao_estadual: Texto
    """Inscrição estadual da ferrovia envolvida.

    XML: `IE`; 0..1; 2 a 14 dígitos.
    """

    razao_social: Texto
    """Razão social ou nome da ferrovia envolvida.

    XML: `xNome`; 1..1; texto, 2 a 60 caracteres.
    """

    logradouro: Texto
    """Logradouro da ferrovia envolvida.

    XML: `enderFerro/xLgr`; 1..1; texto, 2 a 255 caracteres.
    """

    numero: Texto
    """Número do endereço da ferrovia envolvida.

    XML: `enderFerro/nro`; 0..1; texto, 1 a 60 caracteres.
    """

    complemento: Texto
    """Complemento do endereço da ferrovia envolvida.

    XML: `enderFerro/xCpl`; 0..1; texto, 1 a 60 caracteres.
    """

    bairro: Texto
    """Bairro da ferrovia envolvida.

    XML: `enderFerro/xBairro`; 0..1; texto, 2 a 60 caracteres.
    """

    codigo_municipio: Texto
    """Código IBGE do município da ferrovia envolvida; 9999999 no exterior.

    XML: `enderFerro/cMun`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio: Texto
    """Nome do município da ferrovia envolvida.

    XML: `enderFerro/xMun`; 1..1; texto, 2 a 60 caracteres.
    """

    cep: Texto
    """CEP da ferrovia envolvida, 8 dígitos sem hífen.

    XML: `enderFerro/CEP`; 1..1; 8 dígitos.
    """

    uf: UfOuExterior
    """UF da ferrovia envolvida; EX no exterior.

    XML: `enderFerro/UF`; 1..1; código.
    """


class ModalFerroviario(TypedDict, total=False):
    """Dados do modal ferroviário.

    XML: `ferrov`.
    """

    tipo_trafego: TipoTrafego
    """Tipo de tráfego.

    XML: `infCte/infCTeNorm/infModal/ferrov/tpTraf`; 1..1; código.
    """

    responsavel_faturamento: FerroviaTrafegoMutuo
    """Ferrovia responsável pelo faturamento.

    XML: `infCte/infCTeNorm/infModal/ferrov/trafMut/respFat`; 1..1; código.
    """

    ferrovia_emitente: FerroviaTrafegoMutuo
    """Ferrovia que emite o CT-e.

    XML: `infCte/infCTeNorm/infModal/ferrov/trafMut/ferrEmi`; 1..1; código.
    """

    valor_frete_trafego_mutuo: Valor
    """Valor do frete do tráfego mútuo.

    XML: `infCte/infCTeNorm/infModal/ferrov/trafMut/vFrete`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    chave_cte_ferrovia_origem: str
    """Chave de acesso do CT-e emitido pela ferrovia de origem.

    XML: `infCte/infCTeNorm/infModal/ferrov/trafMut/chCTeFerroOrigem`; 0..1; chave de acesso, 44 caracteres.
    """

    ferrovias: Sequence[Ferrovia]
    """Ferrovia envolvida no tráfego mútuo.

    XML: `infCte/infCTeNorm/infModal/ferrov/trafMut/ferroEnv`; 0..n.
    """

    fluxo_ferroviario: Texto
    """Fluxo ferroviário: identificador do contrato com o cliente.

    XML: `infCte/infCTeNorm/infModal/ferrov/fluxo`; 1..1; texto, 1 a 10 caracteres.
    """


class ModalDutoviario(TypedDict, total=False):
    """Dados do modal dutoviário.

    XML: `duto`.
    """

    valor_tarifa: Valor
    """Valor da tarifa, até 6 casas decimais.

    XML: `infCte/infCTeNorm/infModal/duto/vTar`; 0..1; decimal, até 9 inteiros e até 6 casas, maior que zero.
    """

    data_inicio: Data
    """Data de início da prestação do serviço.

    XML: `infCte/infCTeNorm/infModal/duto/dIni`; 1..1; data, AAAA-MM-DD.
    """

    data_fim: Data
    """Data de fim da prestação do serviço.

    XML: `infCte/infCTeNorm/infModal/duto/dFim`; 1..1; data, AAAA-MM-DD.
    """

    classificacao_dutoviario: ClassificacaoDutoviario
    """Classificação do duto.

    XML: `infCte/infCTeNorm/infModal/duto/classDuto`; 0..1; código.
    """

    tipo_contratacao_servico: TipoContratacaoServico
    """Tipo de contratação do transporte; só em gasoduto.

    XML: `infCte/infCTeNorm/infModal/duto/tpContratacao`; 0..1; código.
    """

    codigo_ponto_entrada: Texto
    """Código do ponto de entrada.

    XML: `infCte/infCTeNorm/infModal/duto/codPontoEntrada`; 0..1; texto, 2 a 20 caracteres.
    """

    codigo_ponto_saida: Texto
    """Código do ponto de saída.

    XML: `infCte/infCTeNorm/infModal/duto/codPontoSaida`; 0..1; texto, 2 a 20 caracteres.
    """

    numero_contrato_capacidade: Texto
    """Número do contrato de capacidade.

    XML: `infCte/infCTeNorm/infModal/duto/nContrato`; 0..1; texto, 2 a 20 caracteres.
    """


class ModalMultimodal(TypedDict, total=False):
    """Dados do modal multimodal.

    XML: `multimodal`.
    """

    numero_certificado_operador: Texto
    """Número do certificado do operador de transporte multimodal.

    XML: `infCte/infCTeNorm/infModal/multimodal/COTM`; 1..1; texto, 1 a 20 caracteres.
    """

    indicador_negociavel: IndicadorNegociavel
    """Indica se o conhecimento é negociável.

    XML: `infCte/infCTeNorm/infModal/multimodal/indNegociavel`; 1..1; código.
    """

    nome_seguradora: Texto
    """Nome da seguradora.

    XML: `infCte/infCTeNorm/infModal/multimodal/seg/infSeg/xSeg`; 1..1; texto, 1 a 30 caracteres.
    """

    cnpj_seguradora: str
    """CNPJ da seguradora.

    XML: `infCte/infCTeNorm/infModal/multimodal/seg/infSeg/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    numero_apolice_seguro: Texto
    """Número da apólice.

    XML: `infCte/infCTeNorm/infModal/multimodal/seg/nApol`; 1..1; texto, 1 a 20 caracteres.
    """

    numero_averbacao_seguro: Texto
    """Número da averbação, quando já conhecido.

    XML: `infCte/infCTeNorm/infModal/multimodal/seg/nAver`; 1..1; texto, 1 a 20 caracteres.
    """


class VeiculoTransportado(TypedDict, total=False):
    """Veículo novo transportado.

    XML: `veicNovos`. Item de `cte: veiculos_transportados[]`.
    """

    chassi: Texto
    """Chassi do veículo.

    XML: `chassi`; 1..1; maiúsculas e algarismos, 17 caracteres.
    """

    codigo_cor: Texto
    """Código da cor do veículo na montadora.

    XML: `cCor`; 1..1; texto, 1 a 4 caracteres.
    """

    nome_cor: Texto
    """Descrição da cor do veículo.

    XML: `xCor`; 1..1; texto, 1 a 40 caracteres.
    """

    codigo_modelo: Texto
    """Código de marca e modelo do veículo na tabela do Renavam.

    XML: `cMod`; 1..1; texto, 1 a 6 caracteres.
    """

    valor_unitario: Valor
    """Valor unitário do veículo.

    XML: `vUnit`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    frete_unitario: Valor
    """Frete unitário do veículo.

    XML: `vFrete`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """


class Duplicata(TypedDict, total=False):
    """Duplicata.

    XML: `dup`. Item de `cte: duplicatas[]`, `cte_os: duplicatas[]`.
    """

    numero: Texto
    """Número da duplicata.

    XML: `nDup`; 0..1; texto, 1 a 60 caracteres.
    """

    data_vencimento: Data
    """Data de vencimento da duplicata.

    XML: `dVenc`; 0..1; data, AAAA-MM-DD.
    """

    valor: Valor
    """Valor da duplicata.

    XML: `vDup`; 0..1; decimal, até 13 inteiros e até 2 casas, maior que zero.
    """


class CteMultimodalVinculado(TypedDict, total=False):
    """CT-e multimodal a que o serviço se vincula.

    XML: `infCTeMultimodal`. Item de `cte: ctes_multimodais_vinculados[]`.
    """

    chave_cte_multimodal: str
    """Chave de acesso do CT-e multimodal.

    XML: `chCTeMultimodal`; 1..1; chave de acesso, 44 caracteres.
    """


class PessoaAutorizada(TypedDict, total=False):
    """Pessoa autorizada a baixar o XML do documento.

    XML: `autXML`. Item de `cte: pessoas_autorizadas[]`, `cte_os: pessoas_autorizadas[]`.
    """

    cnpj: str
    """CNPJ da pessoa autorizada.

    XML: `CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    cpf: str
    """CPF da pessoa autorizada.

    XML: `CPF`; 1..1; 11 dígitos.
    """


class Cte(TypedDict, total=False):
    """CT-e modelo 57, de transporte de cargas.

    XML: `CTe`.
    """

    cfop: Texto
    """Código fiscal da prestação (CFOP).

    XML: `infCte/ide/CFOP`; 1..1; CFOP, 4 dígitos.
    """

    natureza_operacao: Texto
    """Natureza da operação.

    XML: `infCte/ide/natOp`; 1..1; texto, 1 a 60 caracteres.
    """

    serie: Texto
    """Série do CT-e; 0 quando a série é única.

    XML: `infCte/ide/serie`; 1..1; inteiro, 1 a 3 dígitos, sem zeros à esquerda. Vem da numeração da API quando ausente.
    """

    numero: Texto
    """Número do CT-e.

    XML: `infCte/ide/nCT`; 1..1; inteiro, 1 a 9 dígitos, sem zeros à esquerda. Vem da numeração da API quando ausente.
    """

    data_emissao: DataHora
    """Data e hora de emissão, com o fuso horário.

    XML: `infCte/ide/dhEmi`; 1..1; data e hora, AAAA-MM-DDTHH:MM:SS-03:00.
    """

    forma_emissao: FormaEmissao
    """Forma de emissão: normal ou uma das contingências.

    XML: `infCte/ide/tpEmis`; 1..1; código. Calculado quando ausente. PROPOSTO.
    """

    tipo_documento: TipoDocumento
    """Finalidade do CT-e: normal, complemento de valores ou substituição.

    XML: `infCte/ide/tpCTe`; 1..1; código.
    """

    indicador_globalizado: IndicadorGlobalizado
    """Indica CT-e globalizado; informar apenas quando for o caso.

    XML: `infCte/ide/indGlobalizado`; 0..1; código.
    """

    codigo_municipio_envio: Texto
    """Código IBGE do município de envio do CT-e; 9999999 no exterior.

    XML: `infCte/ide/cMunEnv`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_envio: Texto
    """Nome do município de envio do CT-e; país e município no exterior.

    XML: `infCte/ide/xMunEnv`; 1..1; texto, 2 a 60 caracteres.
    """

    uf_envio: UfOuExterior
    """UF de envio do CT-e; EX no exterior.

    XML: `infCte/ide/UFEnv`; 1..1; código.
    """

    modal: Modal
    """Modal do transporte.

    XML: `infCte/ide/modal`; 1..1; código.
    """

    tipo_servico: TipoServico
    """Tipo do serviço de transporte.

    XML: `infCte/ide/tpServ`; 1..1; código.
    """

    codigo_municipio_inicio: Texto
    """Código IBGE do município de início da prestação; 9999999 no exterior.

    XML: `infCte/ide/cMunIni`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_inicio: Texto
    """Nome do município de início da prestação; EXTERIOR fora do país.

    XML: `infCte/ide/xMunIni`; 1..1; texto, 2 a 60 caracteres.
    """

    uf_inicio: UfOuExterior
    """UF de início da prestação; EX no exterior.

    XML: `infCte/ide/UFIni`; 1..1; código.
    """

    codigo_municipio_fim: Texto
    """Código IBGE do município de término da prestação; 9999999 no exterior.

    XML: `infCte/ide/cMunFim`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_fim: Texto
    """Nome do município de término da prestação; EXTERIOR fora do país.

    XML: `infCte/ide/xMunFim`; 1..1; texto, 2 a 60 caracteres.
    """

    uf_fim: UfOuExterior
    """UF de término da prestação; EX no exterior.

    XML: `infCte/ide/UFFim`; 1..1; código.
    """

    retirar_mercadoria: RetirarMercadoria
    """Indica se o recebedor retira a carga no aeroporto, filial, porto ou estação de destino.

    XML: `infCte/ide/retira`; 1..1; código.
    """

    detalhes_retirar: Texto
    """Detalhes da retirada da carga pelo recebedor.

    XML: `infCte/ide/xDetRetira`; 0..1; texto, 1 a 160 caracteres.
    """

    indicador_inscricao_estadual_tomador: IndicadorIeTomador
    """Situação do tomador perante o ICMS.

    XML: `infCte/ide/indIEToma`; 1..1; código.
    """

    tomador: Tomador
    """Qual das partes é o tomador do serviço.

    XML: `infCte/ide/{toma3,toma4}/toma`; 1..1; código.
    """

    cnpj_tomador: str
    """CNPJ do tomador; 14 zeros para empresa do exterior.

    XML: `infCte/ide/toma4/CNPJ`; 1..1; CNPJ, 14 caracteres; quando `tomador` = 4.
    """

    cpf_tomador: str
    """CPF do tomador.

    XML: `infCte/ide/toma4/CPF`; 1..1; 11 dígitos; quando `tomador` = 4.
    """

    inscricao_estadual_tomador: Texto
    """Inscrição estadual do tomador, ou ISENTO; omitir se não contribuinte.

    XML: `infCte/ide/toma4/IE`; 0..1; até 14 dígitos ou ISENTO; quando `tomador` = 4.
    """

    nome_tomador: Texto
    """Razão social ou nome do tomador.

    XML: `infCte/ide/toma4/xNome`; 1..1; texto, 2 a 60 caracteres; quando `tomador` = 4.
    """

    nome_fantasia_tomador: Texto
    """Nome fantasia do tomador.

    XML: `infCte/ide/toma4/xFant`; 0..1; texto, 2 a 60 caracteres; quando `tomador` = 4.
    """

    telefone_tomador: Texto
    """Telefone do tomador, só dígitos.

    XML: `infCte/ide/toma4/fone`; 0..1; 6 a 14 dígitos; quando `tomador` = 4.
    """

    logradouro_tomador: Texto
    """Logradouro.

    XML: `infCte/ide/toma4/enderToma/xLgr`; 1..1; texto, 2 a 255 caracteres; quando `tomador` = 4.
    """

    numero_tomador: Texto
    """Número.

    XML: `infCte/ide/toma4/enderToma/nro`; 1..1; texto, 1 a 60 caracteres; quando `tomador` = 4.
    """

    complemento_tomador: Texto
    """Complemento.

    XML: `infCte/ide/toma4/enderToma/xCpl`; 0..1; texto, 1 a 60 caracteres; quando `tomador` = 4.
    """

    bairro_tomador: Texto
    """Bairro.

    XML: `infCte/ide/toma4/enderToma/xBairro`; 1..1; texto, 2 a 60 caracteres; quando `tomador` = 4.
    """

    codigo_municipio_tomador: Texto
    """Código IBGE do município; 9999999 no exterior.

    XML: `infCte/ide/toma4/enderToma/cMun`; 1..1; 7 dígitos; quando `tomador` = 4. Achado pelo nome e pela UF quando ausente.
    """

    municipio_tomador: Texto
    """Nome do município; EXTERIOR fora do país.

    XML: `infCte/ide/toma4/enderToma/xMun`; 1..1; texto, 2 a 60 caracteres; quando `tomador` = 4.
    """

    cep_tomador: Texto
    """CEP, 8 dígitos sem hífen.

    XML: `infCte/ide/toma4/enderToma/CEP`; 0..1; 8 dígitos; quando `tomador` = 4.
    """

    uf_tomador: UfOuExterior
    """UF; EX no exterior.

    XML: `infCte/ide/toma4/enderToma/UF`; 1..1; código; quando `tomador` = 4.
    """

    codigo_pais_tomador: Texto
    """Código do país na tabela do Banco Central.

    XML: `infCte/ide/toma4/enderToma/cPais`; 0..1; 1 a 4 dígitos; quando `tomador` = 4.
    """

    pais_tomador: Texto
    """Nome do país.

    XML: `infCte/ide/toma4/enderToma/xPais`; 0..1; texto, 2 a 60 caracteres; quando `tomador` = 4.
    """

    email_tomador: Texto
    """E-mail do tomador.

    XML: `infCte/ide/toma4/email`; 0..1; e-mail, até 60 caracteres; quando `tomador` = 4.
    """

    data_entrada_contingencia: DataHora
    """Data e hora da entrada em contingência.

    XML: `infCte/ide/dhCont`; 1..1; data e hora, AAAA-MM-DDTHH:MM:SS-03:00. PROPOSTO.
    """

    motivo_entrada_contingencia: Texto
    """Justificativa da entrada em contingência.

    XML: `infCte/ide/xJust`; 1..1; texto, 15 a 256 caracteres. PROPOSTO.
    """

    tipo_compra_governamental: EnteGovernamental
    """Ente público que compra.

    XML: `infCte/ide/gCompraGov/tpEnteGov`; 1..1; código.
    """

    perc_reducao_aliquota_compra_governamental: Valor
    """Percentual de redução de alíquota na compra governamental.

    XML: `infCte/ide/gCompraGov/pRedutor`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    tipo_operacao_governamental: TipoOperacaoGovernamental
    """Ordem entre o fornecimento e o pagamento.

    XML: `infCte/ide/gCompraGov/tpOperGov`; 1..1; código.
    """

    chave_acesso_dfe_anterior: Union[Sequence[str], str]
    """Chave do documento anterior do mesmo CNPJ base; só nas operações 2 (uma) e 3 (várias).

    XML: `infCte/ide/gCompraGov/refDFeAnt`; 0..99; chave de acesso, 44 caracteres.
    """

    tipo_pagamento_antecipado: TipoPagamentoAntecipado
    """Pagamento antecipado: se o documento registra a antecipação ou o fornecimento já pago.

    XML: `infCte/ide/tpPagAnt`; 0..1; código. PROPOSTO.
    """

    chaves_cte_antecipacao_pagamento: Union[Sequence[Union[CteAntecipacaoPagamento, Texto]], Texto]
    """Chave de acesso do CT-e que registrou o pagamento antecipado.

    XML: `infCte/ide/gPagAntecipado/chDFePagAnt`; 1..99. PROPOSTO.
    """

    caracteristica_adicional_transporte: Texto
    """Característica adicional do transporte, como REENTREGA ou DEVOLUÇÃO.

    XML: `infCte/compl/xCaracAd`; 0..1; texto, 1 a 15 caracteres.
    """

    caracteristica_adicional_servico: Texto
    """Característica adicional do serviço, como ENTREGA EXPRESSA ou LOGÍSTICA REVERSA.

    XML: `infCte/compl/xCaracSer`; 0..1; texto, 1 a 30 caracteres.
    """

    funcionario_emissor: Texto
    """Funcionário que emitiu o CT-e.

    XML: `infCte/compl/xEmi`; 0..1; texto, 1 a 20 caracteres.
    """

    codigo_interno_origem: Texto
    """Sigla da filial, porto, estação ou aeroporto de origem; código IATA no modal aéreo.

    XML: `infCte/compl/fluxo/xOrig`; 0..1; texto, 1 a 60 caracteres.
    """

    passagens: Union[Sequence[Union[Passagem, Texto]], Texto]
    """Ponto de passagem da carga.

    XML: `infCte/compl/fluxo/pass`; 0..n.
    """

    codigo_interno_destino: Texto
    """Sigla da filial, porto, estação ou aeroporto de destino; código IATA no modal aéreo.

    XML: `infCte/compl/fluxo/xDest`; 0..1; texto, 1 a 60 caracteres.
    """

    codigo_rota: Texto
    """Código da rota de entrega.

    XML: `infCte/compl/fluxo/xRota`; 0..1; texto, 1 a 10 caracteres.
    """

    tipo_programacao_entrega: TipoSemData
    """Tipo de data programada; sempre 0 (sem data definida).

    XML: `infCte/compl/Entrega/semData/tpPer`; 1..1; código.
    """

    tipo_data_programada: TipoDataProgramada
    """Como a data programada se aplica à entrega.

    XML: `infCte/compl/Entrega/comData/tpPer`; 1..1; código.
    """

    data_programada: Data
    """Data programada para a entrega.

    XML: `infCte/compl/Entrega/comData/dProg`; 1..1; data, AAAA-MM-DD.
    """

    tipo_periodo: TipoPeriodoData
    """Tipo de data programada; sempre 4 (no período).

    XML: `infCte/compl/Entrega/noPeriodo/tpPer`; 1..1; código.
    """

    data_inicial: Data
    """Data inicial do período de entrega.

    XML: `infCte/compl/Entrega/noPeriodo/dIni`; 1..1; data, AAAA-MM-DD.
    """

    data_final: Data
    """Data final do período de entrega.

    XML: `infCte/compl/Entrega/noPeriodo/dFim`; 1..1; data, AAAA-MM-DD.
    """

    sem_hora_tipo_hora_programada: TipoSemHora
    """Tipo de hora programada; sempre 0 (sem hora definida).

    XML: `infCte/compl/Entrega/semHora/tpHor`; 1..1; código.
    """

    com_hora_tipo_hora_programada: TipoHoraProgramada
    """Como a hora programada se aplica à entrega.

    XML: `infCte/compl/Entrega/comHora/tpHor`; 1..1; código.
    """

    hora_programada: Hora
    """Hora programada para a entrega (HH:MM:SS).

    XML: `infCte/compl/Entrega/comHora/hProg`; 1..1; hora, HH:MM:SS.
    """

    tipo_hora_programada: TipoIntervaloHora
    """Tipo de hora programada; sempre 4 (no intervalo).

    XML: `infCte/compl/Entrega/noInter/tpHor`; 1..1; código.
    """

    hora_programada_inicial: Hora
    """Hora inicial do intervalo de entrega (HH:MM:SS).

    XML: `infCte/compl/Entrega/noInter/hIni`; 1..1; hora, HH:MM:SS.
    """

    hora_programada_final: Hora
    """Hora final do intervalo de entrega (HH:MM:SS).

    XML: `infCte/compl/Entrega/noInter/hFim`; 1..1; hora, HH:MM:SS.
    """

    municipio_origem: Texto
    """Município de origem usado no cálculo do frete.

    XML: `infCte/compl/origCalc`; 0..1; texto, 2 a 40 caracteres.
    """

    municipio_destino: Texto
    """Município de destino usado no cálculo do frete.

    XML: `infCte/compl/destCalc`; 0..1; texto, 2 a 40 caracteres.
    """

    observacao: Texto
    """Observações gerais.

    XML: `infCte/compl/xObs`; 0..1; texto, 1 a 2000 caracteres.
    """

    observacoes_contribuinte: Sequence[ObservacaoContribuinte]
    """Observação de uso livre do contribuinte, com nome e texto.

    XML: `infCte/compl/ObsCont`; 0..10.
    """

    observacoes_fisco: Sequence[ObservacaoFisco]
    """Observação de interesse do fisco, com nome e texto.

    XML: `infCte/compl/ObsFisco`; 0..10.
    """

    cnpj_emitente: str
    """CNPJ do emitente.

    XML: `infCte/emit/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    cpf_emitente: str
    """CPF do emitente pessoa física com inscrição estadual; só nas séries 920 a 969.

    XML: `infCte/emit/CPF`; 1..1; 11 dígitos. PROPOSTO.
    """

    inscricao_estadual_emitente: Texto
    """Inscrição estadual do emitente.

    XML: `infCte/emit/IE`; 0..1; 2 a 14 dígitos. Vem do cadastro da empresa quando ausente.
    """

    inscricao_estadual_st_emitente: Texto
    """Inscrição estadual de substituto tributário do emitente.

    XML: `infCte/emit/IEST`; 0..1; 2 a 14 dígitos. Vem do cadastro da empresa quando ausente.
    """

    nome_emitente: Texto
    """Razão social ou nome do emitente.

    XML: `infCte/emit/xNome`; 1..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    nome_fantasia_emitente: Texto
    """Nome fantasia do emitente.

    XML: `infCte/emit/xFant`; 0..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    logradouro_emitente: Texto
    """Logradouro.

    XML: `infCte/emit/enderEmit/xLgr`; 1..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    numero_emitente: Texto
    """Número.

    XML: `infCte/emit/enderEmit/nro`; 1..1; texto, 1 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    complemento_emitente: Texto
    """Complemento.

    XML: `infCte/emit/enderEmit/xCpl`; 0..1; texto, 1 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    bairro_emitente: Texto
    """Bairro.

    XML: `infCte/emit/enderEmit/xBairro`; 1..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    codigo_municipio_emitente: Texto
    """Código IBGE do município.

    XML: `infCte/emit/enderEmit/cMun`; 1..1; 7 dígitos. Vem do cadastro da empresa quando ausente.
    """

    municipio_emitente: Texto
    """Nome do município.

    XML: `infCte/emit/enderEmit/xMun`; 1..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    cep_emitente: Texto
    """CEP, 8 dígitos sem hífen.

    XML: `infCte/emit/enderEmit/CEP`; 0..1; 8 dígitos. Vem do cadastro da empresa quando ausente.
    """

    uf_emitente: Uf
    """UF.

    XML: `infCte/emit/enderEmit/UF`; 1..1; código. Vem do cadastro da empresa quando ausente.
    """

    telefone_emitente: Texto
    """Telefone, só dígitos.

    XML: `infCte/emit/enderEmit/fone`; 0..1; 6 a 14 dígitos. Vem do cadastro da empresa quando ausente.
    """

    regime_tributario_emitente: RegimeTributario
    """Regime tributário do emitente.

    XML: `infCte/emit/CRT`; 1..1; código. Vem do cadastro da empresa quando ausente.
    """

    inscricao_suframa_emitente: Texto
    """Inscrição do emitente na Suframa; exigida quando a CBS tem alíquota zero em área incentivada.

    XML: `infCte/emit/ISUFEmit`; 0..1; texto, 8 a 9 caracteres. PROPOSTO.
    """

    cnpj_remetente: str
    """CNPJ do remetente; 14 zeros para empresa do exterior.

    XML: `infCte/rem/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    cpf_remetente: str
    """CPF do remetente.

    XML: `infCte/rem/CPF`; 1..1; 11 dígitos.
    """

    inscricao_estadual_remetente: Texto
    """Inscrição estadual do remetente, ou ISENTO; omitir se não contribuinte.

    XML: `infCte/rem/IE`; 0..1; até 14 dígitos ou ISENTO.
    """

    nome_remetente: Texto
    """Razão social ou nome do remetente.

    XML: `infCte/rem/xNome`; 1..1; texto, 2 a 60 caracteres.
    """

    nome_fantasia_remetente: Texto
    """Nome fantasia do remetente.

    XML: `infCte/rem/xFant`; 0..1; texto, 2 a 60 caracteres.
    """

    telefone_remetente: Texto
    """Telefone do remetente, só dígitos.

    XML: `infCte/rem/fone`; 0..1; 6 a 14 dígitos.
    """

    logradouro_remetente: Texto
    """Logradouro.

    XML: `infCte/rem/enderReme/xLgr`; 1..1; texto, 2 a 255 caracteres.
    """

    numero_remetente: Texto
    """Número.

    XML: `infCte/rem/enderReme/nro`; 1..1; texto, 1 a 60 caracteres.
    """

    complemento_remetente: Texto
    """Complemento.

    XML: `infCte/rem/enderReme/xCpl`; 0..1; texto, 1 a 60 caracteres.
    """

    bairro_remetente: Texto
    """Bairro.

    XML: `infCte/rem/enderReme/xBairro`; 1..1; texto, 2 a 60 caracteres.
    """

    codigo_municipio_remetente: Texto
    """Código IBGE do município; 9999999 no exterior.

    XML: `infCte/rem/enderReme/cMun`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_remetente: Texto
    """Nome do município; EXTERIOR fora do país.

    XML: `infCte/rem/enderReme/xMun`; 1..1; texto, 2 a 60 caracteres.
    """

    cep_remetente: Texto
    """CEP, 8 dígitos sem hífen.

    XML: `infCte/rem/enderReme/CEP`; 0..1; 8 dígitos.
    """

    uf_remetente: UfOuExterior
    """UF; EX no exterior.

    XML: `infCte/rem/enderReme/UF`; 1..1; código.
    """

    codigo_pais_remetente: Texto
    """Código do país na tabela do Banco Central.

    XML: `infCte/rem/enderReme/cPais`; 0..1; 1 a 4 dígitos.
    """

    pais_remetente: Texto
    """Nome do país.

    XML: `infCte/rem/enderReme/xPais`; 0..1; texto, 2 a 60 caracteres.
    """

    email_remetente: Texto
    """E-mail do remetente.

    XML: `infCte/rem/email`; 0..1; e-mail, até 60 caracteres.
    """

    cnpj_expedidor: str
    """CNPJ do expedidor; 14 zeros para empresa do exterior.

    XML: `infCte/exped/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    cpf_expedidor: str
    """CPF do expedidor.

    XML: `infCte/exped/CPF`; 1..1; 11 dígitos.
    """

    inscricao_estadual_expedidor: Texto
    """Inscrição estadual do expedidor, ou ISENTO; omitir se não contribuinte.

    XML: `infCte/exped/IE`; 0..1; até 14 dígitos ou ISENTO.
    """

    nome_expedidor: Texto
    """Razão social ou nome do expedidor.

    XML: `infCte/exped/xNome`; 1..1; texto, 2 a 60 caracteres.
    """

    telefone_expedidor: Texto
    """Telefone do expedidor, só dígitos.

    XML: `infCte/exped/fone`; 0..1; 6 a 14 dígitos.
    """

    logradouro_expedidor: Texto
    """Logradouro.

    XML: `infCte/exped/enderExped/xLgr`; 1..1; texto, 2 a 255 caracteres.
    """

    numero_expedidor: Texto
    """Número.

    XML: `infCte/exped/enderExped/nro`; 1..1; texto, 1 a 60 caracteres.
    """

    complemento_expedidor: Texto
    """Complemento.

    XML: `infCte/exped/enderExped/xCpl`; 0..1; texto, 1 a 60 caracteres.
    """

    bairro_expedidor: Texto
    """Bairro.

    XML: `infCte/exped/enderExped/xBairro`; 1..1; texto, 2 a 60 caracteres.
    """

    codigo_municipio_expedidor: Texto
    """Código IBGE do município; 9999999 no exterior.

    XML: `infCte/exped/enderExped/cMun`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_expedidor: Texto
    """Nome do município; EXTERIOR fora do país.

    XML: `infCte/exped/enderExped/xMun`; 1..1; texto, 2 a 60 caracteres.
    """

    cep_expedidor: Texto
    """CEP, 8 dígitos sem hífen.

    XML: `infCte/exped/enderExped/CEP`; 0..1; 8 dígitos.
    """

    uf_expedidor: UfOuExterior
    """UF; EX no exterior.

    XML: `infCte/exped/enderExped/UF`; 1..1; código.
    """

    codigo_pais_expedidor: Texto
    """Código do país na tabela do Banco Central.

    XML: `infCte/exped/enderExped/cPais`; 0..1; 1 a 4 dígitos.
    """

    pais_expedidor: Texto
    """Nome do país.

    XML: `infCte/exped/enderExped/xPais`; 0..1; texto, 2 a 60 caracteres.
    """

    email_expedidor: Texto
    """E-mail do expedidor.

    XML: `infCte/exped/email`; 0..1; e-mail, até 60 caracteres.
    """

    cnpj_recebedor: str
    """CNPJ do recebedor; 14 zeros para empresa do exterior.

    XML: `infCte/receb/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    cpf_recebedor: str
    """CPF do recebedor.

    XML: `infCte/receb/CPF`; 1..1; 11 dígitos.
    """

    inscricao_estadual_recebedor: Texto
    """Inscrição estadual do recebedor, ou ISENTO; omitir se não contribuinte.

    XML: `infCte/receb/IE`; 0..1; até 14 dígitos ou ISENTO.
    """

    nome_recebedor: Texto
    """Razão social ou nome do recebedor.

    XML: `infCte/receb/xNome`; 1..1; texto, 2 a 60 caracteres.
    """

    telefone_recebedor: Texto
    """Telefone do recebedor, só dígitos.

    XML: `infCte/receb/fone`; 0..1; 6 a 14 dígitos.
    """

    logradouro_recebedor: Texto
    """Logradouro.

    XML: `infCte/receb/enderReceb/xLgr`; 1..1; texto, 2 a 255 caracteres.
    """

    numero_recebedor: Texto
    """Número.

    XML: `infCte/receb/enderReceb/nro`; 1..1; texto, 1 a 60 caracteres.
    """

    complemento_recebedor: Texto
    """Complemento.

    XML: `infCte/receb/enderReceb/xCpl`; 0..1; texto, 1 a 60 caracteres.
    """

    bairro_recebedor: Texto
    """Bairro.

    XML: `infCte/receb/enderReceb/xBairro`; 1..1; texto, 2 a 60 caracteres.
    """

    codigo_municipio_recebedor: Texto
    """Código IBGE do município; 9999999 no exterior.

    XML: `infCte/receb/enderReceb/cMun`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_recebedor: Texto
    """Nome do município; EXTERIOR fora do país.

    XML: `infCte/receb/enderReceb/xMun`; 1..1; texto, 2 a 60 caracteres.
    """

    cep_recebedor: Texto
    """CEP, 8 dígitos sem hífen.

    XML: `infCte/receb/enderReceb/CEP`; 0..1; 8 dígitos.
    """

    uf_recebedor: UfOuExterior
    """UF; EX no exterior.

    XML: `infCte/receb/enderReceb/UF`; 1..1; código.
    """

    codigo_pais_recebedor: Texto
    """Código do país na tabela do Banco Central.

    XML: `infCte/receb/enderReceb/cPais`; 0..1; 1 a 4 dígitos.
    """

    pais_recebedor: Texto
    """Nome do país.

    XML: `infCte/receb/enderReceb/xPais`; 0..1; texto, 2 a 60 caracteres.
    """

    email_recebedor: Texto
    """E-mail do recebedor.

    XML: `infCte/receb/email`; 0..1; e-mail, até 60 caracteres.
    """

    cnpj_destinatario: str
    """CNPJ do destinatário; 14 zeros para empresa do exterior.

    XML: `infCte/dest/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    cpf_destinatario: str
    """CPF do destinatário.

    XML: `infCte/dest/CPF`; 1..1; 11 dígitos.
    """

    inscricao_estadual_destinatario: Texto
    """Inscrição estadual do destinatário, ou ISENTO; omitir se não contribuinte.

    XML: `infCte/dest/IE`; 0..1; até 14 dígitos ou ISENTO.
    """

    nome_destinatario: Texto
    """Razão social ou nome do destinatário.

    XML: `infCte/dest/xNome`; 1..1; texto, 2 a 60 caracteres.
    """

    telefone_destinatario: Texto
    """Telefone do destinatário, só dígitos.

    XML: `infCte/dest/fone`; 0..1; 6 a 14 dígitos.
    """

    inscricao_suframa_destinatario: Texto
    """Inscrição do destinatário na Suframa; exigida em áreas com incentivo da Suframa.

    XML: `infCte/dest/ISUF`; 0..1; 8 a 9 dígitos.
    """

    logradouro_destinatario: Texto
    """Logradouro.

    XML: `infCte/dest/enderDest/xLgr`; 1..1; texto, 2 a 255 caracteres.
    """

    numero_destinatario: Texto
    """Número.

    XML: `infCte/dest/enderDest/nro`; 1..1; texto, 1 a 60 caracteres.
    """

    complemento_destinatario: Texto
    """Complemento.

    XML: `infCte/dest/enderDest/xCpl`; 0..1; texto, 1 a 60 caracteres.
    """

    bairro_destinatario: Texto
    """Bairro.

    XML: `infCte/dest/enderDest/xBairro`; 1..1; texto, 2 a 60 caracteres.
    """

    codigo_municipio_destinatario: Texto
    """Código IBGE do município; 9999999 no exterior.

    XML: `infCte/dest/enderDest/cMun`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_destinatario: Texto
    """Nome do município; EXTERIOR fora do país.

    XML: `infCte/dest/enderDest/xMun`; 1..1; texto, 2 a 60 caracteres.
    """

    cep_destinatario: Texto
    """CEP, 8 dígitos sem hífen.

    XML: `infCte/dest/enderDest/CEP`; 0..1; 8 dígitos.
    """

    uf_destinatario: UfOuExterior
    """UF; EX no exterior.

    XML: `infCte/dest/enderDest/UF`; 1..1; código.
    """

    codigo_pais_destinatario: Texto
    """Código do país na tabela do Banco Central.

    XML: `infCte/dest/enderDest/cPais`; 0..1; 1 a 4 dígitos.
    """

    pais_destinatario: Texto
    """Nome do país.

    XML: `infCte/dest/enderDest/xPais`; 0..1; texto, 2 a 60 caracteres.
    """

    email_destinatario: Texto
    """E-mail do destinatário.

    XML: `infCte/dest/email`; 0..1; e-mail, até 60 caracteres.
    """

    valor_total: Valor
    """Valor total da prestação do serviço; a partir de 2027 inclui IBS e CBS.

    XML: `infCte/vPrest/vTPrest`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_total_liquido: Valor
    """Valor líquido da prestação, sem tributos.

    XML: `infCte/vPrest/vTPrestLiq`; 0..1; decimal, até 13 inteiros e até 2 casas. PROPOSTO.
    """

    valor_receber: Valor
    """Valor a receber.

    XML: `infCte/vPrest/vRec`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    componentes_valor: Sequence[ComponenteValor]
    """Componente do valor da prestação.

    XML: `infCte/vPrest/Comp`; 0..n.
    """

    icms_situacao_tributaria: SituacaoTributariaIcms
    """Situação tributária do ICMS (CST), que decide a forma de tributação.

    XML: `infCte/imp/ICMS/{ICMS00,ICMS20,ICMS45,ICMS60,ICMS90,ICMSOutraUF,ICMSSN}/CST`; 1..1; código.
    """

    icms_base_calculo: Valor
    """Base de cálculo do ICMS.

    XML: `infCte/imp/ICMS/{ICMS00,ICMS20,ICMS90}/vBC`, `infCte/imp/ICMS/ICMSOutraUF/vBCOutraUF`; 1..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 00, 20, 90 ou 90_outra_uf.
    """

    icms_aliquota: Valor
    """Alíquota do ICMS, em percentual.

    XML: `infCte/imp/ICMS/{ICMS00,ICMS20,ICMS90}/pICMS`, `infCte/imp/ICMS/ICMSOutraUF/pICMSOutraUF`; 1..1; decimal, até 3 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 00, 20, 90 ou 90_outra_uf.
    """

    icms_valor: Valor
    """Valor do ICMS.

    XML: `infCte/imp/ICMS/{ICMS00,ICMS20,ICMS90}/vICMS`, `infCte/imp/ICMS/ICMSOutraUF/vICMSOutraUF`; 1..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 00, 20, 90 ou 90_outra_uf.
    """

    icms_reducao_base_calculo: Valor
    """Percentual de redução da base de cálculo do ICMS.

    XML: `infCte/imp/ICMS/{ICMS20,ICMS90}/pRedBC`, `infCte/imp/ICMS/ICMSOutraUF/pRedBCOutraUF`; 1..1 ou 0..1; decimal, até 3 inteiros e até 2 casas, maior que zero; quando `icms_situacao_tributaria` = 20, 90 ou 90_outra_uf.
    """

    icms_valor_desonerado: Valor
    """Valor do ICMS desonerado.

    XML: `infCte/imp/ICMS/{ICMS20,ICMS45,ICMS60,ICMS90,ICMSOutraUF}/vICMSDeson`; 1..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 20, 40, 41, 51, 60, 90 ou 90_outra_uf.
    """

    icms_codigo_beneficio_fiscal: Texto
    """Código do benefício fiscal na UF, 8 ou 10 caracteres.

    XML: `infCte/imp/ICMS/{ICMS20,ICMS45,ICMS60,ICMS90,ICMSOutraUF}/cBenef`; 1..1; texto, 8 ou 10 caracteres; quando `icms_situacao_tributaria` = 20, 40, 41, 51, 60, 90 ou 90_outra_uf.
    """

    icms_base_calculo_retido_st: Valor
    """Base de cálculo do ICMS retido por substituição tributária.

    XML: `infCte/imp/ICMS/ICMS60/vBCSTRet`; 1..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 60.
    """

    icms_valor_retido_st: Valor
    """Valor do ICMS retido por substituição tributária.

    XML: `infCte/imp/ICMS/ICMS60/vICMSSTRet`; 1..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 60.
    """

    icms_aliquota_retido_st: Valor
    """Alíquota do ICMS retido por substituição tributária, em percentual.

    XML: `infCte/imp/ICMS/ICMS60/pICMSSTRet`; 1..1; decimal, até 3 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 60.
    """

    icms_valor_credito_presumido: Valor
    """Valor do crédito outorgado ou presumido de ICMS.

    XML: `infCte/imp/ICMS/{ICMS60,ICMS90}/vCred`; 0..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 60 ou 90.
    """

    icms_indicador_simples_nacional: IndicadorSimplesNacional
    """Indica que o emitente é do Simples Nacional; sempre 1.

    XML: `infCte/imp/ICMS/ICMSSN/indSN`; 1..1; código; quando `icms_situacao_tributaria` = 90_simples_nacional.
    """

    icms_valor_previsto: Valor
    """Valor do ICMS previsto, no CT-e de pagamento antecipado.

    XML: `infCte/imp/ICMS/gICMSPrevistoPagtoAntecip/vICMSPrevisto`; 1..1; decimal, até 13 inteiros e até 2 casas. PROPOSTO.
    """

    valor_total_tributos: Valor
    """Valor aproximado total dos tributos.

    XML: `infCte/imp/vTotTrib`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    informacoes_adicionais_fisco: Texto
    """Informações adicionais de interesse do fisco.

    XML: `infCte/imp/infAdFisco`; 0..1; texto, 1 a 2000 caracteres.
    """

    icms_base_calculo_uf_fim: Valor
    """Base de cálculo do ICMS na UF de término da prestação.

    XML: `infCte/imp/ICMSUFFim/vBCUFFim`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    icms_percentual_fcp_uf_fim: Valor
    """Percentual do Fundo de Combate à Pobreza (FCP) na UF de término.

    XML: `infCte/imp/ICMSUFFim/pFCPUFFim`; 1..1; decimal, até 3 inteiros e até 2 casas.
    """

    icms_aliquota_interna_uf_fim: Valor
    """Alíquota interna do ICMS na UF de término, em percentual.

    XML: `infCte/imp/ICMSUFFim/pICMSUFFim`; 1..1; decimal, até 3 inteiros e até 2 casas.
    """

    icms_aliquota_interestadual_uf_fim: Valor
    """Alíquota interestadual do ICMS entre as UFs da prestação, em percentual.

    XML: `infCte/imp/ICMSUFFim/pICMSInter`; 1..1; decimal, até 3 inteiros e até 2 casas.
    """

    icms_valor_total_fcp_uf_fim: Valor
    """Valor do FCP devido à UF de término.

    XML: `infCte/imp/ICMSUFFim/vFCPUFFim`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    icms_valor_partilha_uf_fim: Valor
    """Valor do ICMS partilhado com a UF de término.

    XML: `infCte/imp/ICMSUFFim/vICMSUFFim`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    icms_valor_partilha_uf_inicio: Valor
    """Valor do ICMS partilhado com a UF de início.

    XML: `infCte/imp/ICMSUFFim/vICMSUFIni`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_cbs_situacao_tributaria: Texto
    """Situação tributária do IBS e da CBS, 3 dígitos.

    XML: `infCte/imp/IBSCBS/CST`; 1..1; 3 dígitos.
    """

    ibs_cbs_classificacao_tributaria: Texto
    """Classificação tributária do IBS e da CBS, 6 dígitos.

    XML: `infCte/imp/IBSCBS/cClassTrib`; 1..1; 6 dígitos.
    """

    ibs_cbs_indicador_doacao: IndicadorDoacao
    """Indica doação; informar apenas quando for o caso.

    XML: `infCte/imp/IBSCBS/indDoacao`; 0..1; código. PROPOSTO.
    """

    ibs_cbs_base_calculo: Valor
    """Base de cálculo do IBS e da CBS.

    XML: `infCte/imp/IBSCBS/gIBSCBS/vBC`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_uf_aliquota: Valor
    """Alíquota do IBS da UF, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/pIBSUF`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_uf_percentual_diferimento: Valor
    """Percentual do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gDif/pDif`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_uf_valor_diferido: Valor
    """Valor do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gDif/vDif`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_uf_percentual_tributo_devolvido: Valor
    """Percentual de devolução do tributo.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gDevTrib/pDevTrib`; 0..1; decimal, até 3 inteiros e 2 a 4 casas. PROPOSTO.
    """

    ibs_uf_valor_tributo_devolvido: Valor
    """Valor do tributo devolvido.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gDevTrib/vDevTrib`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_uf_percentual_reducao_aliquota: Valor
    """Percentual de redução da alíquota, conforme a classificação tributária.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gRed/pRedAliq`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_uf_aliquota_efetiva: Valor
    """Alíquota efetiva aplicada à base de cálculo, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gRed/pAliqEfet`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_uf_valor: Valor
    """Valor do IBS da UF.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/vIBSUF`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_mun_aliquota: Valor
    """Alíquota do IBS do município, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/pIBSMun`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_mun_percentual_diferimento: Valor
    """Percentual do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gDif/pDif`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_mun_valor_diferido: Valor
    """Valor do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gDif/vDif`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_mun_percentual_tributo_devolvido: Valor
    """Percentual de devolução do tributo.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gDevTrib/pDevTrib`; 0..1; decimal, até 3 inteiros e 2 a 4 casas. PROPOSTO.
    """

    ibs_mun_valor_tributo_devolvido: Valor
    """Valor do tributo devolvido.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gDevTrib/vDevTrib`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_mun_percentual_reducao_aliquota: Valor
    """Percentual de redução da alíquota, conforme a classificação tributária.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gRed/pRedAliq`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_mun_aliquota_efetiva: Valor
    """Alíquota efetiva aplicada à base de cálculo, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gRed/pAliqEfet`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_mun_valor: Valor
    """Valor do IBS do município.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/vIBSMun`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_valor_total: Valor
    """Valor do IBS: soma do IBS da UF e do município.

    XML: `infCte/imp/IBSCBS/gIBSCBS/vIBS`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_aliquota: Valor
    """Alíquota da CBS, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/pCBS`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_percentual_diferimento: Valor
    """Percentual do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gDif/pDif`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_valor_diferido: Valor
    """Valor do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gDif/vDif`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_percentual_tributo_devolvido: Valor
    """Percentual de devolução do tributo.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gDevTrib/pDevTrib`; 0..1; decimal, até 3 inteiros e 2 a 4 casas. PROPOSTO.
    """

    cbs_valor_tributo_devolvido: Valor
    """Valor do tributo devolvido.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gDevTrib/vDevTrib`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_percentual_reducao_aliquota: Valor
    """Percentual de redução da alíquota, conforme a classificação tributária.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gRed/pRedAliq`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_aliquota_efetiva: Valor
    """Alíquota efetiva aplicada à base de cálculo, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gRed/pAliqEfet`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_aliquota_efetiva_regular_zfm: Valor
    """Alíquota efetiva da CBS que se aplicaria fora da área incentivada, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gALCZFMCBS/pAliqEfetRegCBS`; 1..1; decimal, até 3 inteiros e 2 a 4 casas. PROPOSTO.
    """

    cbs_valor_tributo_regular_zfm: Valor
    """Valor da CBS que seria devido fora da área incentivada.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gALCZFMCBS/vTribRegCBS`; 1..1; decimal, até 13 inteiros e até 2 casas. PROPOSTO.
    """

    cbs_valor: Valor
    """Valor da CBS.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/vCBS`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_cbs_situacao_tributaria_regular: Texto
    """Situação tributária que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/CSTReg`; 1..1; 3 dígitos.
    """

    ibs_cbs_classificacao_tributaria_regular: Texto
    """Classificação tributária que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/cClassTribReg`; 1..1; 6 dígitos.
    """

    ibs_aliquota_efetiva_regular_uf: Valor
    """Alíquota do IBS da UF que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/pAliqEfetRegIBSUF`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_valor_tributo_regular_uf: Valor
    """Valor do IBS da UF que seria devido se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/vTribRegIBSUF`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_aliquota_efetiva_regular_municipio: Valor
    """Alíquota do IBS do município que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/pAliqEfetRegIBSMun`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_valor_tributo_regular_municipio: Valor
    """Valor do IBS do município que seria devido se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/vTribRegIBSMun`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_aliquota_efetiva_regular: Valor
    """Alíquota da CBS que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/pAliqEfetRegCBS`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_valor_tributo_regular: Valor
    """Valor da CBS que seria devido se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/vTribRegCBS`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_aliquota_uf: Valor
    """Alíquota do IBS da UF sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/pAliqIBSUF`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_valor_tributo_uf: Valor
    """Valor do IBS que seria devido à UF sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/vTribIBSUF`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_aliquota_municipio: Valor
    """Alíquota do IBS do município sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/pAliqIBSMun`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_valor_tributo_municipio: Valor
    """Valor do IBS que seria devido ao município sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/vTribIBSMun`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_cbs_aliquota: Valor
    """Alíquota da CBS sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/pAliqCBS`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_valor_tributo: Valor
    """Valor da CBS que seria devido sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/vTribCBS`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_valor_estornado: Valor
    """Valor do IBS a estornar.

    XML: `infCte/imp/IBSCBS/gEstornoCred/vIBSEstCred`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_valor_estornado: Valor
    """Valor da CBS a estornar.

    XML: `infCte/imp/IBSCBS/gEstornoCred/vCBSEstCred`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_total_dfe: Valor
    """Valor total do documento fiscal.

    XML: `infCte/imp/vTotDFe`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    pagamentos_vinculados: Sequence[PagamentoVinculado]
    """Pagamento previsto.

    XML: `infCte/pgtoVinc/pgto`; 1..99. PROPOSTO.
    """

    valor_total_carga: Valor
    """Valor total da carga; só o modal dutoviário dispensa.

    XML: `infCte/infCTeNorm/infCarga/vCarga`; 0..1; decimal, até 13 inteiros e até 2 casas; quando `tipo_documento` ≠ 1.
    """

    produto_predominante: Texto
    """Produto predominante.

    XML: `infCte/infCTeNorm/infCarga/proPred`; 1..1; texto, 1 a 60 caracteres; quando `tipo_documento` ≠ 1.
    """

    outras_caracteristicas_carga: Texto
    """Outras características da carga, como FRIA, GRANEL ou REFRIGERADA.

    XML: `infCte/infCTeNorm/infCarga/xOutCat`; 0..1; texto, 1 a 30 caracteres; quando `tipo_documento` ≠ 1.
    """

    quantidades: Sequence[Quantidade]
    """Quantidade da carga em uma unidade de medida.

    XML: `infCte/infCTeNorm/infCarga/infQ`; 1..n; quando `tipo_documento` ≠ 1.
    """

    valor_carga_averbacao: Valor
    """Valor da carga para averbação do seguro, quando difere do valor da carga.

    XML: `infCte/infCTeNorm/infCarga/vCargaAverb`; 0..1; decimal, até 13 inteiros e até 2 casas, maior que zero; quando `tipo_documento` ≠ 1.
    """

    nfs: Sequence[Nf]
    """Nota fiscal em papel transportada.

    XML: `infCte/infCTeNorm/infDoc/infNF`; 1..n; quando `tipo_documento` ≠ 1.
    """

    nfes: Sequence[Nfe]
    """NF-e transportada.

    XML: `infCte/infCTeNorm/infDoc/infNFe`; 1..n; quando `tipo_documento` ≠ 1.
    """

    outros_documentos: Sequence[OutroDocumento]
    """Outro documento transportado, que não é nota em papel, NF-e nem DC-e.

    XML: `infCte/infCTeNorm/infDoc/infOutros`; 1..n; quando `tipo_documento` ≠ 1.
    """

    dces: Sequence[Dce]
    """Declaração de conteúdo eletrônica (DC-e) transportada.

    XML: `infCte/infCTeNorm/infDoc/infDCe`; 1..n; quando `tipo_documento` ≠ 1.
    """

    emissores_documento_transporte_anterior: Sequence[EmissorDocumentoAnterior]
    """Emissor de documento de transporte anterior.

    XML: `infCte/infCTeNorm/docAnt/emiDocAnt`; 1..n; quando `tipo_documento` ≠ 1.
    """

    modal_rodoviario: ModalRodoviario
    """Dados do modal rodoviário.

    XML: `infCte/infCTeNorm/infModal/rodo`; 1..1; quando `tipo_documento` ≠ 1 e `modal` = 01.
    """

    modal_aereo: ModalAereo
    """Dados do modal aéreo.

    XML: `infCte/infCTeNorm/infModal/aereo`; 1..1; quando `tipo_documento` ≠ 1 e `modal` = 02.
    """

    modal_aquaviario: ModalAquaviario
    """Dados do modal aquaviário.

    XML: `infCte/infCTeNorm/infModal/aquav`; 1..1; quando `tipo_documento` ≠ 1 e `modal` = 03.
    """

    modal_ferroviario: ModalFerroviario
    """Dados do modal ferroviário.

    XML: `infCte/infCTeNorm/infModal/ferrov`; 1..1; quando `tipo_documento` ≠ 1 e `modal` = 04.
    """

    modal_dutoviario: ModalDutoviario
    """Dados do modal dutoviário.

    XML: `infCte/infCTeNorm/infModal/duto`; 1..1; quando `tipo_documento` ≠ 1 e `modal` = 05.
    """

    modal_multimodal: ModalMultimodal
    """Dados do modal multimodal.

    XML: `infCte/infCTeNorm/infModal/multimodal`; 1..1; quando `tipo_documento` ≠ 1 e `modal` = 06.
    """

    veiculos_transportados: Sequence[VeiculoTransportado]
    """Veículo novo transportado.

    XML: `infCte/infCTeNorm/veicNovos`; 0..n; quando `tipo_documento` ≠ 1.
    """

    numero_fatura: Texto
    """Número da fatura.

    XML: `infCte/infCTeNorm/cobr/fat/nFat`; 0..1; texto, 1 a 60 caracteres; quando `tipo_documento` ≠ 1.
    """

    valor_original_fatura: Valor
    """Valor original da fatura.

    XML: `infCte/infCTeNorm/cobr/fat/vOrig`; 0..1; decimal, até 13 inteiros e até 2 casas, maior que zero; quando `tipo_documento` ≠ 1.
    """

    valor_desconto_fatura: Valor
    """Valor do desconto da fatura.

    XML: `infCte/infCTeNorm/cobr/fat/vDesc`; 0..1; decimal, até 13 inteiros e até 2 casas, maior que zero; quando `tipo_documento` ≠ 1.
    """

    valor_liquido_fatura: Valor
    """Valor líquido da fatura.

    XML: `infCte/infCTeNorm/cobr/fat/vLiq`; 0..1; decimal, até 13 inteiros e até 2 casas, maior que zero; quando `tipo_documento` ≠ 1.
    """

    duplicatas: Sequence[Duplicata]
    """Duplicata.

    XML: `infCte/infCTeNorm/cobr/dup`; 0..n; quando `tipo_documento` ≠ 1.
    """

    chave_cte_original_sub: str
    """Chave de acesso do CT-e substituído.

    XML: `infCte/infCTeNorm/infCteSub/chCte`; 1..1; chave de acesso, 44 caracteres; quando `tipo_documento` ≠ 1.
    """

    indicador_cte_alteracao_tomador: IndicadorAlteracaoTomador
    """Indica que a substituição altera o tomador; informar apenas quando for o caso.

    XML: `infCte/infCTeNorm/infCteSub/indAlteraToma`; 0..1; código; quando `tipo_documento` ≠ 1.
    """

    informacoes_cte_globalizado: Texto
    """Informações do CT-e globalizado, como a legislação do regime especial.

    XML: `infCte/infCTeNorm/infGlobalizado/xObs`; 1..1; texto, 15 a 256 caracteres; quando `tipo_documento` ≠ 1.
    """

    ctes_multimodais_vinculados: Sequence[CteMultimodalVinculado]
    """CT-e multimodal a que o serviço se vincula.

    XML: `infCte/infCTeNorm/infServVinc/infCTeMultimodal`; 1..n; quando `tipo_documento` ≠ 1.
    """

    chave_cte_complementado: Union[Sequence[str], str]
    """CT-e complementado.

    XML: `infCte/infCteComp`; 1..10; chave de acesso, 44 caracteres; quando `tipo_documento` = 1.
    """

    pessoas_autorizadas: Sequence[PessoaAutorizada]
    """Pessoa autorizada a baixar o XML do documento.

    XML: `infCte/autXML`; 0..10.
    """

    cnpj_responsavel_tecnico: str
    """CNPJ da empresa que desenvolve o sistema emissor.

    XML: `infCte/infRespTec/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    contato_responsavel_tecnico: Texto
    """Nome da pessoa de contato na empresa do sistema emissor.

    XML: `infCte/infRespTec/xContato`; 1..1; texto, 2 a 60 caracteres.
    """

    email_responsavel_tecnico: Texto
    """E-mail de contato da empresa do sistema emissor.

    XML: `infCte/infRespTec/email`; 1..1; e-mail, até 60 caracteres.
    """

    telefone_responsavel_tecnico: Texto
    """Telefone de contato da empresa do sistema emissor, com DDD e só dígitos.

    XML: `infCte/infRespTec/fone`; 1..1; 7 a 12 dígitos.
    """

    codigo_responsavel_tecnico: Texto
    """Identificador do código de segurança do responsável técnico (CSRT).

    XML: `infCte/infRespTec/idCSRT`; 1..1; 3 dígitos. PROPOSTO.
    """

    hash_responsavel_tecnico: Texto
    """SHA-1 do CSRT seguido da chave de acesso, em base64.

    XML: `infCte/infRespTec/hashCSRT`; 1..1; 20 bytes em base64. PROPOSTO.
    """

    chave_cte_original_anulado: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    data_declaracao_anulacao: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""


class Percurso(TypedDict, total=False):
    """UF do percurso do veículo.

    XML: `infPercurso`. Item de `cte_os: percursos[]`.
    """

    uf_percurso_veiculo: UfOuExterior
    """Sigla de UF por onde o veículo passa; não repetir as de início e término.

    XML: `UFPer`; 1..1; código.
    """


class DocumentoReferenciado(TypedDict, total=False):
    """Documento referenciado.

    XML: `infDocRef`. Item de `cte_os: documentos_referenciados[]`.
    """

    numero: Texto
    """Número do documento referenciado.

    XML: `nDoc`; 1..1; texto, 1 a 20 caracteres.
    """

    serie: Texto
    """Série do documento referenciado.

    XML: `serie`; 0..1; texto, 1 a 3 caracteres.
    """

    subserie: Texto
    """Subsérie do documento referenciado.

    XML: `subserie`; 0..1; texto, 1 a 3 caracteres.
    """

    data_emissao: Data
    """Data de emissão do documento referenciado.

    XML: `dEmi`; 1..1; data, AAAA-MM-DD.
    """

    valor: Valor
    """Valor transportado.

    XML: `vDoc`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    chave_bpe: str
    """Chave de acesso do BP-e com evento de excesso de bagagem.

    XML: `chBPe`; 1..1; chave de acesso, 44 caracteres. PROPOSTO.
    """


class SeguroCarga(TypedDict, total=False):
    """Seguro do transporte.

    XML: `seg`. Item de `cte_os: seguros_carga[]`.
    """

    responsavel_seguro: ResponsavelSeguro
    """Responsável pelo seguro.

    XML: `respSeg`; 1..1; código.
    """

    nome_seguradora: Texto
    """Nome da seguradora.

    XML: `xSeg`; 0..1; texto, 1 a 30 caracteres.
    """

    numero_apolice: Texto
    """Número da apólice.

    XML: `nApol`; 0..1; texto, 1 a 20 caracteres.
    """


class ModalRodoviarioOs(TypedDict, total=False):
    """Dados do modal rodoviário de outros serviços.

    XML: `rodoOS`.
    """

    taf: Texto
    """Termo de autorização de fretamento do emitente na ANTT, 12 dígitos.

    XML: `infCte/infCTeNorm/infModal/rodoOS/TAF`; 1..1; 12 dígitos.
    """

    numero_registro_estadual: Texto
    """Registro do emitente na agência reguladora estadual, 25 dígitos.

    XML: `infCte/infCTeNorm/infModal/rodoOS/NroRegEstadual`; 1..1; 25 dígitos.
    """

    placa: Texto
    """Placa do veículo, antiga ou Mercosul, sem hífen.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/placa`; 1..1; placa, antiga ou Mercosul.
    """

    renavam: Texto
    """Renavam do veículo.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/RENAVAM`; 0..1; texto, 9 a 11 caracteres.
    """

    cpf_proprietario: str
    """CPF do proprietário.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/prop/CPF`; 1..1; 11 dígitos.
    """

    cnpj_proprietario: str
    """CNPJ do proprietário.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/prop/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    taf_proprietario: Texto
    """Termo de autorização de fretamento do proprietário na ANTT, 12 dígitos.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/prop/TAF`; 1..1; 12 dígitos.
    """

    numero_registro_estadual_proprietario: Texto
    """Registro do proprietário na agência reguladora estadual, 25 dígitos.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/prop/NroRegEstadual`; 1..1; 25 dígitos.
    """

    razao_social_proprietario: Texto
    """Razão social ou nome do proprietário.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/prop/xNome`; 1..1; texto, 2 a 60 caracteres.
    """

    inscricao_estadual_proprietario: Texto
    """Inscrição estadual do proprietário, ou ISENTO.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/prop/IE`; 1..1; até 14 dígitos ou ISENTO.
    """

    uf_proprietario: UfOuExterior
    """UF do proprietário.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/prop/UF`; 1..1; código.
    """

    tipo_proprietario: TipoProprietario
    """Tipo de proprietário ou possuidor.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/prop/tpProp`; 1..1; código.
    """

    uf_licenciamento: UfOuExterior
    """UF em que o veículo está licenciado.

    XML: `infCte/infCTeNorm/infModal/rodoOS/veic/UF`; 0..1; código.
    """

    tipo_fretamento: TipoFretamento
    """Tipo de fretamento.

    XML: `infCte/infCTeNorm/infModal/rodoOS/infFretamento/tpFretamento`; 1..1; código.
    """

    data_viagem_fretamento: DataHora
    """Data e hora da viagem; só no fretamento eventual.

    XML: `infCte/infCTeNorm/infModal/rodoOS/infFretamento/dhViagem`; 0..1; data e hora, AAAA-MM-DDTHH:MM:SS-03:00.
    """


class ComponenteGtve(TypedDict, total=False):
    """Componente do valor da GTV-e.

    XML: `Comp`. Item de `cte_os: gtves[].componentes[]`.
    """

    tipo: TipoComponenteGtve
    """Tipo do componente.

    XML: `tpComp`; 1..1; código. PROPOSTO.
    """

    valor: Valor
    """Valor do componente.

    XML: `vComp`; 1..1; decimal, até 13 inteiros e até 2 casas. PROPOSTO.
    """

    descricao: Texto
    """Nome do componente; informar apenas quando o tipo é 6 (outros).

    XML: `xComp`; 0..1; texto, até 15 caracteres. PROPOSTO.
    """


class Gtve(TypedDict, total=False):
    """GTV-e relacionada ao CT-e OS; só no transporte de valores.

    XML: `infGTVe`. Item de `cte_os: gtves[]`.
    """

    chave_gtve: str
    """Chave de acesso da GTV-e.

    XML: `chCTe`; 1..1; chave de acesso, 44 caracteres. PROPOSTO.
    """

    componentes: Sequence[ComponenteGtve]
    """Componente do valor da GTV-e.

    XML: `Comp`; 1..n. PROPOSTO.
    """


class CteOs(TypedDict, total=False):
    """CT-e OS modelo 67, de outros serviços.

    XML: `CTeOS`.
    """

    cfop: Texto
    """Código fiscal da prestação (CFOP).

    XML: `infCte/ide/CFOP`; 1..1; CFOP, 4 dígitos.
    """

    natureza_operacao: Texto
    """Natureza da operação.

    XML: `infCte/ide/natOp`; 1..1; texto, 1 a 60 caracteres.
    """

    serie: Texto
    """Série do CT-e OS; 0 quando a série é única.

    XML: `infCte/ide/serie`; 1..1; inteiro, 1 a 3 dígitos, sem zeros à esquerda. Vem da numeração da API quando ausente.
    """

    numero: Texto
    """Número do CT-e OS.

    XML: `infCte/ide/nCT`; 1..1; inteiro, 1 a 9 dígitos, sem zeros à esquerda. Vem da numeração da API quando ausente.
    """

    data_emissao: DataHora
    """Data e hora de emissão, com o fuso horário.

    XML: `infCte/ide/dhEmi`; 1..1; data e hora, AAAA-MM-DDTHH:MM:SS-03:00.
    """

    forma_emissao: FormaEmissaoOs
    """Forma de emissão: normal ou uma das contingências.

    XML: `infCte/ide/tpEmis`; 1..1; código. Calculado quando ausente. PROPOSTO.
    """

    tipo_documento: TipoDocumento
    """Finalidade do CT-e OS: normal, complemento de valores ou substituição.

    XML: `infCte/ide/tpCTe`; 1..1; código.
    """

    codigo_municipio_envio: Texto
    """Código IBGE do município de envio do CT-e OS; 9999999 no exterior.

    XML: `infCte/ide/cMunEnv`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_envio: Texto
    """Nome do município de envio do CT-e OS; país e município no exterior.

    XML: `infCte/ide/xMunEnv`; 1..1; texto, 2 a 60 caracteres.
    """

    uf_envio: UfOuExterior
    """UF de envio do CT-e OS; EX no exterior.

    XML: `infCte/ide/UFEnv`; 1..1; código.
    """

    modal: ModalOs
    """Modal do transporte.

    XML: `infCte/ide/modal`; 1..1; código.
    """

    tipo_servico: TipoServicoOs
    """Tipo do serviço: transporte de pessoas, de valores ou excesso de bagagem.

    XML: `infCte/ide/tpServ`; 1..1; código.
    """

    indicador_inscricao_estadual_tomador: IndicadorIeTomador
    """Situação do tomador perante o ICMS.

    XML: `infCte/ide/indIEToma`; 1..1; código.
    """

    codigo_municipio_inicio: Texto
    """Código IBGE do município de início da prestação; 9999999 no exterior.

    XML: `infCte/ide/cMunIni`; 0..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_inicio: Texto
    """Nome do município de início da prestação; EXTERIOR fora do país.

    XML: `infCte/ide/xMunIni`; 0..1; texto, 2 a 60 caracteres.
    """

    uf_inicio: UfOuExterior
    """UF de início da prestação; EX no exterior.

    XML: `infCte/ide/UFIni`; 0..1; código.
    """

    codigo_municipio_fim: Texto
    """Código IBGE do município de término da prestação; 9999999 no exterior.

    XML: `infCte/ide/cMunFim`; 0..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_fim: Texto
    """Nome do município de término da prestação; EXTERIOR fora do país.

    XML: `infCte/ide/xMunFim`; 0..1; texto, 2 a 60 caracteres.
    """

    uf_fim: UfOuExterior
    """UF de término da prestação; EX no exterior.

    XML: `infCte/ide/UFFim`; 0..1; código.
    """

    percursos: Sequence[Percurso]
    """UF do percurso do veículo.

    XML: `infCte/ide/infPercurso`; 0..25.
    """

    data_entrada_contingencia: DataHora
    """Data e hora da entrada em contingência.

    XML: `infCte/ide/dhCont`; 1..1; data e hora, AAAA-MM-DDTHH:MM:SS-03:00. PROPOSTO.
    """

    motivo_entrada_contingencia: Texto
    """Justificativa da entrada em contingência.

    XML: `infCte/ide/xJust`; 1..1; texto, 15 a 256 caracteres. PROPOSTO.
    """

    tipo_compra_governamental: EnteGovernamental
    """Ente público que compra.

    XML: `infCte/ide/gCompraGov/tpEnteGov`; 1..1; código.
    """

    perc_reducao_aliquota_compra_governamental: Valor
    """Percentual de redução de alíquota na compra governamental.

    XML: `infCte/ide/gCompraGov/pRedutor`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    tipo_operacao_governamental: TipoOperacaoGovernamental
    """Ordem entre o fornecimento e o pagamento.

    XML: `infCte/ide/gCompraGov/tpOperGov`; 1..1; código.
    """

    chave_acesso_dfe_anterior: Union[Sequence[str], str]
    """Chave do documento anterior do mesmo CNPJ base; só nas operações 2 (uma) e 3 (várias).

    XML: `infCte/ide/gCompraGov/refDFeAnt`; 0..99; chave de acesso, 44 caracteres.
    """

    tipo_pagamento_antecipado: TipoPagamentoAntecipado
    """Pagamento antecipado: se o documento registra a antecipação ou o fornecimento já pago.

    XML: `infCte/ide/tpPagAnt`; 0..1; código. PROPOSTO.
    """

    chaves_cte_antecipacao_pagamento: Union[Sequence[Union[CteAntecipacaoPagamento, Texto]], Texto]
    """Chave de acesso do CT-e que registrou o pagamento antecipado.

    XML: `infCte/ide/gPagAntecipado/chDFePagAnt`; 1..99. PROPOSTO.
    """

    caracteristica_adicional_transporte: Texto
    """Característica adicional do transporte, como REENTREGA ou DEVOLUÇÃO.

    XML: `infCte/compl/xCaracAd`; 0..1; texto, 1 a 15 caracteres.
    """

    caracteristica_adicional_servico: Texto
    """Característica adicional do serviço, como ENTREGA EXPRESSA ou LOGÍSTICA REVERSA.

    XML: `infCte/compl/xCaracSer`; 0..1; texto, 1 a 30 caracteres.
    """

    funcionario_emissor: Texto
    """Funcionário que emitiu o CT-e OS.

    XML: `infCte/compl/xEmi`; 0..1; texto, 1 a 20 caracteres.
    """

    observacoes: Texto
    """Observações gerais.

    XML: `infCte/compl/xObs`; 0..1; texto, 1 a 2000 caracteres.
    """

    observacoes_contribuinte: Sequence[ObservacaoContribuinte]
    """Observação de uso livre do contribuinte, com nome e texto.

    XML: `infCte/compl/ObsCont`; 0..10.
    """

    observacoes_fisco: Sequence[ObservacaoFisco]
    """Observação de interesse do fisco, com nome e texto.

    XML: `infCte/compl/ObsFisco`; 0..10.
    """

    cnpj_emitente: str
    """CNPJ do emitente.

    XML: `infCte/emit/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    inscricao_estadual_emitente: Texto
    """Inscrição estadual do emitente.

    XML: `infCte/emit/IE`; 1..1; 2 a 14 dígitos. Vem do cadastro da empresa quando ausente.
    """

    inscricao_estadual_st_emitente: Texto
    """Inscrição estadual de substituto tributário do emitente.

    XML: `infCte/emit/IEST`; 0..1; 2 a 14 dígitos. Vem do cadastro da empresa quando ausente.
    """

    nome_emitente: Texto
    """Razão social ou nome do emitente.

    XML: `infCte/emit/xNome`; 1..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    nome_fantasia_emitente: Texto
    """Nome fantasia do emitente.

    XML: `infCte/emit/xFant`; 0..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    logradouro_emitente: Texto
    """Logradouro.

    XML: `infCte/emit/enderEmit/xLgr`; 1..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    numero_emitente: Texto
    """Número.

    XML: `infCte/emit/enderEmit/nro`; 1..1; texto, 1 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    complemento_emitente: Texto
    """Complemento.

    XML: `infCte/emit/enderEmit/xCpl`; 0..1; texto, 1 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    bairro_emitente: Texto
    """Bairro.

    XML: `infCte/emit/enderEmit/xBairro`; 1..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    codigo_municipio_emitente: Texto
    """Código IBGE do município.

    XML: `infCte/emit/enderEmit/cMun`; 1..1; 7 dígitos. Vem do cadastro da empresa quando ausente.
    """

    municipio_emitente: Texto
    """Nome do município.

    XML: `infCte/emit/enderEmit/xMun`; 1..1; texto, 2 a 60 caracteres. Vem do cadastro da empresa quando ausente.
    """

    cep_emitente: Texto
    """CEP, 8 dígitos sem hífen.

    XML: `infCte/emit/enderEmit/CEP`; 0..1; 8 dígitos. Vem do cadastro da empresa quando ausente.
    """

    uf_emitente: Uf
    """UF.

    XML: `infCte/emit/enderEmit/UF`; 1..1; código. Vem do cadastro da empresa quando ausente.
    """

    telefone_emitente: Texto
    """Telefone, só dígitos.

    XML: `infCte/emit/enderEmit/fone`; 0..1; 6 a 14 dígitos. Vem do cadastro da empresa quando ausente.
    """

    regime_tributario_emitente: RegimeTributario
    """Regime tributário do emitente.

    XML: `infCte/emit/CRT`; 1..1; código. Vem do cadastro da empresa quando ausente.
    """

    inscricao_suframa_emitente: Texto
    """Inscrição do emitente na Suframa; exigida quando a CBS tem alíquota zero em área incentivada.

    XML: `infCte/emit/ISUFEmit`; 0..1; texto, 8 a 9 caracteres. PROPOSTO.
    """

    cnpj_tomador: str
    """CNPJ do tomador; 14 zeros para empresa do exterior.

    XML: `infCte/toma/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    cpf_tomador: str
    """CPF do tomador.

    XML: `infCte/toma/CPF`; 1..1; 11 dígitos.
    """

    inscricao_estadual_tomador: Texto
    """Inscrição estadual do tomador, ou ISENTO; omitir se não contribuinte.

    XML: `infCte/toma/IE`; 0..1; até 14 dígitos ou ISENTO.
    """

    nome_tomador: Texto
    """Razão social ou nome do tomador.

    XML: `infCte/toma/xNome`; 1..1; texto, 2 a 60 caracteres.
    """

    nome_fantasia_tomador: Texto
    """Nome fantasia do tomador.

    XML: `infCte/toma/xFant`; 0..1; texto, 2 a 60 caracteres.
    """

    telefone_tomador: Texto
    """Telefone do tomador, só dígitos.

    XML: `infCte/toma/fone`; 0..1; 6 a 14 dígitos.
    """

    logradouro_tomador: Texto
    """Logradouro.

    XML: `infCte/toma/enderToma/xLgr`; 1..1; texto, 2 a 255 caracteres.
    """

    numero_tomador: Texto
    """Número.

    XML: `infCte/toma/enderToma/nro`; 1..1; texto, 1 a 60 caracteres.
    """

    complemento_tomador: Texto
    """Complemento.

    XML: `infCte/toma/enderToma/xCpl`; 0..1; texto, 1 a 60 caracteres.
    """

    bairro_tomador: Texto
    """Bairro.

    XML: `infCte/toma/enderToma/xBairro`; 1..1; texto, 2 a 60 caracteres.
    """

    codigo_municipio_tomador: Texto
    """Código IBGE do município; 9999999 no exterior.

    XML: `infCte/toma/enderToma/cMun`; 1..1; 7 dígitos. Achado pelo nome e pela UF quando ausente.
    """

    municipio_tomador: Texto
    """Nome do município; EXTERIOR fora do país.

    XML: `infCte/toma/enderToma/xMun`; 1..1; texto, 2 a 60 caracteres.
    """

    cep_tomador: Texto
    """CEP, 8 dígitos sem hífen.

    XML: `infCte/toma/enderToma/CEP`; 0..1; 8 dígitos.
    """

    uf_tomador: UfOuExterior
    """UF; EX no exterior.

    XML: `infCte/toma/enderToma/UF`; 1..1; código.
    """

    codigo_pais_tomador: Texto
    """Código do país na tabela do Banco Central.

    XML: `infCte/toma/enderToma/cPais`; 0..1; 1 a 4 dígitos.
    """

    pais_tomador: Texto
    """Nome do país.

    XML: `infCte/toma/enderToma/xPais`; 0..1; texto, 2 a 60 caracteres.
    """

    email_tomador: Texto
    """E-mail do tomador.

    XML: `infCte/toma/email`; 0..1; e-mail, até 60 caracteres.
    """

    valor_total: Valor
    """Valor total da prestação do serviço; a partir de 2027 inclui IBS e CBS.

    XML: `infCte/vPrest/vTPrest`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_total_liquido: Valor
    """Valor líquido da prestação, sem tributos.

    XML: `infCte/vPrest/vTPrestLiq`; 0..1; decimal, até 13 inteiros e até 2 casas. PROPOSTO.
    """

    valor_receber: Valor
    """Valor a receber.

    XML: `infCte/vPrest/vRec`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    componentes_valor: Sequence[ComponenteValor]
    """Componente do valor da prestação.

    XML: `infCte/vPrest/Comp`; 0..n.
    """

    icms_situacao_tributaria: SituacaoTributariaIcmsOs
    """Situação tributária do ICMS (CST), que decide a forma de tributação.

    XML: `infCte/imp/ICMS/{ICMS00,ICMS20,ICMS45,ICMS90,ICMSOutraUF,ICMSSN}/CST`; 1..1; código.
    """

    icms_base_calculo: Valor
    """Base de cálculo do ICMS.

    XML: `infCte/imp/ICMS/{ICMS00,ICMS20,ICMS90}/vBC`, `infCte/imp/ICMS/ICMSOutraUF/vBCOutraUF`; 1..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 00, 20, 90 ou 90_outra_uf.
    """

    icms_aliquota: Valor
    """Alíquota do ICMS, em percentual.

    XML: `infCte/imp/ICMS/{ICMS00,ICMS20,ICMS90}/pICMS`, `infCte/imp/ICMS/ICMSOutraUF/pICMSOutraUF`; 1..1; decimal, até 3 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 00, 20, 90 ou 90_outra_uf.
    """

    icms_valor: Valor
    """Valor do ICMS.

    XML: `infCte/imp/ICMS/{ICMS00,ICMS20,ICMS90}/vICMS`, `infCte/imp/ICMS/ICMSOutraUF/vICMSOutraUF`; 1..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 00, 20, 90 ou 90_outra_uf.
    """

    icms_reducao_base_calculo: Valor
    """Percentual de redução da base de cálculo do ICMS.

    XML: `infCte/imp/ICMS/{ICMS20,ICMS90}/pRedBC`, `infCte/imp/ICMS/ICMSOutraUF/pRedBCOutraUF`; 1..1 ou 0..1; decimal, até 3 inteiros e até 2 casas, maior que zero; quando `icms_situacao_tributaria` = 20, 90 ou 90_outra_uf.
    """

    icms_valor_desonerado: Valor
    """Valor do ICMS desonerado.

    XML: `infCte/imp/ICMS/{ICMS20,ICMS45,ICMS90,ICMSOutraUF}/vICMSDeson`; 1..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 20, 40, 41, 51, 90 ou 90_outra_uf. PROPOSTO.
    """

    icms_codigo_beneficio_fiscal: Texto
    """Código do benefício fiscal na UF, 8 ou 10 caracteres.

    XML: `infCte/imp/ICMS/{ICMS20,ICMS45,ICMS90,ICMSOutraUF}/cBenef`; 1..1; texto, 8 ou 10 caracteres; quando `icms_situacao_tributaria` = 20, 40, 41, 51, 90 ou 90_outra_uf. PROPOSTO.
    """

    icms_valor_credito_presumido: Valor
    """Valor do crédito outorgado ou presumido de ICMS.

    XML: `infCte/imp/ICMS/ICMS90/vCred`; 0..1; decimal, até 13 inteiros e até 2 casas; quando `icms_situacao_tributaria` = 90.
    """

    icms_indicador_simples_nacional: IndicadorSimplesNacional
    """Indica que o emitente é do Simples Nacional; sempre 1.

    XML: `infCte/imp/ICMS/ICMSSN/indSN`; 1..1; código; quando `icms_situacao_tributaria` = 90_simples_nacional.
    """

    icms_valor_previsto: Valor
    """Valor do ICMS previsto, no CT-e de pagamento antecipado.

    XML: `infCte/imp/ICMS/gICMSPrevistoPagtoAntecip/vICMSPrevisto`; 1..1; decimal, até 13 inteiros e até 2 casas. PROPOSTO.
    """

    valor_total_tributos: Valor
    """Valor aproximado total dos tributos.

    XML: `infCte/imp/vTotTrib`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    informacoes_adicionais_fisco: Texto
    """Informações adicionais de interesse do fisco.

    XML: `infCte/imp/infAdFisco`; 0..1; texto, 1 a 2000 caracteres.
    """

    icms_base_calculo_uf_fim: Valor
    """Base de cálculo do ICMS na UF de término da prestação.

    XML: `infCte/imp/ICMSUFFim/vBCUFFim`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    icms_percentual_fcp_uf_fim: Valor
    """Percentual do Fundo de Combate à Pobreza (FCP) na UF de término.

    XML: `infCte/imp/ICMSUFFim/pFCPUFFim`; 1..1; decimal, até 3 inteiros e até 2 casas.
    """

    icms_aliquota_interna_uf_fim: Valor
    """Alíquota interna do ICMS na UF de término, em percentual.

    XML: `infCte/imp/ICMSUFFim/pICMSUFFim`; 1..1; decimal, até 3 inteiros e até 2 casas.
    """

    icms_aliquota_interestadual_uf_fim: Valor
    """Alíquota interestadual do ICMS entre as UFs da prestação, em percentual.

    XML: `infCte/imp/ICMSUFFim/pICMSInter`; 1..1; decimal, até 3 inteiros e até 2 casas.
    """

    icms_valor_total_fcp_uf_fim: Valor
    """Valor do FCP devido à UF de término.

    XML: `infCte/imp/ICMSUFFim/vFCPUFFim`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    icms_valor_partilha_uf_fim: Valor
    """Valor do ICMS partilhado com a UF de término.

    XML: `infCte/imp/ICMSUFFim/vICMSUFFim`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    icms_valor_partilha_uf_inicio: Valor
    """Valor do ICMS partilhado com a UF de início.

    XML: `infCte/imp/ICMSUFFim/vICMSUFIni`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_pis: Valor
    """Valor do PIS.

    XML: `infCte/imp/infTribFed/vPIS`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_cofins: Valor
    """Valor da Cofins.

    XML: `infCte/imp/infTribFed/vCOFINS`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_ir: Valor
    """Valor do imposto de renda.

    XML: `infCte/imp/infTribFed/vIR`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_inss: Valor
    """Valor do INSS.

    XML: `infCte/imp/infTribFed/vINSS`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_csll: Valor
    """Valor da CSLL.

    XML: `infCte/imp/infTribFed/vCSLL`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_cbs_situacao_tributaria: Texto
    """Situação tributária do IBS e da CBS, 3 dígitos.

    XML: `infCte/imp/IBSCBS/CST`; 1..1; 3 dígitos.
    """

    ibs_cbs_classificacao_tributaria: Texto
    """Classificação tributária do IBS e da CBS, 6 dígitos.

    XML: `infCte/imp/IBSCBS/cClassTrib`; 1..1; 6 dígitos.
    """

    ibs_cbs_indicador_doacao: IndicadorDoacao
    """Indica doação; informar apenas quando for o caso.

    XML: `infCte/imp/IBSCBS/indDoacao`; 0..1; código. PROPOSTO.
    """

    ibs_cbs_base_calculo: Valor
    """Base de cálculo do IBS e da CBS.

    XML: `infCte/imp/IBSCBS/gIBSCBS/vBC`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_uf_aliquota: Valor
    """Alíquota do IBS da UF, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/pIBSUF`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_uf_percentual_diferimento: Valor
    """Percentual do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gDif/pDif`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_uf_valor_diferido: Valor
    """Valor do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gDif/vDif`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_uf_percentual_tributo_devolvido: Valor
    """Percentual de devolução do tributo.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gDevTrib/pDevTrib`; 0..1; decimal, até 3 inteiros e 2 a 4 casas. PROPOSTO.
    """

    ibs_uf_valor_tributo_devolvido: Valor
    """Valor do tributo devolvido.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gDevTrib/vDevTrib`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_uf_percentual_reducao_aliquota: Valor
    """Percentual de redução da alíquota, conforme a classificação tributária.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gRed/pRedAliq`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_uf_aliquota_efetiva: Valor
    """Alíquota efetiva aplicada à base de cálculo, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/gRed/pAliqEfet`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_uf_valor: Valor
    """Valor do IBS da UF.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSUF/vIBSUF`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_mun_aliquota: Valor
    """Alíquota do IBS do município, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/pIBSMun`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_mun_percentual_diferimento: Valor
    """Percentual do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gDif/pDif`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_mun_valor_diferido: Valor
    """Valor do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gDif/vDif`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_mun_percentual_tributo_devolvido: Valor
    """Percentual de devolução do tributo.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gDevTrib/pDevTrib`; 0..1; decimal, até 3 inteiros e 2 a 4 casas. PROPOSTO.
    """

    ibs_mun_valor_tributo_devolvido: Valor
    """Valor do tributo devolvido.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gDevTrib/vDevTrib`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_mun_percentual_reducao_aliquota: Valor
    """Percentual de redução da alíquota, conforme a classificação tributária.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gRed/pRedAliq`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_mun_aliquota_efetiva: Valor
    """Alíquota efetiva aplicada à base de cálculo, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/gRed/pAliqEfet`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_mun_valor: Valor
    """Valor do IBS do município.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gIBSMun/vIBSMun`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_valor_total: Valor
    """Valor do IBS: soma do IBS da UF e do município.

    XML: `infCte/imp/IBSCBS/gIBSCBS/vIBS`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_aliquota: Valor
    """Alíquota da CBS, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/pCBS`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_percentual_diferimento: Valor
    """Percentual do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gDif/pDif`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_valor_diferido: Valor
    """Valor do diferimento.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gDif/vDif`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_percentual_tributo_devolvido: Valor
    """Percentual de devolução do tributo.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gDevTrib/pDevTrib`; 0..1; decimal, até 3 inteiros e 2 a 4 casas. PROPOSTO.
    """

    cbs_valor_tributo_devolvido: Valor
    """Valor do tributo devolvido.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gDevTrib/vDevTrib`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_percentual_reducao_aliquota: Valor
    """Percentual de redução da alíquota, conforme a classificação tributária.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gRed/pRedAliq`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_aliquota_efetiva: Valor
    """Alíquota efetiva aplicada à base de cálculo, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gRed/pAliqEfet`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_aliquota_efetiva_regular_zfm: Valor
    """Alíquota efetiva da CBS que se aplicaria fora da área incentivada, em percentual.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gALCZFMCBS/pAliqEfetRegCBS`; 1..1; decimal, até 3 inteiros e 2 a 4 casas. PROPOSTO.
    """

    cbs_valor_tributo_regular_zfm: Valor
    """Valor da CBS que seria devido fora da área incentivada.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/gALCZFMCBS/vTribRegCBS`; 1..1; decimal, até 13 inteiros e até 2 casas. PROPOSTO.
    """

    cbs_valor: Valor
    """Valor da CBS.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gCBS/vCBS`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_cbs_situacao_tributaria_regular: Texto
    """Situação tributária que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/CSTReg`; 1..1; 3 dígitos.
    """

    ibs_cbs_classificacao_tributaria_regular: Texto
    """Classificação tributária que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/cClassTribReg`; 1..1; 6 dígitos.
    """

    ibs_aliquota_efetiva_regular_uf: Valor
    """Alíquota do IBS da UF que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/pAliqEfetRegIBSUF`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_valor_tributo_regular_uf: Valor
    """Valor do IBS da UF que seria devido se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/vTribRegIBSUF`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_aliquota_efetiva_regular_municipio: Valor
    """Alíquota do IBS do município que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/pAliqEfetRegIBSMun`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_valor_tributo_regular_municipio: Valor
    """Valor do IBS do município que seria devido se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/vTribRegIBSMun`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_aliquota_efetiva_regular: Valor
    """Alíquota da CBS que se aplicaria se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/pAliqEfetRegCBS`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_valor_tributo_regular: Valor
    """Valor da CBS que seria devido se a condição não fosse cumprida.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribRegular/vTribRegCBS`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_aliquota_uf: Valor
    """Alíquota do IBS da UF sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/pAliqIBSUF`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_valor_tributo_uf: Valor
    """Valor do IBS que seria devido à UF sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/vTribIBSUF`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_aliquota_municipio: Valor
    """Alíquota do IBS do município sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/pAliqIBSMun`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    ibs_valor_tributo_municipio: Valor
    """Valor do IBS que seria devido ao município sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/vTribIBSMun`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_cbs_aliquota: Valor
    """Alíquota da CBS sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/pAliqCBS`; 1..1; decimal, até 3 inteiros e 2 a 4 casas.
    """

    cbs_valor_tributo: Valor
    """Valor da CBS que seria devido sem a destinação ao ente comprador.

    XML: `infCte/imp/IBSCBS/gIBSCBS/gTribCompraGov/vTribCBS`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    ibs_valor_estornado: Valor
    """Valor do IBS a estornar.

    XML: `infCte/imp/IBSCBS/gEstornoCred/vIBSEstCred`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    cbs_valor_estornado: Valor
    """Valor da CBS a estornar.

    XML: `infCte/imp/IBSCBS/gEstornoCred/vCBSEstCred`; 1..1; decimal, até 13 inteiros e até 2 casas.
    """

    valor_total_dfe: Valor
    """Valor total do documento fiscal.

    XML: `infCte/imp/vTotDFe`; 0..1; decimal, até 13 inteiros e até 2 casas.
    """

    pagamentos_vinculados: Sequence[PagamentoVinculado]
    """Pagamento previsto.

    XML: `infCte/pgtoVinc/pgto`; 1..99. PROPOSTO.
    """

    descricao_servico: Texto
    """Descrição do serviço prestado.

    XML: `infCte/infCTeNorm/infServico/xDescServ`; 1..1; texto, 1 a 30 caracteres; quando `tipo_documento` ≠ 1.
    """

    quantidade: Valor
    """Número de passageiros; volumes ou malotes na bagagem e nos valores.

    XML: `infCte/infCTeNorm/infServico/infQ/qCarga`; 1..1; decimal, até 11 inteiros e até 4 casas; quando `tipo_documento` ≠ 1.
    """

    documentos_referenciados: Sequence[DocumentoReferenciado]
    """Documento referenciado.

    XML: `infCte/infCTeNorm/infDocRef`; 0..n; quando `tipo_documento` ≠ 1.
    """

    seguros_carga: Sequence[SeguroCarga]
    """Seguro do transporte.

    XML: `infCte/infCTeNorm/seg`; 0..n; quando `tipo_documento` ≠ 1.
    """

    modal_rodoviario: ModalRodoviarioOs
    """Dados do modal rodoviário de outros serviços.

    XML: `infCte/infCTeNorm/infModal/rodoOS`; 1..1; quando `tipo_documento` ≠ 1 e `modal` = 01.
    """

    chave_cte_original_sub: str
    """Chave de acesso do CT-e OS substituído.

    XML: `infCte/infCTeNorm/infCteSub/chCte`; 1..1; chave de acesso, 44 caracteres; quando `tipo_documento` ≠ 1.
    """

    chave_cte_cancelado: str
    """Chave de acesso do CT-e OS cancelado; só no transporte de valores.

    XML: `infCte/infCTeNorm/refCTeCanc`; 0..1; chave de acesso, 44 caracteres; quando `tipo_documento` ≠ 1.
    """

    numero_fatura: Texto
    """Número da fatura.

    XML: `infCte/infCTeNorm/cobr/fat/nFat`; 0..1; texto, 1 a 60 caracteres; quando `tipo_documento` ≠ 1.
    """

    valor_original_fatura: Valor
    """Valor original da fatura.

    XML: `infCte/infCTeNorm/cobr/fat/vOrig`; 0..1; decimal, até 13 inteiros e até 2 casas, maior que zero; quando `tipo_documento` ≠ 1.
    """

    valor_desconto_fatura: Valor
    """Valor do desconto da fatura.

    XML: `infCte/infCTeNorm/cobr/fat/vDesc`; 0..1; decimal, até 13 inteiros e até 2 casas, maior que zero; quando `tipo_documento` ≠ 1.
    """

    valor_liquido_fatura: Valor
    """Valor líquido da fatura.

    XML: `infCte/infCTeNorm/cobr/fat/vLiq`; 0..1; decimal, até 13 inteiros e até 2 casas, maior que zero; quando `tipo_documento` ≠ 1.
    """

    duplicatas: Sequence[Duplicata]
    """Duplicata.

    XML: `infCte/infCTeNorm/cobr/dup`; 0..n; quando `tipo_documento` ≠ 1.
    """

    gtves: Sequence[Gtve]
    """GTV-e relacionada ao CT-e OS; só no transporte de valores.

    XML: `infCte/infCTeNorm/infGTVe`; 0..n; quando `tipo_documento` ≠ 1. PROPOSTO.
    """

    chave_cte_complementado: Union[Sequence[str], str]
    """CT-e OS complementado.

    XML: `infCte/infCteComp`; 1..10; chave de acesso, 44 caracteres; quando `tipo_documento` = 1.
    """

    pessoas_autorizadas: Sequence[PessoaAutorizada]
    """Pessoa autorizada a baixar o XML do documento.

    XML: `infCte/autXML`; 0..10.
    """

    cnpj_responsavel_tecnico: str
    """CNPJ da empresa que desenvolve o sistema emissor.

    XML: `infCte/infRespTec/CNPJ`; 1..1; CNPJ, 14 caracteres.
    """

    contato_responsavel_tecnico: Texto
    """Nome da pessoa de contato na empresa do sistema emissor.

    XML: `infCte/infRespTec/xContato`; 1..1; texto, 2 a 60 caracteres.
    """

    email_responsavel_tecnico: Texto
    """E-mail de contato da empresa do sistema emissor.

    XML: `infCte/infRespTec/email`; 1..1; e-mail, até 60 caracteres.
    """

    telefone_responsavel_tecnico: Texto
    """Telefone de contato da empresa do sistema emissor, com DDD e só dígitos.

    XML: `infCte/infRespTec/fone`; 1..1; 7 a 12 dígitos.
    """

    codigo_responsavel_tecnico: Texto
    """Identificador do código de segurança do responsável técnico (CSRT).

    XML: `infCte/infRespTec/idCSRT`; 1..1; 3 dígitos. PROPOSTO.
    """

    hash_responsavel_tecnico: Texto
    """SHA-1 do CSRT seguido da chave de acesso, em base64.

    XML: `infCte/infRespTec/hashCSRT`; 1..1; 20 bytes em base64. PROPOSTO.
    """

    chave_cte_anulacao_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    chave_nfe_tomador_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    cnpj_emissor_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    cpf_emissor_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    modelo_documento_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    serie_documento_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    subserie_documento_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    numero_documento_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    valor_documento_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    data_emissao_documento_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    chave_cte_sub: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    chave_cte_original_anulado: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""

    data_declaracao_anulacao: Texto
    """Da versão 3.00 do leiaute, sem elemento na 4.00."""


class Cancelamento(TypedDict, total=False):
    """Cancelamento do documento (evento 110111).

    XML: `evCancCTe`.
    """

    justificativa: Texto
    """Justificativa do cancelamento.

    XML: `evCancCTe/xJust`; 1..1; texto, 15 a 255 caracteres.
    """


class CartaCorrecao(TypedDict, total=False):
    """Carta de correção (evento 110110).

    XML: `evCCeCTe`.
    """

    grupo_corrigido: Texto
    """Lista ou grupo a que pertence o campo corrigido, pelo nome na API, como quantidades; omitir se não houver.

    XML: `evCCeCTe/infCorrecao/grupoAlterado`; 0..1; texto, 1 a 60 caracteres.
    """

    campo_corrigido: Texto
    """Campo corrigido, pelo nome na API, como uf_inicio.

    XML: `evCCeCTe/infCorrecao/campoAlterado`; 1..1; texto, 1 a 60 caracteres.
    """

    valor_corrigido: Texto
    """Valor correto do campo.

    XML: `evCCeCTe/infCorrecao/valorAlterado`; 1..1; texto, 1 a 500 caracteres.
    """

    numero_item_grupo_corrigido: Texto
    """Posição do item corrigido em uma lista, a partir de 1.

    XML: `evCCeCTe/infCorrecao/nroItemAlterado`; 0..1; inteiro de 1 a 99.
    """

    campo_api: CampoApi
    """Diz se grupo e campo vêm com os nomes da API ou com as tags do XML.

    XML: ; 0..1; código.
    """


class Desacordo(TypedDict, total=False):
    """Prestação do serviço em desacordo (evento 610110).

    XML: `evPrestDesacordo`.
    """

    observacoes: Texto
    """Observações do tomador sobre o desacordo.

    XML: `evPrestDesacordo/xObs`; 1..1; texto, 15 a 255 caracteres.
    """


class RegistroMultimodal(TypedDict, total=False):
    """Registro multimodal (evento 110160).

    XML: `evRegMultimodal`.
    """

    registro: Texto
    """Texto livre sobre o registro: documento utilizado e ocorrências do transporte.

    XML: `evRegMultimodal/xRegistro`; 1..1; texto, 15 a 1000 caracteres. PROPOSTO.
    """

    numero_documento: Texto
    """Número do documento lançado no CT-e multimodal.

    XML: `evRegMultimodal/nDoc`; 0..1; 1 a 44 dígitos. PROPOSTO.
    """


class EspecieGtv(TypedDict, total=False):
    """Espécie de valor transportada.

    XML: `infEspecie`. Item de `evento_dados_gtv: gtvs[].especies[]`.
    """

    tipo: TipoEspecieGtv
    """Tipo da espécie.

    XML: `tpEspecie`; 1..1; código. PROPOSTO.
    """

    valor: Valor
    """Valor transportado na espécie.

    XML: `vEspecie`; 0..1; decimal, até 13 inteiros e até 2 casas. PROPOSTO.
    """


class Gtv(TypedDict, total=False):
    """Guia de transporte de valores (GTV).

    XML: `infGTV`. Item de `evento_dados_gtv: gtvs[]`.
    """

    numero: Texto
    """Número da GTV.

    XML: `nDoc`; 1..1; texto, 1 a 20 caracteres. PROPOSTO.
    """

    identificador: Texto
    """Identificador que distingue GTVs de mesmo número: AIDF ou número interno.

    XML: `id`; 1..1; texto, 1 a 20 caracteres. PROPOSTO.
    """

    serie: Texto
    """Série da GTV.

    XML: `serie`; 0..1; texto, 1 a 3 caracteres. PROPOSTO.
    """

    subserie: Texto
    """Subsérie da GTV.

    XML: `subserie`; 0..1; texto, 1 a 3 caracteres. PROPOSTO.
    """

    data_emissao: Data
    """Data de emissão da GTV.

    XML: `dEmi`; 1..1; data, AAAA-MM-DD. PROPOSTO.
    """

    digito_verificador: Texto
    """Dígito verificador do número da GTV.

    XML: `nDV`; 1..1; texto, 1 caractere. PROPOSTO.
    """

    quantidade: Valor
    """Quantidade de volumes ou malotes.

    XML: `qCarga`; 1..1; decimal, até 11 inteiros e até 4 casas. PROPOSTO.
    """

    especies: Sequence[EspecieGtv]
    """Espécie de valor transportada.

    XML: `infEspecie`; 1..n. PROPOSTO.
    """

    cnpj_remetente: str
    """CNPJ do remetente; 14 zeros para empresa do exterior.

    XML: `rem/CNPJ`; 1..1; CNPJ, 14 caracteres. PROPOSTO.
    """

    cpf_remetente: str
    """CPF do remetente.

    XML: `rem/CPF`; 1..1; 11 dígitos. PROPOSTO.
    """

    inscricao_estadual_remetente: Texto
    """Inscrição estadual do remetente, ou ISENTO; omitir se não contribuinte.

    XML: `rem/IE`; 0..1; até 14 dígitos ou ISENTO. PROPOSTO.
    """

    uf_remetente: UfOuExterior
    """UF do remetente; EX no exterior.

    XML: `rem/UF`; 1..1; código. PROPOSTO.
    """

    nome_remetente: Texto
    """Razão social ou nome do remetente.

    XML: `rem/xNome`; 1..1; texto, 2 a 60 caracteres. PROPOSTO.
    """

    cnpj_destinatario: str
    """CNPJ do destinatário; 14 zeros para empresa do exterior.

    XML: `dest/CNPJ`; 1..1; CNPJ, 14 caracteres. PROPOSTO.
    """

    cpf_destinatario: str
    """CPF do destinatário.

    XML: `dest/CPF`; 1..1; 11 dígitos. PROPOSTO.
    """

    inscricao_estadual_destinatario: Texto
    """Inscrição estadual do destinatário, ou ISENTO; omitir se não contribuinte.

    XML: `dest/IE`; 0..1; até 14 dígitos ou ISENTO. PROPOSTO.
    """

    uf_destinatario: UfOuExterior
    """UF do destinatário; EX no exterior.

    XML: `dest/UF`; 1..1; código. PROPOSTO.
    """

    nome_destinatario: Texto
    """Razão social ou nome do destinatário.

    XML: `dest/xNome`; 1..1; texto, 2 a 60 caracteres. PROPOSTO.
    """

    placa: Texto
    """Placa do veículo, antiga ou Mercosul, sem hífen.

    XML: `placa`; 0..1; placa, antiga ou Mercosul. PROPOSTO.
    """

    uf_licenciamento: UfOuExterior
    """UF em que o veículo está licenciado.

    XML: `UF`; 0..1; código. PROPOSTO.
    """

    rntrc: Texto
    """RNTRC do transportador, 8 dígitos, ou ISENTO.

    XML: `RNTRC`; 0..1; 8 dígitos ou ISENTO. PROPOSTO.
    """


class DadosGtv(TypedDict, total=False):
    """Informações da GTV (evento 110170).

    XML: `evGTV`.
    """

    gtvs: Sequence[Gtv]
    """Guia de transporte de valores (GTV).

    XML: `evGTV/infGTV`; 1..n. PROPOSTO.
    """
