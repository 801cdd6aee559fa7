//! Which files did we write, and with which content? `.muragat/manifest.json`.

use fs_err as fs;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Folder of our own in the output.
pub const OWN_FOLDER: &str = ".muragat";

/// What was written to one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestEntry {
    /// BLAKE3 as hex digits.
    pub hash: String,
    /// Length in bytes.
    pub size: u64,
}

/// Every file of the output, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The files.
    pub files: BTreeMap<String, ManifestEntry>,
}

impl Manifest {
    /// The manifest of an output folder; empty where there is none.
    pub fn of(out: &Path) -> Self {
        fs::read_to_string(out.join(OWN_FOLDER).join("manifest.json"))
            .map_or_else(|_| Self::default(), |text| Self::parse(&text))
    }

    /// Reads a manifest; one that can't be read counts as empty, so that nothing is ever deleted because of it.
    pub fn parse(text: &str) -> Self {
        let Ok(Value::Object(top)) = serde_json::from_str(text) else { return Self::default() };
        let Some(Value::Object(files)) = top.get("files") else { return Self::default() };
        let entry = |value: &Value| {
            let hash = value.get("blake3")?.as_str()?.to_owned();
            Some(ManifestEntry { hash, size: value.get("size")?.as_u64()? })
        };
        Self { files: files.iter().filter_map(|(path, value)| Some((path.clone(), entry(value)?))).collect() }
    }

    /// The manifest as JSON, one file a line.
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\"version\":1,\"files\":{\n");
        for (at, (path, entry)) in self.files.iter().enumerate() {
            let comma = if at + 1 == self.files.len() { "" } else { "," };
            let path = Value::from(path.as_str());
            let _ = writeln!(out, "{path}:{{\"blake3\":\"{}\",\"size\":{}}}{comma}", entry.hash, entry.size);
        }
        out.push_str("}}\n");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_itself() {
        let mut manifest = Manifest::default();
        assert_eq!(Manifest::parse(&manifest.to_json()), manifest);
        for path in ["index.html", "kk/қ\"/index.html"] {
            manifest.files.insert(path.into(), ManifestEntry { hash: "ab".into(), size: 7 });
        }
        assert_eq!(Manifest::parse(&manifest.to_json()), manifest);
        assert_eq!(Manifest::parse("{ half"), Manifest::default());
    }
}
