//! The client against a server on loopback that follows a script.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod download;
mod emission;
mod events;
mod hooks;
mod inutilizacao;
mod limits;
mod lost;
mod query;
mod raw;
mod received;
mod refused;
mod scripted;
mod secrets;
mod server;
mod wait;
mod wait_many;
mod webhook;
