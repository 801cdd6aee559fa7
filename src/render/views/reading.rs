//! What does the reading page show? Settings that work without a script, a sample, and the accessibility statement.

use crate::plan::Page;
use crate::render::RenderError;
use crate::render::context::Speaker;
use serde::Serialize;

/// Groups of settings and their values, the usual one first. `style.css` and `settings.js` know the same names: the id of a
/// radio button is `group-value`.
const GROUPS: &[(&str, &[&str])] = &[
    ("size", &["100", "125", "150", "200"]),
    ("theme", &["auto", "light", "dark", "bw", "wb", "blue", "beige"]),
    ("gap", &["0", "1", "2"]),
    ("lead", &["0", "1"]),
    ("face", &["serif", "sans"]),
    ("img", &["on", "grey", "off"]),
];

#[derive(Serialize)]
struct ReadingView {
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct GroupView {
    name: &'static str,
    title: String,
    options: Vec<OptionView>,
}

#[derive(Serialize)]
struct OptionView {
    value: &'static str,
    title: String,
}

/// `{lang}/a11y/`
pub fn reading(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let option = |group: &str, value: &'static str| {
        let title = match group {
            "size" => format!("{value}\u{a0}%"),
            _ => speaker.term("reading", &format!("{group}_{value}")),
        };
        OptionView { value, title }
    };
    let group = |(name, values): &(&'static str, &[&'static str])| GroupView {
        name,
        title: speaker.term("reading", name),
        options: values.iter().map(|value| option(name, value)).collect(),
    };
    let view = ReadingView { groups: GROUPS.iter().map(group).collect() };
    let mut frame = speaker.frame(Page::Reading, "a11y", speaker.word("reading_title").to_owned(), Vec::new());
    frame.description = speaker.word("reading_intro").to_owned();
    speaker.fill("a11y.html", &frame, &view)
}
