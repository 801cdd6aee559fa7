//! What do users see for each construct of Markdown, and does hostile text stay harmless?
#![allow(clippy::disallowed_methods, reason = "the cases are files")]

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

fn slug(text: &str) -> String {
    let words: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-").to_lowercase()
}

/// A small archive: everything exists except what is called "missing".
fn link(dest: &str) -> Option<LinkTarget> {
    let internal = |href: String| Some(LinkTarget { href, ..LinkTarget::default() });
    match Destination::parse(dest, &|kind| kind == "people") {
        Destination::Record { id: "missing", .. } | Destination::File("missing.jpg") => None,
        Destination::Record { id: "ru", .. } => {
            Some(LinkTarget { href: "/ru/people/ru/".to_owned(), lang: Some("ru".to_owned()), ..LinkTarget::default() })
        }
        Destination::Record { id, .. } => internal(format!("/kk/people/{id}/")),
        Destination::File(path) => internal(format!("/files/{path}")),
        Destination::External(href) => {
            Some(LinkTarget { href: href.to_owned(), external: true, ..LinkTarget::default() })
        }
        Destination::Anchor(id) => internal(format!("#p-{id}")),
        Destination::Absolute(_) | Destination::Dangerous(_) => None,
    }
}

fn options<'a>(link: &'a dyn Fn(&str) -> Option<LinkTarget>) -> Options<'a> {
    Options {
        heading_base: 3,
        id_prefix: "p-",
        table_label: "Кесте \"а\"",
        notes_label: "Ескертпелер",
        back_label: "Мәтінге оралу",
        slug: &slug,
        link,
    }
}

#[test]
fn golden_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/markup");
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    names.sort();
    assert!(names.len() >= 7, "the cases are missing");
    let update = std::env::var_os("UPDATE").is_some();
    for path in names {
        let text = std::fs::read_to_string(&path).unwrap();
        let page = to_html(&text, &options(&link));
        assert_tags(&page.html, &path.display().to_string());
        let ids: Vec<_> = heading_ids(&scan(&text).headings, "p-", &slug);
        assert!(page.headings.iter().all(|heading| ids.contains(&heading.id)), "{ids:?} {:?}", page.headings);
        let expected = path.with_extension("html");
        if update {
            std::fs::write(&expected, &page.html).unwrap();
        }
        let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(page.html, wanted, "{}: run again with UPDATE=1 if the new output is right", path.display());
    }
}

