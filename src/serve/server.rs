//! How do requests and answers travel? The only file that names the web framework and its runtime.

use super::answer::Answer;
use super::desk::Desk;
use super::route::is_local;
use crate::hosting::HEADERS;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;
use axum::serve::ListenerExt;
use std::future::IntoFuture;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

/// First port that is tried.
const FIRST_PORT: u16 = 8017;
/// Number of ports that are tried.
const PORTS: u16 = 100;

/// Takes a port of this machine that nobody else can reach from outside: the one given (0 for any), or the first free one
/// from 8017.
///
/// # Errors
/// The port is taken or not allowed.
pub fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return bind(port);
    }
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in FIRST_PORT..FIRST_PORT + PORTS {
        match bind(port) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
            done => return done,
        }
    }
    Err(last)
}

/// Answers requests until somebody presses Ctrl-C.
///
/// # Errors
/// The machine refuses to wait for connections.
pub fn run(listener: TcpListener, desk: Arc<Desk>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        // Small answers leave at once instead of waiting to be joined with others.
        let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        let app = Router::new().fallback(handle).with_state(desk);
        tokio::select! {
            ended = axum::serve(listener, app).into_future() => ended,
            pressed = tokio::signal::ctrl_c() => pressed,
        }
    });
    // A page that is still being made must not keep the program from ending.
    runtime.shutdown_background();
    done
}

async fn handle(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    if !is_for_us(request.headers(), request.uri()) {
        return respond(Answer::plain(403, "This server answers only requests to localhost."));
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let mut response = respond(Answer::plain(405, "Only GET and HEAD are answered."));
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let path = request.uri().path().to_owned();
    let answer = tokio::task::spawn_blocking(move || desk.answer(&path)).await;
    respond(answer.unwrap_or_else(|_| Answer::plain(500, "This page could not be made.")))
}

/// Exactly one `Host`, this machine, and no other host in the request line.
fn is_for_us(headers: &HeaderMap, uri: &Uri) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    let local = |host: &HeaderValue| host.to_str().is_ok_and(is_local);
    first.is_some_and(local) && second.is_none() && uri.authority().is_none_or(|authority| is_local(authority.as_str()))
}

fn respond(answer: Answer) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.extend(HeaderValue::try_from(answer.content_type).map(|kind| (header::CONTENT_TYPE, kind)));
    // The rules that published pages live under, so that authors see what these forbid.
    headers.extend(HEADERS.iter().filter_map(|(name, value)| {
        Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_static(value)))
    }));
    if let Some(location) = answer.location.and_then(|location| HeaderValue::try_from(location).ok()) {
        headers.insert(header::LOCATION, location);
    }
    response
}
