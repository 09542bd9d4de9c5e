package dev.slipway.adapters.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The interface of one system that speaks HTTP and JSON. Thread-safe.
 *
 * <p>An answer is given back whatever its status; only the absence of one is thrown, as {@link
 * Unavailable}: after a {@link #post} it is unclear then what the system did. What has not changed
 * since it was read last does not travel again.
 */
public final class WebApi implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final int REDIRECTS = 3;
  private static final int NOT_MODIFIED = 304;

  /**
   * @param system what people call it
   * @param base without a slash at its end
   * @param headers of every request to it, with the credentials, which no other host gets
   * @param patience for one answer, to its last byte
   */
  public record Access(
      String system, URI base, Supplier<Map<String, String>> headers, Duration patience) {}

  private final Access access;
  private final Remembered remembered = new Remembered();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  public WebApi(Access access) {
    this.access = access;
  }

  /** One part of a path, or a value of a query. */
  public static String part(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /**
   * @param path begins with a slash
   */
  public WebAnswer get(String path) {
    Optional<WebAnswer> before = remembered.of(path);
    WebAnswer answer = following(path, before.flatMap(known -> known.header("ETag")), LARGEST);
    if (answer.status() == NOT_MODIFIED && before.isPresent()) {
      return before.get().confirmedBy(answer);
    }
    if (!answer.isWhole()) {
      throw unavailable("its answer is larger than 4 MiB", new IOException("too large"));
    }
    remembered.keep(path, answer);
    return answer;
  }

  /** Only the last bytes of something that may be long. */
  public WebAnswer end(String path, int most) {
    return following(path, Optional.empty(), most);
  }

  /** Sends a body of JSON once. */
  public WebAnswer post(String path, Map<String, ?> body) {
    try {
      return send(
          own(URI.create(access.base() + path))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body))),
          LARGEST);
    } catch (JsonProcessingException notWritable) {
      throw new IllegalArgumentException("failed to write " + body.keySet(), notWritable);
    }
  }

  public Unavailable unavailable(String why, Exception cause) {
    return new Unavailable(access.system(), why, cause);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private WebAnswer following(String path, Optional<String> tag, int most) {
    URI next = URI.create(access.base() + path);
    for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
      HttpRequest.Builder request = isOwn(next) ? own(next) : HttpRequest.newBuilder(next);
      tag.ifPresent(known -> request.header("If-None-Match", known));
      WebAnswer answer = send(request.GET(), most);
      Optional<String> location = location(answer);
      if (location.isEmpty()) {
        return answer;
      }
      next = safe(next, location.get());
    }
    throw unavailable("it redirects in circles", new IOException("too many redirects"));
  }

  private HttpRequest.Builder own(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    access.headers().get().forEach(request::header);
    return request;
  }

  private boolean isOwn(URI uri) {
    return uri.getRawAuthority().equalsIgnoreCase(access.base().getRawAuthority())
        && String.valueOf(uri.getScheme()).equalsIgnoreCase(access.base().getScheme());
  }

  private WebAnswer send(HttpRequest.Builder request, int most) {
    CompletableFuture<HttpResponse<BodyEnd.Kept>> sent =
        client.sendAsync(request.build(), info -> new BodyEnd(most));
    try {
      HttpResponse<BodyEnd.Kept> response = sent.get(access.patience().toMillis(), MILLISECONDS);
      BodyEnd.Kept body = response.body();
      return new WebAnswer(response.statusCode(), response.headers(), body.bytes(), body.whole());
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw unavailable(said(cause), failed);
    } catch (TimeoutException slow) {
      throw unavailable("no answer within %d s".formatted(access.patience().toSeconds()), slow);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw unavailable("the bot is stopping", stop);
    } finally {
      sent.cancel(true);
    }
  }

  private static Optional<String> location(WebAnswer answer) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 -> answer.header("Location");
      default -> Optional.empty();
    };
  }

  private URI safe(URI asked, String location) {
    try {
      URI target = asked.resolve(location);
      if (target.getRawAuthority() != null
          && ("https".equals(target.getScheme()) || "http".equals(asked.getScheme()))) {
        return target;
      }
    } catch (IllegalArgumentException nonsense) {
      // Told below, like every other address that is not followed.
    }
    String why = "it redirects to an address without TLS";
    throw unavailable(why, new IOException(why));
  }

  private static String said(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
