//! The DACTE as independent programs see it.

mod comum;
mod dump;
