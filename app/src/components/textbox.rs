//! A place to write several lines.

use leptos::html::Textarea;
use leptos::prelude::*;

/// A textarea that begins with some text and from then on belongs to whoever writes in it.
///
/// The framework does not escape a textarea's children on the server, so its first text is escaped here and nowhere else.
#[component]
pub fn TextBox(
    /// Its id, for the label.
    id: &'static str,
    /// Its name in the form.
    name: &'static str,
    /// The text it begins with.
    #[prop(optional, into)]
    text: String,
    /// The id of what is said about it.
    described: &'static str,
    /// The element itself.
    node: NodeRef<Textarea>,
    /// What to do with what is typed.
    #[prop(into)]
    typed: Callback<String>,
) -> impl IntoView {
    view! {
        <textarea
            class="textbox"
            id=id
            name=name
            rows="4"
            dir="auto"
            aria-describedby=described
            node_ref=node
            inner_html=escaped(&text)
            on:input:target=move |event| typed.run(event.target().value())
        ></textarea>
    }
}

/// Text as the children of a textarea, which the framework does not escape on the server. The parser swallows one line break at the
/// beginning, so there is one to swallow.
pub fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    if text.starts_with('\n') { format!("\n{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_cannot_leave_the_textarea() {
        assert_eq!(escaped("</textarea><script>&amp;"), "&lt;/textarea>&lt;script>&amp;amp;");
        assert_eq!(escaped("\nregel"), "\n\nregel");
    }
}
