/**
 * CT-e and CT-e OS through the Focus NFe API: validation offline, emission, events, webhooks.
 *
 * @packageDocumentation
 */

export {
  type Assinatura,
  assinar,
  Certificado,
  type OpcoesAssinar,
  type PontoDaAssinatura,
  type Titular,
  type Verificacao,
  verificar,
} from "./assinatura.js";
export { Client } from "./client.js";
export { type DacteGerado, gerarDacte, type OpcoesGerarDacte } from "./dacte.js";
export type {
  CteRecebida,
  Divergencia,
  Documento,
  ErroDetalhe,
  Ilegivel,
  PaginaRecebidas,
  Protocolo,
  RespostaBruta,
  RespostaEvento,
  RespostaInutilizacao,
  Status,
  StatusEvento,
  Webhook,
} from "./documento.js";
export {
  AutenticacaoError,
  CLASSES_DE_ERRO,
  type CodigoDeErro,
  ConexaoError,
  ConfiguracaoError,
  ConflitoError,
  type DadosDeErro,
  DocumentoRecusadoError,
  FocusCteError,
  JsonInvalidoError,
  LimiteError,
  NaoEncontradoError,
  OperacaoInterrompidaError,
  PrazoEsgotadoError,
  RequisicaoInvalidaError,
  RespostaInvalidaError,
  ResultadoDesconhecidoError,
  ServidorError,
  TimeoutError,
  ValidacaoError,
  WebhookInvalidoError,
} from "./erros.js";
export {
  type Diferenca,
  diferencas,
  type Importado,
  importarXml,
  type OpcoesDiferencas,
  type SemLugar,
} from "./importacao.js";
export type { OpcoesChamada, OpcoesClient, OpcoesEspera } from "./opcoes.js";
export type { ComCaminhos, Inutilizacao, LimiteDeRequisicoes, NovoWebhook } from "./pedidos.js";
export { Espera, type Esperado, Recebidas } from "./recebidas.js";
export { type Especie, explicar, type ProximoPasso, type Rejeicao } from "./rejeicao.js";
export { type EstadoSandbox, type Falha, type NomeDeFalha, type OpcoesSandbox, Sandbox } from "./sandbox.js";
export type * from "./tipos.js";
export {
  type CorposDeEvento,
  type Entrada,
  type Modelo,
  type OpcoesValidar,
  type OpcoesValidarEvento,
  type OpcoesValidarMuitos,
  type Problema,
  type Referenciado,
  type Relatorio,
  type Veredito,
  validar,
  validarAsync,
  validarEvento,
  validarMuitos,
} from "./validacao.js";
export { Chave, Cnpj, Cpf, type PartesChave } from "./valores.js";
export { versao } from "./versao.js";
export * as webhook from "./webhook.js";
export { type Empresa, gerarXml, type OpcoesGerarXml, type XmlGerado } from "./xml.js";
