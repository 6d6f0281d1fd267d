//! The sandbox seen from outside: raw requests through a real socket, never the project's own client.

mod apoio;

mod arquivos;
mod autenticacao;
mod concorrencia;
mod consulta;
mod emissao;
mod inicio;
mod limite;
mod numeracao;
mod persistencia;
mod protocolo_http;
mod recusas;
mod referencias;
