package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.workspace.Workspace;
import io.javalin.config.JavalinConfig;
import java.util.List;

/** The addresses that the page uses. */
final class PageApi implements AutoCloseable {
  PageApi(Workspace workspace, List<Person> people, Panel panel) {}

  void addTo(JavalinConfig config) {}

  @Override
  public void close() {}
}
