//! The field reference in Portuguese: `docs/campos.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::catalogo::Catalogo;
use super::frases;
use super::objetos::{Campo, Forma, Objeto, Opcional};
use super::saida::Arquivo;
use crate::tabela::{Condicao, No, Tabela};

const CAMINHO: &str = "docs/campos.md";

const INTRODUCAO: &str = "\
<!-- Gerado por `cargo xtask codegen` a partir de crates/focus-cte/layout. Não edite. -->

# Campos do CT-e e do CT-e OS

Todos os campos que a API recebe, na ordem do leiaute 4.00, com o elemento do XML que cada um preenche. Esta página, os tipos das três
linguagens, os esquemas JSON de [`schemas/`](schemas) e a própria validação vêm da mesma tabela, em `crates/focus-cte/layout`.

## Como ler

- **Campo** é o nome no JSON. Os campos ficam direto no documento, sem subgrupos; só as listas (`nfes[]`) e os objetos `modal_*` têm
  campos próprios, em tabelas à parte. PROPOSTO marca o campo do leiaute oficial que a documentação pública da API não lista: o nome é
  uma proposta, e a API pode chamá-lo de outro modo.
- **Tipo** resume o que o leiaute aceita. Os valores podem vir como texto ou como número JSON; nos códigos com zero à esquerda (`01`) e nos
  valores com casas decimais a preservar, use texto. Valor nulo ou em branco é o mesmo que ausente. Casas decimais que faltam são
  completadas com zeros; casas a mais são erro.
- **Ocorre** é o número mínimo e máximo de ocorrências do elemento (`n` é sem limite) e o que isso pede de quem emite:
  - *obrigatório*: sempre, ou sempre que vale a condição da descrição ou do título da seção;
  - *se houver `x`*: obrigatório quando algum outro campo do grupo `x` é informado;
  - *junto com `x`*: os dois, ou nenhum;
  - *este ou `x`*: um deles, e só um; quando a alternativa é um grupo, `x` é o primeiro campo dele;
  - *opcional*;
  - *do cadastro* e *da numeração*: a API completa com os dados da empresa ou com o próximo número;
  - *pelo município*: a API acha o código pelo nome e pela UF;
  - *calculado*: a API calcula; informe só para mudar o padrão.
- **XML** é o caminho do elemento a partir da raiz, ou do item da lista. `{a,b}` são elementos alternativos: o mesmo campo preenche
  um ou outro conforme a condição. `@` marca atributo.

";

/// Adds the page.
pub fn gerar(tabela: &Tabela, catalogo: &Catalogo, arquivos: &mut Vec<Arquivo>) {
    let mut texto = INTRODUCAO.to_owned();
    for documento in &catalogo.documentos {
        let _ = writeln!(texto, "- [{}](#{})", titulo(documento), ancora(&titulo(documento)));
    }
    for documento in &catalogo.documentos {
        let raiz = &tabela.documento(&documento.chave).raiz;
        let _ = write!(texto, "\n## {}\n\n{}\n", titulo(documento), frases::ponto(&documento.descricao));
        Pagina { catalogo, feitas: BTreeMap::new(), texto: &mut texto }.documento(documento, raiz);
    }
    arquivos.push(Arquivo { caminho: CAMINHO.into(), texto });
}

fn titulo(documento: &Objeto) -> String {
    let nome = documento.descricao.split([',', '(']).next().unwrap_or_default().trim();
    match documento.chave.as_str() {
        "cte" => "CT-e".into(),
        "cte_os" => "CT-e OS".into(),
        _ => format!("Evento: {}", nome.to_lowercase().replace("gtv", "GTV")),
    }
}

/// Anchor of a heading, as GitHub makes it.
fn ancora(titulo: &str) -> String {
    let permitido = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    titulo.to_lowercase().chars().filter(permitido).map(|c| if c == ' ' { '-' } else { c }).collect()
}

struct Pagina<'a> {
    catalogo: &'a Catalogo,
    /// Path of the first table of each struct in this document.
    feitas: BTreeMap<String, String>,
    texto: &'a mut String,
}

/// Fields under one group of the XML.
struct Secao<'a> {
    caminho: String,
    campos: Vec<&'a Campo>,
}

