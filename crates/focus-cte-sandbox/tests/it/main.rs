//! The sandbox seen from outside: raw requests through a real socket. The project's own client is in the chaos alone.

mod apoio;
mod receptor;

mod arquivos;
mod autenticacao;
mod caos;
mod completa;
mod concorrencia;
mod consulta;
mod controle;
mod documentacao;
mod emissao;
mod emissoes;
mod eventos;
mod falhas;
mod inicio;
mod inutilizacao;
mod limite;
mod numeracao;
mod persistencia;
mod protocolo_http;
mod recebidas;
mod recusas;
mod referencias;
mod regras;
mod rigor;
mod webhooks;
