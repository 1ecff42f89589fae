//! The address that people type when they cannot scan.

use kabinet_core::id::JoinCode;

/// The join link without what nobody types: no scheme, and no code, which stands beside it.
pub(crate) fn short_address(join_url: &str, code: JoinCode) -> String {
    let bare = join_url.split_once("://").map_or(join_url, |(_, rest)| rest);
    let home = bare.trim_end_matches('/').strip_suffix(&format!("/j/{code}")).unwrap_or(bare);
    home.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_short() {
        let code = JoinCode::from_random([0; 8]);
        let cases = [
            ("https://kabinet.be/j/22222222", "kabinet.be"),
            ("http://127.0.0.1:3000/j/22222222/", "127.0.0.1:3000"),
            ("https://stad.be/kabinet/j/22222222", "stad.be/kabinet"),
            ("https://kabinet.be/elsewhere", "kabinet.be/elsewhere"),
        ];
        for (url, short) in cases {
            assert_eq!(short_address(url, code), short);
        }
    }
}
