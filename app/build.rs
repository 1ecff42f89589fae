//! Turns the catalogues in `locales/` into the `i18n` module: a key that is not there does not compile.

use leptos_i18n_build::options::CodegenOptions;
use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
use std::error::Error;
use std::path::PathBuf;

const NAMESPACES: [&str; 9] = ["common", "home", "join", "room", "refusal", "fiche", "console", "screen", "report"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let config = Config::new("nl")?
        .add_locales(["fr", "en"])?
        .add_namespaces(NAMESPACES)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let catalogues = TranslationsInfos::parse(config)?;
    catalogues.emit_diagnostics();
    let code = CodegenOptions::new()
        .gen_docs(false)
        .top_level_attributes(Some("#![allow(missing_docs, clippy::all)]".parse()?));
    catalogues.generate_i18n_module_with_options(PathBuf::from(std::env::var("OUT_DIR")?).join("i18n"), code)?;
    Ok(())
}
