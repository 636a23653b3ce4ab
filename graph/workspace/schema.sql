-- records.sqlite: the truth of a workspace. One transaction a document; WAL, so that readers never wait.
CREATE TABLE IF NOT EXISTS document (
    sha256     TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       INTEGER NOT NULL,
    run        TEXT NOT NULL,
    record     BLOB NOT NULL,
    hash       TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS page (
    sha256 TEXT NOT NULL REFERENCES document (sha256) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (sha256, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refusal (
    path   TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    remedy TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
-- Every identifier of a person, body or matter that was ever given, and where it leads now: to itself, to another,
-- or nowhere (NULL). `anchors`: some facts that it stood on, a line each.
CREATE TABLE IF NOT EXISTS identifier (
    id      TEXT PRIMARY KEY,
    leads   TEXT,
    anchors TEXT NOT NULL
) WITHOUT ROWID;
-- What rules judged at the last build, for review.
CREATE TABLE IF NOT EXISTS judgement (
    authority TEXT NOT NULL,
    one       TEXT NOT NULL,
    other     TEXT NOT NULL,
    verdict   TEXT NOT NULL,
    hangs     INTEGER NOT NULL,
    told      BLOB NOT NULL,
    PRIMARY KEY (one, other, verdict)
) WITHOUT ROWID;
