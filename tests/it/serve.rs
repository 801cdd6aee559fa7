//! Does `muragat serve` show what a build writes, only to this machine, and always the newest state?

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Longer than the time for which the server trusts what it read.
const A_WHILE: Duration = Duration::from_millis(700);

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muragat"));
    command.args(args).current_dir(folder).env_clear().env("SOURCE_DATE_EPOCH", "1795219200").stdin(Stdio::null());
    command
}

/// A server of a new archive; it ends with the test.
struct Server {
    dir: tempfile::TempDir,
    child: Child,
    address: SocketAddr,
    /// The path of the home page, as printed at the start.
    home: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back: status line, head in small letters, body.
struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Server {
    fn start(settings: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let made = command(dir.path(), &["init", "."]).output().expect("init runs");
        assert!(made.status.success());
        let site = dir.path().join("content/site.yaml");
        let mut text = fs_err::read_to_string(&site).expect("settings");
        settings.iter().for_each(|(from, to)| text = text.replace(from, to));
        fs_err::write(&site, text).expect("written");
        let mut serve = command(dir.path(), &["serve", "--port", "0"]);
        let mut child = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("serve starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("stdout")).read_line(&mut line).expect("the address");
        let rest = line.trim_end().strip_prefix("http://").expect("an address");
        let (address, home) = rest.split_once('/').expect("a path");
        Self { address: address.parse().expect("ip:port"), home: format!("/{home}"), dir, child }
    }

    fn send(&self, request: &str) -> Reply {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("answered");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        Reply { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn request(&self, method: &str, path: &str, host: &str) -> Reply {
        self.send(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn get(&self, path: &str) -> Reply {
        self.request("GET", path, &self.address.to_string())
    }

    /// The file that a build writes.
    fn built(&self, path: &str) -> Vec<u8> {
        let done = command(self.dir.path(), &["build"]).output().expect("build runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        fs_err::read(self.dir.path().join("public").join(path)).expect("built")
    }

    fn write(&self, path: &str, text: &str) {
        fs_err::write(self.dir.path().join(path), text).expect("written");
        std::thread::sleep(A_WHILE);
    }
}

#[test]
fn pages_are_those_of_a_build() {
    let server = Server::start(&[]);
    assert_eq!(server.home, "/kk/");
    for (address, file, content_type) in [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/kk/", "kk/index.html", "text/html; charset=utf-8"),
        ("/ru/people/aty-tegi/?x=1", "ru/people/aty-tegi/index.html", "text/html; charset=utf-8"),
        ("/kk/people/aty-tegi/index.json", "kk/people/aty-tegi/index.json", "application/json; charset=utf-8"),
        ("/robots.txt", "robots.txt", "text/plain; charset=utf-8"),
    ] {
        let reply = server.get(address);
        assert_eq!(reply.status, 200, "{address}");
        assert_eq!(reply.body, server.built(file), "{address}");
        for line in [
            &format!("content-type: {content_type}"),
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            &format!("content-security-policy: {}", muragat::hosting::POLICY),
        ] {
            assert!(reply.head.contains(line), "{address}: {line}\n{}", reply.head);
        }
    }
    let head = server.request("HEAD", "/kk/", "localhost");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert!(head.head.contains(&format!("content-length: {}", server.built("kk/index.html").len())), "{}", head.head);
    let style = server.get("/kk/").text();
    let style = style.split('"').find(|part| part.starts_with("/assets/style.")).expect("a style sheet").to_owned();
    assert!(server.get(&style).head.contains("content-type: text/css; charset=utf-8"));
}

#[test]
fn other_addresses_lead_nowhere() {
    let server = Server::start(&[]);
    for path in
        ["/kk/nothing/", "/../Cargo.toml", "/%2e%2e/content/site.yaml", "/content/site.yaml", "/kk%00/", "//kk/"]
    {
        let reply = server.get(path);
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.body, server.built("404.html"), "{path}");
    }
    let folder = server.get("/kk/people?to=//evil.example");
    assert_eq!(folder.status, 308);
    assert!(folder.head.contains("location: /kk/people/\r\n"), "{}", folder.head);
}

#[test]
fn only_this_machine_may_look() {
    let server = Server::start(&[]);
    let port = server.address.port();
    for host in ["localhost".to_owned(), format!("LOCALHOST:{port}"), format!("[::1]:{port}")] {
        assert_eq!(server.request("GET", "/kk/", &host).status, 200, "{host}");
    }
    for host in ["evil.example", "", "127.0.0.1.evil.example", "localhost@evil.example"] {
        let reply = server.request("GET", "/kk/", host);
        assert_eq!(reply.status, 403, "{host}");
        assert!(!reply.text().contains("<html"), "{host}");
    }
    for request in [
        "GET /kk/ HTTP/1.0\r\n\r\n",
        "GET /kk/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        "GET http://evil.example/kk/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    ] {
        assert_eq!(server.send(request).status, 403, "{request}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "X"] {
        let reply = server.request(method, "/kk/", "localhost");
        assert_eq!(reply.status, 405, "{method}");
        assert!(reply.head.contains("allow: get, head"), "{}", reply.head);
    }
}

#[test]
fn an_edit_shows_after_a_reload() {
    let server = Server::start(&[]);
    let news = "content/news/mysal-zhanalyq.kk.md";
    assert_eq!(server.get("/kk/news/mysal-zhanalyq/").status, 200);
    server.write(news, "---\ntitle: Жаңартылды\npublished: 2024-08-22\n---\n");
    assert!(server.get("/kk/news/mysal-zhanalyq/").text().contains("Жаңартылды"));
    assert_eq!(server.get("/kk/news/mysal-zhanalyq/").body, server.built("kk/news/mysal-zhanalyq/index.html"));

    server.write("content/news/ekinshi.kk.md", "---\ntitle: Екінші\n---\n");
    assert_eq!(server.get("/kk/news/ekinshi/").status, 200, "a new record has a page");

    let style = server.get("/kk/").text();
    let style = style.split('"').find(|part| part.starts_with("/assets/style.")).expect("a style sheet").to_owned();
    server.write(news, "---\ntitel: <b>Қате</b>\n---\n");
    let broken = server.get("/kk/");
    assert_eq!(broken.status, 500);
    let report = broken.text();
    assert!(report.contains("mysal-zhanalyq.kk.md") && report.contains("titel: &lt;b&gt;Қате"), "{report}");
    assert_eq!(server.get(&style).status, 200, "styles go on");

    server.write(news, "---\ntitle: Түзетілді\n---\n");
    assert!(server.get("/kk/news/mysal-zhanalyq/").text().contains("Түзетілді"));
}

#[test]
fn a_site_in_a_folder_is_served_in_its_folder() {
    let server = Server::start(&[("https://archive.example ", "https://archive.example/muragat/ ")]);
    assert_eq!(server.home, "/muragat/kk/");
    assert_eq!(server.get("/muragat/kk/").body, server.built("kk/index.html"));
    assert_eq!(server.get("/kk/").status, 404);
    for path in ["/", "/muragat"] {
        let reply = server.get(path);
        assert_eq!(reply.status, 308);
        assert!(reply.head.contains("location: /muragat/\r\n"), "{}", reply.head);
    }
}

#[test]
fn a_taken_port_is_said() {
    let server = Server::start(&[]);
    let port = server.address.port().to_string();
    let second = command(server.dir.path(), &["serve", "--port", &port]).output().expect("it ends");
    assert_eq!(second.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&second.stderr).contains("--port"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_is_a_good_end() {
    let mut server = Server::start(&[]);
    let _open = TcpStream::connect(server.address).expect("a browser that keeps its connection");
    assert_eq!(server.get("/kk/").status, 200);
    let sent = Command::new("kill").args(["-INT", &server.child.id().to_string()]).status().expect("kill runs");
    assert!(sent.success());
    assert_eq!(server.child.wait().expect("it ends").code(), Some(0));
}

/// A picture is made when a browser asks for it, with the bytes that a build writes.
#[test]
fn pictures_are_those_of_a_build() {
    let server = Server::start(&[]);
    let folder = server.dir.path().join("content/news/suret");
    fs_err::create_dir_all(&folder).expect("a folder");
    fs_err::write(folder.join("zal.jpg"), crate::picture_files::camera_jpeg(700, 500, 8)).expect("written");
    server.write("content/news/suret/index.yaml", "title: {kk: Сурет}\nphotos: [{file: zal.jpg, alt: {kk: Зал}}]\n");
    let page = server.get("/kk/news/suret/pictures/1/").text();
    let addresses: Vec<&str> = page.split(['"', ' ', ',']).filter(|part| part.starts_with("/pictures/")).collect();
    assert_eq!(addresses.len(), 3, "{page}");
    let served: Vec<Reply> = addresses.iter().map(|address| server.get(address)).collect();
    fs_err::remove_dir_all(server.dir.path().join(".muragat")).expect("a cache");
    for (address, reply) in addresses.iter().zip(served) {
        let kind = if address.ends_with("webp") { "image/webp" } else { "image/jpeg" };
        assert!(reply.head.contains(&format!("content-type: {kind}")), "{address}: {}", reply.head);
        assert!(reply.body == server.built(&address[1..]), "{address}");
    }
}

/// The files that the search reads are made when they are asked for.
#[test]
fn files_of_the_search_are_shown() {
    let server = Server::start(&[]);
    let now = muragat::dates::Moment::parse("2026-11-21").expect("a day");
    let prepared = muragat::pipeline::prepare(server.dir.path(), &muragat::pipeline::RunOptions::new(now));
    let renderer = prepared.renderer();
    let paths = renderer.search_paths();
    assert!(paths.len() > 5);
    for path in paths {
        let reply = server.request("GET", &format!("/{path}"), "localhost");
        assert_eq!((reply.status, Some(reply.body.as_slice())), (200, renderer.search_file(&path)), "{path}");
        assert!(reply.head.contains("content-type: application/json; charset=utf-8"), "{}", reply.head);
    }
    assert_eq!(server.request("GET", "/assets/search/kk-00000000.json", "localhost").status, 404);
}
