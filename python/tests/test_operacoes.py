"""Every operation, through a real socket, blocking and with ``asyncio``."""

from __future__ import annotations

import pytest
from conftest import EMITENTE, Porta, exemplo
from focus_cte import (
    DocumentoRecusadoError,
    NaoEncontradoError,
    PrazoEsgotadoError,
    RespostaEvento,
    TipoInvalidoError,
    ValidacaoError,
)
from focus_cte.respostas import Documento, RespostaBruta, RespostaInutilizacao, Webhook

JUSTIFICATIVA = "Emissão em duplicidade, por engano"
# The one who takes the service of the example, by whom alone the authority accepts a disagreement.
TOMADOR = "22987654000193"


def test_a_cte_is_emitted_queried_and_downloaded(porta: Porta) -> None:
    emitido: Documento = porta.chamar("emitir_cte", "pedido-1", exemplo())
    assert emitido.em_processamento and emitido.ref == "pedido-1"
    assert emitido.bruto and emitido.bruto.status == 202 and emitido.bruto.json()["ref"] == "pedido-1"
    pronto: Documento = porta.chamar("aguardar", "pedido-1", intervalo=0.02)
    assert pronto.autorizado and pronto.sefaz == "100 - Autorizado o uso do CT-e"
    assert pronto.chave and pronto.chave.partes.numero == pronto.numero
    assert porta.chamar("consultar", "pedido-1") == pronto
    assert str(pronto.chave) in porta.chamar("baixar_xml", pronto).decode()
    assert pronto.caminho_xml
    assert porta.chamar("baixar", pronto.caminho_xml) == porta.chamar("baixar_xml", pronto)


def test_a_complete_query_has_request_and_protocol(porta: Porta) -> None:
    porta.emitir("completo")
    completo: Documento = porta.chamar("consultar_completa", "completo")
    assert completo.requisicao and completo.protocolo
    assert completo.protocolo.data_recebimento and completo.protocolo.data_recebimento.utcoffset() is not None
    assert completo.protocolo.status == "100"


def test_a_cte_os_has_its_verdict_at_once(porta: Porta) -> None:
    documento = porta.emitir("os-1", "cte_os_pessoas")
    assert documento.autorizado and documento.modelo == 67


def test_a_missing_document_is_not_found(porta: Porta) -> None:
    with pytest.raises(NaoEncontradoError) as excecao:
        porta.chamar("consultar", "nunca-emitido")
    erro = excecao.value
    assert (erro.status, erro.codigo, erro.ref, erro.operacao) == (404, "nao_encontrado", "nunca-emitido", "consultar")
    assert erro.corpo and "nao_encontrado" in erro.corpo


def test_the_dacte_of_a_document_without_one_is_told(porta: Porta) -> None:
    sem = Documento.ler({"status": "processando_autorizacao", "ref": "x"})
    for nome in ("baixar_dacte", "baixar_xml", "baixar_xml_cancelamento", "baixar_xml_carta_correcao"):
        with pytest.raises(NaoEncontradoError):
            porta.chamar(nome, sem)


def test_authorisation_is_waited_for(porta: Porta) -> None:
    porta.chamar("emitir_cte", "bom", exemplo())
    assert porta.chamar("aguardar_autorizacao", "bom", intervalo=0.02).autorizado
    porta.chamar("emitir_cte", "falha-cstat-539", exemplo())
    with pytest.raises(DocumentoRecusadoError) as excecao:
        porta.chamar("aguardar_autorizacao", "falha-cstat-539", intervalo=0.02)
    recusado = excecao.value.documento
    assert recusado and recusado.status == "erro_autorizacao" and recusado.status_sefaz == "539"


@pytest.mark.parametrize("limite", [{"prazo": 1.5}, {"max_consultas": 2}], ids=["prazo", "consultas"])
def test_a_wait_that_is_too_short_ends_with_the_document_as_last_seen(porta: Porta, limite: dict[str, float]) -> None:
    porta.chamar("emitir_cte", "falha-consultas-99", exemplo())
    with pytest.raises(PrazoEsgotadoError) as excecao:
        porta.chamar("aguardar", "falha-consultas-99", intervalo=0.05, **limite)
    assert excecao.value.documento and excecao.value.documento.em_processamento


def test_many_are_waited_for_at_once(porta: Porta) -> None:
    refs = [f"muitos-{i}" for i in range(5)]
    for ref in refs:
        porta.chamar("emitir_cte", ref, exemplo())
    resultados = dict(porta.listar("aguardar_muitos", [*refs, "nunca-emitido"], intervalo=0.02))
    assert isinstance(resultados.pop("nunca-emitido"), NaoEncontradoError)
    assert set(resultados) == set(refs)
    assert all(isinstance(d, Documento) and d.autorizado for d in resultados.values())


def test_a_document_is_cancelled(porta: Porta) -> None:
    porta.emitir("cancelado")
    resposta: RespostaEvento = porta.chamar("cancelar", "cancelado", JUSTIFICATIVA)
    assert resposta.aceito and resposta.status == "cancelado" and resposta.status_sefaz == "135"
    depois: Documento = porta.chamar("consultar", "cancelado")
    assert depois.status == "cancelado"
    assert b"110111" in porta.chamar("baixar_xml_cancelamento", depois)


