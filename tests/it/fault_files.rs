//! Is every way in which the bytes of a text can be wrong found at its place, and is everything else read as it was meant?

use crate::memory::run_bytes;
use crate::support::Finding;
use muragat::diagnostics::{json_lines, text_report};
use muragat::i18n::Lang;
use muragat::sources::{Content, SourceTree, legacy_text};

/// The findings of files in memory.
pub fn findings(files: &[(&str, &[u8])]) -> Vec<Finding> {
    let prepared = run_bytes(files);
    json_lines(&prepared.findings, &prepared.sources, Lang::EN).lines().map(Finding::parse).collect()
}

/// The findings as `severity code path:line:column`, with those of other rules left out.
pub fn of_codes(files: &[(&str, &[u8])], codes: &[&str]) -> Vec<String> {
    let wanted = findings(files).into_iter().filter(|finding| codes.contains(&finding.code.as_str()));
    wanted.map(|f| format!("{} {} {}:{}:{}", f.severity, f.code, f.file, f.line, f.column)).collect()
}

/// What reading alone finds in one file, as `severity code path:line:column`, and the report for people.
fn of_bytes(path: &str, bytes: &[u8]) -> (Vec<String>, String) {
    let (sources, found) = SourceTree::from_bytes(&[(path, bytes)]);
    let found = found.sorted();
    let lines = json_lines(&found, &sources, Lang::EN);
    let places = lines.lines().map(Finding::parse);
    let places = places.map(|f| format!("{} {} {}:{}:{}", f.severity, f.code, f.file, f.line, f.column));
    (places.collect(), text_report(&found, &sources, Lang::EN, false))
}

/// Real titles and sentences: 20 in Russian.
const RUSSIAN: [&str; 20] = [
    "Педагогические чтения прошли в Астане",
    "Новая волна: конференция молодых учителей",
    "Августовская конференция работников образования",
    "Форум «Образование и доброта» отметил десятилетие",
    "Итоги первого этапа подведены 28 ноября 2022 года.",
    "В номинации «Лучший методист» победили трое участников",
    "Ёлка в школе № 75 и подъезд к ней украшены учениками",
    "Участники обсудили качество знаний и обмен опытом.",
    "Съезд учителей открылся выступлением заместителя акима",
    "Лучший педагог дошкольной организации – 2023",
    "Публикация статей участников завершится в декабре.",
    "Мастер-класс длился два часа, его посетили 118 человек.",
    "Вручение нагрудного знака имени Магжана Жумабаева",
    "Секция «Цифровой молодой педагог» собрала учителей информатики",
    "Приглашаем к участию всех желающих из области",
    "Объявлены победители областных конкурсов и олимпиад",
    "Заявки принимаются до 15 октября по электронной почте",
    "Положение о конкурсе опубликовано на сайте управления",
    "Эксперты отметили высокий уровень представленных работ",
    "Сертификаты получили все докладчики пленарного заседания",
];

/// Real titles and sentences: 10 in Kazakh.
const KAZAKH: [&str; 10] = [
    "Педагогикалық оқулар Астанада өтті",
    "Жаңа толқын: жас ұстаздардың облыстық конференциясы",
    "Мектепке дейінгі үздік педагог байқауының қорытындысы",
    "Ұлттық құндылықтар және білім сапасы",
    "Әдістемелік қызмет пен өңірлік кеңес туралы ереже бекітілді",
    "Өңірлік кеңестің отырысы 2023 жылғы 24 тамызда өтті.",
    "Һәм ғылым, һәм өнер: шеберхана қатысушылары жиналды",
    "«Үздік әдістемелік құрал» аталымы бойынша үш жүлдегер анықталды",
    "Шәкірттерге алғыс хаттар мен сертификаттар табысталды",
    "Қысқы мектепте ұстаздар тәжірибе алмасты",
];

/// Bytes of what an encoding has beside the Russian letters; only what these texts need.
#[rustfmt::skip]
fn other_bytes(name: &str) -> &'static [(char, u8)] {
    match name {
        "Windows-1251" => &[('Ё', 0xA8), ('ё', 0xB8), ('«', 0xAB), ('»', 0xBB), ('–', 0x96), ('№', 0xB9)],
        "CP866" => &[('Ё', 0xF0), ('ё', 0xF1), ('«', b'"'), ('»', b'"'), ('–', b'-'), ('№', 0xFC)],
        "KOI8-R" => &[('Ё', 0xB3), ('ё', 0xA3), ('«', b'"'), ('»', b'"'), ('–', b'-'), ('№', b'N')],
        "KZ-1048" => &[
            ('Ә', 0xA3), ('ә', 0xBC), ('Ғ', 0xAA), ('ғ', 0xBA), ('Қ', 0x8D), ('қ', 0x9D), ('Ң', 0xBD), ('ң', 0xBE),
            ('Ө', 0xA5), ('ө', 0xB4), ('Ұ', 0xA1), ('ұ', 0xA2), ('Ү', 0xAF), ('ү', 0xBF), ('Һ', 0x8E), ('һ', 0x9E),
            ('І', 0xB2), ('і', 0xB3), ('«', 0xAB), ('»', 0xBB),
        ],
        _ => &[
            ('Ә', 0xAA), ('ә', 0xBA), ('Ғ', 0x81), ('ғ', 0x83), ('Қ', 0x8D), ('қ', 0x9D), ('Ң', 0x8C), ('ң', 0x9C),
            ('Ө', 0xA4), ('ө', 0xB5), ('Ұ', 0xA6), ('ұ', 0xB1), ('Ү', 0x87), ('ү', 0x89), ('Һ', 0x8E), ('һ', 0x9E),
            ('І', 0xB2), ('і', 0xB3), ('«', 0xAB), ('»', 0xBB),
        ],
    }
}

