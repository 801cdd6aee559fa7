//! How is somebody asked for what is missing? The only file that names the prompt crate, and the table of all questions.

use super::Failure;
use dialoguer::{Input, Select};

/// What may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// The title of an event, a news item, …
    Title,
    /// The name of a person, a place, …
    Name,
    /// The title or name in Russian.
    InRussian,
    /// The sort of event.
    EventType,
    /// When it was.
    Date,
    /// Name of the file.
    Id,
}

impl Question {
    fn words(self) -> &'static str {
        match self {
            Question::Title => "Title",
            Question::Name => "Name",
            Question::InRussian => "The same in Russian (empty: not yet)",
            Question::EventType => "What sort of event",
            Question::Date => "Date, such as 24.08.2023 or 24-25.08.2023 (empty: not known)",
            Question::Id => "Short name for the address (it never changes)",
        }
    }
}

/// Asks for a text until `check` accepts it; an empty answer is given to `check`, too.
pub(super) fn ask(
    question: Question,
    suggestion: Option<String>,
    check: &dyn Fn(&str) -> Result<(), String>,
) -> Result<String, Failure> {
    let mut input = Input::<String>::new().with_prompt(question.words()).allow_empty(true);
    if let Some(suggestion) = suggestion {
        input = input.default(suggestion);
    }
    input.validate_with(|answer: &String| check(answer.trim())).interact_text().map_err(|error| no_answer(&error))
}

/// Lets somebody choose one of the words, or none.
pub(super) fn choose(question: Question, words: &[&'static str]) -> Result<Option<&'static str>, Failure> {
    let rows = std::iter::once("(not known)").chain(words.iter().copied());
    let chosen = Select::new().with_prompt(question.words()).items(rows).default(0).max_length(12).interact();
    Ok(words.get(chosen.map_err(|error| no_answer(&error))?.wrapping_sub(1)).copied())
}

fn no_answer(error: &dialoguer::Error) -> Failure {
    Failure::Usage(format!("no answer ({error}); give everything by options, see `muragat new --help`"))
}
