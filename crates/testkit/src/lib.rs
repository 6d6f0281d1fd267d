//! Placeholder of the contents page.
