-- The same tables as in ../postgres; a test compares their columns. Ids are text, times milliseconds since 1970.
-- Fiches, hands and people are named by pages: their keys hold the cabinet, so that no name is taken from another cabinet.

CREATE TABLE cabinets (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    created_at INTEGER NOT NULL
) STRICT;

-- The log: what happened in a cabinet, numbered from 1 without holes.
CREATE TABLE events (
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    actor TEXT,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (cabinet, seq)
) STRICT, WITHOUT ROWID;

-- Names, kept out of the log so that they can be erased.
CREATE TABLE people (
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (cabinet, person)
) STRICT;

-- Hashes of the cookies and links that open a seat.
CREATE TABLE keys (
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    person TEXT NOT NULL,
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    PRIMARY KEY (hash, cabinet, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_of_cabinet ON keys (cabinet);

-- The hands that write in fiches: one for each tab.
CREATE TABLE actors (
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    actor TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (cabinet, actor)
) STRICT;

-- What a fiche said when its epoch began; snapshot holds the changes up to the order number upto.
CREATE TABLE documents (
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    fiche TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    base TEXT NOT NULL,
    snapshot BLOB,
    upto INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (cabinet, fiche, epoch)
) STRICT;

-- What was written since. AUTOINCREMENT: a number is never given twice, or a snapshot would cover changes that came after it.
CREATE TABLE changes (
    ord INTEGER PRIMARY KEY AUTOINCREMENT,
    cabinet TEXT NOT NULL,
    fiche TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    actor TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    bytes BLOB NOT NULL,
    UNIQUE (cabinet, fiche, epoch, hash),
    UNIQUE (cabinet, fiche, epoch, actor, seq),
    FOREIGN KEY (cabinet, fiche, epoch) REFERENCES documents (cabinet, fiche, epoch) ON DELETE CASCADE
) STRICT;

-- One row that is written to find out whether writing works.
CREATE TABLE pulse (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    beat INTEGER NOT NULL
) STRICT;
INSERT INTO pulse (id, beat) VALUES (1, 0);
