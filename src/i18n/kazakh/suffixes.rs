//! Which suffixes does Kazakh have, after which letters do they stand, and in which order? Data only.
//!
//! Described in any grammar of Kazakh; the letters after which a suffix stands are those of the rules of spelling.

use super::Suffixes;
use Slot::{
    Attributive, Belonging, Case, Converb, Finite, MakesNoun, MakesVerb, Mine, Negation, OfMine, OfOwned, Ours,
    Participle, Past, PersonLong, PersonShort, Plural, Semblative, Theirs, VerbalNoun, Voice, Yours,
};

/// The place of a suffix in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Genitive, dative, accusative, locative, ablative, instrumental.
    Case,
    /// A case after «its»: баласы-на.
    OfOwned,
    /// The dative after «my»: балам-а.
    OfMine,
    /// «that is in»: мектептегі.
    Attributive,
    /// «that is of»: мектептікі.
    Belonging,
    /// «his, her, its, their»: мектебі.
    Theirs,
    /// «our»: мектебіміз.
    Ours,
    /// Polite «your»: мектебіңіз.
    Yours,
    /// «my» and familiar «your»: мектебім, мектебің.
    Mine,
    /// мектептер.
    Plural,
    /// Past, usual, future: қатысқан, қатысатын, қатысар.
    Participle,
    /// қатысу.
    VerbalNoun,
    /// Forms of a verb after which only those of persons stand.
    Finite,
    /// Past and condition.
    Past,
    /// қатыса.
    Converb,
    /// қатыспа-.
    Negation,
    /// Passive, reflexive, reciprocal and causative.
    Voice,
    /// After past and condition: қатысты-қ.
    PersonShort,
    /// After the others: қатысқан-мын.
    PersonLong,
    /// Makes a verb of a noun.
    MakesVerb,
    /// Makes a noun or an adjective.
    MakesNoun,
    /// «like»: таудай. It makes an adverb or an adjective, and stands where a case could.
    Semblative,
}

/// What was taken off last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    Start,
    /// A case.
    Case,
    /// A case after «its».
    OfOwned,
    /// The dative after «my».
    OfMine,
    /// A suffix of possession.
    Possessed,
    /// That of the plural.
    Plural,
    /// «that is in».
    Attributive,
    /// An ending of a verb.
    Verb,
    /// A voice.
    Voice,
    /// A short person.
    PersonShort,
    /// A long person.
    PersonLong,
    /// What makes a noun.
    NewNoun,
    /// What makes a verb.
    NewVerb,
}

impl State {
    /// Whether more must come off.
    pub fn is_bound(self) -> bool {
        matches!(self, State::OfOwned | State::OfMine | State::PersonShort | State::PersonLong)
    }
}

impl Slot {
    /// Whether a suffix of this slot stands before (to the left of) what was taken off.
    pub fn may_precede(self, state: State, which: Suffixes) -> bool {
        let noun = matches!(self, Case | OfOwned | Attributive | Theirs | Ours | Yours | Plural);
        if which == Suffixes::Nouns && !noun {
            return false;
        }
        let verbal = matches!(self, Participle | VerbalNoun);
        let makes_noun = matches!(self, MakesNoun | Semblative);
        match state {
            State::Start => !matches!(self, Negation | Voice | MakesVerb),
            State::Case => verbal || makes_noun || matches!(self, Theirs | Ours | Yours | Mine | Plural | Attributive),
            State::OfOwned => self == Theirs,
            State::OfMine => self == Mine,
            State::Attributive => verbal || makes_noun || matches!(self, Theirs | Ours | Yours | Plural),
            State::Possessed => verbal || makes_noun || matches!(self, Plural | Attributive),
            State::Plural => verbal || makes_noun || matches!(self, Attributive),
            State::Verb => matches!(self, Negation | Voice | MakesVerb),
            State::Voice => matches!(self, Voice | MakesVerb),
            State::PersonShort => self == Past,
            State::PersonLong => matches!(self, Converb | Participle),
            State::NewNoun => verbal || makes_noun || matches!(self, Attributive | Plural),
            State::NewVerb => makes_noun,
        }
    }
}

