//! One WebSocket: bytes out, and three things that can happen to it.

use super::device::Listener;
use kabinet_core::wire::SUBPROTOCOL;
use wasm_bindgen::JsCast;
use web_sys::{BinaryType, CloseEvent, MessageEvent, WebSocket};

/// What happens to a socket.
pub enum Happening {
    /// It is open.
    Opened,
    /// A frame came.
    Frame(Vec<u8>),
    /// It is closed, with this code.
    Closed(u16),
}

/// A socket that closes when it is dropped, and is not heard of after that.
pub struct Socket {
    socket: WebSocket,
    listeners: Vec<Listener>,
}

impl Socket {
    /// Begins to connect. `None` where the browser forbids it.
    pub fn open(url: &str, then: impl Fn(Happening) + Clone + 'static) -> Option<Self> {
        let socket = WebSocket::new_with_str(url, SUBPROTOCOL).ok()?;
        socket.set_binary_type(BinaryType::Arraybuffer);
        let (opened, frame, closed) = (then.clone(), then.clone(), then);
        let listeners = vec![
            Listener::new(&socket, "open", Box::new(move |_| opened(Happening::Opened))),
            Listener::new(
                &socket,
                "message",
                Box::new(move |event| {
                    let data = event
                        .dyn_into::<MessageEvent>()
                        .ok()
                        .and_then(|event| event.data().dyn_into::<js_sys::ArrayBuffer>().ok());
                    if let Some(data) = data {
                        frame(Happening::Frame(js_sys::Uint8Array::new(&data).to_vec()));
                    }
                }),
            ),
            Listener::new(
                &socket,
                "close",
                Box::new(move |event| {
                    let code = event.dyn_into::<CloseEvent>().map_or(1006, |event| event.code());
                    closed(Happening::Closed(code));
                }),
            ),
        ];
        Some(Self { socket, listeners })
    }

    /// Sends a frame, if the socket is open.
    pub fn send(&self, bytes: &[u8]) {
        if self.socket.ready_state() == WebSocket::OPEN {
            // Fails only while connecting; a lost frame is one that was not acknowledged, and so is sent again.
            let _ = self.socket.send_with_u8_array(bytes);
        }
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.listeners.clear();
        let _ = self.socket.close();
    }
}