/// Bytes of a text in an encoding of one byte a letter.
fn encoded(name: &str, text: &str) -> Vec<u8> {
    let russian = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
    let koi = "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
    let place = |letters: &str, c| letters.chars().position(|letter| letter == c).and_then(|at| u8::try_from(at).ok());
    let byte = |c: char| -> u8 {
        match (name, place(russian, c)) {
            _ if c.is_ascii() => u8::try_from(c).unwrap(),
            ("CP866", Some(at @ 0..48)) => 0x80 + at,
            ("CP866", Some(at)) => 0xB0 + at,
            ("KOI8-R", Some(_)) => 0xC0 + place(koi, c).unwrap(),
            (_, Some(at)) => 0xC0 + at,
            (_, None) => other_bytes(name).iter().find(|(letter, _)| *letter == c).unwrap_or_else(|| panic!("{c}")).1,
        }
    };
    text.chars().map(byte).collect()
}

/// What comes back of marks that an encoding lacks.
fn with_its_marks(name: &str, text: &str) -> String {
    match name {
        "CP866" => text.replace(['«', '»'], "\"").replace('–', "-"),
        "KOI8-R" => text.replace(['«', '»'], "\"").replace('–', "-").replace('№', "N"),
        _ => text.to_owned(),
    }
}

#[test]
fn the_first_bad_byte_is_named_at_fifty_offsets() {
    let text = "title: Жаңа толқын\r\nplace: oral\r\nnote: «Ұлттық – ұстаз»\r\n";
    let bytes = text.as_bytes();
    for offset in 0..50 {
        let mut damaged = bytes.to_vec();
        damaged.insert(offset, 0xFF);
        // The letter that the byte tears apart is the first one that is wrong.
        let letter = (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        // Between the two characters of a line end the line has ended already.
        let before = text[..letter].replace("\r\n", "\n").replace('\r', "\n");
        let (line, column) =
            (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap().chars().count() + 1);
        let (found, report) = of_bytes("news/bytes.yaml", &damaged);
        assert_eq!(found, [format!("error not-utf8 content/news/bytes.yaml:{line}:{column}")], "{offset}");
        assert!(report.contains("FF stands for no letter"), "{offset}: {report}");
    }
    for name in ["news/bytes.kk.md", "award-lists/a/results.csv"] {
        assert_eq!(of_bytes(name, b"a\nb\xffc").0, [format!("error not-utf8 content/{name}:2:2")]);
    }
    // All stages together say nothing else about such a file.
    let all = findings(&[("news/bytes.yaml", b"title: a\xff"), ("topics/a1.yaml", b"name: {kk: a, ru: b}")]);
    assert_eq!(all.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), ["not-utf8"]);
}

/// Checks that texts in an encoding are told what they are, shown as they read, and can be converted.
fn recognized(names: &[&str], texts: &[&str]) {
    for name in names {
        for text in texts {
            let typed = with_its_marks(name, text);
            let record = format!("type: forum\r\ntitle: {typed}\r\n");
            let bytes = encoded(name, &format!("type: forum\r\ntitle: {text}\r\n"));
            let letter = typed.chars().take_while(char::is_ascii).count();
            let (found, report) = of_bytes("events/old.yaml", &bytes);
            let expected = format!("error legacy-encoding content/events/old.yaml:2:{}", 8 + letter);
            assert_eq!(found, [expected], "{name}: {text}");
            assert!(report.contains(&format!("looks like {name},")), "{name}: {report}");
            assert!(report.contains(&format!("title: {typed}")), "the line is shown decoded: {report}");
            let converted = legacy_text(&bytes).unwrap_or_else(|| panic!("{name}: {text}"));
            assert_eq!((converted.encoding, converted.text), (*name, record));
        }
    }
}

#[test]
fn russian_texts_of_old_programs() {
    recognized(&["Windows-1251", "CP866", "KOI8-R"], &RUSSIAN);
}

#[test]
fn kazakh_texts_of_old_programs() {
    recognized(&["KZ-1048", "PT154"], &KAZAKH);
}

