//! A network that misbehaves on request: everything between visitors and the server goes through here.

use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;

/// What the network is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weather {
    Clear,
    /// Nothing arrives, and nobody is told.
    Stalled,
    /// So many bytes a second in each direction.
    Slow(u64),
}

/// How often something was done to the connections that there were; later ones are spared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Order {
    /// They were broken.
    cut: u64,
    /// They were broken after so many more bytes from the server.
    fuse: (u64, usize),
    /// What comes from the server ended properly, while the server still listens.
    deaf: u64,
}

/// The network between visitors and one server.
pub struct Proxy {
    pub address: String,
    weather: watch::Sender<Weather>,
    order: watch::Sender<Order>,
}

impl Proxy {
    /// A clear network to a server.
    pub async fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it listens").to_string();
        let (weather, order) = (watch::Sender::new(Weather::Clear), watch::Sender::new(Order::default()));
        let (sky, orders, server) = (weather.clone(), order.clone(), server.to_owned());
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let (weather, order) = (sky.subscribe(), orders.subscribe());
                let server = server.clone();
                tokio::spawn(async move {
                    if let Ok(far) = connect(&server).await {
                        join(near, far, weather, order).await;
                    }
                });
            }
        });
        Self { address, weather, order }
    }

    /// Nothing arrives any more; every connection looks alive.
    pub fn stall(&self) {
        self.weather.send_replace(Weather::Stalled);
    }

    /// So many bytes a second.
    pub fn slow(&self, bytes: u64) {
        self.weather.send_replace(Weather::Slow(bytes));
    }

    /// All is well again; what was held back arrives.
    pub fn heal(&self) {
        self.weather.send_replace(Weather::Clear);
    }

    /// Breaks every connection.
    pub fn cut(&self) {
        self.order.send_modify(|order| order.cut += 1);
    }

    /// Breaks every connection after so many more bytes from the server.
    pub fn cut_after(&self, bytes: usize) {
        self.order.send_modify(|order| order.fuse = (order.fuse.0 + 1, bytes));
    }

    /// Ends what comes from the server, properly, on every connection, while the server still hears.
    pub fn half_close(&self) {
        self.order.send_modify(|order| order.deaf += 1);
    }
}

/// With little room on the way, so that a stalled network holds kilobytes and not megabytes.
async fn connect(server: &str) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(16 * 1024)?;
    socket.connect(server.parse().map_err(std::io::Error::other)?).await
}

async fn join(near: TcpStream, far: TcpStream, weather: watch::Receiver<Weather>, mut order: watch::Receiver<Order>) {
    let _ = (near.set_nodelay(true), far.set_nodelay(true));
    let born = *order.borrow();
    let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
    let cut = order.clone();
    tokio::select! {
        _ = order.wait_for(|order| order.cut > born.cut) => {}
        () = up(near_in, far_out, weather.clone()) => {}
        () = down(far_in, near_out, weather, cut) => {}
    }
}

/// From the visitor to the server.
async fn up(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut weather: watch::Receiver<Weather>) {
    let mut buffer = vec![0; 4096];
    loop {
        match from.read(&mut buffer).await {
            Ok(count @ 1..) => {
                travel(count, &mut weather).await;
                if to.write_all(&buffer[..count]).await.is_err() {
                    return;
                }
            }
            _ => return,
        }
    }
}

/// From the server to the visitor.
async fn down(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut weather: watch::Receiver<Weather>, mut order: watch::Receiver<Order>) {
    let mut buffer = vec![0; 4096];
    let (born, mut left) = (*order.borrow(), None);
    loop {
        let read = tokio::select! {
            read = from.read(&mut buffer) => Some(read),
            _ = order.wait_for(|order| order.deaf > born.deaf) => None,
        };
        let count = match read {
            Some(Ok(count @ 1..)) => count,
            Some(_) => return,
            None => {
                let _ = to.shutdown().await;
                // The other direction goes on until this connection is broken.
                return std::future::pending().await;
            }
        };
        travel(count, &mut weather).await;
        let (lit, bytes) = order.borrow().fuse;
        left = left.or((lit > born.fuse.0).then_some(bytes));
        let passes = left.map_or(count, |left| left.min(count));
        if to.write_all(&buffer[..passes]).await.is_err() || passes < count {
            return;
        }
        left = left.map(|left| left - passes);
    }
}

/// Waits as long as so many bytes take.
async fn travel(bytes: usize, weather: &mut watch::Receiver<Weather>) {
    let now = *weather.borrow_and_update();
    if let Weather::Slow(rate) = now {
        tokio::time::sleep(Duration::from_secs_f64(bytes as f64 / rate as f64)).await;
    }
    let _ = weather.wait_for(|weather| *weather != Weather::Stalled).await;
}
