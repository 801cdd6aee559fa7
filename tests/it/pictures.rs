//! Are pictures beside a record refused where they can't be shown, and published small, upright and without their metadata?

use crate::picture_files as files;
use crate::support::Archive;

const NEWS: &str = "title: {kk: Хабар, ru: Новость}\npublished: 2023-08-24\n";

/// An archive with one news record and a picture beside it.
fn with_picture(name: &str, bytes: &[u8]) -> Archive {
    let archive = Archive::new(&[]);
    archive.write(
        "content/news/habar/index.yaml",
        format!("{NEWS}photos:\n  - {{file: {name}, alt: {{kk: Зал, ru: Зал}}}}\n"),
    );
    archive.write(&format!("content/news/habar/{name}"), bytes);
    archive
}

/// Codes, line and column of the findings.
fn findings(archive: &Archive) -> Vec<(String, u64, u64)> {
    let run = archive.check(&[]);
    run.findings().into_iter().map(|finding| (finding.code, finding.line, finding.column)).collect()
}

#[test]
fn what_is_no_picture_is_found_where_it_is_named() {
    let whole = files::camera_jpeg(640, 480, 6);
    let png = files::transparent_png(300, 200);
    for (name, bytes, code) in [
        ("bomb.png", files::bomb(), "picture-too-large"),
        ("cut.jpg", whole[..whole.len() / 2].to_vec(), "picture-unreadable"),
        ("cut.jpg", whole[..300].to_vec(), "picture-unreadable"),
        ("cut.png", png[..png.len() - 6].to_vec(), "picture-unreadable"),
        ("text.jpg", "мәтін".into(), "picture-unreadable"),
        ("empty.jpg", Vec::new(), "picture-unreadable"),
        ("photo.jpg", b"\0\0\0\x20ftypheic\0\0\0\0mif1heic".to_vec(), "picture-unreadable"),
    ] {
        let archive = with_picture(name, &bytes);
        let started = std::time::Instant::now();
        assert_eq!(findings(&archive), [(code.to_owned(), 4, 12)], "{name}");
        assert!(started.elapsed().as_secs() < 5, "{name}: the header is enough");
    }
}

/// A header may say anything; no prefix of a file and no changed byte in it brings the program down.
#[test]
fn damaged_headers_are_findings_or_pictures() {
    let webp = files::written(&files::quarters(64, 32).into(), image::ImageFormat::WebP);
    let gif = files::written(&files::quarters(64, 32).into(), image::ImageFormat::Gif);
    for whole in [files::camera_jpeg(64, 32, 6), files::transparent_png(64, 32), webp, gif] {
        let probe = |bytes: &[u8]| {
            muragat::pictures::probe(std::io::Cursor::new(bytes), bytes.len() as u64).expect("memory can be read")
        };
        assert!(probe(&whole).is_ok());
        for end in 0..whole.len() {
            assert!(probe(&whole[..end]).is_err(), "a file of {end} bytes of {}", whole.len());
        }
        for at in 0..whole.len().min(600) {
            for change in [0, 0xFF, whole[at] ^ 0x80] {
                let mut changed = whole.clone();
                changed[at] = change;
                let _ = probe(&changed);
            }
        }
    }
}

#[test]
fn a_photograph_among_the_files_would_tell_its_place() {
    let archive = Archive::new(&[]);
    archive
        .write("content/news/habar/index.yaml", format!("{NEWS}files:\n  - {{file: zal.jpg, label: {{kk: Сурет}}}}\n"));
    archive.write("content/news/habar/zal.jpg", files::camera_jpeg(64, 48, 1));
    assert_eq!(findings(&archive), [("file-tells-place".to_owned(), 4, 12)]);
    archive.write("content/news/habar/zal.jpg", files::jpeg(64, 48));
    assert_eq!(findings(&archive), []);
}