/// Payloads in every place that Markdown offers. All addresses and words are vouched for by the caller, so that
/// the module itself must hold.
const PAYLOADS: &[&str] = &[
    // Links
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](< javascript:alert(1)>)",
    "[a](<java\tscript:alert(1)>)",
    "[a](java&Tab;script:alert(1))",
    "[a](java&NewLine;script:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](&#x6A&#x61vascript:alert(1))",
    "[a](&amp;#106;avascript:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](&nbsp;javascript:alert(1))",
    "[a](&#x2028;javascript:alert(1))",
    "[a](\\javascript:alert(1))",
    "[a](j%61vascript:alert(1))",
    "[a](javascript%3Aalert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](vbscript:msgbox(1))",
    "[a](file:///etc/passwd)",
    "[a](blob:https://a/1)",
    "[a](feed:javascript:alert(1))",
    "[a](view-source:javascript:alert(1))",
    "[a](jar:javascript:alert(1))",
    "[a](https://a/\"onmouseover=\"alert(1))",
    "[a](https://a/'onmouseover='alert(1))",
    "[a](https://a/&quot;onmouseover=&quot;alert(1))",
    "[a](<https://a/\" onmouseover=alert(1) x=\">)",
    "[a](https://a/`onmouseover=alert(1))",
    "[a](<x><script>alert(1)</script>)",
    "[a](people/\"onclick=alert(1))",
    "[a](x \"t\" onclick=alert(1))",
    "[<script>alert(1)</script>](x)",
    "[a[b](javascript:alert(1))](javascript:alert(2))",
    "[![a](javascript:alert(1))](javascript:alert(2))",
    // Autolinks
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<data:text/html,%3Cscript%3Ealert(1)%3C/script%3E>",
    "<vbscript:msgbox(1)>",
    "<https://a/\"onclick=alert(1)>",
    "<\"onclick=\"alert(1)\"@a.kz>",
    "<a@b.kz\"onclick=alert(1)>",
    "<https://a/?x=<script>>",
    // Images
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![a](x.jpg \"\" onerror=alert(1))",
    "![\"onerror=\"alert(1)](x.jpg)",
    "![a&quot; onerror=&quot;alert(1)](x.jpg)",
    "![`\"onerror=alert(1)`](x.jpg)",
    "![<script>alert(1)</script>](x.jpg)",
    "![a](x.jpg\"onerror=\"alert(1))",
    "![a<!-- \" onerror=alert(1) -->](x.jpg)",
    "![![\"><script>alert(1)</script>](y)](x.jpg)",
    "![[\"onload=1](javascript:x)](x.jpg)",
    // Reference definitions
    "[a]\n\n[a]: javascript:alert(1)",
    "[a]\n\n[a]: <java\tscript:alert(1)>",
    "![a]\n\n[a]: javascript:alert(1) 'x'",
    "[a][b]\n\n[b]: &#x6A;avascript:alert(1)",
    "[a]\n\n[a]: x '\" onclick=\"alert(1)'",
    // Titles
    "[a](x '\" onclick=\"alert(1)')",
    "[a](x \"&quot; onclick=&quot;alert(1)\")",
    "[a](x '\"><script>alert(1)</script>')",
    "![a](x.jpg '\" onerror=\"alert(1)')",
    "[a](x (`\" onfocus=alert(1) autofocus=`))",
    // Headings
    "# a { onclick=alert(1) }",
    "# a {#\"onclick=alert(1)}",
    "# \" onclick=\"alert(1)",
    "# <img src=x onerror=alert(1)>",
    "<h1 onclick=alert(1)>a</h1>",
    "a\n=\n<script>alert(1)</script>",
    // Fences
    "```\"onclick=alert(1)\na\n```",
    "```html\"><script>alert(1)</script>\na\n```",
    "```html\n<script>alert(1)</script>\n```",
    "~~~ javascript onclick=alert(1)\n</code></pre><script>alert(1)</script>\n~~~",
    "```html onclick=\"alert(1)\"\n<!-- --><img src=x onerror=alert(1)>\n```",
    "```xml\n]]><script>alert(1)</script>\n```",
    "```php\n<?php ?><script>alert('</script><img onerror=alert(1)>')</script>",
    "    </code></pre><script>alert(1)</script>",
    "`</code><script>alert(1)</script>`",
    // Tables
    "|a|\n|-|\n|<script>alert(1)</script>|",
    "|a|\n|:-\" onclick=alert(1)|\n|b|",
    "|[a](javascript:alert(1))|\n|-|\n|![a](x.jpg '\" onerror=\"alert(1)')|",
    "|<td onclick=alert(1)>|\n|-|\n|</table><script>alert(1)</script>|",
    // Footnotes
    "a[^\"onclick=alert(1)]\n\n[^\"onclick=alert(1)]: b",
    "a[^<script>]\n\n[^<script>]: <script>alert(1)</script>",
    "a[^1]\n\n[^1]: [b](javascript:alert(1))",
    "a[^javascript:x]\n\n[^javascript:x]: </li></ol><script>alert(1)</script>",
    "[a[^1]](x)\n\n[^1]: b",
    "[a[^1]][b]\n\n[b]: x\n[^1]: c",
    "[![^1]](x)\n\n[^1]: b",
    "[*a[^1]*](x) ![[^1]](x)\n\n[^1]: b",
    // Raw HTML
    "<script>alert(1)</script>",
    "<ScRiPt\n>alert(1)</sCrIpT>",
    "a <img src=x onerror=alert(1)> b",
    "<svg/onload=alert(1)>",
    "<svg><script>alert&#40;1&#41;</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=\"javascript:alert(1)\">a</a>",
    "<details open ontoggle=alert(1)>",
    "<form action=javascript:alert(1)><button>a</button></form>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<!--><script>alert(1)</script>-->",
    "<!-- a --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php <script>alert(1)</script> ?>",
    "<!DOCTYPE x [<script>alert(1)</script>]>",
    "<scr\u{0}ipt>alert(1)</script>",
    "<<script>script>alert(1)<</script>/script>",
    "*<b*onclick=alert(1)>",
    "<b\n\nonclick=alert(1)>",
    // Entities
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3C;img src=x onerror=alert(1)&#x3E;",
    "\\<script>alert(1)\\</script>",
    "&lt;<script>&gt;",
    "\u{ff1c}script\u{ff1e}alert(1)",
    "a\u{202e}<script>\u{202c}",
];

