//! What is searched? A document: what a hit shows of a page, by what hits are narrowed, and its texts.

use super::facets::Choice;
use super::index::FoundWord;
use crate::i18n::Lang;

/// Where in a document a word stands. The smaller the number, the more the word says about the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A name of a person, the one word that something is called by.
    Name,
    /// A title of an organization, a place, an award, a series or a topic.
    EntityTitle,
    /// The title of anything else.
    Title,
    /// What the record refers to, and what sort of record it is.
    Names,
    /// The summary.
    Summary,
    /// All other texts.
    Body,
}

impl Field {
    /// All fields in the order of their numbers.
    pub const ALL: [Field; 6] =
        [Field::Name, Field::EntityTitle, Field::Title, Field::Names, Field::Summary, Field::Body];

    /// How much a word in this field counts.
    pub fn weight(self) -> u32 {
        match self {
            Field::Name => 16,
            Field::EntityTitle => 9,
            Field::Title => 8,
            Field::Names => 4,
            Field::Summary => 3,
            Field::Body => 1,
        }
    }

    /// The number under which postings keep it.
    pub fn number(self) -> u32 {
        self as u32
    }

    /// The field of a number; what is no number of a field counts as text.
    pub fn of_number(number: u32) -> Self {
        Self::ALL.into_iter().find(|field| field.number() == number).unwrap_or(Field::Body)
    }
}

/// A text of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub field: Field,
    /// In which language it is.
    pub lang: Lang,
    /// Its words.
    pub text: String,
}

/// What a hit shows of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Folder of the page relative to the root of the site, with a slash at its end.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The language of the title, where it is not that of the index.
    pub title_lang: Option<Lang>,
    /// When it was, in words; empty where nobody knows or nothing happened.
    pub when: String,
    /// Sort and place in one line.
    pub meta: String,
    /// The beginning of what it says, as plain text.
    pub summary: String,
    /// Its kind: number in [`super::LanguageFiles`]' list of kinds.
    pub kind: usize,
    /// The language it is in, where it has no text in that of the index.
    pub only: Option<Lang>,
}

/// A page that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What a hit shows.
    pub head: Head,
    /// Its year.
    pub year: Option<i32>,
    /// Numbers of its places in [`Collection::places`].
    pub places: Vec<usize>,
    /// Numbers of its awards in [`Collection::awards`].
    pub awards: Vec<usize>,
    /// Its texts.
    pub pieces: Vec<Piece>,
    /// Words of names, which many documents share, ready for the index.
    pub words: Vec<(Field, FoundWord)>,
}

/// All documents of one language. Each is asked for once, when its turn comes, so that their texts are never all in memory.
pub struct Collection<'a> {
    /// The language.
    pub lang: Lang,
    /// The other languages of the site, in their order.
    pub others: Vec<Lang>,
    /// Number of documents.
    pub len: usize,
    /// The document of a number; called from many threads.
    pub document: &'a (dyn Fn(usize) -> Document + Sync),
    /// Places by which hits are narrowed.
    pub places: Vec<Choice>,
    /// Awards by which hits are narrowed.
    pub awards: Vec<Choice>,
}
