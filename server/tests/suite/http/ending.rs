//! The server ends: sockets are told, what was done is stored, and the next server goes on with it.

use super::kabinet::Kabinet;
use super::sockets::{closed, hello, open};
use kabinet_core::wire::{CloseReason, SUBPROTOCOL};
use std::process::Command;
use std::time::Duration;
use tokio::net::TcpStream;

#[tokio::test]
async fn sockets_are_told_to_come_back_and_the_server_is_gone_in_time() {
    let mut kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let here = format!("http://{}", kabinet.address);
    let mut socket = open(&cabinet.facilitator, &cabinet.at("/live?as=console"), Some(&here), SUBPROTOCOL)
        .await
        .expect("a socket");
    hello(&mut socket).await;
    // A connection that never asks for anything must not hold it up.
    let _idle = TcpStream::connect(kabinet.address).await.expect("a connection");
    kabinet.stop();
    assert_eq!(closed(&mut socket).await, Some(CloseReason::Restarting));
    tokio::time::timeout(Duration::from_secs(10), &mut kabinet.running)
        .await
        .expect("in time")
        .expect("well");
    assert!(TcpStream::connect(kabinet.address).await.is_err());
}

#[test]
fn a_wrong_word_in_the_environment_stops_the_start_with_a_sentence() {
    for (name, value) in [
        ("PUBLIC_URL", "kabinet.example"),
        ("DATABASE_URL", "mysql://localhost"),
        ("DATABASE_URL", "sqlite:"),
        ("LEPTOS_SITE_ADDR", "localhost:3000"),
        ("LOG", "kabinet=loud"),
        ("LOG_FORMAT", "xml"),
        ("LEPTOS_SITE_ROOT", "target/nowhere"),
    ] {
        let program = Command::new(env!("CARGO_BIN_EXE_kabinet"))
            .current_dir("..")
            .env(name, value)
            .output()
            .expect("a program");
        let said = String::from_utf8_lossy(&program.stderr);
        assert_eq!(program.status.code(), Some(1), "{name}: {said}");
        assert!(said.contains(name) && said.lines().count() == 1, "{name}: {said}");
    }
}
