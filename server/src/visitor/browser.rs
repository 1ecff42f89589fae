//! What a browser does without any script: fetches pages, sends forms, keeps cookies.

use super::VisitError;
use std::collections::BTreeMap;
use std::fmt::Write;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Pages and forms of one server, with the cookies of one person.
#[derive(Debug, Clone)]
pub struct Browser {
    address: String,
    cookies: BTreeMap<String, String>,
}

/// What a server answered.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status.
    pub status: u16,
    /// Where it sends the browser on to.
    pub location: Option<String>,
    /// What stands on it.
    pub body: String,
}

impl Browser {
    /// A browser without cookies. The address is a host and a port, as in `127.0.0.1:3000`.
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            cookies: BTreeMap::new(),
        }
    }

    /// The host and port that it goes to.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Fetches a page.
    ///
    /// # Errors
    /// Where nothing that makes sense comes back.
    pub async fn get(&mut self, path: &str) -> Result<Page, VisitError> {
        self.request("GET", path, "").await
    }

    /// Sends a form.
    ///
    /// # Errors
    /// Where nothing that makes sense comes back.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Page, VisitError> {
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        self.request("POST", path, &pairs.join("&")).await
    }

    /// The header that brings the cookies; empty without any.
    pub fn cookie(&self) -> String {
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    async fn request(&mut self, method: &str, path: &str, form: &str) -> Result<Page, VisitError> {
        let (address, cookie) = (&self.address, self.cookie());
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nConnection: close\r\n");
        if !cookie.is_empty() {
            request += &format!("Cookie: {cookie}\r\n");
        }
        if method == "POST" {
            request += &format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                form.len()
            );
        }
        request += &format!("\r\n{form}");
        let mut stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        self.read(&answer)
    }

    fn read(&mut self, answer: &[u8]) -> Result<Page, VisitError> {
        let nonsense = || VisitError::Nonsense("no HTTP".to_owned());
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(nonsense)?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines
            .next()
            .and_then(|line| line.split(' ').nth(1))
            .and_then(|status| status.parse().ok());
        let (mut location, mut chunked) = (None, false);
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            match (name.to_ascii_lowercase().as_str(), value.trim()) {
                ("location", value) => location = Some(value.to_owned()),
                ("transfer-encoding", value) => chunked = value.eq_ignore_ascii_case("chunked"),
                ("set-cookie", value) => self.keep(value),
                _ => {}
            }
        }
        let body = &answer[end + 4..];
        let body = if chunked {
            joined(body).ok_or_else(nonsense)?
        } else {
            body.to_vec()
        };
        Ok(Page {
            status: status.ok_or_else(nonsense)?,
            location,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        if let Some((name, value)) = pair.split_once('=') {
            self.cookies.insert(name.trim().to_owned(), value.trim().to_owned());
        }
    }
}

impl Page {
    /// Where a form that was taken sends the browser on to.
    ///
    /// # Errors
    /// Where it was not taken.
    pub fn onward(&self) -> Result<&str, VisitError> {
        let onward = self.location.as_deref().filter(|_| (300..400).contains(&self.status));
        onward.ok_or(VisitError::Status(self.status))
    }
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(byte.into());
        } else {
            // Writing into a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// A body that came in chunks.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let line = body.windows(2).position(|two| two == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&body[..line]).ok()?.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(body.get(line + 2..line + 2 + size)?);
        body = body.get(line + 4 + size..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_chunks_is_read_and_its_cookies_are_kept() -> Result<(), VisitError> {
        let mut browser = Browser::new("127.0.0.1:1");
        let answer = "HTTP/1.1 303 See Other\r\nLocation: /c/x\r\nSet-Cookie: kabinet=abc; Path=/\r\nTransfer-Encoding: chunked\r\n\r\n\
                      4\r\nde f\r\n3;x=y\r\niet\r\n0\r\n\r\n";
        let page = browser.read(answer.as_bytes())?;
        assert_eq!((page.status, page.onward()?, page.body.as_str()), (303, "/c/x", "de fiet"));
        assert_eq!(browser.cookie(), "kabinet=abc");
        assert!(browser.read(b"HTTP/1.1 200 OK\r\n\r\n")?.onward().is_err());
        assert!(browser.read(b"rubbish").is_err());
        Ok(())
    }

    #[test]
    fn what_is_typed_survives_the_form() {
        assert_eq!(escaped("a b&é"), "a%20b%26%C3%A9");
    }
}