impl Pagina<'_> {
    fn documento(&mut self, documento: &Objeto, raiz: &No) {
        let no_leiaute: Vec<&Campo> = documento.campos.iter().filter(|c| c.no_leiaute).collect();
        let evento = documento.chave.starts_with("evento_");
        let secoes =
            if evento { vec![Secao { caminho: String::new(), campos: no_leiaute }] } else { secoes(&no_leiaute) };
        for secao in &secoes {
            let mut grupos = vec![];
            ate(raiz, &secao.caminho, &mut grupos);
            let sabidas: Vec<Condicao> = grupos.iter().filter_map(|g| g.quando.clone()).collect();
            if let Some(grupo) = grupos.last() {
                let xml = frases::sem_raiz(&secao.caminho);
                let _ =
                    write!(self.texto, "\n### {}\n\n`{xml}`", grupo.descricao.split(';').next().unwrap_or_default());
                if !sabidas.is_empty() {
                    let quando: Vec<String> = sabidas.iter().map(frases::condicao).collect();
                    let _ = write!(self.texto, ", só quando {}", quando.join(" e "));
                }
                if let Some((_, resto)) = grupo.descricao.split_once(';') {
                    let _ = write!(self.texto, ";{resto}");
                }
                self.texto.push_str(".\n");
            }
            self.tabela(&secao.campos, "", &sabidas);
            self.internos(&secao.campos, "");
        }
        let fora: Vec<&Campo> = documento.campos.iter().filter(|c| !c.no_leiaute).collect();
        if !fora.is_empty() {
            self.sem_elemento(&fora);
        }
    }

    /// Tables of the lists and objects among the fields, each followed by those inside it.
    fn internos(&mut self, campos: &[&Campo], antes: &str) {
        for campo in campos {
            let Some(objeto) = campo.objeto() else { continue };
            let caminho = format!("{antes}{}", nome(campo));
            let estrutura = self.catalogo.estrutura(objeto).nome.clone();
            if let Some(primeira) = self.feitas.get(&estrutura) {
                let _ = write!(self.texto, "\n#### `{caminho}`\n\nComo [`{primeira}`](#{}).\n", ancora(primeira));
                continue;
            }
            self.feitas.insert(estrutura, caminho.clone());
            let _ = write!(self.texto, "\n#### `{caminho}`\n\n{}\n", frases::ponto(&objeto.descricao));
            if let Some(escalar) = &objeto.escalar {
                let _ = write!(
                    self.texto,
                    "\nAceita também o valor de `{escalar}` direto, no lugar do item ou da lista.\n"
                );
            }
            let internos: Vec<&Campo> = objeto.campos.iter().collect();
            let xml = if matches!(campo.forma, Forma::Lista(_)) { objeto.xml.as_str() } else { "" };
            self.tabela(&internos, xml, &[]);
            self.internos(&internos, &format!("{caminho}."));
        }
    }

    fn tabela(&mut self, campos: &[&Campo], xml: &str, sabidas: &[Condicao]) {
        self.texto.push_str("\n| Campo | Descrição | Tipo | Ocorre | XML |\n|---|---|---|---|---|\n");
        for campo in campos {
            let celulas = [
                format!("`{}`", nome(campo)),
                descricao(campo, sabidas),
                tipo(campo),
                ocorre(campo),
                caminhos(campo, xml),
            ];
            let _ = writeln!(self.texto, "| {} |", celulas.map(|c| c.replace('|', "\\|")).join(" | "));
        }
    }

    fn sem_elemento(&mut self, campos: &[&Campo]) {
        self.texto.push_str(
            "\n### Campos sem elemento no leiaute 4.00\n\nA documentação da API ainda os lista, mas o leiaute deixou de tê-los: são aceitos, e nada \
             do que trazem chega ao XML.\n\n| Campo | Descrição |\n|---|---|\n",
        );
        for campo in campos {
            let _ = writeln!(self.texto, "| `{}` | {} |", campo.nome, frases::ponto(campo.descricao()));
        }
    }
}

fn secoes<'a>(campos: &[&'a Campo]) -> Vec<Secao<'a>> {
    let mut secoes: Vec<Secao<'a>> = Vec::new();
    for campo in campos {
        let Some(lugar) = campo.lugares.first() else { continue };
        let partes: Vec<&str> = lugar.xml.split('/').collect();
        let fundo = if matches!(partes.get(2), Some(&("infCTeNorm" | "imp"))) { 4 } else { 3 };
        // A leaf right under a section's parent belongs to the parent; a list is a section of its own.
        let folha = matches!(campo.forma, Forma::Escalar) && partes.len() <= fundo;
        let caminho = partes[..fundo.min(partes.len()) - usize::from(folha)].join("/");
        match secoes.iter_mut().find(|s| s.caminho == caminho) {
            Some(secao) => secao.campos.push(campo),
            None => secoes.push(Secao { caminho, campos: vec![campo] }),
        }
    }
    secoes
}

