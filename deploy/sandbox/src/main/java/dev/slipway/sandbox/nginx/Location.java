package dev.slipway.sandbox.nginx;

import dev.slipway.sandbox.loopback.HttpAnswer;
import dev.slipway.sandbox.loopback.HttpRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a server does with some paths.
 *
 * @param isExact whether only this path is meant, and not all that begin with it
 */
record Location(String path, boolean isExact, Deed deed) {
  /** What is done with a request. */
  sealed interface Deed {
    /** {@code return}, with the lines of {@code add_header}. */
    record Return(int status, String text, List<String> headers) implements Deed {
      public Return {
        headers = List.copyOf(headers);
      }
    }

    /**
     * {@code proxy_pass}.
     *
     * @param pool the name of an upstream, or a variable
     */
    record Pass(String pool) implements Deed {}
  }

  boolean takes(String wanted) {
    return isExact ? wanted.equals(path) : wanted.startsWith(path);
  }

  HttpAnswer answer(HttpRequest request, Variables variables, Map<String, Integer> upstreams) {
    return switch (deed) {
      case Deed.Return(var status, var text, var headers) ->
          HttpAnswer.text(status, variables.filled(text, request), headers);
      case Deed.Pass(var pool) -> passed(variables.filled(pool, request), request, upstreams);
    };
  }

  private static HttpAnswer passed(
      String pool, HttpRequest request, Map<String, Integer> upstreams) {
    Integer port = upstreams.get(pool);
    if (port == null) {
      return HttpAnswer.text(500, "no upstream \"%s\"\n".formatted(pool), List.of());
    }
    try {
      return HttpAnswer.of(port, request);
    } catch (IOException e) {
      return HttpAnswer.text(502, "502 Bad Gateway\n", List.of());
    }
  }

  static Location of(Directive directive) throws Emergency {
    boolean isExact = directive.argument(1).equals("=");
    String path = directive.argument(isExact ? 2 : 1);
    return new Location(path, isExact, deed(directive));
  }

  private static Deed deed(Directive location) throws Emergency {
    for (Directive directive : location.inner("return")) {
      String text = directive.words().size() > 2 ? directive.argument(2) : "";
      return new Deed.Return(Integer.parseInt(directive.argument(1)), text, headers(location));
    }
    for (Directive directive : location.inner("proxy_pass")) {
      return new Deed.Pass(directive.argument(1).replaceFirst("^http://", ""));
    }
    return new Deed.Return(404, "404 Not Found\n", List.of());
  }

  private static List<String> headers(Directive location) {
    return location.inner("add_header").stream()
        .map(header -> header.words().get(1) + ": " + header.words().get(2))
        .toList();
  }
}
