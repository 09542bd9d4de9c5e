package dev.slipway.adapters.store;

import java.util.Map;

/** Where PostgreSQL and H2 say the same thing in different words. */
enum Dialect {
  POSTGRESQL("jdbc:postgresql:", "COLLATE \"C\"", "BYTEA") {
    @Override
    String returning(String columns, String change) {
      return "%s RETURNING %s".formatted(change, columns);
    }

    @Override
    String tuned(String url) {
      return url;
    }
  },

  H2("jdbc:h2:", "", "BLOB") {
    @Override
    String returning(String columns, String change) {
      return "SELECT %s FROM FINAL TABLE (%s)".formatted(columns, change);
    }

    // Commits reach the file before they return, and memory outlives its last connection.
    @Override
    String tuned(String url) {
      String tuned = with(with(url, "DB_CLOSE_ON_EXIT", "FALSE"), "LOCK_TIMEOUT", "2000");
      return url.startsWith("jdbc:h2:mem:")
          ? with(tuned, "DB_CLOSE_DELAY", "-1")
          : with(tuned, "WRITE_DELAY", "0");
    }
  };

  private final String prefix;
  private final String bytewise;
  private final String bytes;

  Dialect(String prefix, String bytewise, String bytes) {
    this.prefix = prefix;
    this.bytewise = bytewise;
    this.bytes = bytes;
  }

  static Dialect of(DatabaseSettings settings) {
    for (Dialect dialect : values()) {
      if (settings.url().startsWith(dialect.prefix)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "database \"%s\": the URL begins with jdbc:postgresql: or jdbc:h2:"
            .formatted(settings.place()));
  }

  /** What the migrations leave open. */
  Map<String, String> placeholders() {
    return Map.of("bytewise", bytewise, "bytes", bytes);
  }

  /** A change that answers columns of the changed rows. */
  abstract String returning(String columns, String change);

  abstract String tuned(String url);

  private static String with(String url, String setting, String value) {
    return url.contains(";" + setting + "=") ? url : "%s;%s=%s".formatted(url, setting, value);
  }
}
