//! The client against a server on loopback that follows a script.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod download;
mod emission;
mod query;
mod secrets;
mod server;
mod wait;
