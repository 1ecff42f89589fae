//! Finds words in the sources of views. It reads just enough Rust for that: comments, literals, brackets, `view!`.

/// Words that people would read.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    pub line: usize,
    pub words: String,
}

/// Attributes whose text is read or heard.
const READ: [&str; 7] = [
    "aria-label",
    "aria-description",
    "aria-valuetext",
    "title",
    "placeholder",
    "alt",
    "text",
];

/// Words in views, and sentences anywhere else.
pub fn findings(source: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let code = Code {
        source,
        text: source.as_bytes(),
    };
    let mut at = 0;
    while at < source.len() {
        match code.item(at) {
            Item::View(end) => {
                code.markup(source[at..].find('{').map_or(end, |open| at + open + 1), end - 1, &mut found);
                at = end;
            }
            Item::Literal(end) => {
                code.sentence(at, end, &mut found);
                at = end;
            }
            Item::Skip(end) => at = end,
        }
    }
    found
}

/// The children of every textarea.
pub fn textareas(source: &str) -> Vec<&str> {
    source
        .split("<textarea")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("</textarea>")?.0.rsplit_once('>')?.1))
        .collect()
}

/// Whether a key of the catalogues is named in the sources, and not only as the beginning of another.
pub fn names(sources: &str, key: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    sources.match_indices(key).any(|(at, _)| ends(&sources[at + key.len()..]))
}

enum Item {
    /// A `view!` macro, up to here.
    View(usize),
    /// A string, up to here.
    Literal(usize),
    /// Anything else, up to here.
    Skip(usize),
}

struct Code<'a> {
    source: &'a str,
    text: &'a [u8],
}

