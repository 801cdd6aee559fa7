//! `muragat analyze`: under which key does search find a word?

use super::Failure;
use crate::analysis::{self, Analyzer, Word, surface};
use crate::cli::AnalyzeArgs;
use crate::i18n::Lang;
use serde_json::{Value, json};
use std::io::{BufRead, BufWriter, ErrorKind, Write};

/// Prints the key of each line of standard input, at once where a person types them.
pub(super) fn run(args: &AnalyzeArgs) -> Result<u8, Failure> {
    let lang = Lang::parse(&args.lang).unwrap_or(Lang::KK);
    let analyzer = Analyzer::with_names(args.names.iter().map(String::as_str));
    let mut output = BufWriter::new(std::io::stdout().lock());
    if args.tables {
        let written = writeln!(output, "{}", analysis::tables()).and_then(|()| output.flush());
        return written.map_or_else(|error| ended(&error), |()| Ok(0));
    }
    let mut input = std::io::stdin().lock();
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
        let written = if args.json {
            writeln!(output, "{}", seen(&analyzer, lang, line.trim_end_matches(['\n', '\r'])))
        } else {
            writeln!(output, "{}", analyzer.key(lang, &surface(line.trim())))
        };
        if let Err(error) = written {
            return ended(&error);
        }
    }
    output.flush().map_or_else(|error| ended(&error), |()| Ok(0))
}

/// All that search sees in a text. Places are counted as in JavaScript (units of UTF-16).
fn seen(analyzer: &Analyzer, lang: Lang, text: &str) -> Value {
    let place = |bytes: usize| text.get(..bytes).map(|before| before.encode_utf16().count());
    let word = |word: Word| {
        json!({
            "start": place(word.range.start),
            "end": place(word.range.end),
            "initial": word.initial,
            "key": analyzer.key(lang, &word.surface),
            "verb_key": analyzer.verb_key(&word.surface),
            "sound": analysis::sound(&word.surface),
            "shelf": analysis::shelf(&word.surface),
            "weak": analysis::is_weak(&word.surface),
            "surface": word.surface,
        })
    };
    json!({
        "words": analysis::words(text).into_iter().map(word).collect::<Vec<_>>(),
        "names": analyzer.names(),
        "surface": surface(text),
        "key": analyzer.key(lang, &surface(text)),
        "skeleton": analysis::skeleton(text),
        "sound": analysis::sound(text),
        "shelf": analysis::shelf(text),
        "cyrillic": analysis::latin_as_cyrillic(text),
        "keyboards": analysis::other_keyboards(text),
    })
}

/// A reader that went away (`| head`) is no fault.
fn ended(error: &std::io::Error) -> Result<u8, Failure> {
    if error.kind() == ErrorKind::BrokenPipe { Ok(0) } else { Err(Failure::Io(format!("standard output: {error}"))) }
}
