//! Bytes as text. The browser's code has this and not a crate that can also do thirty other alphabets.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What was given is not such text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotBase64;

/// Bytes as letters, digits, `-` and `_`.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let value = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..=group.len() {
            text.push(char::from(ALPHABET[(value >> (18 - 6 * place)) as usize & 63]));
        }
    }
    text
}

/// The bytes of such text.
///
/// # Errors
/// Another letter, or a number of letters that no bytes have.
pub fn decode(text: &str) -> Result<Vec<u8>, NotBase64> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let mut value = 0;
        for &letter in group {
            value = value << 6 | digit(letter).ok_or(NotBase64)?;
        }
        value <<= 6 * (4 - group.len());
        let [_, first, second, third] = value.to_be_bytes();
        match group.len() {
            4 => bytes.extend([first, second, third]),
            3 => bytes.extend([first, second]),
            2 => bytes.push(first),
            _ => return Err(NotBase64),
        }
    }
    Ok(bytes)
}

fn digit(letter: u8) -> Option<u32> {
    let digit = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u32::from(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_being_written_and_read() {
        for length in 0..70_u8 {
            let bytes: Vec<u8> = (0..length).map(|index| index.wrapping_mul(89).wrapping_add(length)).collect();
            assert_eq!(decode(&encode(&bytes)), Ok(bytes));
        }
        assert_eq!(encode(b"Kabinet"), "S2FiaW5ldA");
        assert_eq!(encode(&[255, 254]), "__4");
    }

    #[test]
    fn what_is_no_such_text_is_refused() {
        for text in ["A", "AAAAA", "AA=", "A A", "é"] {
            assert_eq!(decode(text), Err(NotBase64), "{text}");
        }
    }
}
