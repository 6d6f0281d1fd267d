//! The codes as a page in Portuguese: `docs/rejeicoes.md`.

use std::fmt::Write as _;

use super::leitura::{Codigo, Codigos, Especie, ProximoPasso};

pub const CAMINHO: &str = "docs/rejeicoes.md";

const INTRODUCAO: &str = "\
<!-- Gerado por `cargo xtask codegen` a partir de crates/focus-cte/rejeicoes/rejeicoes.toml. Não edite. -->

# Códigos de retorno da SEFAZ

O que cada código (`status_sefaz`) significa para quem emite CT-e e CT-e OS, e o que fazer. Os mesmos dados estão em
`focus-cte explicar CÓDIGO`, em `rejeicao::explicar` (Rust) e em `explicar` (Python e Node).

## Como ler

- A **mensagem** é o texto oficial do manual (MOC 4.00) ou da nota técnica mais nova, com seus marcadores, como `[nProt:...]`; a SEFAZ pode
  escrever CT-e onde o manual escreve CTe, e omitir acentos. Onde só o começo do texto oficial é conhecido, `[...]` marca o que falta.
  A causa e o que fazer são nossos.
- O **próximo passo** é um de cinco:
  - `corrigir`: mudar o documento (ou o evento) e enviar de novo;
  - `aguardar`: o documento está certo; enviar o mesmo de novo mais tarde, ou depois do que o texto pede;
  - `consultar`: perguntar pela `ref` ou pela chave antes de qualquer novo envio;
  - `cadastro`: acertar um cadastro (SEFAZ, empresa na API, certificado) e enviar o mesmo de novo;
  - `nao_reenviar`: enviar de novo não muda a resposta; há outro caminho, ou nada a fazer.
- **Mesma ref**: se ela pode ir em outro envio. A API aceita de novo a `ref` de um documento em `erro_autorizacao`; a de um documento
  autorizado, ainda que cancelado depois, ou denegado, não. Num evento, é a `ref` do documento.
- **Mesmo número**: um documento rejeitado não gasta o número; um autorizado, cancelado ou denegado, sim.
- **Esperar ajuda**: se só o passar do tempo pode mudar a resposta.

A mesma rejeição repetida mais de 30 vezes bloqueia o emitente por uma hora ([678](#678)).

A consulta pública do portal do CT-e tem uma tabela à parte (MOC 4.00, Visão Geral, 10.3), cujos códigos 201 a 209 não são os desta página.

";

/// The whole page.
pub fn texto(codigos: &Codigos) -> String {
    let mut texto = INTRODUCAO.to_owned();
    for (cstat, codigo) in codigos {
        secao(&mut texto, *cstat, codigo);
    }
    texto
}

fn secao(texto: &mut String, cstat: u16, codigo: &Codigo) {
    let sem_efeito = if codigo.em_vigor { "" } else { " (fora de uso)" };
    let _ = write!(texto, "### {cstat}\n\n**{}**{sem_efeito}\n\n", codigo.mensagem.replace('[', "\\["));
    for (onde, mensagem) in
        [("CT-e", &codigo.mensagem_cte), ("CT-e OS", &codigo.mensagem_cte_os), ("eventos", &codigo.mensagem_evento)]
    {
        if let Some(mensagem) = mensagem {
            let _ = write!(texto, "{onde}: «{}»\n\n", mensagem.replace('[', "\\["));
        }
    }
    let _ = write!(texto, "{}\n\n**O que fazer:** {}\n\n", codigo.causa, codigo.o_que_fazer);
    if let Some(vigencia) = &codigo.vigencia {
        let _ = write!(texto, "{vigencia}\n\n");
    }
    let especie = match codigo.especie {
        Especie::Rejeicao => "",
        Especie::Autorizado => "autorização, ",
        Especie::Processamento => "processamento, ",
        Especie::Denegacao => "denegação, ",
        Especie::Evento => "evento, ",
        Especie::Servico => "serviço, ",
    };
    let passo = match codigo.proximo_passo {
        ProximoPasso::Corrigir => "corrigir",
        ProximoPasso::Aguardar => "aguardar",
        ProximoPasso::Consultar => "consultar",
        ProximoPasso::Cadastro => "cadastro",
        ProximoPasso::NaoReenviar => "nao_reenviar",
    };
    let sim = |s: bool| if s { "sim" } else { "não" };
    let _ = write!(
        texto,
        "<sub>{especie}`{passo}` · mesma ref: {} · mesmo número: {} · esperar ajuda: {} · {}</sub>\n\n",
        sim(codigo.reutiliza_referencia),
        sim(codigo.reutiliza_numero),
        sim(codigo.aguardar_ajuda),
        codigo.fonte
    );
}
