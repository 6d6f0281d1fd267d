//! The client against a server on loopback that follows a script.

mod download;
mod emission;
mod query;
mod secrets;
mod server;
mod wait;
