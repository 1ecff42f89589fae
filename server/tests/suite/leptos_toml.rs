//! The server's defaults and what the pages are built with must not say different things.

use toml::de::{DeTable, DeValue};

const BUILD: &str = include_str!("../../../Cargo.toml");
const RUN: &str = include_str!("../../../Leptos.toml");

/// What cargo-leptos builds the pages with.
fn build() -> DeTable<'static> {
    let cargo = DeValue::Table(DeTable::parse(BUILD).expect("Cargo.toml").into_inner());
    let projects = cargo["workspace"].get_ref()["metadata"].get_ref()["leptos"].get_ref();
    let projects = projects.as_array().expect("a list of projects");
    assert_eq!(projects.len(), 1, "leptos_config knows one project per file");
    projects[0].get_ref().as_table().expect("a project").clone()
}

/// What the server starts with.
fn run() -> DeTable<'static> {
    let leptos = DeValue::Table(DeTable::parse(RUN).expect("Leptos.toml").into_inner());
    let settings = leptos["package"].get_ref()["metadata"].get_ref()["leptos"].get_ref();
    settings.as_table().expect("the header that leptos_config looks for").clone()
}

#[test]
fn leptos_toml_and_cargo_toml_agree_on_what_both_say() {
    let build = build();
    let both: Vec<_> = run()
        .into_iter()
        .filter_map(|(key, value)| {
            Some((
                format!("{:?}", build.get(&**key.get_ref())?.get_ref()),
                format!("{:?}", value.get_ref()),
                key,
            ))
        })
        .collect();
    assert!(both.len() >= 4, "hardly anything is shared: {both:?}");
    for (built, run, key) in both {
        assert_eq!(built, run, "{key}");
    }
}

#[test]
fn leptos_toml_says_what_has_no_good_default() {
    // site-root would be the working directory, with everything in it; without hash-files the pages ask for names that do not exist.
    for key in ["output-name", "site-root", "site-pkg-dir", "hash-files"] {
        assert!(run().contains_key(key), "{key}");
    }
}

#[test]
fn the_server_reads_leptos_toml() {
    let config = kabinet_server::config::Config::read(RUN, |_| None).expect("a configuration");
    assert_eq!(&*config.leptos.output_name, "kabinet");
}
