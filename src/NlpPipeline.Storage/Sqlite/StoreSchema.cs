namespace NlpPipeline.Storage;

/// <summary>The tables of a claim store; docs/store.md describes them.</summary>
internal static class StoreSchema
{
    /// <summary>"NLPC" in ASCII, in SQLite's <c>application_id</c>: tells a claim store from other databases.</summary>
    public const int ApplicationId = 0x4E4C5043;

    public const int Version = 1;

    public const string Sql = """
        CREATE TABLE runs (
          id INTEGER PRIMARY KEY,
          model_hash TEXT NOT NULL,
          model TEXT NOT NULL,
          tool TEXT NOT NULL,
          started_at TEXT,
          is_complete INTEGER NOT NULL DEFAULT 0 CHECK (is_complete IN (0, 1))
        );
        CREATE TABLE documents (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          content_hash TEXT NOT NULL,
          model_hash TEXT NOT NULL,
          text_length INTEGER NOT NULL CHECK (text_length >= 0),
          run_id INTEGER NOT NULL REFERENCES runs (id)
        );
        CREATE INDEX documents_run ON documents (run_id);
        CREATE TABLE failures (
          id INTEGER PRIMARY KEY,
          run_id INTEGER NOT NULL REFERENCES runs (id),
          document TEXT NOT NULL,
          message TEXT NOT NULL
        );
        CREATE INDEX failures_document ON failures (document);
        CREATE TABLE passages (
          id INTEGER PRIMARY KEY,
          document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
          start INTEGER NOT NULL,
          end INTEGER NOT NULL,
          text TEXT NOT NULL,
          UNIQUE (document_id, start, end)
        );
        CREATE TABLE mentions (
          id INTEGER PRIMARY KEY,
          document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
          passage_id INTEGER REFERENCES passages (id) ON DELETE CASCADE,
          key TEXT NOT NULL UNIQUE,
          label TEXT NOT NULL,
          start INTEGER NOT NULL,
          end INTEGER NOT NULL,
          text TEXT NOT NULL,
          text_folded TEXT NOT NULL,
          value TEXT,
          modifier TEXT,
          counted TEXT,
          canonical TEXT,
          canonical_folded TEXT,
          low REAL, best REAL, high REAL, unit TEXT,
          earliest TEXT, latest TEXT, earliest_day INTEGER, latest_day INTEGER,
          confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
        );
        CREATE INDEX mentions_document ON mentions (document_id, start);
        CREATE INDEX mentions_passage ON mentions (passage_id);
        CREATE INDEX mentions_label ON mentions (label);
        CREATE INDEX mentions_text ON mentions (text_folded, canonical_folded);
        CREATE TABLE claims (
          id INTEGER PRIMARY KEY,
          document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
          passage_id INTEGER REFERENCES passages (id) ON DELETE CASCADE,
          key TEXT NOT NULL UNIQUE,
          type TEXT NOT NULL,
          trigger_start INTEGER NOT NULL,
          trigger_end INTEGER NOT NULL,
          trigger_text TEXT NOT NULL,
          polarity TEXT NOT NULL CHECK (polarity IN ('asserted', 'negated', 'possible')),
          sentence_start INTEGER NOT NULL,
          sentence_end INTEGER NOT NULL,
          confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
        );
        CREATE INDEX claims_document ON claims (document_id, trigger_start);
        CREATE INDEX claims_passage ON claims (passage_id);
        CREATE INDEX claims_type ON claims (type, polarity);
        CREATE TABLE arguments (
          id INTEGER PRIMARY KEY,
          claim_id INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
          ordinal INTEGER NOT NULL,
          role TEXT NOT NULL,
          mention_id INTEGER REFERENCES mentions (id) ON DELETE SET NULL,
          start INTEGER,
          end INTEGER,
          text TEXT,
          text_folded TEXT,
          value TEXT,
          canonical TEXT,
          canonical_folded TEXT,
          low REAL, best REAL, high REAL, unit TEXT,
          earliest TEXT, latest TEXT, earliest_day INTEGER, latest_day INTEGER,
          confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
          UNIQUE (claim_id, ordinal)
        );
        CREATE INDEX arguments_mention ON arguments (mention_id);
        CREATE INDEX arguments_name ON arguments (role, canonical_folded);
        CREATE INDEX arguments_quantity ON arguments (best) WHERE best IS NOT NULL;
        CREATE INDEX arguments_time ON arguments (earliest_day, latest_day) WHERE role = 'Time';

        -- SQLite's tokenizer folds every Vietnamese letter but đ, so the view does that one.
        CREATE VIEW passages_folded AS SELECT id, replace(replace(text, 'đ', 'd'), 'Đ', 'D') AS text FROM passages;
        CREATE VIRTUAL TABLE evidence USING fts5 (
          text, content = 'passages_folded', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
        );
        CREATE TRIGGER passages_inserted AFTER INSERT ON passages BEGIN
          INSERT INTO evidence (rowid, text) VALUES (new.id, replace(replace(new.text, 'đ', 'd'), 'Đ', 'D'));
        END;
        CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
          INSERT INTO evidence (evidence, rowid, text)
          VALUES ('delete', old.id, replace(replace(old.text, 'đ', 'd'), 'Đ', 'D'));
        END;
        """;
}
