//! A table writes one fiche together, with everything going wrong that goes wrong in a hall: lost connections, lost answers, frames that
//! come twice, reloads, a server that dies before it has stored. At the end everybody reads the same, and nothing that was confirmed is gone.

mod steps;
mod table;

use proptest::prelude::*;
use steps::step;
use table::Table;

const WRITERS: usize = 5;

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, max_shrink_iters: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everybody_reads_the_same_and_nothing_confirmed_is_lost(steps in prop::collection::vec(step(), 20..160)) {
        let mut table = Table::new();
        steps.into_iter().for_each(|step| table.take(step));
        table.settle();
        table.verify();
    }
}