impl Code<'_> {
    fn item(&self, at: usize) -> Item {
        let rest = &self.source[at..];
        let line = || Item::Skip(rest.find('\n').map_or(self.source.len(), |end| at + end + 1));
        if rest.starts_with("//") || rest.starts_with("#[") || rest.starts_with("#![") {
            return line();
        }
        if rest.starts_with("r#\"") {
            return Item::Skip(rest.find("\"#").map_or(self.source.len(), |end| at + end + 2));
        }
        if rest.starts_with("view! {") {
            return Item::View(self.close(at + "view! ".len()));
        }
        match self.text[at] {
            b'"' => Item::Literal(self.literal(at)),
            b'\'' => Item::Skip(self.letter(at)),
            _ => Item::Skip(at + rest.chars().next().map_or(1, char::len_utf8)),
        }
    }

    /// The end of the string that begins here.
    fn literal(&self, at: usize) -> usize {
        let mut end = at + 1;
        while end < self.text.len() && self.text[end] != b'"' {
            end += if self.text[end] == b'\\' { 2 } else { 1 };
        }
        (end + 1).min(self.text.len())
    }

    /// The end of a letter in quotes, or of the quote of a lifetime.
    fn letter(&self, at: usize) -> usize {
        let rest = &self.source[at + 1..];
        let escaped = rest.starts_with('\\');
        let end = rest
            .char_indices()
            .skip(if escaped { 2 } else { 1 })
            .find(|(_, letter)| *letter == '\'' || !escaped);
        match end {
            Some((end, '\'')) => at + 1 + end + 1,
            _ => at + 1,
        }
    }

    /// Just past the bracket that closes the one here.
    fn close(&self, open: usize) -> usize {
        let (mut depth, mut at) = (0, open);
        while at < self.text.len() {
            match self.text[at] {
                b'{' | b'(' | b'[' => depth += 1,
                b'}' | b')' | b']' => depth -= 1,
                b'"' => {
                    at = self.literal(at);
                    continue;
                }
                b'\'' => {
                    at = self.letter(at);
                    continue;
                }
                b'/' if self.text.get(at + 1) == Some(&b'/') => {
                    at += self.source[at..].find('\n').unwrap_or(self.text.len() - at);
                    continue;
                }
                _ => {}
            }
            at += 1;
            if depth == 0 {
                return at;
            }
        }
        self.text.len()
    }

    fn find(&self, at: usize, words: &str, found: &mut Vec<Finding>) {
        let line = self.source[..at].matches('\n').count() + 1;
        found.push(Finding {
            line,
            words: words.trim().to_owned(),
        });
    }

    /// A literal outside of markup: words if it looks like a sentence.
    fn sentence(&self, at: usize, end: usize, found: &mut Vec<Finding>) {
        let words = &self.source[at + 1..end - 1];
        let begins = words.chars().next().is_some_and(char::is_uppercase);
        let long = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
        if begins && words.split(' ').filter(long).count() > 1 {
            self.find(at, words, found);
        }
    }

    /// Markup from here to there: text between tags, attributes that are read, and the Rust in between.
    fn markup(&self, from: usize, to: usize, found: &mut Vec<Finding>) {
        let (mut at, mut tag) = (from, false);
        while at < to {
            match self.text[at] {
                b'<' if !tag => {
                    tag = true;
                    at += 1;
                }
                b'>' if tag && !matches!(self.text[at - 1], b'-' | b'=') => {
                    tag = false;
                    at += 1;
                }
                b'{' | b'(' | b'[' => {
                    let end = self.close(at);
                    for inner in findings(&self.source[at + 1..end - 1]) {
                        let line = inner.line + self.source[..at].matches('\n').count();
                        found.push(Finding { line, ..inner });
                    }
                    at = end;
                }
                b'"' => {
                    let end = self.literal(at);
                    let words = &self.source[at + 1..end - 1];
                    if words.contains(char::is_alphabetic) && (!tag || self.is_read(at)) {
                        self.find(at, words, found);
                    }
                    at = end;
                }
                b'/' if self.text.get(at + 1) == Some(&b'/') => at += self.source[at..].find('\n').unwrap_or(to - at),
                _ => {
                    let letter = self.source[at..].chars().next().unwrap_or(' ');
                    if !tag && letter.is_alphabetic() {
                        let end = self.source[at..to].find(['<', '{']).map_or(to, |end| at + end);
                        self.find(at, &self.source[at..end], found);
                        at = end;
                    } else {
                        at += letter.len_utf8();
                    }
                }
            }
        }
    }

    /// Whether the literal here is the value of an attribute that is read.
    fn is_read(&self, at: usize) -> bool {
        let Some(before) = self.source[..at].strip_suffix('=') else {
            return false;
        };
        let name = before
            .rsplit(|letter: char| letter.is_whitespace() || letter == ':')
            .next()
            .unwrap_or_default();
        READ.contains(&name)
    }
}

#[test]
fn words_are_found_wherever_they_hide() {
    let found = |source: &str| findings(source).into_iter().map(|finding| finding.words).collect::<Vec<_>>();
    assert_eq!(found(r#"view! { <p class="a b">"Dag"</p> }"#), ["Dag"]);
    assert_eq!(found(r"view! { <p>Dag iedereen</p> }"), ["Dag iedereen"]);
    assert_eq!(found(r#"view! { <p title="Dag" data-name="Dag"></p> }"#), ["Dag"]);
    assert_eq!(found(r#"view! { <p>{move || view! { <b>"Dag"</b> }}</p> }"#), ["Dag"]);
    assert_eq!(
        found(r#"view! { <p>{if late { "Dag iedereen" } else { "avond" }}</p> }"#),
        ["Dag iedereen"]
    );
    assert_eq!(found(r#"let greeting = "Dag iedereen";"#), ["Dag iedereen"]);
    assert!(found(r#"let path = format!("M{} 8 q 240 56 480 0", x);"#).is_empty());
    assert!(
        found(r#"view! { <p aria-label=say!(words, home.title) on:click=move |_| go("x")>{say!(words, home.title)} " · "</p> }"#)
            .is_empty()
    );
}

#[test]
fn what_stands_in_a_textarea_is_found() {
    assert_eq!(textareas(r#"<textarea id="a" on:input=move |_| x()>{text}</textarea>"#), ["{text}"]);
    assert_eq!(textareas(r#"<textarea id="a"></textarea>"#), [""]);
}
