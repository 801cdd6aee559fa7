//! How does an address become a QR code on a printed page?

use qrcodegen::{Mask, QrCode as Symbol, QrCodeEcc, QrSegment, Version};
use serde::Serialize;

/// The largest version with 15 % of redundancy.
const LARGEST_MEDIUM: u8 = 6;
/// The largest version that is drawn: 49 modules wide, up to 192 bytes. Longer addresses stand on the page as text only.
const LARGEST: u8 = 8;

/// A QR code (ISO/IEC 18004) as lines to be stroked one unit wide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QrCode {
    /// Width and height in modules, without the quiet zone.
    pub size: i32,
    /// SVG path data. The dark modules of a row are a line through their middles: x from 0 to `size`, the rows at y = 0, 1, 2 …
    pub path: String,
}

/// The code of a text: with 15 % of redundancy where it stays small, else with 7 %. `None`: the text is too long.
pub fn qr_code(text: &str) -> Option<QrCode> {
    // A thousand bytes more than fit need not be looked at.
    let segments = QrSegment::make_segments(text.get(..1_000).unwrap_or(text));
    let code = |redundancy, largest| {
        // Every mask can be read. Trying all eight for the prettiest takes ten times as long, for thousands of pages.
        let mask = Some(Mask::new(0));
        Symbol::encode_segments_advanced(&segments, redundancy, Version::MIN, Version::new(largest), mask, false).ok()
    };
    let code = code(QrCodeEcc::Medium, LARGEST_MEDIUM).or_else(|| code(QrCodeEcc::Low, LARGEST))?;
    let size = code.size();
    let (mut path, mut pen) = (String::with_capacity(3_000), (0, 0));
    path.push_str("M0 0");
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let right_end = (x..size).find(|at| !code.get_module(*at, y)).unwrap_or(size);
            if right_end > x {
                // Moves are relative: they are shorter.
                if (x, y) != pen {
                    step(&mut path, 'm', x - pen.0);
                    step(&mut path, ' ', y - pen.1);
                }
                step(&mut path, 'h', right_end - x);
                pen = (right_end, y);
            }
            x = right_end.max(x + 1);
        }
    }
    Some(QrCode { size, path })
}

/// A letter and a number between −99 and 99; the machinery of `write!` would take longer than the code itself.
fn step(path: &mut String, letter: char, number: i32) {
    path.push(letter);
    if number < 0 {
        path.push('-');
    }
    let (tens, ones) = (number.unsigned_abs() / 10 % 10, number.unsigned_abs() % 10);
    let digit = |n: u32| char::from_digit(n, 10).unwrap_or('0');
    if tens > 0 {
        path.push(digit(tens));
    }
    path.push(digit(ones));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules of a code, read back from its path.
    fn modules(code: &QrCode) -> Vec<Vec<bool>> {
        let size = usize::try_from(code.size).unwrap();
        let mut grid = vec![vec![false; size]; size];
        let (mut x, mut y) = (0_i32, 0_i32);
        for step in
            code.path[4..].split_inclusive(|c: char| c.is_ascii_digit()).fold(Vec::<String>::new(), |mut all, s| {
                match all.last_mut() {
                    Some(last) if !s.starts_with(['m', 'h']) => last.push_str(s),
                    _ => all.push(s.to_owned()),
                }
                all
            })
        {
            let numbers: Vec<i32> = step[1..].split(' ').map(|n| n.parse().unwrap()).collect();
            if step.starts_with('m') {
                (x, y) = (x + numbers[0], y + numbers[1]);
            } else {
                for at in x..x + numbers[0] {
                    grid[usize::try_from(y).unwrap()][usize::try_from(at).unwrap()] = true;
                }
                x += numbers[0];
            }
        }
        grid
    }

    #[test]
    fn the_path_draws_the_three_corners_and_the_rhythm_between_them() {
        let code = qr_code("https://muragat.example/kk/events/tamyz-2023/").unwrap();
        let grid = modules(&code);
        let size = grid.len();
        let ring = [true, false, true, true, true, false, true];
        for (left, top) in [(0, 0), (size - 7, 0), (0, size - 7)] {
            for at in 0..7 {
                assert_eq!(grid[top + 3][left + at], ring[at], "through the middle of a corner");
                assert!(grid[top][left + at] && grid[top + 6][left + at], "its edges");
            }
        }
        assert!((8..size - 8).all(|at| grid[6][at] == (at % 2 == 0)), "every second module between the corners");
    }

    #[test]
    fn a_code_costs_a_page_little_and_no_address_is_too_odd() {
        for (length, most) in [(20, 1_200), (60, 2_100), (90, 2_700), (134, 3_000)] {
            let address = format!("https://a.kz/{}", "b/".repeat(length / 2))[..length].to_owned();
            let path = qr_code(&address).unwrap().path;
            assert!(path.len() <= most, "{length} bytes take {}", path.len());
        }
        assert!(qr_code("https://мұрағат.қаз/kk/").is_some());
        assert!(qr_code("").is_some());
        assert_eq!(qr_code(&"a".repeat(300)), None);
        assert_eq!(qr_code(&"a".repeat(100_000)), None);
    }
}
