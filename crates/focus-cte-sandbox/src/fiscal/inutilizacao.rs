//! Numbers given up: a service that layout 4.00 no longer has, and the API's documentation still does.

use focus_cte::Uf;
use focus_cte::evento::inutilizacao::{self, Inutilizacao};
use focus_cte_xml::{
    Certificado, DadosInutilizacao, ProtocoloInutilizacao, TipoAmbiente, assinar, escrever_inutilizacao,
    proc_inutilizacao,
};

use super::conferencia::{erro_campo, json_recusado};
use crate::armazenamento::Veredito;
use crate::erros::{Erro, REQUISICAO_INVALIDA};
use crate::relogio::Instante;
use crate::sefaz;

/// Reads a request, or says what is wrong with it.
pub(crate) fn conferir(json: &[u8]) -> Result<Inutilizacao, Erro> {
    let (pedido, relatorio) = inutilizacao::ler(json).map_err(|erro| json_recusado(json, &erro))?;
    pedido.ok_or_else(|| Erro::com_erros(&REQUISICAO_INVALIDA, relatorio.erros().map(erro_campo).collect()))
}

/// The XML of a range that is given up: its path, its protocol and its content.
pub(crate) fn escrever(
    pedido: &Inutilizacao,
    uf: Uf,
    protocolo: u64,
    agora: Instante,
    veredito: &Veredito,
) -> Result<(String, String, String), Veredito> {
    let dados = DadosInutilizacao { uf, ano: agora.ano_civil(uf), ambiente: TipoAmbiente::Homologacao, pedido };
    let escrito = escrever_inutilizacao(&dados);
    let assinado =
        assinar(&escrito.xml, Certificado::de_teste()).map_err(|erro| sefaz::falha_no_schema(&erro.to_string()))?;
    let retorno = ProtocoloInutilizacao {
        versao_aplicativo: sefaz::VERSAO_APLICATIVO.to_owned(),
        data_recebimento: agora.na_uf(uf),
        protocolo: sefaz::numero_do_protocolo(uf, &agora.ano(), protocolo),
        cstat: veredito.cstat,
        motivo: veredito.motivo.clone(),
    };
    let xml = proc_inutilizacao(&assinado, &dados, &retorno);
    let caminho = format!("/arquivos/{}/{}/XMLs/{}-inu.xml", pedido.cnpj, agora.ano_mes(uf), escrito.id);
    Ok((caminho, retorno.protocolo, xml))
}
