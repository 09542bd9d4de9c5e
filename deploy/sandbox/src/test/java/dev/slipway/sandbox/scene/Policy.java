package dev.slipway.sandbox.scene;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the role that docs/ecs.md recommends may do, held against what bots did. */
final class Policy {
  private static final Path FILE = Path.of("../ecs/task-role-policy.json");

  private Policy() {}

  /** Whatever a bot asked AWS for in this world is allowed. */
  static void allowsWhatWasDoneIn(World world) {
    assertThat(allowed())
        .containsAll(
            world.ecs().calls().stream()
                .map(call -> permission(call.operation()))
                .distinct()
                .toList())
        .containsAll(Set.copyOf(world.ecs().account().calls()));
  }

  /** Calls of other services have the service's own name before them. */
  private static String permission(String operation) {
    String name = operation.substring(operation.indexOf('.') + 1);
    if (operation.startsWith("AnyScaleFrontendService.")) {
      return "application-autoscaling:" + name;
    }
    return (operation.startsWith("Logs_20140328.") ? "logs:" : "ecs:") + name;
  }

  private static Set<String> allowed() {
    try {
      return new ObjectMapper()
          .readTree(FILE.toFile())
          .path("Statement")
          .valueStream()
          .map(statement -> statement.path("Action"))
          .flatMap(Policy::each)
          .map(JsonNode::asText)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> each(JsonNode action) {
    return action.isArray() ? action.valueStream() : Optional.of(action).stream();
  }
}
