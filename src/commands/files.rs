//! How does a command write a file of somebody's archive? Only where there is none yet.

use super::Failure;
use fs_err as fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes a new file and the folders above it. `false`: a file, a folder or a link of this name is there already, untouched.
pub(super) fn create(path: &Path, text: &str) -> Result<bool, Failure> {
    let failed = |error: std::io::Error| Failure::Io(error.to_string());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    match fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map(|()| true).map_err(failed),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(failed(error)),
    }
}

/// Whether anything of this name is there, also a link that leads nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Replaces the content of a file in one step: readers see the old bytes or the new ones. A link stays a link, rights stay.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::Io(error.to_string());
    let real = fs::canonicalize(path).map_err(failed)?;
    let rights = fs::metadata(&real).map_err(failed)?.permissions();
    let name = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let waiting = real.with_file_name(format!(".{name}.tmp"));
    fs::write(&waiting, bytes).map_err(failed)?;
    fs::set_permissions(&waiting, rights).map_err(failed)?;
    fs::rename(&waiting, &real).map_err(failed)
}

/// Writes bytes to a new file beside `path`: its name with `.bak`, or with a number where that is taken.
pub(super) fn keep_beside(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    for n in 1_u32.. {
        let number = if n == 1 { String::new() } else { format!("-{n}") };
        let kept = path.with_file_name(format!("{name}{number}.bak"));
        match fs::OpenOptions::new().write(true).create_new(true).open(kept) {
            Ok(mut file) => return file.write_all(bytes).map_err(|error| Failure::Io(error.to_string())),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Failure::Io(error.to_string())),
        }
    }
    Ok(())
}
