//! `muragat explain`: what does a finding mean, and how is it repaired?

use super::Failure;
use super::environment::language;
use super::report::write_out;
use crate::cli::ExplainArgs;
use crate::diagnostics::{CODES, texts_of};
use crate::i18n::Lang;
use crate::model::nearest;

/// Prints the message of a code and its repairs; without a code, all codes.
pub(super) fn run(args: &ExplainArgs) -> Result<u8, Failure> {
    let lang = language(args.project.lang).unwrap_or(Lang::EN);
    let Some(code) = &args.code else {
        write_out(&CODES.iter().map(|code| format!("{}\n", heading(code, lang))).collect::<String>());
        return Ok(0);
    };
    match explanation(code, lang) {
        Some(text) => {
            write_out(&text);
            Ok(0)
        }
        None => Err(Failure::Usage(match nearest(code, CODES.iter().copied()) {
            Some(guess) => format!("there is no finding “{code}”; did you mean “{guess}”?"),
            None => format!("there is no finding “{code}”; `muragat explain` lists all of them"),
        })),
    }
}

/// `code: message`
fn heading(code: &str, lang: Lang) -> String {
    texts_of(code, lang).map_or_else(String::new, |(message, _)| format!("{code}: {message}"))
}

/// The heading, and a line for each repair. What a note points at is told by the finding itself.
fn explanation(code: &str, lang: Lang) -> Option<String> {
    let (_, parts) = texts_of(code, lang)?;
    let mut text = heading(code, lang) + "\n";
    for (_, repair) in parts.iter().filter(|(name, _)| *name != "first") {
        text.push_str(&format!("  repair: {repair}\n"));
    }
    if text.contains('{') {
        text.push_str("  Each {word} stands for what was found in your file.\n");
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained() {
        for code in CODES.iter() {
            let text = explanation(code, Lang::EN).unwrap_or_default();
            assert!(text.starts_with(&format!("{code}: ")), "{code}: {text}");
        }
        assert_eq!(explanation("no-such-code", Lang::EN), None);
        assert_eq!(explanation("unknown-key.help", Lang::EN), None, "a repair is not a code");
        assert!(
            explanation("unknown-choice", Lang::EN).is_some_and(|text| text.contains("repair: Choose one of: {words}"))
        );
    }
}
