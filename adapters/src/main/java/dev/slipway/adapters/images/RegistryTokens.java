package dev.slipway.adapters.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.adapters.images.Challenge.Basic;
import dev.slipway.adapters.images.Challenge.Bearer;
import dev.slipway.adapters.images.RegistryTransport.Request;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers the challenges of registries and remembers what they accepted, until it expires: {@code
 * https://distribution.github.io/distribution/spec/auth/token/}. Thread-safe.
 */
final class RegistryTokens {
  /** What the specification says a token lives when its server does not tell. */
  private static final Duration USUAL_LIFE = Duration.ofSeconds(60);

  /** So long a password is shown unasked; it may be another one then. */
  private static final Duration BASIC_LIFE = Duration.ofMinutes(5);

  private static final Duration MARGIN = Duration.ofSeconds(10);

  private record Pass(String authorization, Instant until) {}

  private final RegistryTransport transport;
  private final RegistryLogins logins;
  private final InstantSource clock;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<ImageLocation, Pass> passes = new ConcurrentHashMap<>();

  RegistryTokens(RegistryTransport transport, RegistryLogins logins, InstantSource clock) {
    this.transport = transport;
    this.logins = logins;
    this.clock = clock;
  }

  /** What was accepted before and still holds. */
  Optional<String> remembered(ImageLocation location) {
    return Optional.ofNullable(passes.get(location))
        .filter(pass -> clock.instant().isBefore(pass.until()))
        .map(Pass::authorization);
  }

  /**
   * What to show to a registry that refused.
   *
   * @return empty when we have nothing more to show
   */
  Optional<String> answer(ImageLocation location, Challenge challenge) {
    passes.remove(location);
    Optional<RegistryLogin> login = logins.find(location.registry());
    return switch (challenge) {
      case Basic() -> login.map(found -> basic(location, found));
      case Bearer bearer -> Optional.of(token(location, bearer, login));
    };
  }

  private String basic(ImageLocation location, RegistryLogin login) {
    Pass pass = new Pass("Basic " + login.basic(), clock.instant().plus(BASIC_LIFE));
    passes.put(location, pass);
    return pass.authorization();
  }

  private String token(ImageLocation location, Bearer bearer, Optional<RegistryLogin> login) {
    URI uri = tokenUri(location, bearer);
    RegistryAnswer answer =
        transport.send(
            new Request(
                "GET", uri, Optional.empty(), login.map(found -> "Basic " + found.basic())));
    if (answer.status() != 200) {
      throw new Denied(
          "registry %s gives no token to read %s (HTTP %d from %s): %s"
              .formatted(
                  location.registry(),
                  location.path(),
                  answer.status(),
                  uri.getHost(),
                  login.isPresent()
                      ? "check the user and password of the registry in the configuration"
                      : "configure a login for the registry"),
          new IOException("HTTP " + answer.status()));
    }
    Pass pass = pass(location, answer.body());
    passes.put(location, pass);
    return pass.authorization();
  }

  private URI tokenUri(ImageLocation location, Bearer bearer) {
    String scope =
        bearer.scope().isEmpty() ? "repository:%s:pull".formatted(location.path()) : bearer.scope();
    String query = "scope=" + encoded(scope);
    if (!bearer.service().isEmpty()) {
      query = "service=" + encoded(bearer.service()) + "&" + query;
    }
    try {
      URI uri = URI.create(bearer.realm() + (bearer.realm().contains("?") ? "&" : "?") + query);
      if (uri.getHost() != null && transport.isSafe(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException nonsense) {
      // Told below, like every other address that gets no credentials.
    }
    throw new Denied(
        "registry %s sends us for a token to %s, which is no https address: check the registry"
            .formatted(location.registry(), bearer.realm()),
        new IOException("unsafe token realm"));
  }

  private Pass pass(ImageLocation location, byte[] body) {
    try {
      JsonNode answer = json.readTree(body);
      String token = answer.path("token").asText(answer.path("access_token").asText(""));
      if (token.isEmpty()) {
        throw new IOException("its token server sent no token");
      }
      long seconds = answer.path("expires_in").asLong(USUAL_LIFE.toSeconds());
      Instant until = clock.instant().plusSeconds(seconds).minus(MARGIN);
      return new Pass("Bearer " + token, until);
    } catch (IOException e) {
      // Its text might quote the token.
      String why = "its token server sent no token";
      throw new Unavailable("registry " + location.registry(), why, new IOException(why));
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