/// A suffix with its two forms; they are the same where the vowel does not change.
#[derive(Clone, Copy, Debug)]
pub struct Suffix {
    /// Its place in the order.
    pub slot: Slot,
    /// After back vowels.
    pub back: &'static str,
    /// After front vowels.
    pub front: &'static str,
    /// Classes of letters after which it stands: V vowels, T voiceless, D б в г д, N м н ң, Z з ж, L л, R the rest;
    /// P after «its» (ы, і), M after «my» (м, ң).
    pub after: &'static str,
    /// Fewest letters before it.
    pub least: usize,
}

impl Suffix {
    /// What has been taken off with it.
    pub fn next(&self) -> State {
        match self.slot {
            Case | Belonging => State::Case,
            OfOwned => State::OfOwned,
            OfMine => State::OfMine,
            Attributive if self.after == "P" => State::OfOwned,
            Attributive => State::Attributive,
            Theirs | Ours | Yours | Mine => State::Possessed,
            Plural => State::Plural,
            Participle | VerbalNoun | Finite | Past | Converb | Negation => State::Verb,
            Voice => State::Voice,
            PersonShort => State::PersonShort,
            PersonLong => State::PersonLong,
            MakesVerb => State::NewVerb,
            MakesNoun | Semblative => State::NewNoun,
        }
    }
}

const fn row(slot: Slot, back: &'static str, front: &'static str, after: &'static str, least: usize) -> Suffix {
    Suffix { slot, back, front, after, least }
}

