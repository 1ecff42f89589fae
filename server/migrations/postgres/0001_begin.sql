-- The same tables as in ../sqlite; a test compares their columns. Ids are text, times milliseconds since 1970.
-- Fiches, hands and people are named by pages: their keys hold the cabinet, so that no name is taken from another cabinet.

CREATE TABLE cabinets (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    secret BYTEA NOT NULL CHECK (length(secret) = 32),
    created_at BIGINT NOT NULL
);

-- The log: what happened in a cabinet, numbered from 1 without holes.
CREATE TABLE events (
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL CHECK (seq > 0),
    at BIGINT NOT NULL,
    actor TEXT,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (cabinet, seq)
);

-- Names, kept out of the log so that they can be erased.
CREATE TABLE people (
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (cabinet, person)
);

-- Hashes of the cookies and links that open a seat.
CREATE TABLE keys (
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    person TEXT NOT NULL,
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    PRIMARY KEY (hash, cabinet, person)
);
CREATE INDEX keys_of_cabinet ON keys (cabinet);

-- The hands that write in fiches: one for each tab.
CREATE TABLE actors (
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    actor TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (cabinet, actor)
);

-- What a fiche said when its epoch began; snapshot holds the changes up to the order number upto.
CREATE TABLE documents (
    cabinet TEXT NOT NULL REFERENCES cabinets (id) ON DELETE CASCADE,
    fiche TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    base TEXT NOT NULL,
    snapshot BYTEA,
    upto BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (cabinet, fiche, epoch)
);

-- What was written since, numbered in the order in which it was committed.
CREATE TABLE changes (
    ord BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cabinet TEXT NOT NULL,
    fiche TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    actor TEXT NOT NULL,
    seq BIGINT NOT NULL CHECK (seq > 0),
    bytes BYTEA NOT NULL,
    UNIQUE (cabinet, fiche, epoch, hash),
    UNIQUE (cabinet, fiche, epoch, actor, seq),
    FOREIGN KEY (cabinet, fiche, epoch) REFERENCES documents (cabinet, fiche, epoch) ON DELETE CASCADE
);

-- One row that is written to find out whether writing works.
CREATE TABLE pulse (
    id BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    beat BIGINT NOT NULL
);
INSERT INTO pulse (id, beat) VALUES (1, 0);
