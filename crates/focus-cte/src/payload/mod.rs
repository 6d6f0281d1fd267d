//! One JSON document, read with the layout's field names and nothing changed.
//!
//! - [`Payload`]: scalars keep their text, lists and objects their order.
//! - [`ErroJson`]: why a text is not a document at all, with its position.
//! - [`Payload::to_json`]: the document as JSON again; [`Builder`] makes one from another text.
//! - [`Payload::completar`]: what the API fills in from the company's registration.

mod arena;
mod builder;
mod completion;
mod fields;
mod json;
mod json_error;
mod reader;

pub use arena::{Item, Payload, Scalar, UnknownField, Value};
pub use builder::Builder;
pub(crate) use fields::Fields;
pub use json_error::ErroJson;
