package dev.slipway.adapters.images;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logins of Amazon ECR, whose passwords end after 12 hours: asked for with the bot's own AWS rights
 * for each registry of ECR that has no login in the configuration, and again before they end.
 * Thread-safe.
 */
public final class EcrLogins implements RegistryLogins {
  private static final Pattern ECR =
      Pattern.compile("\\d{12}\\.dkr\\.ecr\\.([a-z0-9-]+)\\.(amazonaws\\.com(?:\\.cn)?)");
  private static final Duration MARGIN = Duration.ofHours(1);

  private final RegistryLogins configured;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Map<String, Token> known = new ConcurrentHashMap<>();

  /** Where tokens come from. */
  @FunctionalInterface
  public interface Tokens {
    /**
     * @param region such as {@code eu-west-1}
     * @param domain of AWS there
     * @throws dev.slipway.core.engine.Unavailable when ECR cannot be asked
     * @throws dev.slipway.core.engine.Denied when it refuses
     */
    Token ask(String region, String domain);
  }

  /**
   * @param until when it ends
   */
  public record Token(RegistryLogin login, Instant until) {}

  /**
   * @param configured what the configuration says comes first
   */
  public EcrLogins(RegistryLogins configured, Tokens tokens, InstantSource clock) {
    this.configured = configured;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public Optional<RegistryLogin> find(String registry) {
    Matcher ecr = ECR.matcher(registry);
    return configured
        .find(registry)
        .or(() -> ecr.matches() ? Optional.of(login(registry, ecr)) : Optional.empty());
  }

  private RegistryLogin login(String registry, Matcher ecr) {
    Instant wanted = clock.instant().plus(MARGIN);
    return known
        .compute(
            registry,
            (same, token) ->
                token != null && token.until().isAfter(wanted)
                    ? token
                    : tokens.ask(ecr.group(1), ecr.group(2)))
        .login();
  }
}
