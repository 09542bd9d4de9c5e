package dev.slipway.adapters.store;

import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Lease;
import dev.slipway.core.engine.Leases;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The leases of one replica in SQL, by the clock of the database. Thread-safe. */
public final class SqlLeases implements Leases {
  private static final String END =
      "CURRENT_TIMESTAMP + INTERVAL '%d' SECOND".formatted(TIME_TO_LIVE.toSeconds());

  private static final String TAKE =
      """
      UPDATE lease SET fence = fence + 1, owner = :owner, held_until = %s
      WHERE name = :name AND held_until <= CURRENT_TIMESTAMP
      """
          .formatted(END);

  private static final String TAKE_FIRST =
      "INSERT INTO lease (name, fence, owner, held_until) VALUES (:name, 1, :owner, %s)"
          .formatted(END);

  private static final String RENEW =
      "UPDATE lease SET held_until = %s WHERE owner = :owner AND (name, fence) IN ".formatted(END);

  private static final String RELEASE =
      """
      UPDATE lease SET owner = NULL, held_until = CURRENT_TIMESTAMP
      WHERE name = :name AND fence = :fence AND owner = :owner
      """;

  private final Database database;
  private final String owner;

  /**
   * @param owner names this replica; a restarted replica needs a new name
   */
  public SqlLeases(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  @Override
  public Optional<Lease> take(String name) {
    return takeAgain(name).or(() -> isKnown(name) ? Optional.empty() : takeFirst(name));
  }

  private Optional<Lease> takeAgain(String name) {
    return database.statement(
        handle ->
            handle
                .createQuery(database.dialect().returning("fence", TAKE))
                .bind("owner", owner)
                .bind("name", name)
                .mapTo(Long.class)
                .findOne()
                .map(fence -> new Lease(name, new Fence(fence))));
  }

  private boolean isKnown(String name) {
    return database.statement(
        handle ->
            handle
                .createQuery("SELECT 1 FROM lease WHERE name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  private Optional<Lease> takeFirst(String name) {
    try {
      database.statement(
          handle ->
              handle.createUpdate(TAKE_FIRST).bind("name", name).bind("owner", owner).execute());
      return Optional.of(new Lease(name, new Fence(1)));
    } catch (RuntimeException e) {
      if (Trouble.isDuplicate(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Set<Lease> renew(Collection<Lease> leases) {
    if (leases.isEmpty()) {
      return Set.of();
    }
    return database.statement(handle -> renew(handle, List.copyOf(leases)));
  }

  private Set<Lease> renew(Handle handle, List<Lease> leases) {
    String pairs =
        IntStream.range(0, leases.size())
            .mapToObj(i -> "(:name%d, :fence%d)".formatted(i, i))
            .collect(Collectors.joining(", ", "(", ")"));
    Query renewal =
        handle
            .createQuery(database.dialect().returning("name, fence", RENEW + pairs))
            .bind("owner", owner);
    for (int i = 0; i < leases.size(); i++) {
      renewal.bind("name" + i, leases.get(i).name());
      renewal.bind("fence" + i, leases.get(i).fence().value());
    }
    return renewal
        .map((row, context) -> new Lease(row.getString("name"), new Fence(row.getLong("fence"))))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void release(Lease lease) {
    database.statement(
        handle ->
            handle
                .createUpdate(RELEASE)
                .bind("name", lease.name())
                .bind("fence", lease.fence().value())
                .bind("owner", owner)
                .execute());
  }
}
