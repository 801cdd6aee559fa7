//! Which names can't a file have on Windows? The site is unpacked and shown there, too.

/// Names of devices (“Naming Files, Paths, and Namespaces”, Win32 documentation), in every folder and with every extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether Windows takes a name of a file or folder.
pub(super) fn is_windows_name(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*');
    !name.ends_with(['.', ' ']) && !is_device(name) && !name.contains(forbidden)
}

fn is_device(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or(name).trim_end_matches(' ');
    if stem.len() > 8 || stem.len() < 3 {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().find_map(|port| stem.strip_prefix(port));
    // Superscript digits count as digits there.
    let digit =
        |rest: &str| matches!(rest, "¹" | "²" | "³") || rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit());
    DEVICES.contains(&stem.as_str()) || numbered.is_some_and(digit)
}
