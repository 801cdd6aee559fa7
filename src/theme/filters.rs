//! Which look-ups do templates have besides Tera's own? Phrases as HTML: the most frequent piece of every page.

use crate::markup::{escape_attribute, escape_text};
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers `phrase` and `phrases(joint=", ")`. A phrase is a map of `text`, `lang`, `url` and `unknown`: it becomes a text, a link,
/// a piece in another language, or words in brackets for what is not known. Every part is escaped.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("phrase", |value: Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        let mut html = String::new();
        write_phrase(&value, &mut html);
        Ok(Value::safe_string(&html))
    });
    tera.register_filter("phrases", |value: Value, arguments: Kwargs, _: &State| -> TeraResult<Value> {
        let joint: Option<&str> = arguments.get("joint")?;
        let mut html = String::new();
        for (at, phrase) in value.as_array().unwrap_or_default().iter().enumerate() {
            if at > 0 {
                escape_text(&mut html, joint.unwrap_or(", "));
            }
            write_phrase(phrase, &mut html);
        }
        Ok(Value::safe_string(&html))
    });
}

/// A part of a phrase that is there and not empty.
fn part<'p>(phrase: &'p Value, key: &'p str) -> Option<&'p str> {
    phrase.get_from_path(key).and_then(Value::as_str).filter(|part| !part.is_empty())
}

fn write_phrase(phrase: &Value, html: &mut String) {
    let unknown = phrase.get_from_path("unknown").is_some_and(Value::is_truthy);
    let (url, lang) = (part(phrase, "url"), part(phrase, "lang"));
    let tag = match (unknown, url, lang) {
        (true, ..) => Some("span class=\"unk\""),
        (_, Some(_), _) => Some("a"),
        (_, _, Some(_)) => Some("span"),
        _ => None,
    };
    if let Some(tag) = tag {
        html.push('<');
        html.push_str(tag);
        for (name, value) in [("href", url.filter(|_| !unknown)), ("lang", lang)] {
            if let Some(value) = value {
                html.push_str(&format!(" {name}=\""));
                escape_attribute(html, value);
                html.push('"');
            }
        }
        html.push('>');
    }
    escape_text(html, part(phrase, "text").unwrap_or_default());
    if let Some(tag) = tag {
        html.push_str(if tag == "a" { "</a>" } else { "</span>" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::Context;

    #[test]
    fn phrases_are_escaped_whatever_they_hold() {
        let mut tera = Tera::new();
        register(&mut tera);
        tera.add_raw_template("t.html", "{{ p | phrase }}|{{ list | phrases(joint=\" · \") }}|{{ none | phrase }}")
            .unwrap();
        let evil = serde_json::json!({ "text": "<b>\"&", "url": "/x\"onclick=\"y", "lang": "kk" });
        let unknown = serde_json::json!({ "text": "күні жоқ", "unknown": true });
        let mut context = Context::new();
        context.insert("p", &evil);
        context.insert("list", &[&unknown, &serde_json::json!({ "text": "б" })]);
        context.insert("none", &Option::<String>::None);
        let html = tera.render("t.html", &context).unwrap();
        assert_eq!(
            html,
            "<a href=\"/x&quot;onclick=&quot;y\" lang=\"kk\">&lt;b&gt;\"&amp;</a>|<span class=\"unk\">күні жоқ</span> · б|"
        );
    }
}
