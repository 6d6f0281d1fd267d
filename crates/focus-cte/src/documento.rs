//! What the API answers about a document.
