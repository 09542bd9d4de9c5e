package dev.slipway.adapters.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** An open database with our tables in it. Thread-safe. */
public final class Database implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration VALIDATE = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration CONNECTION_LIFE = Duration.ofMinutes(15);
  private static final int ATTEMPTS = 5;

  /** Connections that only {@link #urgent} takes. */
  private static final int RESERVED = 2;

  private final Dialect dialect;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Semaphore usual;

  private Database(Dialect dialect, HikariDataSource pool) {
    int connections = pool.getMaximumPoolSize();
    this.usual = new Semaphore(Math.max(1, connections - RESERVED), true);
    this.dialect = dialect;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Connects and brings the tables up to date.
   *
   * @throws Unavailable when the database cannot be reached or lets us not in; names the place and
   *     the cause, never the password
   */
  public static Database open(DatabaseSettings settings) {
    Dialect dialect = Dialect.of(settings);
    HikariDataSource pool = connect(dialect, settings);
    try {
      migrate(dialect, pool);
      return new Database(dialect, pool);
    } catch (RuntimeException e) {
      pool.close();
      throw Trouble.isAway(e) ? cannotReach(settings, e) : e;
    }
  }

  private static HikariDataSource connect(Dialect dialect, DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(dialect.tuned(settings.url()));
    config.setCredentialsProvider(() -> Credentials.of(settings.user(), settings.password().get()));
    config.setMaximumPoolSize(settings.maxConnections());
    config.setMinimumIdle(2);
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setValidationTimeout(VALIDATE.toMillis());
    config.setMaxLifetime(CONNECTION_LIFE.toMillis());
    if (dialect == Dialect.POSTGRESQL) {
      config.addDataSourceProperty("ApplicationName", "slipway");
      config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
      config.addDataSourceProperty("socketTimeout", ANSWER.toSeconds());
      config.addDataSourceProperty("tcpKeepAlive", true);
    }
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw cannotReach(settings, e);
    }
  }

  private static void migrate(Dialect dialect, DataSource pool) {
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/migration")
        .placeholders(dialect.placeholders())
        .load()
        .migrate();
  }

  private static Unavailable cannotReach(DatabaseSettings settings, RuntimeException cause) {
    return new Unavailable("database " + settings.place(), Trouble.words(cause), cause);
  }

  /** For whoever brings its own SQL. */
  public DataSource dataSource() {
    return pool;
  }

  public boolean isPostgres() {
    return dialect == Dialect.POSTGRESQL;
  }

  /** Whether the database answers now; for a health check. */
  public boolean answers() {
    try {
      return statement(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    } catch (Unavailable e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  Dialect dialect() {
    return dialect;
  }

  /** Runs one statement, which commits by itself. */
  <T> T statement(Function<Handle, T> work) {
    return again(() -> inTurn(() -> jdbi.withHandle(work::apply)));
  }

  /** A statement that somebody outside waits for; a crowd of others does not hold it up. */
  <T> T urgent(Function<Handle, T> work) {
    return again(() -> jdbi.withHandle(work::apply));
  }

  /** Runs statements that are stored together or not at all. May run them more than once. */
  <T> T transaction(Function<Handle, T> work) {
    return again(() -> inTurn(() -> jdbi.inTransaction(work::apply)));
  }

  private <T> T inTurn(Supplier<T> work) {
    takeTurn();
    try {
      return work.get();
    } finally {
      usual.release();
    }
  }

  private void takeTurn() {
    try {
      if (!usual.tryAcquire(CONNECT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unavailable(
            "database",
            "no connection became free in " + CONNECT.toSeconds() + " s",
            new TimeoutException());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("database", "interrupted while waiting for a connection", e);
    }
  }

  private static <T> T again(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        if (Trouble.isLostRace(e) && attempt < ATTEMPTS) {
          continue;
        }
        throw Trouble.isLostRace(e) || Trouble.isAway(e) ? Trouble.unavailable(e) : e;
      }
    }
  }
}
