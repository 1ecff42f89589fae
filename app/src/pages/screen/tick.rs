//! The server's time as a signal.

use crate::device;
use crate::live::Live;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use std::time::Duration;

/// Often enough that no second is skipped by eye.
const EVERY: Duration = Duration::from_millis(250);

/// The server's time, milliseconds since 1970. It stands at the seed's until the page is hydrated: until then every picture of it,
/// here and on the server, is the same.
pub(crate) fn server_time(live: Live, seed: u64) -> ReadSignal<u64> {
    let (time, set_time) = signal(seed);
    let beat = StoredValue::new(None);
    device::once_hydrated(move || {
        let read = move || {
            let Some(skew) = live.skew.try_get_untracked() else { return };
            set_time.try_set(device::now().saturating_add_signed(skew));
        };
        read();
        beat.try_set_value(set_interval_with_handle(read, EVERY).ok());
    });
    on_cleanup(move || {
        if let Some(beat) = beat.try_get_value().flatten() {
            beat.clear();
        }
    });
    time
}
