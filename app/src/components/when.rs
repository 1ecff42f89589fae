//! Reactive parts of a view in one type each. Every closure in a view is a type of its own, and the browser's code has all that belongs
//! to a view for each of them; behind a signal they are the same.

use leptos::prelude::*;

/// Text that follows what it is read from.
pub fn text<T: Into<String>>(read: impl Fn() -> T + Send + Sync + 'static) -> Signal<String> {
    fn follow(read: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
        Signal::derive(read)
    }
    follow(Box::new(move || read().into()))
}

/// A yes or no that follows what it is read from.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    memo(read).into()
}

/// A yes or no as an attribute says it. A button that rests says so with `aria-disabled`: with `disabled` it would lose the focus
/// whenever the connection blips.
pub fn yes_no(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    text(move || if read() { "true" } else { "false" })
}

/// A value that follows what it is read from, and tells of changes only.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn follow<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| read())
    }
    follow(Box::new(read))
}

/// A part of a page that is drawn anew as a whole when something changes that it reads.
pub fn anew(draw: impl Fn() -> AnyView + Send + 'static) -> Box<dyn Fn() -> AnyView + Send> {
    Box::new(draw)
}

/// Something that is there only at times.
#[component]
pub fn When(
    /// Whether it is there.
    #[prop(into)]
    is: Signal<bool>,
    /// What.
    children: ChildrenFn,
) -> impl IntoView {
    move || is.get().then(|| children())
}
