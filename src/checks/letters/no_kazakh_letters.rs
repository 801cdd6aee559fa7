//! Is a Kazakh text typed without Kazakh letters, or not Kazakh at all?

use super::known::Known;
use super::piece::{Origin, Piece};
use crate::diagnostics::Diagnostic;
use crate::i18n::Lang;

/// Shorter texts say nothing.
const ENOUGH: usize = 200;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    if let Some(first) = pieces.first().filter(|_| lacks_them(pieces)) {
        let line = first.text.trim_end().find('\n').unwrap_or(first.text.trim_end().len());
        found.push(first.warning("no-kazakh-letters", 0..line));
    }
}

/// Whether a Kazakh text of some length has less than one Kazakh letter in a hundred; usual are 25.
pub(super) fn lacks_them(pieces: &[Piece]) -> bool {
    if pieces.iter().any(|piece| piece.lang != Lang::KK || piece.origin == Origin::Field) {
        return false;
    }
    let count = |of: fn(&Piece) -> usize| pieces.iter().map(of).sum::<usize>();
    let (cyrillic, kazakh) = (count(|piece| piece.has.letters), count(|piece| piece.has.kazakh));
    cyrillic >= ENOUGH && kazakh * 100 < cyrillic
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn wrong_language_or_keyboard() {
        let russian = "Участники конференции обсудили качество дошкольного образования и обменялись опытом. ".repeat(4);
        assert_eq!(places(Lang::KK, &russian, "no-kazakh-letters"), [0]);
        let typed = "Катысушылар тажирибе алмасып, билим беру сапасын талкылады. ".repeat(5);
        assert_eq!(places(Lang::KK, &typed, "no-kazakh-letters"), [0]);
        silent(Lang::RU, &russian);
        silent(Lang::KK, &"Қатысушылар тәжірибе алмасып, білім беру сапасын талқылады. ".repeat(5));
        silent(Lang::KK, "Форум бағдарламасы");
    }
}
