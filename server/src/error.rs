//! What can go wrong at the HTTP edge. A person gets a page with a sentence; what went wrong inside is logged once and never shown.

use crate::live::RoomError;
use crate::store::StoreError;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kabinet_core::refusal::Refusal;

/// Tells a line in the log from the page a person may show us.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Why a request has no other answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is nothing at this address.
    #[error("not found")]
    NotFound,
    /// The page is for somebody with another seat.
    #[error("no such seat")]
    Unauthorised,
    /// The request is not one that our pages make.
    #[error("malformed request")]
    Malformed,
    /// More was sent than any form of ours holds.
    #[error("request too large")]
    TooLarge,
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Ours.
    #[error("{0}")]
    Internal(String),
}

/// A response to be written as a page, in the language of whom asked, before it leaves.
#[derive(Debug, Clone)]
pub struct Problem(pub Refusal);

impl Error {
    /// The status of the answer, and what the page says. It is a page of its own: what was typed is not on it.
    pub fn answer(&self) -> (StatusCode, Refusal) {
        match self {
            Self::Refused(Refusal::TryAgain) => (StatusCode::SERVICE_UNAVAILABLE, Refusal::GoBack),
            Self::Refused(refusal) => (status(refusal), refusal.clone()),
            Self::NotFound => (StatusCode::NOT_FOUND, Refusal::NotThere),
            Self::Unauthorised => (StatusCode::FORBIDDEN, Refusal::NotYourRole),
            Self::Malformed => (StatusCode::BAD_REQUEST, Refusal::GoBack),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, Refusal::TooLarge),
            Self::Store(_) => (StatusCode::SERVICE_UNAVAILABLE, Refusal::GoBack),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, Refusal::GoBack),
        }
    }
}

/// The status that goes with a "no".
pub const fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotYourRole | Refusal::NoSeat | Refusal::Removed => StatusCode::FORBIDDEN,
        Refusal::NotThere | Refusal::UnknownCode | Refusal::UnknownLink => StatusCode::NOT_FOUND,
        Refusal::Text(_) | Refusal::HowMany { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::TooManyCodes => StatusCode::TOO_MANY_REQUESTS,
        Refusal::TryAgain | Refusal::GoBack => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::CONFLICT,
    }
}

impl From<RoomError> for Error {
    fn from(error: RoomError) -> Self {
        match error {
            RoomError::NotFound => Self::NotFound,
            // Why is in the log already: the hub wrote it when it could not load the room.
            RoomError::Unavailable => Self::Refused(Refusal::TryAgain),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, refusal) = self.answer();
        let mut response = status.into_response();
        if let Self::Store(_) | Self::Internal(_) = &self {
            let id = format!("{:016x}", rand::random::<u64>());
            tracing::error!(request = id, error = %self, "a request failed");
            if let Ok(id) = HeaderValue::from_str(&id) {
                response.headers_mut().insert(REQUEST_ID, id);
            }
        }
        response.extensions_mut().insert(Problem(refusal));
        response
    }
}
