//! `muragat analyze`: under which key does search find a word?

use super::Failure;
use crate::analysis::{Analyzer, surface};
use crate::cli::AnalyzeArgs;
use crate::i18n::Lang;
use std::io::{BufRead, BufWriter, ErrorKind, Write};

/// Prints the key of each line of standard input, at once where a person types them.
pub(super) fn run(args: &AnalyzeArgs) -> Result<u8, Failure> {
    let lang = Lang::parse(&args.lang).unwrap_or(Lang::KK);
    let analyzer = Analyzer::new();
    let mut input = std::io::stdin().lock();
    let mut output = BufWriter::new(std::io::stdout().lock());
    let mut line = String::new();
    for number in 1_usize.. {
        line.clear();
        let read = input.read_line(&mut line).map_err(|error| match error.kind() {
            ErrorKind::InvalidData => Failure::Io(format!("line {number} of standard input is not UTF-8")),
            _ => Failure::Io(format!("standard input: {error}")),
        });
        if read? == 0 {
            break;
        }
        if let Err(error) = writeln!(output, "{}", analyzer.key(lang, &surface(line.trim()))) {
            return ended(&error);
        }
    }
    output.flush().map_or_else(|error| ended(&error), |()| Ok(0))
}

/// A reader that went away (`| head`) is no fault.
fn ended(error: &std::io::Error) -> Result<u8, Failure> {
    if error.kind() == ErrorKind::BrokenPipe { Ok(0) } else { Err(Failure::Io(format!("standard output: {error}"))) }
}
