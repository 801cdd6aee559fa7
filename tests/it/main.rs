//! Does the whole program do what it promises? One test target, one module per promise.

mod commands;
mod serve;
