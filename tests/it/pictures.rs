//! Are pictures beside a record refused where they can't be shown, and published small, upright and without their metadata?

use crate::picture_files as files;
use crate::support::{Archive, read_tree};
use image::{ImageFormat, RgbImage};
use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, SystemTime};

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
    let webp = files::written(&files::quarters(64, 32).into(), ImageFormat::WebP);
    let gif = files::written(&files::quarters(64, 32).into(), ImageFormat::Gif);
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

/// Name and bytes of the published pictures.
fn published(archive: &Archive) -> BTreeMap<String, Vec<u8>> {
    archive.site().into_iter().filter(|(path, _)| path.starts_with("pictures/")).collect()
}

fn decoded(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().into_rgb8()
}

fn holds(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

/// Sizes of the published pictures by their extension, sorted.
fn sizes(archive: &Archive) -> Vec<(String, u32, u32)> {
    let size = |(path, bytes): (&String, &Vec<u8>)| {
        let picture = decoded(bytes);
        (path.rsplit_once('.').unwrap().1.to_owned(), picture.width(), picture.height())
    };
    let mut sizes: Vec<_> = published(archive).iter().map(size).collect();
    sizes.sort();
    sizes
}

#[test]
fn sizes_are_those_that_screens_need_and_never_larger_than_the_picture() {
    for (width, height, webp, jpeg) in [
        (2000, 1000, vec![(480, 240), (960, 480), (1600, 800)], (960, 480)),
        (700, 350, vec![(480, 240), (700, 350)], (700, 350)),
        (40, 30, vec![(40, 30)], (40, 30)),
    ] {
        let archive = with_picture("zal.jpg", &files::jpeg(width, height));
        archive.build(&[]).expect(0);
        let webp = webp.into_iter().map(|(w, h)| ("webp".to_owned(), w, h));
        let expected: Vec<_> = std::iter::once(("jpg".to_owned(), jpeg.0, jpeg.1)).chain(webp).collect();
        assert_eq!(sizes(&archive), expected, "{width} × {height}");
    }
}

/// However the camera was held, the picture stands upright, and what the camera knew stays at home.
#[test]
fn pictures_are_upright_and_hold_pixels_only() {
    let archive = Archive::new(&[]);
    let mut photos = String::new();
    for turn in 1..=8 {
        let pixels = files::stored_for(turn, 96, 64);
        archive.write(&format!("content/news/habar/{turn}.jpg"), files::camera_jpeg_of(pixels, turn));
        photos.push_str(&format!("  - {{file: {turn}.jpg, alt: {{kk: Сурет, ru: Снимок}}}}\n"));
    }
    archive.write("content/news/habar/index.yaml", format!("{NEWS}photos:\n{photos}"));
    archive.build(&[]).expect(0);
    let pictures = published(&archive);
    assert_eq!(pictures.len(), 16);
    let seen = files::quarters(96, 64);
    for (path, bytes) in pictures {
        let picture = decoded(&bytes);
        assert_eq!((picture.width(), picture.height()), (96, 64), "{path}");
        for (x, y) in [(12, 12), (84, 12), (12, 52), (84, 52)] {
            let (found, wanted) = (picture.get_pixel(x, y).0, seen.get_pixel(x, y).0);
            let near = found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 40);
            assert!(near, "{path}: {found:?} instead of {wanted:?} at {x}, {y}");
        }
    }
    for (path, bytes) in archive.site() {
        for secret in files::SECRETS {
            assert!(!holds(&bytes, secret), "{path} holds {secret}");
        }
    }
}

#[test]
fn every_format_is_taken_and_transparency_is_kept() {
    let whole: image::DynamicImage = files::quarters(60, 40).into();
    for (name, bytes) in [
        ("a.png", files::transparent_png(60, 40)),
        ("a.webp", files::written(&whole, ImageFormat::WebP)),
        ("a.gif", files::written(&whole, ImageFormat::Gif)),
        ("a.png", files::written(&whole.to_luma16().into(), ImageFormat::Png)),
        ("a.JPG", files::written(&whole.to_luma8().into(), ImageFormat::Jpeg)),
    ] {
        let archive = with_picture(name, &bytes);
        archive.build(&[]).expect(0);
        assert_eq!(sizes(&archive), [("jpg".to_owned(), 60, 40), ("webp".to_owned(), 60, 40)], "{name}");
        if holds(&bytes, "IHDR") && name == "a.png" && bytes == files::transparent_png(60, 40) {
            for (path, bytes) in published(&archive) {
                let corner = image::load_from_memory(&bytes).unwrap().into_rgba8().get_pixel(5, 20).0;
                let right = if path.ends_with("webp") { corner[3] == 0 } else { corner[..3].iter().all(|c| *c > 240) };
                assert!(right, "{path}: {corner:?}");
            }
        }
    }
}

