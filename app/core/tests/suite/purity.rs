//! The core is pure: what it depends on and what it says show no IO, no clock, no randomness, no browser, no server.

use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::process::Command;

/// The packages that the core is built with on a server, itself excepted.
fn packages() -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = [
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--offline",
        "--filter-platform",
        "x86_64-unknown-linux-gnu",
    ];
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let name_of: HashMap<&str, &str> = list(&metadata["packages"])
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package["name"].as_str().unwrap()))
        .collect();
    let nodes: HashMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let core = *name_of
        .iter()
        .find(|(_, name)| **name == "kabinet-core")
        .expect("the core is there")
        .0;
    let (mut found, mut open) = (BTreeSet::new(), vec![core]);
    while let Some(node) = open.pop() {
        for dependency in list(&nodes[node]["deps"]) {
            // Build scripts and tests run elsewhere; `null` is what is linked.
            let linked = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = dependency["pkg"].as_str().unwrap();
            // Metadata unites features over all platforms: what Automerge and its like ask of a browser is theirs, not the core's.
            let browser = ["js-sys", "web-sys", "wasm-bindgen"].contains(&name_of[id]) && node != core;
            if linked && !browser && found.insert(name_of[id].to_owned()) {
                open.push(id);
            }
        }
    }
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn the_core_is_built_without_pages_sockets_stores_or_browsers() {
    let packages = packages();
    assert!(packages.contains("automerge"), "the closure was found: {packages:?}");
    for foreign in [
        "leptos",
        "tokio",
        "sqlx",
        "sqlx-core",
        "axum",
        "hyper",
        "web-sys",
        "js-sys",
        "wasm-bindgen",
        "tracing-subscriber",
    ] {
        assert!(!packages.contains(foreign), "kabinet-core must not depend on {foreign}");
    }
}

#[test]
fn the_core_asks_no_clock_no_dice_and_no_disk() {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = 0;
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            for word in [
                "SystemTime",
                "Instant",
                "std::fs",
                "std::net",
                "std::env",
                "std::thread",
                "rand::",
                "getrandom",
                "println!",
            ] {
                assert!(!text.contains(word), "{} says {word}", path.display());
            }
        }
    }
    assert!(files > 20, "the sources were found");
}
