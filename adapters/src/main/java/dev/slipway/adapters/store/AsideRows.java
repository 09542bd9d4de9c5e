package dev.slipway.adapters.store;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.SetAside;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Processes that are set aside, in their own rows. */
final class AsideRows {
  private static final String SET =
      """
      UPDATE process SET aside_why = :why, aside_since = CURRENT_TIMESTAMP
      WHERE id = :id AND aside_since IS NULL
      """;

  private static final String OF =
      """
      SELECT id, aside_why FROM process
      WHERE aside_since IS NOT NULL AND kind = :kind AND app = :app
      ORDER BY number
      """;

  private static final String FORGET_CARD = "DELETE FROM outbox WHERE id = :envelope";

  private static final String TELL_CARD =
      """
      INSERT INTO outbox (id, process, version, telling, channel, state, attempts)
      SELECT :envelope, id, version, 'card', card_channel, 'waiting', 0 FROM process
      WHERE id = :id AND card_ts IS NOT NULL
      """;

  private final Database database;

  AsideRows(Database database) {
    this.database = database;
  }

  void set(ProcessId id, String why) {
    database.transaction(
        handle -> {
          int set = handle.createUpdate(SET).bind("why", why).bind("id", id.toString()).execute();
          if (set > 0) {
            tellCard(handle, id.toString());
          }
          return set;
        });
  }

  List<SetAside> of(ProcessKind kind, AppName app) {
    return database.statement(
        handle ->
            handle
                .createQuery(OF)
                .bind("kind", kind.toString())
                .bind("app", app.value())
                .map(
                    (row, context) ->
                        new SetAside(
                            ProcessId.parse(row.getString("id")), row.getString("aside_why")))
                .list());
  }

  void giveBack() {
    database.transaction(
        handle -> {
          List<String> back =
              handle
                  .createQuery("SELECT id FROM process WHERE aside_since IS NOT NULL FOR UPDATE")
                  .mapTo(String.class)
                  .list();
          handle.execute(
              "UPDATE process SET aside_why = NULL, aside_since = NULL"
                  + " WHERE aside_since IS NOT NULL");
          back.forEach(id -> tellCard(handle, id));
          return back;
        });
  }

  private static void tellCard(Handle handle, String id) {
    String envelope = id + "/aside";
    handle.createUpdate(FORGET_CARD).bind("envelope", envelope).execute();
    handle.createUpdate(TELL_CARD).bind("envelope", envelope).bind("id", id).execute();
  }
}
