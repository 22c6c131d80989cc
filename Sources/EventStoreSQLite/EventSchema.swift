import GRDB

/// The one table of an event store.
enum EventSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("events 1") { try $0.execute(sql: event) }
        return migrator
    }

    private static let event = """
        CREATE TABLE event (
            position INTEGER PRIMARY KEY,    -- among the events of all streams
            stream TEXT NOT NULL CHECK (stream <> ''),
            stream_version INTEGER NOT NULL, -- within the stream, from 1 on
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            type TEXT NOT NULL,
            version INTEGER NOT NULL,        -- of the type
            payload BLOB NOT NULL,           -- JSON, byte for byte
            metadata BLOB NOT NULL,          -- JSON, byte for byte
            recorded_at INTEGER NOT NULL,    -- microseconds since 1970, UTC
            UNIQUE (stream, stream_version)
        ) STRICT;
        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
            BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
        CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
            BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
        -- INSERT OR REPLACE deletes what is in its way, and calls no trigger for that.
        CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
            WHEN EXISTS (SELECT 1 FROM event WHERE position = NEW.position)
            OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
            OR EXISTS (SELECT 1 FROM event
                WHERE stream = NEW.stream AND stream_version = NEW.stream_version)
            BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END;
        """
}
