//! Accepting connections and letting them end well. Our own loop, because the one that ships with axum knows no time limit for headers,
//! so a few slow senders could hold all connections.

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

/// Time for a request's headers, and for the next request on the same connection.
const HEADERS: Duration = Duration::from_secs(20);
/// Most bytes of headers; a browser with a full cookie jar sends a tenth.
const HEADER_BYTES: usize = 64 * 1024;
/// Pause after a connection could not be accepted: mostly no file descriptor was left.
const BREATHE: Duration = Duration::from_millis(50);

/// Time for the answers that are on their way when the server ends.
const LINGER: Duration = Duration::from_secs(3);

/// Where a connection comes from.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// Serves until told to stop; `tasks` then still holds the connections that are finishing.
pub async fn serve(listener: TcpListener, router: Router, stop: CancellationToken, tasks: &TaskTracker) {
    loop {
        let accepted = tokio::select! {
            biased;
            () = stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, from)) => {
                tasks.spawn(connection(stream, from, router.clone(), stop.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(BREATHE).await;
            }
        }
    }
}

async fn connection(stream: TcpStream, from: SocketAddr, router: Router, stop: CancellationToken) {
    // Keystrokes are small packets that must not wait for company: 41 ms at p99 with the delay, 5 without.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(from.ip()));
        router.clone().oneshot(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_buf_size(HEADER_BYTES);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service).with_upgrades());
    // A connection that broke is the browser's business: it went away.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = stop.cancelled() => connection.as_mut().graceful_shutdown(),
    }
    // Browsers open connections in advance and ask nothing on them; those would not end by themselves.
    let _ = tokio::time::timeout(LINGER, connection).await;
}
