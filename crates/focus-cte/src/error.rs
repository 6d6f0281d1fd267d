//! The one error of the API.
