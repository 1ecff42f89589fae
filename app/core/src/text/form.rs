//! Unicode's normal form C. Browsers have it: its tables would be a sixth of what a phone loads before it shows anything.

#[cfg(not(target_arch = "wasm32"))]
mod spelling {
    use unicode_normalization::UnicodeNormalization;

    /// The same letters in their shortest spelling.
    pub fn nfc(text: &str) -> String {
        text.nfc().collect()
    }

    pub fn is_nfc(text: &str) -> bool {
        unicode_normalization::is_nfc(text)
    }
}

#[cfg(target_arch = "wasm32")]
mod spelling {
    use js_sys::JsString;

    /// The same letters in their shortest spelling.
    pub fn nfc(text: &str) -> String {
        if text.is_ascii() {
            text.to_owned()
        } else {
            JsString::from(text).normalize("NFC").into()
        }
    }

    pub fn is_nfc(text: &str) -> bool {
        text.is_ascii() || nfc(text) == text
    }
}

pub(super) use spelling::{is_nfc, nfc};
