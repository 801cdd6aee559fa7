//! Do the rules for web servers hold where they are read? Each server that is installed checks its own; the others are named.

use crate::support::{Archive, Tree};
use muragat::hosting::{HEADERS, POLICY, Server, content_type};
use std::io::Write;
use std::path::Path;
use std::process::Command;

const BASES: [&str; 2] = ["https://school.example", "https://school.example/archive/2026"];

fn built(base: &str) -> Archive {
    let archive = Archive::new(&[("content/events/forum.yaml", "type: forum\ntitle: {kk: Форум}\ndate: 2023-08-24\n")]);
    archive.build(&["--base-url", base]).expect(0);
    archive
}

fn text<'t>(site: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(site.get(path).unwrap_or_else(|| panic!("{path} is not published"))).unwrap()
}

#[test]
fn the_rules_are_published_with_the_site() {
    for base in BASES {
        let site = built(base).site();
        let folder = base.trim_start_matches("https://school.example");
        for server in Server::ALL {
            let rules = text(&site, server.path());
            assert!(rules.contains(POLICY), "{server:?}");
            assert!(HEADERS.iter().all(|(name, value)| rules.contains(name) && rules.contains(value)), "{server:?}");
            assert!(rules.contains(&format!("{folder}/assets/")), "{server:?} does not know the folder of the site");
        }
        assert!(text(&site, "_headers").contains(&format!("\n{folder}/*\n  Content-Security-Policy: ")));
        assert!(text(&site, ".htaccess").contains(&format!("ErrorDocument 404 {folder}/404.html\n")));
        assert!(site.contains_key("404.html"));
        let untyped: Vec<&String> = site
            .keys()
            .filter(|path| {
                !path.contains("Caddyfile")
                    && !path.ends_with(".conf")
                    && path.contains("/")
                    && content_type(path).ends_with("octet-stream")
            })
            .collect();
        assert!(untyped.is_empty(), "every file has a type: {untyped:?}");
    }
}

/// Runs a server's own check of a configuration; says so where the server is not installed.
fn check(program: &str, arguments: &[&str], root: &Path) {
    let done = Command::new(program).args(arguments).current_dir(root).env("HOME", root).output();
    match done {
        // Written past the tests' own capture, so that everybody sees what was not checked.
        Err(_) => std::io::stderr().write_all(format!("skipped: {program} is not installed\n").as_bytes()).unwrap(),
        Ok(done) => {
            let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
            assert!(done.status.success() && !said.contains("[warn]"), "{program}: {said}");
        }
    }
}

#[test]
fn nginx_reads_its_rules() {
    for base in BASES {
        let archive = built(base);
        let root = archive.root().display().to_string();
        let rules = format!("{root}/public/{}", Server::Nginx.path());
        archive.write(
            "nginx.conf",
            format!(
                "pid {root}/pid;\nerror_log {root}/log;\nevents {{}}\nhttp {{\naccess_log off;\nserver {{\nlisten 127.0.0.1:8999;\nroot {root}/public;\ninclude {rules};\n}}\n}}\n"
            ),
        );
        check(
            "nginx",
            &["-t", "-q", "-e", &format!("{root}/log"), "-c", &format!("{root}/nginx.conf")],
            archive.root(),
        );
    }
}

#[test]
fn caddy_reads_its_rules() {
    for base in BASES {
        let archive = built(base);
        let root = archive.root().display().to_string();
        let rules = format!("{root}/public/{}", Server::Caddy.path());
        archive.write("Caddyfile", format!("http://127.0.0.1:8998 {{\n\troot * {root}/public\n\timport {rules}\n}}\n"));
        check("caddy", &["validate", "--adapter", "caddyfile", "--config", "Caddyfile"], archive.root());
    }
}
