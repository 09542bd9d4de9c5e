package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.account.AccountStandIn;
import java.util.Optional;

/** Checks who calls, and whether that one may. */
final class Caller {
  private final AccountStandIn account;

  Caller(AccountStandIn account) {
    this.account = account;
  }

  void check(Optional<String> authorization, String operation) {
    if (authorization.isEmpty()) {
      throw new EcsError(
          "MissingAuthenticationTokenException", 403, "Missing Authentication Token");
    }
    if (!account.callers().knows(authorization)) {
      throw new EcsError(
          "AccessDeniedException",
          400,
          "The caller's access key is not authorized to perform: ecs:" + operation);
    }
    if (account.isDenied("ecs:" + operation)) {
      throw new EcsError(
          "AccessDeniedException",
          400,
          "The caller is not authorized to perform: ecs:%s because no identity-based policy allows it"
              .formatted(operation));
    }
  }
}
