//! The blocks of the page, in the order of the manual's models (DACTE manual, chapters 3 to 6).

pub(crate) mod avisos;
pub(crate) mod cabecalho;
pub(crate) mod canhoto;
pub(crate) mod carga;
pub(crate) mod componentes;
pub(crate) mod documentos;
pub(crate) mod documentos_anteriores;
pub(crate) mod documentos_referenciados;
pub(crate) mod emitente;
pub(crate) mod fluxo_da_carga;
pub(crate) mod ibs_cbs;
pub(crate) mod imposto;
pub(crate) mod observacoes;
pub(crate) mod partes;
pub(crate) mod percurso;
pub(crate) mod prestacao;
pub(crate) mod rodape;
pub(crate) mod seguro;
pub(crate) mod servico;
pub(crate) mod tributos_federais;
pub(crate) mod veiculos_novos;
