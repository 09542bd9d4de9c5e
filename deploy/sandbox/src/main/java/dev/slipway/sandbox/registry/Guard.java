package dev.slipway.sandbox.registry;

import dev.slipway.sandbox.registry.RegistryError.Code;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Lets a request in, or answers with the challenge that tells a client how to prove itself. */
final class Guard {
  private static final int SECONDS = 300;

  private final Access access;
  private final Map<String, Set<String>> tokens = new ConcurrentHashMap<>();
  private volatile String stranger = "";

  Guard(Access access) {
    this.access = access;
  }

  void wantLoginFrom(String address) {
    stranger = address;
  }

  void admit(Call call, Route route, String registry) {
    if (isStranger(call)) {
      throw challenge(call, "Basic realm=\"" + registry + "\"");
    }
    switch (access) {
      case Access.Open _ -> {}
      case Access.Basic(String user, String password) -> {
        if (!proves(call, user, password)) {
          throw challenge(call, "Basic realm=\"" + registry + "\"");
        }
      }
      case Access.Bearer _ -> {
        String needed = scope(call, route);
        if (!holds(call, needed)) {
          String scope = needed.isEmpty() ? "" : ",scope=\"" + needed + "\"";
          String realm = "Bearer realm=\"http://" + registry + "/token\",service=\"" + registry;
          throw challenge(call, realm + "\"" + scope);
        }
      }
    }
  }

  /** The door {@code /token}: gives a token for every scope that was asked for. */
  void issue(Call call, String registry) throws IOException {
    if (!(access instanceof Access.Bearer(String user, String password))
        || !proves(call, user, password)) {
      throw challenge(call, "Basic realm=\"" + registry + "\"");
    }
    String token = UUID.randomUUID().toString();
    Set<String> grants =
        call.queries("scope").stream()
            .flatMap(scopes -> List.of(scopes.split(" ")).stream())
            .flatMap(scope -> grants(scope).stream())
            .collect(Collectors.toUnmodifiableSet());
    tokens.put(token, grants);
    call.json(200, Json.write(Map.of("token", token, "expires_in", SECONDS)));
  }

  private boolean isStranger(Call call) {
    return call.address().equals(stranger) && call.header("Authorization").isEmpty();
  }

  private static boolean proves(Call call, String user, String password) {
    Optional<String> given = call.header("Authorization");
    return given.equals(Optional.of(Access.authorization(user, password)));
  }

  private boolean holds(Call call, String needed) {
    return call.header("Authorization")
        .filter(given -> given.startsWith("Bearer "))
        .map(given -> tokens.get(given.substring("Bearer ".length())))
        .filter(grants -> needed.isEmpty() || grants.containsAll(grants(needed)))
        .isPresent();
  }

  private static String scope(Call call, Route route) {
    String repository = route.repositoryOrEmpty();
    if (repository.isEmpty()) {
      return "";
    }
    String actions =
        switch (call.method()) {
          case "GET", "HEAD" -> "pull";
          case "DELETE" -> "delete";
          default -> "pull,push";
        };
    return "repository:" + repository + ":" + actions;
  }

  /** {@code repository:shop:pull,push} grants {@code repository:shop:pull} and {@code …:push}. */
  private static Set<String> grants(String scope) {
    int colon = scope.lastIndexOf(':');
    return List.of(scope.substring(colon + 1).split(",")).stream()
        .map(action -> scope.substring(0, colon + 1) + action)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static RegistryError challenge(Call call, String how) {
    call.with("WWW-Authenticate", how);
    return new RegistryError(Code.UNAUTHORIZED, "authentication is required");
  }
}
