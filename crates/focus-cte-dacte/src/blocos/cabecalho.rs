//! What stands at the top of every sheet: issuer, identification of the document, bar code, key, the three variable fields
//! (DACTE manual, 2.4 to 2.6, 2.12, 2.17 to 2.20).

use std::borrow::Cow;

use focus_cte::Modelo;
use focus_cte_xml::TipoAmbiente;

use super::emitente;
use crate::autorizacao::Situacao;
use crate::codigo_barras::Barras;
use crate::codigos;
use crate::contingencia;
use crate::documento::Documento;
use crate::fonte::Fonte;
use crate::formato;
use crate::logo::Logo;
use crate::medida::{ESQUERDA, LARGURA, ascendente, entrelinha};
use crate::pagina::{Alinhamento, Caixa, Pagina};
use crate::qrcode::QrCode;
use crate::quadro::{RECUO, linhas, titulo};
use crate::texto::{Corpo, ajustar_em};

/// Height of the whole.
pub(crate) const ALTURA: f32 = TITULO + NUMEROS + BARRAS + CHAVE + VARIAVEIS;
/// "DACTE" and the modal.
const TITULO: f32 = 13.0;
/// Model, series, number, sheet, date.
const NUMEROS: f32 = 8.0;
/// The bar code: bars of 1.5 cm at least (DACTE manual, 2.17).
const BARRAS: f32 = 19.0;
/// Height of the bars.
const ALTURA_BARRAS: f32 = 15.2;
/// The key.
const CHAVE: f32 = 8.0;
/// The variable fields: the QR code takes 25 mm at least (DACTE manual, 2.18).
const VARIAVEIS: f32 = 28.0;
/// Width of the issuer's side.
const EMITENTE: f32 = 88.0;
/// Width of the side of the codes.
const CODIGOS: f32 = LARGURA - EMITENTE;
/// Width of the QR code's field.
const QRCODE: f32 = 29.0;

const CORPO: Corpo = Corpo { maior: 8.5, menor: 5.0 };

/// What every sheet's header needs, computed once.
#[derive(Debug)]
pub(crate) struct Cabecalho<'p> {
    documento: Documento<'p>,
    logo: Option<&'p Logo>,
    barras: Barras,
    qrcode: Option<QrCode>,
    adicional: Option<contingencia::DadosAdicionais>,
}

impl<'p> Cabecalho<'p> {
    pub(crate) fn novo(documento: Documento<'p>, logo: Option<&'p Logo>) -> Self {
        let autorizacao = documento.autorizacao;
        Self {
            documento,
            logo,
            barras: Barras::de(autorizacao.chave.as_str()),
            qrcode: QrCode::de(&autorizacao.url_qrcode),
            adicional: autorizacao.em_contingencia().then(|| contingencia::dados_adicionais(&documento)),
        }
    }

