//! Validated values of the domain.
