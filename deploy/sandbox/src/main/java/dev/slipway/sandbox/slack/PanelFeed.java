package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.workspace.Changes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the panel for its state once a second, and announces a difference. */
final class PanelFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PanelFeed.class);
  private static final PanelState EMPTY = new PanelState("", List.of(), List.of(), List.of());

  private final Panel panel;
  private final Changes changes;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("slack-panel").factory());
  private volatile PanelState latest = EMPTY;

  PanelFeed(Panel panel, Changes changes) {
    this.panel = panel;
    this.changes = changes;
  }

  void start() {
    var _ = clock.scheduleWithFixedDelay(this::ask, 0, 1, TimeUnit.SECONDS);
  }

  PanelState latest() {
    return latest;
  }

  void act(String action, Map<String, String> values) {
    panel.act(action, values);
    ask();
  }

  private void ask() {
    try {
      PanelState now = panel.state();
      if (!now.equals(latest)) {
        latest = now;
        changes.announce();
      }
    } catch (RuntimeException e) {
      LOG.warn("the panel did not tell its state", e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
