//! Which words does a reader see of a text? All of them, for those who look for one.

use super::comments::{Comments, is_comment};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Everything that stands on the page of a text, as plain text: headings, tables, notes, code and descriptions of pictures, too.
/// Lines end where words of one part of the text and those of the next have nothing to do with each other.
pub fn running_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut comments = Comments::default();
    for event in Parser::new_ext(text, super::extensions()) {
        match event {
            Event::Text(words) | Event::Code(words) => out.push_str(&words),
            Event::InlineHtml(html) if !is_comment(&html) => out.push_str(&html),
            Event::Html(line) => comments.visible(&line, |part| out.push_str(part)),
            Event::SoftBreak | Event::HardBreak => out.push('\n'),
            Event::End(TagEnd::HtmlBlock) => comments = Comments::default(),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            // Everything else begins or ends a part of the text; a picture stands between words.
            Event::Start(_) | Event::End(_) => out.push('\n'),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::running_text;

    #[test]
    fn no_word_is_left_out_and_none_are_joined() {
        let text = "# А *б*\n\nв**г**д `е` [ж](x \"y\")<!-- з -->[^1]\nи ![к](n.jpg)л\n\n```\nм\n```\n\n- н\n- о\n\n|п|р|\n|-|-|\n|с|т|\n\n[^1]: у\n\n<p>ф <!-- х -->\n";
        let words: Vec<String> = running_text(text).split_whitespace().map(str::to_owned).collect();
        assert_eq!(words.join(" "), "А б вгд е ж и к л м н о п р с т у <p>ф");
    }
}
