//! `muragat schema`: what may stand in a record? Told to editors as JSON Schema, to people as a page.

use super::Failure;
use super::environment::{language, project_root, seen_from_here};
use super::report::write_out;
use crate::cli::{SchemaArgs, SchemaFormat};
use crate::diagnostics::LANGUAGES;
use crate::i18n::Lang;
use crate::schema::{Subject, json_schema, pretty, reference, schema_files};
use fs_err as fs;
use std::path::Path;

/// Prints a schema or the reference, or renews the schemas of an archive.
pub(super) fn run(args: &SchemaArgs) -> Result<u8, Failure> {
    if args.write {
        return renew(&project_root(args.root.as_deref())?);
    }
    let subject = args.kind.as_deref().and_then(Subject::from_word).unwrap_or(Subject::Everything);
    write_out(&match args.format {
        SchemaFormat::Json => {
            let langs = args.lang.map_or_else(|| LANGUAGES.to_vec(), |lang| vec![lang]);
            pretty(&json_schema(subject, &langs))
        }
        SchemaFormat::Markdown => reference(subject, language(args.lang).unwrap_or(Lang::EN)),
    });
    Ok(0)
}

/// Writes the schemas that an editor reads where they differ, and prints which.
fn renew(root: &Path) -> Result<u8, Failure> {
    let failed = |error: std::io::Error| Failure::Io(error.to_string());
    let (mut written, mut same) = (0, 0);
    for (path, text) in schema_files() {
        let path = root.join(path);
        if fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes()) {
            same += 1;
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&path, &text).map_err(failed)?;
        write_out(&format!("{}\n", seen_from_here(&path).display()));
        written += 1;
    }
    eprintln!("{written} written, {same} unchanged");
    Ok(0)
}
