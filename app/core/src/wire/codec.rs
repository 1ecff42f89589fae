//! Messages as bytes.

use super::{ClientMsg, ServerMsg};
use crate::limits;
use serde::{Deserialize, Serialize};

/// The bytes are not a message of this protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a message of this protocol")]
pub struct Malformed;

/// Writes a message.
pub fn encode<M: Serialize>(message: &M) -> Vec<u8> {
    // Writing into memory cannot fail for these types; an empty frame would be refused as malformed by the other side.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// Reads what a page says.
///
/// # Errors
/// Anything too large, cut short, of another shape, or with bytes left over.
pub fn decode_client(bytes: &[u8]) -> Result<ClientMsg, Malformed> {
    decode(bytes, limits::FRAME_IN_BYTES)
}

/// Reads what the server says.
///
/// # Errors
/// As for [`decode_client`].
pub fn decode_server(bytes: &[u8]) -> Result<ServerMsg, Malformed> {
    decode(bytes, limits::FRAME_OUT_BYTES)
}

/// Reads a message of the server that was put together.
pub(super) fn decode_whole(bytes: &[u8]) -> Result<ServerMsg, Malformed> {
    decode(bytes, limits::MESSAGE_OUT_BYTES)
}

fn decode<M: for<'de> Deserialize<'de>>(bytes: &[u8], limit: usize) -> Result<M, Malformed> {
    if bytes.len() > limit {
        return Err(Malformed);
    }
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        _ => Err(Malformed),
    }
}
