//! Who may open a socket, and how the others are told.

use super::browser::Browser;
use super::kabinet::Kabinet;
use futures_util::{SinkExt, StreamExt};
use kabinet_core::cabinet::Command;
use kabinet_core::wire::{ClientMsg, CloseReason, PROTOCOL, SUBPROTOCOL, ServerMsg, decode_server, encode};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Opens a socket as a page of this browser does; gives the status where there is none.
pub async fn open(browser: &Browser, path: &str, origin: Option<&str>, protocol: &str) -> Result<Socket, u16> {
    let mut request = format!("ws://{}{path}", browser.address())
        .into_client_request()
        .expect("a request");
    let mut say = |name: &'static str, value: &str| drop(request.headers_mut().insert(name, value.parse().expect("a header")));
    origin.into_iter().for_each(|origin| say("origin", origin));
    say("cookie", &browser.cookie());
    say("sec-websocket-protocol", protocol);
    match connect_async(request).await {
        Ok((socket, _)) => Ok(socket),
        Err(Error::Http(response)) => Err(response.status().as_u16()),
        Err(error) => panic!("{error}"),
    }
}

/// Why the server closes the socket.
pub async fn closed(socket: &mut Socket) -> Option<CloseReason> {
    while let Some(Ok(message)) = socket.next().await {
        if let Message::Close(Some(frame)) = message {
            return CloseReason::from_code(frame.code.into());
        }
    }
    None
}

/// Says hello and waits for the welcome.
pub async fn hello(socket: &mut Socket) {
    let hello = ClientMsg::Hello {
        protocol: PROTOCOL,
        seq: None,
        actors: vec![],
    };
    socket.send(Message::Binary(encode(&hello).into())).await.expect("sent");
    while let Some(Ok(message)) = socket.next().await {
        if let Message::Binary(bytes) = message
            && let Ok(ServerMsg::Welcome { .. }) = decode_server(&bytes)
        {
            return;
        }
    }
    panic!("no welcome");
}

#[tokio::test]
async fn a_page_of_ours_gets_its_socket() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let here = format!("http://{}", kabinet.address);
    let mut socket = open(&cabinet.facilitator, &cabinet.at("/live?as=console"), Some(&here), SUBPROTOCOL)
        .await
        .expect("a socket");
    hello(&mut socket).await;
}

#[tokio::test]
async fn a_page_of_another_site_gets_none() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let host = kabinet.address;
    let (ip, port) = (host.ip(), host.port());
    let wrong = [
        "null".to_owned(),
        "".to_owned(),
        "*".to_owned(),
        "https://evil.example".to_owned(),
        format!("https://{host}"),
        format!("ws://{host}"),
        format!("http://{ip}"),
        format!("http://{ip}:{}", port.wrapping_add(1)),
        format!("http://localhost:{port}"),
        format!("http://{host}.evil.example"),
        format!("http://evil.example/{host}"),
        format!("http://{host} http://evil.example"),
        format!("http://{host}/"),
    ];
    let path = cabinet.at("/live?as=console");
    for origin in wrong.iter().map(String::as_str).map(Some).chain([None]) {
        let refused = open(&cabinet.facilitator, &path, origin, SUBPROTOCOL).await;
        assert_eq!(refused.err(), Some(403), "{origin:?}");
    }
}

#[tokio::test]
async fn behind_a_proxy_the_public_address_counts_and_no_other() {
    let kabinet = Kabinet::start_with(Some("https://kabinet.example")).await;
    let mut browser = kabinet.browser();
    browser.says.insert("origin", "https://kabinet.example".to_owned());
    let opened = browser.post("/cabinets", &[("title", "Straat")]).await;
    let path = opened.location().replace("/console", "/live?as=console");
    let mut socket = open(&browser, &path, Some("https://kabinet.example"), SUBPROTOCOL)
        .await
        .expect("a socket");
    hello(&mut socket).await;
    let own = format!("http://{}", kabinet.address);
    for origin in [&*own, "http://kabinet.example", "https://kabinet.example.evil.example"] {
        assert_eq!(open(&browser, &path, Some(origin), SUBPROTOCOL).await.err(), Some(403), "{origin}");
    }
}

#[tokio::test]
async fn who_has_no_such_seat_is_sent_to_where_one_joins() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let here = format!("http://{}", kabinet.address);
    let mut parent = kabinet.browser();
    cabinet.join(&mut parent, "Amina").await;
    let stranger = kabinet.browser();
    for (browser, seat) in [
        (&stranger, "table"),
        (&stranger, "console"),
        (&parent, "console"),
        (&parent, "screen"),
        (&parent, "king"),
        (&parent, ""),
    ] {
        let mut socket = open(browser, &cabinet.at(&format!("/live?as={seat}")), Some(&here), SUBPROTOCOL)
            .await
            .expect("a socket");
        assert_eq!(closed(&mut socket).await, Some(CloseReason::NoSeat), "{seat}");
    }
    let gone = open(&parent, "/c/00000000000000000000000000/live?as=table", Some(&here), SUBPROTOCOL).await;
    assert_eq!(closed(&mut gone.expect("a socket")).await, Some(CloseReason::NoSeat));
}

#[tokio::test]
async fn who_was_asked_to_leave_is_told_why() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let here = format!("http://{}", kabinet.address);
    let mut parent = kabinet.browser();
    let person = cabinet.join(&mut parent, "Amina").await.room().view.me.person;
    cabinet.command(Command::RemovePerson { person }).await;
    let mut socket = open(&parent, &cabinet.at("/live?as=table"), Some(&here), SUBPROTOCOL)
        .await
        .expect("a socket");
    assert_eq!(closed(&mut socket).await, Some(CloseReason::Removed));
}

#[tokio::test]
async fn an_older_page_hears_that_it_is_old() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let here = format!("http://{}", kabinet.address);
    let mut socket = open(&cabinet.facilitator, &cabinet.at("/live?as=console"), Some(&here), "kabinet.0")
        .await
        .expect("a socket");
    assert_eq!(closed(&mut socket).await, Some(CloseReason::Outdated));
}

#[tokio::test]
async fn the_facilitator_may_follow_a_fiche_at_any_table() {
    let kabinet = Kabinet::start().await;
    let cabinet = kabinet.open().await;
    let here = format!("http://{}", kabinet.address);
    let mut socket = open(&cabinet.facilitator, &cabinet.at("/live?as=table"), Some(&here), SUBPROTOCOL)
        .await
        .expect("a socket");
    hello(&mut socket).await;
}

#[tokio::test]
async fn what_is_no_socket_at_all_is_refused() {
    let kabinet = Kabinet::start().await;
    let mut cabinet = kabinet.open().await;
    cabinet.facilitator.says.insert("origin", format!("http://{}", kabinet.address));
    let path = cabinet.at("/live?as=console");
    assert_eq!(cabinet.facilitator.get(&path).await.status, 400);
}
