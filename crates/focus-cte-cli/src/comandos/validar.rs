//! `focus-cte validar ARQUIVO...`: verdicts on whole files.

use std::io::Write as _;
use std::path::Path;

use focus_cte::validation::Referenciado;
use focus_cte::{Contexto, Relatorio};

use crate::assunto::{Assunto, Verificado};
use crate::cli::Validar;
use crate::documento;
use crate::entrada;
use crate::erros::{CliError, Saida};
use crate::relatorio::{self, Contagem, Falha, Veredito, plural};
use crate::terminal::{self, Estilo, Resultado};

/// What came of all the files.
#[derive(Default)]
struct Resumo {
    validos: usize,
    invalidos: usize,
    ilegiveis: usize,
    contagem: Contagem,
}

/// Validates each file in turn; one that cannot be read does not stop the others.
pub(crate) fn executar(pedido: &Validar, json: bool) -> Result<Saida, CliError> {
    let assunto = Assunto::das_opcoes(pedido.os, pedido.evento);
    let contexto = contexto(pedido, assunto)?;
    let mut resultado = Resultado::new();
    let mut resumo = Resumo::default();
    for (n, caminho) in pedido.arquivos.iter().enumerate() {
        let nome = entrada::nome(caminho);
        match validar(pedido, caminho, assunto, &contexto) {
            Ok((assunto, Verificado { relatorio, dica })) => {
                resumo.contar(&relatorio);
                if json {
                    let (valido, problemas) = (relatorio.is_valido(), relatorio.problemas.as_slice());
                    resultado.json(&Veredito { arquivo: &nome, assunto, valido, problemas })?;
                } else {
                    if n > 0 {
                        resultado.linha("")?;
                    }
                    relatorio::escrever(&mut resultado, &nome, assunto, &relatorio, Estilo::da_saida())?;
                }
                resultado.flush()?;
                if let Some(dica) = dica {
                    terminal::aviso(&dica);
                }
            }
            Err(erro) => {
                resumo.ilegiveis += 1;
                if json {
                    resultado.json(&Falha { arquivo: Some(&nome), valido: Some(false), erro: (&erro).into() })?;
                }
                resultado.flush()?;
                terminal::erro(&erro);
            }
        }
    }
    if !json && (pedido.arquivos.len() > 1 || resumo.invalidos > 0) {
        resultado.linha(&format!("\n{}", resumo.por_extenso()))?;
    }
    resultado.concluir()?;
    if !json && resumo.invalidos > 0 {
        terminal::dica("corrija os campos com erro e valide de novo; avisos não impedem a emissão");
    }
    Ok(resumo.saida())
}

/// What the options say beside the document.
pub(super) fn contexto(pedido: &Validar, assunto: Assunto) -> Result<Contexto, CliError> {
    let contexto = Contexto::novo().rigor(pedido.rigor);
    let contexto = pedido.ambiente.into_iter().fold(contexto, Contexto::ambiente);
    let contexto = pedido.quando.into_iter().fold(contexto, Contexto::quando);
    let contexto = pedido.tabelas.iter().cloned().fold(contexto, Contexto::tabelas);
    let Some(caminho) = &pedido.referenciado else { return Ok(contexto) };
    let modelo = assunto.modelo().unwrap_or_else(|| super::modelo(pedido.os));
    let citado = Referenciado::ler(modelo, &entrada::ler(caminho)?)
        .map_err(|e| super::json_invalido(&entrada::nome(caminho), &e))?;
    Ok(contexto.referenciado(citado))
}

/// XML says itself what it is.
fn validar(
    pedido: &Validar,
    caminho: &Path,
    assunto: Assunto,
    contexto: &Contexto,
) -> Result<(Assunto, Verificado), CliError> {
    let nome = entrada::nome(caminho);
    let bytes = entrada::ler_bytes(caminho)?;
    if focus_cte_xml::e_xml(&bytes) {
        let importado = documento::ler_xml(&nome, &bytes)?;
        let do_xml = importado.ambiente().filter(|_| pedido.ambiente.is_none());
        let contexto = do_xml.into_iter().fold(contexto.clone(), Contexto::ambiente);
        let (assunto, relatorio) = documento::validar(&importado, &contexto)?;
        let total = importado.sem_lugar.len() + importado.omitidos;
        let dica = (total > 0).then(|| {
            let partes = plural(total, "parte do XML não tem", "partes do XML não têm");
            format!("{nome}: {partes} lugar nos campos da API; veja quais com focus-cte importar")
        });
        return Ok((assunto, Verificado { relatorio, dica }));
    }
    let json = entrada::conferido(&bytes, &nome)?;
    let verificado = assunto.verificar(json, contexto).map_err(|e| super::json_invalido(&nome, &e))?;
    Ok((assunto, verificado))
}

impl Resumo {
    fn contar(&mut self, relatorio: &Relatorio) {
        let contagem = Contagem::de(relatorio);
        self.contagem.erros += contagem.erros;
        self.contagem.avisos += contagem.avisos;
        *if relatorio.is_valido() { &mut self.validos } else { &mut self.invalidos } += 1;
    }

    fn por_extenso(&self) -> String {
        let mut partes =
            vec![plural(self.validos, "válido", "válidos"), plural(self.invalidos, "inválido", "inválidos")];
        if self.ilegiveis > 0 {
            partes.push(plural(self.ilegiveis, "ilegível", "ilegíveis"));
        }
        let total = self.validos + self.invalidos + self.ilegiveis;
        let problemas = self.contagem.por_extenso().map(|c| format!(" ({c})")).unwrap_or_default();
        format!("{}: {}{problemas}", plural(total, "documento", "documentos"), partes.join(", "))
    }

    fn saida(&self) -> Saida {
        match (self.ilegiveis, self.invalidos) {
            (0, 0) => Saida::Ok,
            (0, _) => Saida::Recusado,
            _ => Saida::Entrada,
        }
    }
}
