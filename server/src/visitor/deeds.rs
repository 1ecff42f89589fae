//! What people do.

use super::{VisitError, Visitor};
use crate::live::now;
use kabinet_core::cabinet::Command;
use kabinet_core::fiche::{Field, Splice};
use kabinet_core::id::{FicheId, TableId};
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{Ask, Mode};

impl Visitor {
    /// Sits down at a table.
    ///
    /// # Errors
    /// The refusal of the rules.
    pub async fn choose(&mut self, table: TableId) -> Result<(), VisitError> {
        self.command(Command::ChooseTable { table }).await?;
        self.until("sitting at the table", |me| me.sees(|view| view.me.table == Some(table)))
            .await
    }

    /// Begins a proposal at the own table, for all to see.
    ///
    /// # Errors
    /// The refusal of the rules.
    pub async fn propose(&mut self, title: &str, proposal: &str) -> Result<FicheId, VisitError> {
        self.begin(title, proposal, false).await
    }

    /// Begins a proposal that nobody else sees yet.
    ///
    /// # Errors
    /// The refusal of the rules.
    pub async fn propose_privately(&mut self, title: &str, proposal: &str) -> Result<FicheId, VisitError> {
        self.begin(title, proposal, true).await
    }

    async fn begin(&mut self, title: &str, proposal: &str, private: bool) -> Result<FicheId, VisitError> {
        let me = self.me.view().map(|view| view.me);
        let (author, table) = me.and_then(|me| Some((me.person, me.table?))).ok_or(Refusal::NoTable)?;
        let fiche = FicheId(rand::random());
        let command = Command::AddFiche {
            fiche,
            table,
            private,
            author,
        };
        let (title, proposal) = (title.to_owned(), proposal.to_owned());
        self.ask(Ask::Propose { command, title, proposal }).await?;
        Ok(fiche)
    }

    /// Gives a command and waits until it is on disk.
    ///
    /// # Errors
    /// The refusal of the rules.
    pub async fn command(&mut self, command: Command) -> Result<(), VisitError> {
        self.ask(Ask::Command(command)).await
    }

    /// Asks for something and waits until it is on disk. Asked again where the connection ends in between.
    ///
    /// # Errors
    /// The refusal of the rules.
    pub async fn ask(&mut self, ask: Ask) -> Result<(), VisitError> {
        let request = self.me.ask(ask);
        let mut answer = None;
        self.until("an answer", |me| {
            answer = answer.take().or_else(|| me.answer(request));
            answer.is_some()
        })
        .await?;
        Ok(answer.unwrap_or(Ok(()))?)
    }

    /// Opens a fiche to write in it.
    ///
    /// # Errors
    /// The refusal of the rules.
    pub async fn open(&mut self, fiche: FicheId) -> Result<(), VisitError> {
        self.open_as(fiche, Mode::Write).await
    }

    /// Opens a fiche to read it.
    ///
    /// # Errors
    /// The refusal of the rules.
    pub async fn read(&mut self, fiche: FicheId) -> Result<(), VisitError> {
        self.open_as(fiche, Mode::Read).await
    }

    async fn open_as(&mut self, fiche: FicheId, mode: Mode) -> Result<(), VisitError> {
        self.me.open(fiche, mode);
        self.until("a fiche is open", |me| me.has_open(fiche) || me.unopened(fiche).is_some())
            .await?;
        self.me.unopened(fiche).map_or(Ok(()), |refusal| Err(refusal.clone().into()))
    }

    /// Puts a fiche away.
    ///
    /// # Errors
    /// Where the connection ended.
    pub async fn shut(&mut self, fiche: FicheId) -> Result<(), VisitError> {
        self.me.shut(fiche);
        self.flush().await;
        Ok(())
    }

    /// Writes: it is in the own copy at once, and sent, or kept for the next connection. Gives the number of edits it took.
    ///
    /// # Errors
    /// Where the words do not fit.
    pub async fn write(&mut self, fiche: FicheId, field: Field, at: u32, delete: u32, insert: &str) -> Result<usize, VisitError> {
        let insert = insert.to_owned();
        let edits = self.me.write(fiche, &[Splice { field, at, delete, insert }], now())?;
        self.flush().await;
        Ok(edits)
    }

    /// Writes at the end of a field.
    ///
    /// # Errors
    /// Where the words do not fit.
    pub async fn append(&mut self, fiche: FicheId, field: Field, words: &str) -> Result<usize, VisitError> {
        let end = self.me.length(fiche, field);
        self.write(fiche, field, end, 0, words).await
    }
}