#[test]
fn payloads_stay_harmless() {
    // A careless caller: whatever is asked for is allowed, as it was written.
    let trusting = |dest: &str| {
        Some(LinkTarget { href: dest.to_owned(), lang: Some(dest.to_owned()), external: true, ..LinkTarget::default() })
    };
    // A broken one: the answer itself is hostile.
    let broken = |_: &str| Some(LinkTarget { href: "java\tscript:alert(1)".to_owned(), ..LinkTarget::default() });
    for payload in PAYLOADS {
        for around in ["", "> ", "- ", "# ", "a[^n]\n\n[^n]: ", "**"] {
            let text = format!("{around}{payload}");
            assert_tags(&to_html(&text, &options(&trusting)).html, &text);
            assert_tags(&to_html(&text, &options(&broken)).html, &text);
            let raw_slug = |text: &str| text.to_owned();
            let hostile = Options { slug: &raw_slug, ..options(&trusting) };
            assert_tags(&to_html(&text, &hostile).html, &text);
            let found = scan(&text);
            assert!(found.links.iter().all(|link| text.get(link.range.clone()).is_some()), "{text}");
            assert!(found.raw_html.iter().all(|range| text.get(range.clone()).is_some()), "{text}");
        }
    }
    // Fenced code in many languages keeps its angle brackets escaped.
    for language in ["html", "php", "markdown", "yaml"] {
        let text = format!("```{language}\n{}\n```", PAYLOADS.concat());
        assert_tags(&to_html(&text, &options(&trusting)).html, &text);
    }
}

const TAGS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-label",
    "class",
    "href",
    "hreflang",
    "id",
    "lang",
    "loading",
    "rel",
    "role",
    "scope",
    "src",
    "start",
    "tabindex",
    "title",
];

/// Parses strictly: every `<` opens a known tag with known, quoted attributes; tags are balanced; ids are unique;
/// addresses have no scheme but the allowed ones, read as a browser reads them.
fn assert_tags(html: &str, context: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a stray > in {context:?}:\n{html}");
        rest = &rest[at + 1..];
        let end = rest.find('>').unwrap_or_else(|| panic!("an open tag in {context:?}:\n{html}"));
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "tags cross in {context:?}:\n{html}");
            continue;
        }
        let name = tag.split(' ').next().unwrap();
        assert!(TAGS.contains(&name), "tag {name} in {context:?}:\n{html}");
        if name == "a" {
            assert!(!open.contains(&"a"), "a link in a link in {context:?}:\n{html}");
        }
        if !matches!(name, "br" | "hr" | "img") {
            open.push(name);
        }
        let mut attributes = &tag[name.len()..];
        while !attributes.is_empty() {
            let (key, after) = attributes.split_once("=\"").unwrap_or_else(|| panic!("{attributes} in {context:?}"));
            let key = key.strip_prefix(' ').unwrap();
            let (value, after) = after.split_once('"').unwrap();
            assert!(ATTRIBUTES.contains(&key), "attribute {key} in {context:?}:\n{html}");
            assert!(key != "id" || ids.insert(value), "id {value} twice in {context:?}:\n{html}");
            if matches!(key, "href" | "src") {
                assert_address(value, context);
            }
            attributes = after;
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "open tags in {context:?}:\n{html}");
    assert!(!rest.contains('>'), "{context:?}");
}

