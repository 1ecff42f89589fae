//! Who may do what, when: every rule of the aggregate as a table or a story.

mod closed;
mod proposals;
mod roles;
mod stages;
mod tables;

use kabinet_core::cabinet::Command;
use kabinet_core::id::TableId;

const ONE: TableId = TableId(1);
const TWO: TableId = TableId(2);

fn choose(table: TableId) -> Command {
    Command::ChooseTable { table }
}
