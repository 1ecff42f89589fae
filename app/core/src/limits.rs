//! Every number that bounds something, with its unit and its reason.

/// Largest frame a client may send, bytes. A typed edit of the longest allowed paste is a tenth of it.
pub const FRAME_IN_BYTES: usize = 64 * 1024;
/// Largest frame a page reads, bytes.
pub const FRAME_OUT_BYTES: usize = 1024 * 1024;
/// Most bytes of a message that go in one frame; a longer one goes in parts. On 100 kbit/s a part takes 5 s, less than a silence
/// ([`SILENCE_MS`]).
pub const PART_BYTES: usize = 64 * 1024;
/// Largest message of the server, bytes: every proposal that a cabinet can hold, the longest titles and beginnings.
pub const MESSAGE_OUT_BYTES: usize = 16 * 1024 * 1024;
/// Most bytes of changes that a copy of a fiche is brought up to date with: some two thousand keystrokes. The whole document, compressed,
/// is smaller than more of them, and always fits into a frame.
pub const CATCH_UP_BYTES: usize = 256 * 1024;
/// Longest text of one field, UTF-16 units as a textarea counts them. The longest real proposal of 2024 was 2,500 in all.
pub const FIELD_UNITS: usize = 4_000;
/// Most units that one edit inserts and deletes together; a longer paste goes as several edits.
pub const EDIT_UNITS: usize = 2_000;
/// Most splices in one edit: nine fields, and a few more for an undo.
pub const EDIT_SPLICES: usize = 16;
/// Most heads an edit may build on: more concurrent writers than a table has seats.
pub const EDIT_DEPS: usize = 64;
/// Longest title of a fiche, a cabinet or a place, UTF-16 units: two lines on a phone.
pub const TITLE_UNITS: usize = 120;
/// Longest first name, UTF-16 units.
pub const NAME_UNITS: usize = 40;
/// Combining marks on one base letter; more is decoration that covers the lines above and below.
pub const MARKS_PER_BASE: usize = 8;
/// Fiches at one table: a dozen people with five ideas each.
pub const FICHES_PER_TABLE: usize = 60;
/// Fiches ever begun at one table, those that were taken away included: they stay in the log, so somebody has to stop.
pub const FICHES_EVER_PER_TABLE: usize = 4 * FICHES_PER_TABLE;
/// Parents in one cabinet; those who lead come on top.
pub const PEOPLE: usize = 2_000;
/// Parents who ever came in, those who were asked to leave included: they stay in the log, so somebody has to stop.
pub const PEOPLE_EVER: usize = 4 * PEOPLE;
/// Tables in one cabinet.
pub const TABLES: usize = 100;
/// Seats at a table, unless more parents are expected than all tables together seat: eight parents hear one another.
pub const SEATS: u16 = 8;
/// Edits per second and tab that go on without end; a fast typist with 60 ms batches makes 16.
pub const EDITS_PER_SECOND: u32 = 20;
/// Edits at once after a silence: what a phone kept while it had no connection.
pub const EDIT_BURST: u32 = 60;
/// UTF-16 units inserted and deleted per second and person that go on without end: 2 MiB an hour, far more than anybody types.
pub const UNITS_PER_SECOND: u32 = 600;
/// Units at once after a silence: all nine fields of a fiche pasted full, or a day without a connection.
pub const UNIT_BURST: u32 = 36_000;
/// Sockets one person may hold open: a phone, a tablet, a few forgotten tabs.
pub const SOCKETS_PER_PERSON: usize = 5;
/// Actors one connection may ask to go on with: its own, and those of closed tabs with words not yet sent.
pub const ACTORS_PER_SOCKET: usize = 16;
/// Refused frames after which a socket is closed: honest pages send none.
pub const STRIKES: u32 = 20;
/// Silence after which a page asks whether the server is there, milliseconds.
pub const PING_MS: u64 = 2_500;
/// Silence after which a page says that the connection is lost, milliseconds: the promise is 8 s.
pub const SILENCE_MS: u64 = 6_500;
/// Time between two pictures of a fiche for those who only look, milliseconds: four a second.
pub const GLANCE_MS: u64 = 250;
/// Time in which a person's keystrokes are joined into one edit, milliseconds.
pub const KEYSTROKES_MS: u64 = 60;
/// Time after a stage for writing was left in which words on their way are still taken, milliseconds.
pub const LATE_WORDS_MS: u64 = 60_000;
/// Time in which a stage change can be taken back, milliseconds.
pub const UNDO_STAGE_MS: u64 = 30_000;
/// Most time given to a stage in one tap, milliseconds: an hour.
pub const EXTEND_MS: u64 = 3_600_000;
/// Time after a cabinet was closed until everything said in it is erased, milliseconds: 90 days, enough to check the report and to
/// send it to those who decide.
pub const RETENTION_MS: u64 = 90 * 24 * 3_600_000;
/// How many times its limit a field may hold when several people fill it at the same moment; beyond that even honest writers must wait.
pub const MERGED_FIELDS: usize = 3;
/// Letters ever written in one document, after which it wants a new epoch: applying a change costs about 5 ms there.
pub const HISTORY_OPERATIONS: u64 = 20_000;
/// Characters of a proposal that a list shows; the rest is in the fiche.
pub const EXCERPT_CHARS: usize = 280;
