package dev.slipway.sandbox.containers;

import dev.slipway.sandbox.loopback.HttpAnswer;
import dev.slipway.sandbox.loopback.HttpRequest;
import java.util.List;

/**
 * What an app answers where; every other path answers its commit.
 *
 * @param health whether it is well
 * @param version which commit it is
 */
public record AppPaths(String health, String version) {
  HttpAnswer answer(AppBuild build, HttpRequest request) {
    if (!request.path().equals(health)) {
      return HttpAnswer.text(200, build.said() + "\n", List.of());
    }
    return build.kind() == AppBuild.Kind.SICK
        ? HttpAnswer.text(404, "no such page\n", List.of())
        : HttpAnswer.text(200, "ok\n", List.of());
  }
}
