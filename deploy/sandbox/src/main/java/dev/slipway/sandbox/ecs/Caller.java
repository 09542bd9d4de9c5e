package dev.slipway.sandbox.ecs;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks who calls: the access key that the Authorization header names. The signature itself is not
 * verified.
 */
final class Caller {
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/,]+)/[0-9]{8}/([^/]+)/[a-z-]+/aws4_request,.*");

  private final Set<String> accessKeys;

  Caller(Set<String> accessKeys) {
    this.accessKeys = accessKeys;
  }

  void check(Optional<String> authorization, String operation) {
    if (authorization.isEmpty()) {
      throw new EcsError(
          "MissingAuthenticationTokenException", 403, "Missing Authentication Token");
    }
    Matcher matcher = CREDENTIAL.matcher(authorization.get());
    if (!matcher.matches() || !accessKeys.contains(matcher.group(1))) {
      throw new EcsError(
          "AccessDeniedException",
          400,
          "The caller's access key is not authorized to perform: ecs:" + operation);
    }
  }
}