/// The groups from the root down to the one with this path; whether it was found.
fn ate<'a>(no: &'a No, caminho: &str, grupos: &mut Vec<&'a No>) -> bool {
    if caminho.is_empty() {
        return false;
    }
    grupos.push(no);
    let achado = no.caminho == caminho && !no.elemento.is_empty();
    if achado || no.filhos.iter().any(|f| ate(f, caminho, grupos)) {
        return true;
    }
    grupos.pop();
    false
}

fn nome(campo: &Campo) -> String {
    match campo.forma {
        Forma::Lista(_) | Forma::Escalares => format!("{}[]", campo.nome),
        Forma::Escalar | Forma::Objeto(_) => campo.nome.clone(),
    }
}

fn descricao(campo: &Campo, sabidas: &[Condicao]) -> String {
    let mut partes = vec![frases::ponto(campo.descricao())];
    let quando = frases::condicoes(campo, sabidas);
    if !quando.is_empty() {
        partes.push(format!("*Só {quando}.*"));
    }
    for sinonimo in &campo.sinonimos {
        partes.push(format!("Também aceito: `{sinonimo}`."));
    }
    if campo.proposto() {
        partes.push("**PROPOSTO**".into());
    }
    partes.retain(|p| !p.is_empty());
    partes.join(" ")
}

fn tipo(campo: &Campo) -> String {
    match &campo.forma {
        Forma::Lista(_) => return "lista".into(),
        Forma::Objeto(_) => return "objeto".into(),
        Forma::Escalar | Forma::Escalares => {}
    }
    let uf =
        campo.lugares.iter().filter_map(|l| l.tipo.as_ref()).find(|t| matches!(t.nome.as_str(), "TUf" | "TUF_sem_EX"));
    if let Some(uf) = uf {
        return if uf.nome == "TUf" { "sigla de UF ou EX".into() } else { "sigla de UF".into() };
    }
    let codigos: Vec<String> = campo
        .codigos()
        .iter()
        .map(
            |(codigo, sentido)| {
                if sentido.is_empty() { format!("`{codigo}`") } else { format!("`{codigo}` {sentido}") }
            },
        )
        .collect();
    if !codigos.is_empty() {
        return codigos.join("<br>");
    }
    let mut tipos: Vec<String> = campo.lugares.iter().filter_map(|l| l.tipo.as_ref()).map(frases::tipo).collect();
    tipos.dedup();
    tipos.join(" ou ")
}

fn ocorre(campo: &Campo) -> String {
    let mut vezes: Vec<String> = campo.lugares.iter().map(|l| frases::ocorrencia(l.ocorre)).collect();
    vezes.sort_unstable();
    vezes.dedup();
    let exigencia = match frases::exigencia(campo) {
        "opcional" if campo.lugares.iter().any(|l| l.municipio) => "pelo município".to_owned(),
        "no grupo" => match campo.lugares.iter().find_map(|l| l.opcional.as_ref()) {
            Some(Opcional::Escolha(opcoes)) => {
                let outras: Vec<String> =
                    opcoes.iter().filter(|o| **o != campo.nome).map(|o| format!("`{o}`")).collect();
                format!("este ou {}", frases::alternativas(&outras))
            }
            Some(Opcional::Grupo(x)) => format!("se houver `{x}`"),
            Some(Opcional::Junto(outros)) => {
                let outros: Vec<String> =
                    outros.iter().filter(|o| **o != campo.nome).map(|o| format!("`{o}`")).collect();
                if outros.is_empty() {
                    "opcional".to_owned()
                } else {
                    format!("junto com {}", frases::enumeracao(&outros))
                }
            }
            None => String::new(),
        },
        "obrigatório" if vezes.len() > 1 => {
            let grupos: Vec<String> = campo
                .lugares
                .iter()
                .filter(|l| l.ocorre.0 > 0)
                .filter_map(|l| l.xml.rsplit('/').nth(1))
                .map(|grupo| format!("`{grupo}`"))
                .collect();
            format!("obrigatório em {}", frases::enumeracao(&grupos))
        }
        outra => outra.to_owned(),
    };
    format!("{}, {exigencia}", vezes.join(" ou "))
}

fn caminhos(campo: &Campo, objeto: &str) -> String {
    let xml: Vec<&str> =
        campo.lugares.iter().map(|l| frases::relativo(&l.xml, objeto)).filter(|x| !x.is_empty()).collect();
    if xml.is_empty() {
        return "—".into();
    }
    frases::caminhos(&xml).iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join("<br>")
}
