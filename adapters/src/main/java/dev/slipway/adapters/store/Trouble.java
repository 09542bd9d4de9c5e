package dev.slipway.adapters.store;

import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a failed statement means by its SQLSTATE (appendix A of PostgreSQL's manual, and the
 * error codes of H2).
 */
final class Trouble {
  private static final String UNIQUE = "23505";
  private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01", "HYT00");

  /** Connection, resources, operator, system, and "read only" of a standby after a failover. */
  private static final Set<String> AWAY =
      Set.of("08", "53", "57", "58", "25006", "90007", "90067", "90098", "90121", "90117");

  private Trouble() {}

  static boolean isDuplicate(Throwable failure) {
    SQLException sql = sqlOf(failure);
    return sql != null && UNIQUE.equals(sql.getSQLState());
  }

  /** Nothing was stored, and the same may well succeed now. */
  static boolean isLostRace(Throwable failure) {
    SQLException sql = sqlOf(failure);
    return sql != null && sql.getSQLState() != null && LOST_A_RACE.contains(sql.getSQLState());
  }

  static boolean isAway(Throwable failure) {
    SQLException sql = sqlOf(failure);
    if (sql == null) {
      return false;
    }
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    return AWAY.stream().anyMatch(state::startsWith)
        || sql instanceof SQLTransientException
        || sql instanceof SQLRecoverableException
        || sql instanceof SQLNonTransientConnectionException
        || sql.getCause() instanceof IOException;
  }

  static Unavailable unavailable(Throwable failure) {
    return new Unavailable("database", words(failure), failure);
  }

  /** The innermost message: "Connection refused" says more than "timed out after 3000 ms". */
  static String words(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    if (innermost instanceof UnknownHostException unknown) {
      return "there is no host " + unknown.getMessage();
    }
    String message = innermost.getMessage();
    return message == null ? innermost.getClass().getSimpleName() : firstLine(message);
  }

  private static @Nullable SQLException sqlOf(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
