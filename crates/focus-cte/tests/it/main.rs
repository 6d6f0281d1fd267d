//! Integration tests of the core.

#[cfg(feature = "client")]
mod client;