    /// Draws the header of sheet `folha` of `total`, and adds what has no room to `transbordo`, with its title.
    pub(crate) fn desenhar(
        &self,
        pagina: &mut Pagina,
        y: f32,
        (folha, total): (usize, usize),
        transbordo: &mut Vec<(&'static str, String)>,
    ) {
        let mut quadros = Quadros { pagina, transbordo };
        self.lado_do_emitente(&mut quadros, y);
        self.lado_dos_codigos(&mut quadros, y, (folha, total));
    }

    fn lado_do_emitente(&self, quadros: &mut Quadros<'_>, y: f32) {
        let documento = &self.documento;
        let c = documento.campos;
        let caixa = Caixa::nova(ESQUERDA, y, EMITENTE, TITULO + NUMEROS + BARRAS);
        if let Some(resto) = emitente::desenhar(quadros.pagina, documento, self.logo, caixa) {
            quadros.transbordo.push(("EMITENTE", resto));
        }
        let (x, y, metade) = (ESQUERDA, caixa.fundo(), EMITENTE / 2.0);
        let tipo = codigos::tipo_documento(c.texto("tipo_documento"));
        quadros.campo("TIPO DO CT-E", tipo, Caixa::nova(x, y, metade, CHAVE));
        let servico = codigos::tipo_servico(c.texto("tipo_servico"));
        quadros.campo("TIPO DO SERVIÇO", servico, Caixa::nova(x + metade, y, metade, CHAVE));

        let y = y + CHAVE;
        let natureza = formato::juntar(&[c.texto("cfop"), c.texto("natureza_operacao")], " - ");
        if documento.modelo == Modelo::CteOs {
            let altura = VARIAVEIS / 3.0;
            quadros.campo("CFOP - NATUREZA DA PRESTAÇÃO", &natureza, Caixa::nova(x, y, EMITENTE, altura));
            let inicio = lugar(documento, "inicio");
            quadros.campo("INÍCIO DA PRESTAÇÃO", &inicio, Caixa::nova(x, y + altura, EMITENTE, altura));
            let fim = lugar(documento, "fim");
            quadros.campo("TÉRMINO DA PRESTAÇÃO", &fim, Caixa::nova(x, y + 2.0 * altura, EMITENTE, altura));
            return;
        }
        let (fora, meio, indicador) = (8.0, VARIAVEIS - 16.0, 27.0);
        let tomador = codigos::tomador(c.texto("tomador"));
        quadros.campo("TOMADOR DO SERVIÇO", tomador, Caixa::nova(x, y, EMITENTE, fora));
        let globalizado = if c.texto("indicador_globalizado") == "1" { "SIM" } else { "NÃO" };
        quadros.campo("IND. DO CT-E GLOBALIZADO", globalizado, Caixa::nova(x, y + fora, indicador, meio));
        let informacoes = c.texto("informacoes_cte_globalizado");
        let caixa = Caixa::nova(x + indicador, y + fora, EMITENTE - indicador, meio);
        quadros.campo("INFORMAÇÕES DO CT-E GLOBALIZADO", informacoes, caixa);
        let caixa = Caixa::nova(x, y + fora + meio, EMITENTE, fora);
        quadros.campo("CFOP - NATUREZA DA PRESTAÇÃO", &natureza, caixa);
    }

    fn lado_dos_codigos(&self, quadros: &mut Quadros<'_>, y: f32, folhas: (usize, usize)) {
        let (x, modal) = (ESQUERDA + EMITENTE, 34.0);
        self.titulo(quadros, Caixa::nova(x, y, CODIGOS - modal, TITULO));
        let caixa = Caixa::nova(x + CODIGOS - modal, y, modal, TITULO);
        quadros.destaque("MODAL", codigos::modal(self.documento.campos.texto("modal")), 11.0, caixa);
        self.numeros(quadros, (x, y + TITULO), folhas);

        let caixa = Caixa::nova(x, y + TITULO + NUMEROS, CODIGOS, BARRAS);
        quadros.pagina.contorno(caixa);
        titulo(quadros.pagina, "CONTROLE DO FISCO", caixa);
        self.barras.desenhar(quadros.pagina, codigo_em(caixa));

        let caixa = Caixa::nova(x, caixa.fundo(), CODIGOS, CHAVE);
        let chave = formato::chave(self.documento.autorizacao.chave.as_str());
        quadros.destaque("CHAVE DE ACESSO", &chave, 10.0, caixa);
        self.variaveis(quadros, Caixa::nova(x, caixa.fundo(), CODIGOS, VARIAVEIS));
    }

    fn titulo(&self, quadros: &mut Quadros<'_>, caixa: Caixa) {
        let (nome, descricao) = match self.documento.modelo {
            Modelo::Cte => ("DACTE", "Documento Auxiliar do Conhecimento\nde Transporte Eletrônico"),
            Modelo::CteOs => {
                ("DACTE OS", "Documento Auxiliar do Conhecimento\nde Transporte Eletrônico para Outros Serviços")
            }
        };
        quadros.pagina.contorno(caixa);
        let colunas = (caixa.x, caixa.largura);
        let base = caixa.y + 1.0 + ascendente(13.0);
        quadros.pagina.texto_em(colunas, base, (Fonte::Negrito, 13.0), Alinhamento::Centro, nome);
        let mut y = caixa.y + 6.6;
        for linha in descricao.lines() {
            let base = y + ascendente(6.5);
            quadros.pagina.texto_em(colunas, base, (Fonte::Regular, 6.5), Alinhamento::Centro, linha);
            y += entrelinha(6.5);
        }
    }

    fn numeros(&self, quadros: &mut Quadros<'_>, (mut x, y): (f32, f32), (folha, total): (usize, usize)) {
        let c = self.documento.campos;
        let partes = self.documento.autorizacao.chave.partes();
        let os = self.documento.modelo == Modelo::CteOs;
        let suframa = if os { 0.0 } else { 23.0 };
        for (nome, valor, largura) in [
            ("MODELO", Cow::Owned(partes.modelo.to_string()), 11.0),
            ("SÉRIE", Cow::Owned(partes.serie.to_string()), 10.0),
            ("NÚMERO", Cow::Owned(formato::numero(&partes.numero.to_string())), 21.0),
            ("FOLHA", Cow::Owned(format!("{folha}/{total}")), 14.0),
            ("DATA E HORA DE EMISSÃO", formato::data_hora(c.texto("data_emissao")), CODIGOS - 56.0 - suframa),
            ("INSC. SUFRAMA DEST.", Cow::Borrowed(c.texto("inscricao_suframa_destinatario")), suframa),
        ] {
            if largura > 0.0 {
                quadros.destaque(nome, &valor, 8.5, Caixa::nova(x, y, largura, NUMEROS));
            }
            x += largura;
        }
    }

    /// The three fields below the key (DACTE manual, 2.19).
    fn variaveis(&self, quadros: &mut Quadros<'_>, caixa: Caixa) {
        let largura = caixa.largura - QRCODE;
        let primeiro = if self.adicional.is_some() { BARRAS } else { 9.0 };
        let campo_1 = Caixa { largura, altura: primeiro, ..caixa };
        let campo_2 = Caixa { y: campo_1.fundo(), altura: caixa.altura - primeiro, ..campo_1 };
        let campo_3 = Caixa { x: caixa.x + largura, largura: QRCODE, ..caixa };
        let com_ambiente = self.homologacao();
        let altura = if let Some(adicional) = &self.adicional {
            quadros.pagina.contorno(campo_1);
            titulo(quadros.pagina, "DADOS DO CT-E", campo_1);
            adicional.barras.desenhar(quadros.pagina, codigo_em(campo_1));
            let altura = if com_ambiente { 6.0 } else { campo_2.altura };
            let dados = formato::chave(&adicional.codigo);
            quadros.destaque("DADOS DO CT-E EM CONTINGÊNCIA", &dados, 8.5, Caixa { altura, ..campo_2 });
            altura
        } else {
            let consulta = "Consulta de autenticidade pela chave de acesso no portal nacional do CT-e, no site da \
                            SEFAZ autorizadora, ou em https://www.cte.fazenda.gov.br/portal";
            quadros.campo("CONSULTA", consulta, campo_1);
            let altura = if com_ambiente { 10.0 } else { campo_2.altura };
            let campo = Caixa { altura, ..campo_2 };
            quadros.destaque("PROTOCOLO DE AUTORIZAÇÃO DE USO", &self.protocolo(), 9.5, campo);
            altura
        };
        quadros.pagina.contorno(campo_2);
        if com_ambiente {
            // The words, and the place, that the manual asks for (2.20).
            let texto = "EMITIDO EM AMBIENTE DE HOMOLOGAÇÃO – SEM VALOR FISCAL";
            let resto = Caixa { y: campo_2.y + altura, altura: campo_2.altura - altura, ..campo_2 };
            quadros.no_meio(texto, Fonte::Negrito, Corpo { maior: 8.0, menor: 5.0 }, resto);
        }
        quadros.pagina.contorno(campo_3);
        if let Some(qrcode) = &self.qrcode {
            qrcode.desenhar(quadros.pagina, campo_3.dentro(0.3));
        }
    }

    fn homologacao(&self) -> bool {
        self.documento.autorizacao.ambiente == TipoAmbiente::Homologacao
    }

    fn protocolo(&self) -> Cow<'_, str> {
        let autorizacao = self.documento.autorizacao;
        match autorizacao.situacao {
            Situacao::Previa => Cow::Borrowed("PRÉVIA - DOCUMENTO NÃO ENVIADO"),
            Situacao::SemProtocolo => Cow::Borrowed("SEM AUTORIZAÇÃO DE USO"),
            Situacao::Autorizado | Situacao::Cancelado => {
                let quando = formato::data_hora(&autorizacao.data_recebimento);
                Cow::Owned(formato::juntar(&[&autorizacao.protocolo, &quando], " "))
            }
        }
    }
}

