package dev.slipway.bot.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** {@code /health/live}: the process answers. {@code /health/ready}: it can do its work. */
public final class Health implements Part {
  private final List<Supplier<Check>> checks;

  /**
   * @param checks asked each time; all must be good
   */
  public Health(List<Supplier<Check>> checks) {
    this.checks = List.copyOf(checks);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/health/live", context -> Answers.text(context, 200, "live"));
    routes.get("/health/ready", this::ready);
  }

  private void ready(Context context) {
    List<Check> results = checks.stream().map(Supplier::get).toList();
    boolean ready = results.stream().allMatch(Check::good);
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("ready", ready);
    ObjectNode each = json.putObject("checks");
    for (Check check : results) {
      each.putObject(check.name())
          .put("good", check.good())
          .put("since", check.since().toString())
          .put("why", check.why());
    }
    Answers.json(context, ready ? 200 : 503, json);
  }
}
