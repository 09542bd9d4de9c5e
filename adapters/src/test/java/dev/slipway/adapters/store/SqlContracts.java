package dev.slipway.adapters.store;

import dev.slipway.core.engine.EventStore;
import dev.slipway.core.engine.EventStoreContract;
import dev.slipway.core.engine.EventStoreSearchContract;
import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.InboxContract;
import dev.slipway.core.engine.Leases;
import dev.slipway.core.engine.LeasesContract;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.OutboxContract;
import dev.slipway.core.engine.SampleEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The SQL adapters keep the contracts of their ports; subclasses name the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SqlContracts {
  private final Database database;

  SqlContracts(DatabaseSettings settings) {
    database = Database.open(settings);
  }

  @BeforeEach
  void emptyTables() {
    TestDatabases.empty(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Nested
  class EventStores extends EventStoreContract {
    @Override
    protected EventStore store() {
      return sqlStore();
    }

    @Override
    protected Outbox outbox() {
      return new SqlOutbox(database);
    }

    @Override
    protected Leases leases(String owner) {
      return new SqlLeases(database, owner);
    }

    @Override
    protected void elapse(Duration time) {
      TestDatabases.elapse(database, time);
    }
  }

  @Nested
  class EventStoreSearches extends EventStoreSearchContract {
    @Override
    protected EventStore store() {
      return sqlStore();
    }

    @Override
    protected Leases leases(String owner) {
      return new SqlLeases(database, owner);
    }

    @Override
    protected void elapse(Duration time) {
      TestDatabases.elapse(database, time);
    }
  }

  @Nested
  class LeasesInSql extends LeasesContract {
    @Override
    protected Leases leases(String owner) {
      return new SqlLeases(database, owner);
    }

    @Override
    protected void elapse(Duration time) {
      TestDatabases.elapse(database, time);
    }
  }

  @Nested
  class Outboxes extends OutboxContract {
    @Override
    protected Outbox outbox() {
      return new SqlOutbox(database);
    }

    @Override
    protected EventStore store() {
      return sqlStore();
    }
  }

  @Nested
  class Inboxes extends InboxContract {
    @Override
    protected Inbox inbox() {
      return new SqlInbox(database);
    }

    @Override
    protected void elapse(Duration time) {
      TestDatabases.elapse(database, time);
    }
  }

  private EventStore sqlStore() {
    return new SqlEventStore(database, new EventJson(List.of(SampleEvent.class)));
  }
}