fn assert_address(value: &str, context: &str) {
    let decoded = value.replace("&#39;", "'").replace("&amp;", "&");
    assert!(!decoded.contains(|c: char| c <= ' ' || "\"<>`".contains(c)), "{value:?} in {context:?}");
    let end = decoded.find([':', '/', '?', '#']).unwrap_or(decoded.len());
    if decoded[end..].starts_with(':') && decoded.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let scheme = decoded[..end].to_ascii_lowercase();
        assert!(["http", "https", "mailto", "tel"].contains(&scheme.as_str()), "{value:?} in {context:?}");
    }
}

/// Text made to take quadratic time, deep stacks or huge output.
#[test]
fn hostile_sizes_are_linear() {
    let n = 100_000;
    let wide_table = format!("{}\n{}\n{}", "|a".repeat(200), "|-".repeat(200), "|\n".repeat(10_000));
    let table = [
        ">".repeat(n),
        "> ".repeat(n) + "a",
        "- ".repeat(n / 4) + "a",
        "*a_ ".repeat(n / 2),
        "*a **a ".repeat(n / 4),
        "[".repeat(n),
        "[a](".repeat(n / 4),
        "![".repeat(n) + &"](a)".repeat(1_000),
        "[![a](b)".repeat(n / 8),
        "![[a](b)](c)".repeat(n / 8),
        "`a``b```".repeat(n / 8),
        "<b ".repeat(n / 3),
        "<!--".repeat(n / 4),
        "&#106;".repeat(n / 6),
        "# a\n".repeat(n / 4),
        "#\n".repeat(n / 2),
        "[a]\n".repeat(n / 4) + "\n[a]: " + &"x".repeat(1_000),
        "[^1]".repeat(n / 4) + "\n\n[^1]: a",
        (0..n / 16).map(|i| format!("[^{i}]\n\n[^{i}]: a\n\n")).collect(),
        "[^1]: ".repeat(n / 8),
        wide_table,
        "|a|\n|-|\n\n".repeat(n / 10),
        format!("```rust\n{}", "{".repeat(n)),
        "a".repeat(1_000_000),
        "ә ".repeat(300_000),
        "\u{0}\u{1}\u{fffd}".repeat(n / 4),
    ];
    for text in table {
        let page = to_html(&text, &options(&link));
        assert!(page.html.len() <= 10 * text.len() + (2 << 20), "{} → {}", &text[..20], page.html.len());
        let found = scan(&text);
        assert!(found.links.iter().all(|link| text.get(link.range.clone()).is_some()));
        assert!(to_plain(&text, 160).chars().count() <= 160);
    }
}

#[test]
fn headings_are_listed_with_their_ids() {
    let page = to_html("# A *b*\n## A b\n#### [c](x)", &options(&link));
    let headings: Vec<_> = page.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(headings, [(3, "p-a-b", "A b"), (4, "p-a-b-2", "A b"), (6, "p-c", "c")]);
    assert!(!page.has_code);
    assert!(to_html("    a", &options(&link)).has_code);
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = "a\nb\n\n```rust\nfn c() {}\n```\n\n<p>\nd\n\n| e |\n|---|\n| f |\n\ng[^1]\n\n[^1]: h\n";
    let windows = to_html(&text.replace('\n', "\r\n"), &options(&link));
    assert_eq!(windows.html.replace('\r', ""), to_html(text, &options(&link)).html);
}