/// The second build takes what lies in the cache, as it lies there: entries that were exchanged come out exchanged.
#[test]
fn a_second_build_makes_no_picture_again() {
    let archive = with_picture("zal.jpg", &files::camera_jpeg(1200, 800, 1));
    let run = archive.build(&[]).expect(0);
    assert!(run.last_line().contains(", 1 picture (0 from cache) in "), "{}", run.last_line());
    let first = published(&archive);
    let cache = archive.at(".muragat/cache/pictures");
    let entries = || read_tree(&cache);
    assert_eq!(entries().len(), first.len());

    let marked = |bytes: &[u8]| [blake3::hash(bytes).to_hex().as_bytes(), bytes].concat();
    for name in entries().keys() {
        fs::write(cache.join(name), marked(b"exchanged")).unwrap();
    }
    let run = archive.build(&[]).expect(0);
    assert!(run.last_line().contains(", 1 picture (1 from cache) in "), "{}", run.last_line());
    assert!(published(&archive).values().all(|bytes| bytes == b"exchanged"));

    // A damaged entry is no entry.
    for (damage, name) in [&b"short"[..], b"", &marked(b"x")[..60], &[b'0'; 80]].iter().zip(first.keys().cycle()) {
        fs::write(cache.join(name.strip_prefix("pictures/").unwrap()), damage).unwrap();
    }
    let run = archive.build(&[]).expect(0);
    assert!(run.last_line().contains(", 1 picture (0 from cache) in "), "{}", run.last_line());
    assert_eq!(published(&archive), first);
}

/// Other bytes under the same name are another picture with another address; the former one leaves site and, in time, cache.
#[test]
fn a_changed_picture_has_a_new_address_and_old_entries_go() {
    let archive = with_picture("zal.jpg", &files::jpeg(300, 200));
    archive.build(&[]).expect(0);
    let first = published(&archive);
    archive.write("content/news/habar/zal.jpg", files::jpeg(300, 210));
    archive.build(&[]).expect(0);
    let second = published(&archive);
    assert!(!second.is_empty() && second.keys().all(|path| !first.contains_key(path)));
    let cache = archive.at(".muragat/cache/pictures");
    let names = || read_tree(&cache).into_keys().map(|name| format!("pictures/{name}")).collect::<Vec<_>>();
    assert_eq!(names().len(), first.len() + second.len(), "the last build may have been one of another branch");
    let long_ago = SystemTime::now() - Duration::from_secs(31 * 24 * 60 * 60);
    for name in read_tree(&cache).keys() {
        fs::File::options().append(true).open(cache.join(name)).unwrap().set_modified(long_ago).unwrap();
    }
    archive.build(&[]).expect(0);
    assert_eq!(names(), second.into_keys().collect::<Vec<_>>(), "what was used stays, what was not used is gone");
}

#[test]
fn the_same_bytes_on_one_thread_and_on_two() {
    let archive = Archive::new(&[]);
    let mut photos = String::new();
    for number in 0..6 {
        archive.write(&format!("content/news/habar/{number}.jpg"), files::jpeg(500 + number, 400));
        photos.push_str(&format!("  - {{file: {number}.jpg, alt: {{kk: Сурет, ru: Снимок}}}}\n"));
    }
    archive.write("content/news/habar/index.yaml", format!("{NEWS}photos:\n{photos}"));
    archive.build(&["--jobs", "1"]).expect(0);
    let one = archive.site();
    fs::remove_dir_all(archive.at(".muragat")).unwrap();
    fs::remove_dir_all(archive.at("public")).unwrap();
    archive.build(&["--jobs", "2"]).expect(0);
    assert_eq!(crate::support::differences(&one, &archive.site()), Vec::<String>::new());
}

/// What the headers can't show is told when the pixels are read, of all pictures at once, and the site that was there stays.
#[test]
fn pictures_damaged_in_their_middle_are_findings_too() {
    let archive = Archive::new(&[]);
    let mut photos = String::new();
    for (name, width) in [("bir", 300), ("eki", 320)] {
        let mut png = files::transparent_png(width, 200);
        let middle = png.len() / 2;
        png[middle] ^= 0x55;
        archive.write(&format!("content/news/habar/{name}.png"), png);
        photos.push_str(&format!("  - {{file: {name}.png, alt: {{kk: Сурет, ru: Снимок}}}}\n"));
    }
    archive.write("content/news/habar/index.yaml", format!("{NEWS}photos:\n{photos}"));
    let run = archive.build(&[]).expect(1);
    assert_eq!(run.err.matches("error[picture-unreadable]").count(), 2, "{}", run.err);
    let first = 2 + NEWS.lines().count();
    for line in [first, first + 1] {
        assert!(run.err.contains(&format!(" --> content/news/habar/index.yaml:{line}:12")), "{}", run.err);
    }
    assert!(run.last_line().starts_with("Nothing was built: 2 errors"), "{}", run.err);
    assert!(archive.site().is_empty());
}

/// Another encoder makes other bytes, which must not hide behind an address that browsers keep for ever.
#[test]
fn names_hold_everything_that_decides_the_bytes() {
    let lock = fs::read_to_string(crate::support::repository().join("Cargo.lock")).unwrap();
    for name in ["image", "fast_image_resize", "webp", "libwebp-sys"] {
        let (_, entry) = lock.split_once(&format!("name = \"{name}\"\nversion = \"")).unwrap();
        let version = entry.split('"').next().unwrap();
        let part = format!("{name} {version}");
        assert!(
            muragat::pictures::RECIPE.contains(&part),
            "RECIPE does not say {part}: pictures would stay as they were"
        );
    }
}
