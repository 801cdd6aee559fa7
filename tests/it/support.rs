//! How do tests run the program, and how do they make the archives that it runs on?

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Day of every build whose output is compared.
pub const NOW: &str = "2026-11-21";
/// Nothing in the tests may take longer; a hang is a fault.
const PATIENCE: Duration = Duration::from_secs(120);

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Run {
    /// Exit code; -1 where a signal ended it.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// How long it took.
    pub took: Duration,
}

impl Run {
    /// The run itself, if it ended with `code`.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "exit code\nstdout: {}\nstderr: {}", cut(&self.out), cut(&self.err));
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }

    /// The last line of standard error.
    pub fn last_line(&self) -> &str {
        self.err.lines().last().unwrap_or("")
    }

    /// The findings of `--format json`.
    pub fn findings(&self) -> Vec<Finding> {
        self.out.lines().map(Finding::parse).collect()
    }
}

fn cut(text: &str) -> String {
    text.chars().take(4000).collect()
}

/// The parts of a finding that tests compare.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub file: String,
    pub line: u64,
    pub column: u64,
    pub end_line: u64,
    pub end_column: u64,
    pub severity: String,
    pub code: String,
}

impl Finding {
    /// Reads one line of `--format json`.
    pub fn parse(line: &str) -> Self {
        let value: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        let text = |key: &str| value[key].as_str().unwrap_or_else(|| panic!("no {key} in {line}")).to_owned();
        let number = |key: &str| value[key].as_u64().unwrap_or_else(|| panic!("no {key} in {line}"));
        Self {
            file: text("file"),
            line: number("line"),
            column: number("column"),
            end_line: number("end_line"),
            end_column: number("end_column"),
            severity: text("severity"),
            code: text("code"),
        }
    }
}

/// The program with its arguments, without the variables that could change what it does.
pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muragat"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["SOURCE_DATE_EPOCH", "NO_COLOR", "CI", "RAYON_NUM_THREADS", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.env("MURAGAT_LANG", "en");
    command
}

/// Runs the program.
pub fn muragat(args: &[&str]) -> Run {
    finish(command(args))
}

/// Runs a prepared command to its end.
pub fn finish(mut command: Command) -> Run {
    let started = Instant::now();
    let mut child = command.spawn().unwrap();
    let out = drain(child.stdout.take());
    let err = drain(child.stderr.take());
    let code = wait(&mut child, started);
    Run { code, out: out.join().unwrap(), err: err.join().unwrap(), took: started.elapsed() }
}

fn drain(pipe: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

fn wait(child: &mut Child, started: Instant) -> i32 {
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().unwrap_or(-1);
        }
        if started.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            panic!("the program was still running after {} s", PATIENCE.as_secs());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The folder of the package.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An archive in a temporary folder.
pub struct Archive {
    folder: tempfile::TempDir,
}

impl Archive {
    /// An archive with settings and these files, paths relative to its root.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let archive =
            Self::bare(&[("content/site.yaml", "title: {kk: Мұрағат, ru: Архив}\nsubtitle: {kk: Сынақ, ru: Проба}\n")]);
        archive.write_all(files);
        archive
    }

    /// An archive of these files only.
    pub fn bare(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let archive = Self { folder };
        archive.write_all(files);
        archive
    }

    /// A copy of the demo archive.
    pub fn demo() -> Self {
        let archive = Self::bare(&[]);
        copy_tree(&repository().join("content"), &archive.root().join("content"));
        archive
    }

    fn write_all(&self, files: &[(&str, &str)]) {
        for (path, text) in files {
            self.write(path, text);
        }
    }

    /// The folder that holds `content/`.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in it.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file and the folders above it.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let full = self.at(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, text).unwrap();
    }

    /// Reads a file as text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// The command `name` on this archive.
    pub fn command(&self, name: &str, more: &[&str]) -> Command {
        let root = self.root().to_str().unwrap();
        command(&[&[name, "--root", root], more].concat())
    }

    /// Runs `build` for the fixed day.
    pub fn build(&self, more: &[&str]) -> Run {
        finish(self.command("build", &[&["--now", NOW], more].concat()))
    }

    /// Runs `check` for programs.
    pub fn check(&self, more: &[&str]) -> Run {
        finish(self.command("check", &[&["--format", "json"], more].concat()))
    }

    /// All files of the built site.
    pub fn site(&self) -> Tree {
        read_tree(&self.at("public"))
    }
}

/// Files of a folder by path with `/`.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads a folder; empty where there is none. Links are kept as what they lead to.
pub fn read_tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file()) {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        // The lock is no part of the output: it only says whether a build is running.
        if path.ends_with(".muragat/lock") {
            continue;
        }
        tree.insert(path, fs::read(entry.path()).unwrap());
    }
    tree
}

/// Copies the files of a folder.
pub fn copy_tree(from: &Path, to: &Path) {
    for (path, bytes) in read_tree(from) {
        let full = to.join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, bytes).unwrap();
    }
}

/// Paths that two trees do not have in common, or that differ.
pub fn differences(a: &Tree, b: &Tree) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    paths.into_iter().filter(|path| a.get(*path) != b.get(*path)).cloned().collect()
}

/// The demo archive, built once for all tests that only read it.
pub fn demo_site() -> &'static Tree {
    static SITE: OnceLock<Tree> = OnceLock::new();
    SITE.get_or_init(|| {
        let out = tempfile::tempdir().unwrap();
        let root = repository().to_str().unwrap();
        muragat(&["build", "--root", root, "--now", NOW, "--out", out.path().to_str().unwrap()]).expect(0);
        read_tree(out.path())
    })
}

/// Whether expected texts are to be written anew: `UPDATE=1 cargo test`.
pub fn update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}
