//! The words in the window's title bar.

/// Words that somebody typed, for a `<Title>`: leptos_meta 0.8 puts them into the server's HTML letter by letter, and in the browser into
/// `document.title`, which takes them as they are.
pub fn window_title(words: &str) -> String {
    if cfg!(feature = "ssr") {
        words.replace('&', "&amp;").replace('<', "&lt;")
    } else {
        words.to_owned()
    }
}