/// Municipality and unit where the service begins (`inicio`) or ends (`fim`).
pub(crate) fn lugar(documento: &Documento<'_>, ponta: &str) -> String {
    let c = documento.campos;
    formato::juntar(&[c.texto(&format!("uf_{ponta}")), c.texto(&format!("municipio_{ponta}"))], " - ")
}

/// Where the bars stand in their field.
fn codigo_em(caixa: Caixa) -> Caixa {
    Caixa { y: caixa.y + 2.7, altura: ALTURA_BARRAS, ..caixa }
}

/// Draws fields of a fixed size, and remembers what has no room in them.
struct Quadros<'q> {
    pagina: &'q mut Pagina,
    transbordo: &'q mut Vec<(&'static str, String)>,
}

impl Quadros<'_> {
    /// A field with its value from the left.
    fn campo(&mut self, nome: &'static str, valor: &str, caixa: Caixa) {
        self.valor(nome, valor, (Fonte::Regular, CORPO), Alinhamento::Esquerda, caixa);
    }

    /// A field with a bold value in the middle.
    fn destaque(&mut self, nome: &'static str, valor: &str, tamanho: f32, caixa: Caixa) {
        let corpo = Corpo { maior: tamanho, menor: 5.0 };
        self.valor(nome, valor, (Fonte::Negrito, corpo), Alinhamento::Centro, caixa);
    }

    fn valor(
        &mut self,
        nome: &'static str,
        valor: &str,
        (fonte, corpo): (Fonte, Corpo),
        alinhamento: Alinhamento,
        caixa: Caixa,
    ) {
        self.pagina.contorno(caixa);
        titulo(self.pagina, nome, caixa);
        let area = Caixa { y: caixa.y + 2.4, altura: caixa.altura - 2.7, ..caixa.dentro(0.0) };
        let util = area.largura - 2.0 * RECUO;
        let ajuste = match ajustar_em(valor, fonte, corpo, util, area.altura) {
            Ok(ajuste) => ajuste,
            Err(ajuste) => {
                self.transbordo.push((nome, valor.to_owned()));
                ajuste
            }
        };
        let sobra = (area.altura - ajuste.altura()).max(0.0);
        let y = area.y + if alinhamento == Alinhamento::Centro { sobra / 2.0 } else { sobra.min(1.0) / 2.0 };
        linhas(self.pagina, &ajuste, fonte, alinhamento, (area.x + RECUO, util), y);
    }

    /// Lines in the middle of a rectangle, without a box.
    fn no_meio(&mut self, texto: &str, fonte: Fonte, corpo: Corpo, caixa: Caixa) {
        let util = caixa.largura - 2.0 * RECUO;
        let (Ok(ajuste) | Err(ajuste)) = ajustar_em(texto, fonte, corpo, util, caixa.altura - 0.6);
        let y = caixa.y + (caixa.altura - ajuste.altura()).max(0.0) / 2.0;
        linhas(self.pagina, &ajuste, fonte, Alinhamento::Centro, (caixa.x + RECUO, util), y);
    }
}
