//! Messages that are long: cut into parts by whoever sends them, and put together again.
//!
//! A page counts a silence from the last frame that came. On a slow network one frame of a megabyte would look like a dead line; its parts
//! do not.

use super::codec::decode_whole;
use super::{Malformed, ServerMsg, decode_server, encode};
use crate::limits;

/// Whether a message goes in parts.
pub const fn is_long(message: &[u8]) -> bool {
    message.len() > limits::PART_BYTES
}

/// The frames of a message that is long, in order.
pub fn parts(message: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let pieces = message.chunks(limits::PART_BYTES);
    let last = pieces.len().saturating_sub(1);
    pieces.enumerate().map(move |(place, bytes)| {
        encode(&ServerMsg::Part {
            more: place < last,
            bytes: bytes.to_vec(),
        })
    })
}

/// What came of a message so far. One for each connection.
#[derive(Debug, Default)]
pub struct Parts {
    bytes: Vec<u8>,
}

impl Parts {
    /// Takes the next frame; gives a message once it is whole.
    ///
    /// # Errors
    /// What is no message, a part without those that belong to it, and more than the largest message.
    pub fn take(&mut self, frame: &[u8]) -> Result<Option<ServerMsg>, Malformed> {
        match decode_server(frame)? {
            ServerMsg::Part { more, bytes } => {
                if self.bytes.len() + bytes.len() > limits::MESSAGE_OUT_BYTES {
                    return Err(Malformed);
                }
                self.bytes.extend(bytes);
                if more {
                    return Ok(None);
                }
                match decode_whole(&std::mem::take(&mut self.bytes))? {
                    ServerMsg::Part { .. } => Err(Malformed),
                    message => Ok(Some(message)),
                }
            }
            message if self.bytes.is_empty() => Ok(Some(message)),
            _ => Err(Malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::FicheId;

    fn document(bytes: usize) -> ServerMsg {
        ServerMsg::Document {
            fiche: FicheId([1; 16]),
            epoch: 0,
            version: 1,
            bytes: (0..bytes).map(|byte| byte as u8).collect(),
        }
    }

    #[test]
    fn a_long_message_comes_out_of_its_parts_as_it_was() {
        for length in [limits::PART_BYTES, 2 * limits::PART_BYTES, 3 * limits::FRAME_OUT_BYTES + 7] {
            let message = document(length);
            let bytes = encode(&message);
            assert!(is_long(&bytes));
            let frames: Vec<_> = parts(&bytes).collect();
            assert!(frames.iter().all(|frame| frame.len() <= limits::FRAME_OUT_BYTES));
            let mut whole = Parts::default();
            let (last, first) = frames.split_last().expect("parts");
            for frame in first {
                assert_eq!(whole.take(frame), Ok(None));
            }
            assert_eq!(whole.take(last), Ok(Some(message)));
            assert_eq!(
                whole.take(&encode(&ServerMsg::Pong { now: 2 })),
                Ok(Some(ServerMsg::Pong { now: 2 }))
            );
        }
    }

    #[test]
    fn parts_that_do_not_belong_together_are_no_message() {
        let part = |more, bytes: &[u8]| {
            encode(&ServerMsg::Part {
                more,
                bytes: bytes.to_vec(),
            })
        };
        let pong = encode(&ServerMsg::Pong { now: 2 });
        let mut torn = Parts::default();
        assert_eq!(torn.take(&part(true, &pong[..1])), Ok(None));
        assert_eq!(torn.take(&pong), Err(Malformed), "another message in between");
        assert_eq!(
            Parts::default().take(&part(false, &pong[..1])),
            Err(Malformed),
            "an end without a beginning"
        );
        assert_eq!(
            Parts::default().take(&part(false, &part(false, &pong))),
            Err(Malformed),
            "a part of a part"
        );
        let mut endless = Parts::default();
        let piece = vec![0; limits::PART_BYTES];
        let most = limits::MESSAGE_OUT_BYTES / limits::PART_BYTES;
        assert!((0..most).all(|_| endless.take(&part(true, &piece)) == Ok(None)));
        assert_eq!(endless.take(&part(true, &piece)), Err(Malformed), "more than any message");
    }
}
