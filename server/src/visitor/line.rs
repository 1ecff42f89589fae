//! One WebSocket, as a page opens it.

use super::{Browser, VisitError};
use futures_util::{FutureExt, SinkExt, StreamExt};
use kabinet_core::limits;
use kabinet_core::wire::{CloseReason, SUBPROTOCOL};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{ClientRequestBuilder, Error, Message, http::Uri};

/// Frames are small; a thousand visitors in one process need not have 128 KiB each.
const READ_BUFFER: usize = 8 * 1024;

/// How a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The server said why.
    Closed(CloseReason),
    /// The server closed with a code that is not ours, or none.
    Otherwise(u16),
    /// It broke.
    Lost,
    /// Nothing was heard for longer than a page waits.
    Silent,
    /// This side let go.
    Cut,
}

/// One WebSocket.
pub struct Line {
    socket: WebSocketStream<TcpStream>,
}

impl Line {
    /// Opens the socket of a page at this path.
    ///
    /// # Errors
    /// Where there is nobody, or the server does not take it.
    pub async fn open(browser: &Browser, path: &str) -> Result<Self, VisitError> {
        Self::open_with(browser, path, SUBPROTOCOL).await
    }

    /// The same with another protocol than this version's.
    ///
    /// # Errors
    /// As for `open`.
    pub async fn open_with(browser: &Browser, path: &str, protocol: &str) -> Result<Self, VisitError> {
        let patience = Duration::from_millis(limits::SILENCE_MS);
        let opened = tokio::time::timeout(patience, Self::dial(browser, path, protocol)).await;
        opened.unwrap_or(Err(VisitError::Ended(Ending::Silent)))
    }

    async fn dial(browser: &Browser, path: &str, protocol: &str) -> Result<Self, VisitError> {
        let address = browser.address();
        let uri: Uri = format!("ws://{address}{path}")
            .parse()
            .map_err(|_| VisitError::Nonsense(format!("no address: {address}")))?;
        let request = ClientRequestBuilder::new(uri)
            .with_header("Origin", format!("http://{address}"))
            .with_header("Cookie", browser.cookie())
            .with_sub_protocol(protocol);
        let stream = TcpStream::connect(address).await?;
        // Keystrokes are small packets that must not wait for company.
        stream.set_nodelay(true)?;
        let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER).write_buffer_size(0);
        let opened = tokio_tungstenite::client_async_with_config(request, stream, Some(config)).await;
        opened.map(|(socket, _)| Self { socket }).map_err(|error| match error {
            Error::Http(response) => VisitError::Status(response.status().as_u16()),
            error => VisitError::Socket(Box::new(error)),
        })
    }

    /// Sends a frame.
    ///
    /// # Errors
    /// How the connection ended.
    pub async fn send(&mut self, frame: Vec<u8>) -> Result<(), Ending> {
        self.send_message(Message::Binary(frame.into())).await
    }

    /// Sends anything that a WebSocket carries.
    ///
    /// # Errors
    /// How the connection ended.
    pub async fn send_message(&mut self, message: Message) -> Result<(), Ending> {
        let patience = Duration::from_millis(limits::SILENCE_MS);
        match tokio::time::timeout(patience, self.socket.send(message)).await {
            Ok(sent) => sent.map_err(|_| Ending::Lost),
            Err(_) => Err(Ending::Silent),
        }
    }

    /// The next frame. Whoever stops waiting has lost nothing.
    ///
    /// # Errors
    /// How the connection ended.
    pub async fn next(&mut self) -> Result<Vec<u8>, Ending> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Binary(frame))) => return Ok(frame.into()),
                Some(Ok(Message::Close(frame))) => {
                    let code = frame.map_or(1005, |frame| u16::from(frame.code));
                    return Err(CloseReason::from_code(code).map_or(Ending::Otherwise(code), Ending::Closed));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(Ending::Lost),
            }
        }
    }

    /// A frame that is here already.
    pub fn ready(&mut self) -> Option<Result<Vec<u8>, Ending>> {
        self.next().now_or_never()
    }
}
