//! One JSON document, read with the layout's field names and nothing changed.
//!
//! - [`arena`]: [`Payload`] itself: scalars keep their text, lists and objects their order.
//! - [`reader`]: JSON bytes to `Payload`, with positions for every error.
//! - [`completion`]: what the API fills in (company registration, modal, municipality codes).
//! - [`json_error`]: [`ErroJson`], why a text is not a document at all.

mod arena;
mod completion;
mod json_error;
mod reader;

pub use arena::{Item, Payload, Scalar, UnknownField, Value};
pub use json_error::ErroJson;
