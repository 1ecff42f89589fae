//! What the log does not hold.

use super::browser::fragment;
use super::kabinet::Kabinet;
use std::io;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

/// Everything logged by any test of this program.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panicked").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_secret_no_name_and_no_address_reaches_the_log() {
    let log = Log::default();
    let filter = tracing_subscriber::EnvFilter::new("info,kabinet_server=trace,hyper=debug,sqlx=debug,tower_http=trace");
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(log.clone())
        .init();
    let kabinet = Kabinet::start().await;
    let mut cabinet = kabinet.open().await;
    let links = cabinet.console.links();
    let (mut phone, mut tablet, mut wrong) = (kabinet.browser(), kabinet.browser(), kabinet.browser());
    phone.get(&format!("/join?code={}", cabinet.code)).await;
    let own = cabinet.join(&mut phone, "Wilhelmina").await.room().own_link.expect("a link");
    cabinet.enter(&mut tablet, &own).await;
    cabinet.enter(&mut tablet, &links.moderators[0].1).await;
    wrong.post("/enter", &[("key", "never.mind")]).await;
    wrong.get(&cabinet.at("/console?secret=whisper")).await;
    phone.post(&cabinet.at("/leave"), &[]).await;
    let path = cabinet.at("/console");
    cabinet.facilitator.get(&path).await;
    let text = String::from_utf8(log.0.lock().expect("nobody panicked").clone()).expect("text");
    assert!(text.contains("/j/{code}") && text.contains("/enter"), "nothing was logged: {text}");
    let key = |link: &str| fragment(link).split('.').nth(1).expect("a key").to_owned();
    let cookies = cabinet.facilitator.cookies.values().chain(tablet.cookies.values()).cloned();
    let secrets = [
        key(&links.facilitator),
        key(&links.screen),
        key(&links.moderators[0].1),
        key(&own),
        cabinet.code.to_string(),
    ];
    let private = ["Wilhelmina", "whisper", "never.mind", "127.0.0.1"].map(str::to_owned);
    for secret in cookies.chain(secrets).chain(private) {
        assert!(!text.contains(&secret), "{secret} is in the log: {text}");
    }
}
