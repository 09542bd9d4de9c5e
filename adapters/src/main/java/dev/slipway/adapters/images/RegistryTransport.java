package dev.slipway.adapters.images;

import dev.slipway.adapters.web.RetryAfter;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Requests to registries and their token servers, and what keeps them honest. Thread-safe. */
final class RegistryTransport {
  private static final int REDIRECTS = 3;

  /** The largest manifest that the specification asks a registry to take. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(5);

  record Request(String method, URI uri, Optional<String> accept, Optional<String> authorization) {}

  private final RegistrySettings settings;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  RegistryTransport(RegistrySettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  String scheme(String authority) {
    return settings.isPlain(authority) ? "http" : "https";
  }

  /** Whether secrets may travel there. */
  boolean isSafe(URI uri) {
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && settings.isPlain(uri.getRawAuthority()));
  }

  /**
   * @throws Unavailable when there is no answer, or one that says "later"
   */
  RegistryAnswer send(Request request) {
    Request next = request;
    for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
      RegistryAnswer answer = once(next);
      Optional<URI> target = target(next, answer);
      if (target.isEmpty()) {
        return answer;
      }
      next = redirected(next, target.get());
    }
    throw new Unavailable(
        name(request.uri()), "it redirects in circles", new IOException("too many redirects"));
  }

  private RegistryAnswer once(Request request) {
    try {
      HttpResponse<InputStream> response =
          client.send(http(request), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return checked(
            request, new RegistryAnswer(response.statusCode(), response.headers(), limited(body)));
      }
    } catch (IOException e) {
      throw new Unavailable(name(request.uri()), cause(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(name(request.uri()), "the bot is stopping", e);
    }
  }

  private HttpRequest http(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .timeout(settings.timeout())
            .method(request.method(), HttpRequest.BodyPublishers.noBody());
    request.accept().ifPresent(value -> builder.header("Accept", value));
    request.authorization().ifPresent(value -> builder.header("Authorization", value));
    return builder.build();
  }

  private RegistryAnswer checked(Request request, RegistryAnswer answer) {
    if (answer.status() == 429 || answer.status() >= 500) {
      String why = "it answered HTTP " + answer.status();
      Duration later =
          answer
              .header("Retry-After")
              .flatMap(header -> RetryAfter.read(header, clock.instant()))
              .orElse(Duration.ofSeconds(2));
      throw new Unavailable(name(request.uri()), why, later, new IOException(why));
    }
    return answer;
  }

  private Optional<URI> target(Request request, RegistryAnswer answer) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 ->
          answer.header("Location").map(location -> resolved(request, location));
      default -> Optional.empty();
    };
  }

  private URI resolved(Request request, String location) {
    try {
      URI target = request.uri().resolve(location);
      if (isSafe(target)) {
        return target;
      }
    } catch (IllegalArgumentException nonsense) {
      // Told below, like every other address that is not followed.
    }
    String why = "it redirects to an address without TLS";
    throw new Unavailable(name(request.uri()), why, new IOException(why));
  }

  /** Another host has no business with our credentials. */
  private static Request redirected(Request request, URI target) {
    boolean same = target.getRawAuthority().equalsIgnoreCase(request.uri().getRawAuthority());
    return new Request(
        request.method(),
        target,
        request.accept(),
        same ? request.authorization() : Optional.empty());
  }

  private static byte[] limited(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException("its answer is larger than 4 MiB");
    }
    return bytes;
  }

  private static String name(URI uri) {
    return "registry " + uri.getRawAuthority();
  }

  private static String cause(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
