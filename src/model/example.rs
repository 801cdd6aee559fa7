//! Which line would somebody type who has never seen this field?

use super::schema::Shape;

/// A line to paste, for a field of a shape: `date: 2023-08-24`.
pub(super) fn line(key: &str, shape: &Shape) -> String {
    let value = match (key, shape) {
        ("id", _) => "panel-1",
        ("url", _) => "https://example.org/report",
        ("amount", _) => "1 000 000",
        ("currency", _) => "KZT",
        ("value", _) => "118",
        ("full", _) => "Дана Омарова",
        ("date", _) | (_, Shape::Date) => "2023-08-24",
        (_, Shape::Moment) => "2023-08-24T11:00",
        (_, Shape::Clock) => "\"09:30\"",
        (_, Shape::Bool) => "true",
        (_, Shape::Int) => "3",
        (_, Shape::Count) => "118",
        (_, Shape::Money) => "1 000 000 KZT",
        (_, Shape::Choice(words)) => words.first().copied().unwrap_or("…"),
        ("name", _) | (_, Shape::Names) => "{kk: Атауы, ru: Название}",
        (_, Shape::LText) => "{kk: Мәтін, ru: Текст}",
        (_, Shape::Ref(kinds)) => {
            return format!("{key}: {}", example_id(kinds.first().map_or("", |kind| kind.folder())));
        }
        (_, Shape::List(inner)) => return line(key, inner),
        _ => "…",
    };
    format!("{key}: {value}")
}

fn example_id(folder: &str) -> &'static str {
    match folder {
        "people" => "omarova-dana",
        "organizations" => "balalar-uii",
        "places" => "oral",
        _ => "forum-2023",
    }
}
