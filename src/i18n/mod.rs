//! What do Kazakh and Russian demand of words, order, numbers and letters?

mod lang;

pub use lang::Lang;
