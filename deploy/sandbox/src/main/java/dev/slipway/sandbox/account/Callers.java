package dev.slipway.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may call the services of the account: by the access key that the Authorization header names.
 * Hands out keys to whoever may assume a role of it, as STS does. The signature itself is not
 * verified. Thread-safe.
 */
public final class Callers {
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/,]+)/[0-9]{8}/([^/]+)/[a-z-]+/aws4_request,.*");
  private static final Duration SESSION = Duration.ofHours(1);

  private final Set<String> keys;
  private final Map<String, Trust> roles = new ConcurrentHashMap<>();
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicInteger handedOut = new AtomicInteger();

  private record Trust(String key, String externalId) {}

  Callers(Set<String> keys) {
    this.keys = Set.copyOf(keys);
  }

  /**
   * From now on whoever has that key, of another account, may assume the role, and nothing else.
   *
   * @param role its ARN
   */
  public void trust(String role, String key, String externalId) {
    roles.put(role, new Trust(key, externalId));
  }

  public boolean knows(Optional<String> authorization) {
    return key(authorization)
        .filter(key -> keys.contains(key) || sessions.contains(key))
        .isPresent();
  }

  /** How many sessions were handed out so far. */
  public int handedOut() {
    return handedOut.get();
  }

  /** As on the AWS page <i>AssumeRole</i>. */
  Reply assume(Map<String, String> form, Optional<String> authorization) {
    String role = form.getOrDefault("RoleArn", "");
    Trust trusted = new Trust(key(authorization).orElse(""), form.getOrDefault("ExternalId", ""));
    return trusted.equals(roles.get(role)) ? session(role) : refusal(role);
  }

  private Reply session(String role) {
    String key = "ASIASESSION%09d".formatted(handedOut.incrementAndGet());
    sessions.add(key);
    return Reply.xml(
        "AssumeRole",
        """
        <AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId><Arn>%s</Arn></AssumedRoleUser>
        <Credentials>
          <AccessKeyId>%s</AccessKeyId>
          <SecretAccessKey>secret-of-the-session</SecretAccessKey>
          <SessionToken>token-of-the-session</SessionToken>
          <Expiration>%s</Expiration>
        </Credentials>"""
            .formatted(role, key, Instant.now().plus(SESSION)));
  }

  private static Reply refusal(String role) {
    return Reply.xml(
        403,
        """
        <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
        <Message>The caller is not authorized to perform: sts:AssumeRole on resource: %s</Message>
        </Error></ErrorResponse>"""
            .formatted(role));
  }

  private static Optional<String> key(Optional<String> authorization) {
    return authorization
        .map(CREDENTIAL::matcher)
        .filter(Matcher::matches)
        .map(header -> header.group(1));
  }
}
