//! Has anything changed on disk? A listing that is cheap to take and to compare, for `serve`.

use std::path::PathBuf;
use std::time::SystemTime;
use walkdir::WalkDir;

/// Path, size and time of change of every file, in the order of the paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(Vec<(PathBuf, u64, Option<SystemTime>)>);

/// Lists some folders; one that does not exist has no entries. Hidden files are left out, as when they are read.
pub fn stamp(folders: &[PathBuf]) -> Stamp {
    let mut entries = Vec::new();
    for folder in folders {
        let walk = WalkDir::new(folder).follow_links(false).max_depth(32).sort_by_file_name();
        let visible =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
        for entry in walk.into_iter().filter_entry(visible).filter_map(Result::ok) {
            // A folder changes with its files; its own time also changes with the litter of editors.
            if let Ok(meta) = entry.metadata()
                && !meta.is_dir()
            {
                entries.push((entry.into_path(), meta.len(), meta.modified().ok()));
            }
        }
    }
    Stamp(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_changes_the_stamp() {
        let dir = tempfile::tempdir().expect("a folder");
        let folders = [dir.path().to_owned(), dir.path().join("nowhere")];
        let empty = stamp(&folders);
        fs_err::write(dir.path().join("a.md"), "1").expect("written");
        let one = stamp(&folders);
        assert_ne!(empty, one);
        assert_eq!(one, stamp(&folders), "nothing changed");
        fs_err::write(dir.path().join("a.md"), "12").expect("written");
        assert_ne!(one, stamp(&folders));
        let before = stamp(&folders);
        fs_err::write(dir.path().join(".a.md.swp"), "1").expect("written");
        assert_eq!(before, stamp(&folders), "what editors hide is not content");
    }
}