/// Headings in capitals read as small letters in another encoding; what does not look certain is not converted.
#[test]
fn what_is_not_certain_is_not_converted() {
    for text in RUSSIAN {
        let capitals = text.to_uppercase();
        for name in ["Windows-1251", "CP866", "KOI8-R"] {
            let bytes = encoded(name, &capitals);
            if let Some(converted) = legacy_text(&bytes) {
                assert_eq!(converted.text, with_its_marks(name, &capitals), "{name}");
            }
        }
    }
    for bytes in
        ["Форум".as_bytes(), b"\xd4\xee\xf0\xf3\xec", b"plain", b"", b"\xff\xfe\x00\xd8", b"\x89PNG\r\n\x1a\n\0\0\0"]
    {
        assert_eq!(legacy_text(bytes), None, "{bytes:?}");
    }
}

/// Unit size, byte order, and the mark of an encoding.
type Units = (&'static str, usize, bool);

const UNITS: [Units; 4] =
    [("UTF-16LE", 2, false), ("UTF-16BE", 2, true), ("UTF-32LE", 4, false), ("UTF-32BE", 4, true)];

fn in_units((_, size, big): Units, text: &str) -> Vec<u8> {
    let word = |n: u32| {
        let bytes = n.to_be_bytes();
        let mut bytes = bytes[4 - size..].to_vec();
        if !big {
            bytes.reverse();
        }
        bytes
    };
    match size {
        2 => text.encode_utf16().flat_map(|unit| word(u32::from(unit))).collect(),
        _ => text.chars().flat_map(|c| word(u32::from(c))).collect(),
    }
}

#[test]
fn unicode_in_units_of_two_and_four_bytes() {
    for units in UNITS {
        for title in KAZAKH {
            let typed = format!("type: forum\r\ntitle: \"{title}\"\r\n");
            let marked = in_units(units, &format!("\u{feff}{typed}"));
            let (sources, found) = SourceTree::from_bytes(&[("events/wide.yaml", &marked)]);
            assert_eq!(found.0.len(), 1, "{}: {found:?}", units.0);
            assert_eq!(of_bytes("events/wide.yaml", &marked).0, ["warning utf16-read content/events/wide.yaml:1:1"]);
            let text = &sources.find("events/wide.yaml").unwrap().1.content;
            assert_eq!(*text, Content::Text(typed.replace('\r', "")), "{}", units.0);
            assert_eq!(legacy_text(&marked).map(|found| found.text), Some(typed.clone()));

            let bare = in_units(units, &typed);
            let letter = 9 + title.chars().take_while(char::is_ascii).count();
            let expected = format!("error legacy-encoding content/events/wide.yaml:2:{letter}");
            let (found, report) = of_bytes("events/wide.yaml", &bare);
            assert_eq!(found, [expected], "{}", units.0);
            assert!(report.contains(&format!("looks like {},", units.0)), "{report}");
            assert_eq!(legacy_text(&bare).map(|found| found.text), Some(typed));
        }
    }
}

#[test]
fn byte_order_marks_at_the_start_and_inside() {
    let text = "---\ntitle: Хабар\n---\nБір.\nЕкі.\n";
    let check = |text: &str| of_bytes("news/mark.kk.md", text.as_bytes()).0;
    assert_eq!(check(&format!("\u{feff}{text}")), Vec::<String>::new(), "the leading one is dropped silently");
    let inner = [
        (format!("\u{feff}\u{feff}{text}"), "1:1"),
        (text.replace("Екі", "\u{feff}Екі"), "5:1"),
        (text.replace("абар", "\u{feff}абар\u{feff}"), "2:9"),
        (format!("\u{feff}{}", text.replace("Бір", "\r\n\u{feff}и\u{306}")), "5:1"),
    ];
    for (text, place) in inner {
        assert_eq!(check(&text), [format!("warning inner-bom content/news/mark.kk.md:{place}")], "{text:?}");
        let all = run_bytes(&[("news/mark.kk.md", text.as_bytes())]);
        let record = all.archive.iter().next().map(|(_, record)| record.title().is_some());
        assert_eq!(record, Some(true), "front matter is found in {text:?}");
    }
}

/// All 65 control characters: six are tab and line ends, the others break feeds. Noncharacters of every plane as well.
#[test]
fn control_characters_and_noncharacters() {
    let line_ends = ['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{85}'];
    let controls: Vec<char> = (0..0x20).chain(0x7f..0xa0).filter_map(char::from_u32).collect();
    assert_eq!(controls.len(), 65);
    let planes = (0..17).flat_map(|plane| [plane * 0x1_0000 + 0xFFFE, plane * 0x1_0000 + 0xFFFF]);
    let never: Vec<char> = (0xFDD0..=0xFDEF).chain(planes).filter_map(char::from_u32).collect();
    assert_eq!(never.len(), 66);
    for c in controls.into_iter().chain(never) {
        let text = format!("---\ntitle: a\n---\nәб{c}в\n");
        let (found, _) = of_bytes("news/control.kk.md", text.as_bytes());
        if line_ends.contains(&c) {
            assert_eq!(found, Vec::<String>::new(), "U+{:04X}", u32::from(c));
        } else {
            assert_eq!(found, ["error control-character content/news/control.kk.md:4:3"], "U+{:04X}", u32::from(c));
        }
    }
}