/// The table: slot, form after back and after front vowels, letters after which it stands, fewest letters before it.
#[rustfmt::skip]
pub const SUFFIXES: &[Suffix] = &[
    row(Case, "ның", "нің", "VN", 2),
    row(Case, "дың", "дің", "RLZ", 2),
    row(Case, "тың", "тің", "TD", 2),
    row(Case, "ға", "ге", "VNZLR", 2),
    row(Case, "қа", "ке", "TD", 2),
    row(OfOwned, "на", "не", "P", 2),
    row(OfMine, "а", "е", "M", 2),
    row(Case, "ны", "ні", "V", 2),
    row(Case, "ды", "ді", "RLZN", 2),
    row(Case, "ты", "ті", "TD", 2),
    row(OfOwned, "н", "н", "P", 2),
    row(Case, "да", "де", "VNZLR", 2),
    row(Case, "та", "те", "TD", 2),
    row(OfOwned, "нда", "нде", "P", 2),
    row(Case, "дан", "ден", "VRLZ", 2),
    row(Case, "тан", "тен", "TD", 2),
    row(Case, "нан", "нен", "NP", 2),
    row(Case, "мен", "мен", "VNLR", 2),
    row(Case, "менен", "менен", "VNLR", 2),
    row(Case, "бен", "бен", "Z", 2),
    row(Case, "бенен", "бенен", "Z", 2),
    row(Case, "пен", "пен", "TD", 2),
    row(Case, "пенен", "пенен", "TD", 2),
    row(Attributive, "дағы", "дегі", "VNZLR", 2),
    row(Attributive, "тағы", "тегі", "TD", 2),
    row(Attributive, "ндағы", "ндегі", "P", 2),
    row(Belonging, "нікі", "нікі", "VN", 2),
    row(Belonging, "дікі", "дікі", "RLZ", 2),
    row(Belonging, "тікі", "тікі", "TD", 2),
    row(Theirs, "сы", "сі", "V", 2),
    row(Theirs, "ы", "і", "TDNZLR", 3),
    row(Ours, "мыз", "міз", "V", 2),
    row(Ours, "ымыз", "іміз", "TDNZLR", 2),
    row(Yours, "ңыз", "ңіз", "V", 2),
    row(Yours, "ыңыз", "іңіз", "TDNZLR", 2),
    row(Mine, "ым", "ім", "TDNZLR", 3),
    row(Mine, "м", "м", "V", 3),
    row(Mine, "ың", "ің", "TDNZLR", 3),
    row(Mine, "ң", "ң", "V", 3),
    row(Plural, "лар", "лер", "VR", 2),
    row(Plural, "дар", "дер", "NZL", 2),
    row(Plural, "тар", "тер", "TD", 2),
    row(Participle, "ған", "ген", "VNZLR", 2),
    row(Participle, "қан", "кен", "TD", 2),
    row(Participle, "йтын", "йтін", "V", 2),
    row(Participle, "итын", "итін", "TDNZLR", 2),
    row(Participle, "атын", "етін", "TDNZLR", 2),
    row(VerbalNoun, "у", "у", "VTDNZLR", 3),
    row(Finite, "ады", "еді", "TDNZLR", 2),
    row(Finite, "йды", "йді", "V", 2),
    row(Finite, "иды", "иді", "TDNZLR", 2),
    row(Past, "ды", "ді", "VNZLR", 2),
    row(Past, "ты", "ті", "TD", 2),
    row(Past, "са", "се", "VTDNZLR", 3),
    row(Finite, "сын", "сін", "VTDNZLR", 3),
    row(Finite, "ып", "іп", "TDNZLR", 4),
    row(Finite, "п", "п", "V", 3),
    row(Converb, "а", "е", "TDNZLR", 4),
    row(Converb, "й", "й", "V", 4),
    row(Finite, "мақ", "мек", "VNZLR", 3),
    row(Finite, "бақ", "бек", "Z", 3),
    row(Finite, "пақ", "пек", "TD", 3),
    row(Negation, "ма", "ме", "VRL", 2),
    row(Negation, "ба", "бе", "NZ", 2),
    row(Negation, "па", "пе", "TD", 2),
    row(Voice, "ыл", "іл", "TDNZLR", 3),
    row(Voice, "л", "л", "V", 3),
    row(Voice, "ын", "ін", "L", 3),
    row(Voice, "н", "н", "V", 4),
    row(PersonShort, "м", "м", "V", 2),
    row(PersonShort, "ңыз", "ңіз", "V", 2),
    row(PersonShort, "қ", "к", "V", 2),
    row(PersonLong, "мын", "мін", "VNLR", 3),
    row(PersonLong, "быз", "біз", "VNZLR", 3),
    row(PersonLong, "мыз", "міз", "VNLR", 3),
    row(PersonLong, "сың", "сің", "VTDNZLR", 3),
    row(PersonLong, "сыз", "сіз", "VTDNZLR", 3),
    row(Participle, "ар", "ер", "TDNZLR", 2),
    row(Participle, "р", "р", "V", 3),
    row(Participle, "мас", "мес", "VRL", 2),
    row(Participle, "бас", "бес", "NZ", 2),
    row(Participle, "пас", "пес", "TD", 2),
    row(Finite, "ғалы", "гелі", "VNZLR", 2),
    row(Finite, "қалы", "келі", "TD", 2),
    row(Voice, "тыр", "тір", "TDRL", 2),
    row(Voice, "дыр", "дір", "VNZLR", 2),
    row(Voice, "т", "т", "VR", 3),
    row(Voice, "ғыз", "гіз", "VNZLR", 2),
    row(Voice, "қыз", "кіз", "TD", 2),
    row(Voice, "ыс", "іс", "TDNZLR", 3),
    row(Voice, "с", "с", "V", 3),
    row(MakesVerb, "ла", "ле", "VRL", 3),
    row(MakesVerb, "да", "де", "NZL", 3),
    row(MakesVerb, "та", "те", "TD", 3),
    row(MakesVerb, "лан", "лен", "VRL", 3),
    row(MakesVerb, "дан", "ден", "NZL", 3),
    row(MakesVerb, "тан", "тен", "TD", 3),
    row(MakesNoun, "лық", "лік", "VRL", 2),
    row(MakesNoun, "дық", "дік", "NZL", 2),
    row(MakesNoun, "тық", "тік", "TD", 2),
    row(MakesNoun, "лы", "лі", "VRL", 2),
    row(MakesNoun, "ды", "ді", "NZL", 2),
    row(MakesNoun, "ты", "ті", "TD", 2),
    row(MakesNoun, "сыз", "сіз", "VTDNZLR", 2),
    row(MakesNoun, "шы", "ші", "VTDNZLR", 2),
    row(MakesNoun, "ша", "ше", "VTDNZLR", 2),
    row(Semblative, "дай", "дей", "VNZLR", 2),
    row(Semblative, "тай", "тей", "TD", 2),
    row(MakesNoun, "ншы", "нші", "V", 2),
    row(MakesNoun, "ыншы", "інші", "TDNZLR", 2),
];
