//! Every word that people read stands in the catalogues, in all languages alike.

use crate::markup::{self, Finding, findings, textareas};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 3] = ["nl", "fr", "en"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder with this extension.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Where the server has words of its own that no page shows.
const ELSEWHERE: [(&str, &str); 5] = [
    ("main.rs", "what the program says to whoever starts it"),
    ("demo.rs", "the same, for the demonstration"),
    ("demo/", "what made-up parents write"),
    ("store/", "SQL"),
    ("visitor/browser.rs", "headers of HTTP"),
];

/// The sources without their own tests.
fn sources() -> Vec<(PathBuf, String)> {
    sources_of(&root().join("src"))
}

/// Those of the server without those that may have words.
fn sources_of_the_server() -> Vec<(PathBuf, String)> {
    let folder = root().join("../server/src");
    let mut sources = sources_of(&folder);
    assert!(sources.len() > 50, "the server was not found");
    for (exception, why) in ELSEWHERE {
        let before = sources.len();
        sources.retain(|(path, _)| !path.strip_prefix(&folder).unwrap().to_str().unwrap().starts_with(exception));
        assert!(sources.len() < before, "{exception} ({why}) is not there");
    }
    sources
}

fn sources_of(folder: &Path) -> Vec<(PathBuf, String)> {
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        (path, text[..end].to_owned())
    };
    files(folder, "rs").into_iter().map(read).collect()
}

/// The sentences of a language by `namespace.key`.
fn catalogue(language: &str) -> BTreeMap<String, String> {
    let mut sentences = BTreeMap::new();
    for path in files(&root().join("locales").join(language), "json") {
        let namespace = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let keys: Map<String, Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for (key, sentence) in keys {
            let sentence = sentence.as_str().unwrap_or_else(|| panic!("{namespace}.{key} is not a sentence"));
            sentences.insert(format!("{namespace}.{key}"), sentence.to_owned());
        }
    }
    sentences
}

/// What is filled into a sentence.
fn gaps(sentence: &str) -> BTreeSet<&str> {
    sentence
        .split("{{")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("}}")?.0.trim()))
        .collect()
}

#[test]
fn every_language_has_the_same_sentences() {
    let model = catalogue("nl");
    assert!(model.len() > 100, "the catalogues were not found");
    for language in LANGUAGES {
        let sentences = catalogue(language);
        let keys = |sentences: &BTreeMap<String, String>| sentences.keys().cloned().collect::<BTreeSet<_>>();
        let (known, here) = (keys(&model), keys(&sentences));
        assert!(
            known.is_subset(&here),
            "{language} lacks {:?}",
            known.difference(&here).collect::<Vec<_>>()
        );
        assert!(
            here.is_subset(&known),
            "{language} has what Dutch has not: {:?}",
            here.difference(&known)
        );
        for (key, sentence) in &sentences {
            assert!(!sentence.trim().is_empty(), "{language}: {key} is empty");
            assert_eq!(gaps(sentence), gaps(&model[key]), "{language}: {key} fills in something else");
        }
    }
}

#[test]
fn every_sentence_is_used() {
    let sources: String = sources().into_iter().map(|(_, text)| text).collect();
    let unused: Vec<_> = catalogue("nl").into_keys().filter(|key| !markup::names(&sources, key)).collect();
    assert!(unused.is_empty(), "in the catalogues, and nowhere used: {unused:?}");
}

#[test]
fn a_no_is_said_in_twelve_words() {
    for language in LANGUAGES {
        for (key, sentence) in catalogue(language).into_iter().filter(|(key, _)| key.starts_with("refusal.")) {
            let words = sentence
                .split_whitespace()
                .filter(|word| word.contains(char::is_alphanumeric))
                .count();
            assert!(words <= 12, "{language}: {key} has {words} words: {sentence}");
        }
    }
}

#[test]
fn no_view_has_words_of_its_own() {
    let mut found = Vec::new();
    for (path, text) in sources().into_iter().chain(sources_of_the_server()) {
        found.extend(
            findings(&text)
                .into_iter()
                .map(|Finding { line, words }| format!("{}:{line}: {words:?}", path.display())),
        );
    }
    assert!(found.is_empty(), "words outside of the catalogues:\n{}", found.join("\n"));
}

#[test]
fn the_server_has_no_word_for_each_language() {
    let said = |line: &&str| line.contains("Lang::") && line.split('"').skip(1).step_by(2).any(|word| word.starts_with(char::is_uppercase));
    for (path, text) in sources_of_the_server() {
        assert_eq!(text.lines().find(said), None, "{}", path.display());
    }
}

#[test]
fn no_textarea_has_children() {
    for (path, text) in sources() {
        for children in textareas(&text) {
            assert!(
                children.trim().is_empty(),
                "{}: a textarea's children are not escaped: {children:?}",
                path.display()
            );
        }
        let raw = text.matches("inner_html=").count() - text.matches("inner_html=escaped(").count();
        assert_eq!(raw, 0, "{}: inner_html escapes nothing by itself", path.display());
    }
}