def test_a_letter_of_correction_is_registered(porta: Porta) -> None:
    porta.emitir("corrigido")
    resposta: RespostaEvento = porta.chamar("carta_correcao", "corrigido", exemplo("evento_carta_correcao"))
    assert resposta.aceito and resposta.numero_carta_correcao == 1
    depois: Documento = porta.chamar("consultar", "corrigido")
    assert b"110110" in porta.chamar("baixar_xml_carta_correcao", depois)


def test_a_disagreement_is_registered(porta: Porta) -> None:
    porta.emitir("desacordo")
    resposta: RespostaEvento = porta.chamar("desacordo", "desacordo", "O serviço não foi prestado como combinado")
    assert isinstance(resposta, RespostaEvento) and resposta.status


def test_a_multimodal_registration_is_answered(porta: Porta) -> None:
    porta.emitir("multimodal", "cte_multimodal")
    resposta: RespostaEvento = porta.chamar("registro_multimodal", "multimodal", exemplo("evento_registro_multimodal"))
    assert resposta.aceito


def test_data_of_transported_valuables_are_answered(porta: Porta) -> None:
    porta.emitir("gtv", "cte_os_valores")
    resposta: RespostaEvento = porta.chamar("dados_gtv", "gtv", exemplo("evento_dados_gtv"))
    assert resposta.aceito


def test_a_float_is_checked_in_the_bodies_of_events_too(porta: Porta) -> None:
    corpo = exemplo("evento_dados_gtv")
    gtv = corpo[next(nome for nome, valor in corpo.items() if isinstance(valor, list))][0]
    campo = next(nome for nome in gtv if nome.startswith(("quantidade", "carga")))
    gtv[campo] = 1 / 3
    with pytest.raises(ValidacaoError):
        porta.chamar("dados_gtv", "gtv", corpo)


def test_numbers_are_given_up(porta: Porta) -> None:
    pedido = {
        "cnpj": EMITENTE,
        "serie": 1,
        "numero_inicial": 7,
        "numero_final": 9,
        "justificativa": "Numeração pulada por engano",
    }
    resposta: RespostaInutilizacao = porta.chamar("inutilizar", pedido)
    assert resposta.aceito and (resposta.serie, resposta.numero_inicial, resposta.numero_final) == (1, 7, 9)


def test_webhooks_are_created_listed_called_and_deleted(porta: Porta) -> None:
    url = "http://127.0.0.1:9/cte"
    criado: Webhook = porta.chamar("criar_webhook", "cte", url, cnpj=EMITENTE, authorization="Bearer s3gr3d0")
    assert (criado.evento, criado.url, criado.cnpj) == ("cte", url, EMITENTE)
    assert "s3gr3d0" not in repr(criado)
    assert [w.id for w in porta.chamar("listar_webhooks")] == [criado.id]
    assert porta.chamar("consultar_webhook", criado.id) == criado
    porta.emitir("avisado")
    assert [w.id for w in porta.chamar("reenviar_webhook", "avisado")] == [criado.id]
    assert porta.chamar("excluir_webhook", criado.id).deleted
    assert porta.chamar("listar_webhooks") == []


def test_a_webhook_is_of_a_company_or_of_a_person(porta: Porta) -> None:
    with pytest.raises(TipoInvalidoError, match="cnpj ou cpf"):
        porta.chamar("criar_webhook", "cte", "http://127.0.0.1:9/")


def test_received_documents_are_listed_read_and_disagreed_with(porta: Porta) -> None:
    emitido = porta.emitir("de-outro")
    assert emitido.chave
    tomador = TOMADOR
    xml = porta.chamar("baixar_xml", emitido).decode()
    porta.sandbox.receber(tomador, xml)
    pagina = porta.chamar("recebidas", tomador)
    [recebida] = pagina.itens
    assert recebida.chave == emitido.chave and recebida.situacao == "autorizada" and pagina.cursor == recebida.versao
    assert recebida.valor_total is not None and recebida.data_emissao is not None
    assert porta.listar("recebidas_desde", tomador) == [recebida]
    assert porta.listar("recebidas_desde", tomador, recebida.versao) == []
    assert porta.chamar("consultar_recebida", emitido.chave)
    assert porta.chamar("baixar_xml_recebida", emitido.chave).decode() == xml
    for nome in ("baixar_xml_cancelamento_recebida", "baixar_xml_carta_correcao_recebida"):
        with pytest.raises(NaoEncontradoError):
            porta.chamar(nome, emitido.chave)
    with pytest.raises(NaoEncontradoError):
        porta.chamar("consultar_desacordo_recebida", emitido.chave)
    resposta: RespostaEvento = porta.chamar("desacordo_recebida", emitido.chave, "O serviço não foi prestado como combinado")
    assert resposta.aceito
    assert porta.chamar("consultar_desacordo_recebida", emitido.chave).aceito


def test_any_request_can_be_made(porta: Porta) -> None:
    porta.emitir("direto")
    resposta: RespostaBruta = porta.chamar("requisicao", "GET", "/v2/cte/direto")
    assert resposta.status == 200 and resposta.json()["status"] == "autorizado"
    assert resposta.header("CONTENT-TYPE") == resposta.header("content-type") is not None
    with pytest.raises(NaoEncontradoError):
        porta.chamar("requisicao", "get", "/v2/cte/nada")


def test_options_go_with_each_call(porta: Porta) -> None:
    from focus_cte import TimeoutError

    with pytest.raises(TimeoutError):
        porta.chamar("consultar", "falha-latencia-5000", timeout=0.05, tentativas=1)
    with pytest.raises(TypeError):
        porta.chamar("consultar", "x", timeuot=1)
