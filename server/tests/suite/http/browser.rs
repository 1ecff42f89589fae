//! A browser without wasm: it keeps cookies, sends forms as browsers do, and follows nothing by itself.

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::header::{HeaderMap, HeaderName};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use kabinet_app::seed::{JoinSeed, Links, NewForm, PageSeed, RoomSeed, Seed};
use kabinet_core::refusal::Refusal;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// Somebody's browser.
#[derive(Clone)]
pub struct Browser {
    address: SocketAddr,
    pub cookies: BTreeMap<String, String>,
    /// What it says with every request; tests change it.
    pub says: BTreeMap<&'static str, String>,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Browser {
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address,
            cookies: BTreeMap::new(),
            says: BTreeMap::from([("accept-language", "nl".to_owned())]),
        }
    }

    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Request::get(path), String::new()).await
    }

    /// Sends a form, as a page of this server does.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let form: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.send(request, form.join("&")).await
    }

    /// Sends a form and goes where it leads.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let sent = self.post(path, fields).await;
        assert_eq!(
            sent.status,
            StatusCode::SEE_OTHER,
            "{path}: {:?}",
            sent.try_seed().and_then(|seed| seed.refusal)
        );
        let next = sent.location().to_owned();
        self.get(&next).await
    }

    async fn send(&mut self, request: hyper::http::request::Builder, body: String) -> Page {
        let stream = TcpStream::connect(self.address).await.expect("a connection");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.expect("HTTP");
        let connection = tokio::spawn(connection);
        let mut request = request;
        if !self.says.contains_key("host") {
            request = request.header("host", self.address.to_string());
        }
        if request.method_ref().is_some_and(|method| method == "POST") && !self.says.contains_key("origin") {
            request = request.header("origin", format!("http://{}", self.address));
        }
        for (name, value) in &self.says {
            request = request.header(*name, value);
        }
        if !self.cookies.is_empty() {
            request = request.header("cookie", self.cookie());
        }
        let response = sender
            .send_request(request.body(Full::new(Bytes::from(body))).expect("a request"))
            .await
            .expect("a response");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        drop(sender);
        let _ = connection.await;
        let page = Page {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        };
        self.remember(&page);
        page
    }

    fn remember(&mut self, page: &Page) {
        for cookie in page.headers.get_all("set-cookie") {
            let text = cookie.to_str().expect("a cookie");
            let (name, value) = text
                .split(';')
                .next()
                .and_then(|pair| pair.split_once('='))
                .expect("a name and a value");
            if text.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// The header with all cookies.
    pub fn cookie(&self) -> String {
        self.cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ")
    }

    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Page {
    pub fn header(&self, name: impl TryInto<HeaderName>) -> &str {
        let name = name.try_into().ok().expect("the name of a header");
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// What the page was drawn from, as the browser's code reads it.
    pub fn try_seed(&self) -> Option<Seed> {
        let after = self.body.split_once("__RESOLVED_RESOURCES")?.1;
        after.split('"').find_map(|text| text.parse().ok())
    }

    pub fn seed(&self) -> Seed {
        self.try_seed()
            .unwrap_or_else(|| panic!("{} {} without a seed: {}", self.status, self.location(), self.body))
    }

    pub fn refusal(&self) -> Option<Refusal> {
        self.seed().refusal
    }

    pub fn room(&self) -> RoomSeed {
        self.seed()
            .room()
            .cloned()
            .unwrap_or_else(|| panic!("{} not in a room: {:?}", self.status, self.seed()))
    }

    pub fn join_form(&self) -> JoinSeed {
        match self.seed().page {
            PageSeed::Join(join) => join,
            other => panic!("no form to join: {other:?}"),
        }
    }

    pub fn new_form(&self) -> NewForm {
        match self.seed().page {
            PageSeed::New(form) => form,
            other => panic!("no form for a cabinet: {other:?}"),
        }
    }

    pub fn links(&self) -> Links {
        match self.seed().page {
            PageSeed::Console { links, .. } => links,
            other => panic!("no console: {other:?}"),
        }
    }
}

/// What stands behind the `#` of a link.
pub fn fragment(link: &str) -> &str {
    link.split_once('#').expect("a fragment").1
}
