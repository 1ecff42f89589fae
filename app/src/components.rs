//! What several pages share: one file per component, with a style sheet of the same name.

pub mod banner;
pub mod clock;
pub mod copy;
pub mod frame;
pub mod icon;
pub mod language;
pub mod notice;
pub mod people;
pub mod proposal;
pub mod stage;
pub mod taps;
pub mod textbox;
pub mod theme;
pub mod title;
pub mod when;

pub use banner::{Asleep, ConnectionBanner, RestButton};
pub use clock::StageClock;
pub use copy::CopyButton;
pub use frame::Frame;
pub use icon::{Icon, LiveIcon};
pub use language::LanguageSwitch;
pub use notice::{LiveNotice, Notice};
pub use people::WhoIsHere;
pub use proposal::ProposalCard;
pub use stage::StageHead;
pub use taps::Taps;
pub use textbox::{TextBox, escaped};
pub use theme::{ThemeBadge, theme_class};
pub use title::window_title;
pub use when::{When, anew, flag, memo, text, yes_no};
