//! The asynchronous HTTP client of the API.
