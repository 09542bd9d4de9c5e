package dev.slipway.adapters.jenkins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.slipway.adapters.web.RetryAfter;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * The one way to a Jenkins controller, and the one place where its refusals become ours.
 * Thread-safe. Gives back what the asker can act on: success, redirects of orders, 404 and the
 * other 4xx.
 */
final class Door implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration USUAL_RETRY = Duration.ofSeconds(2);
  private static final int REDIRECTS = 3;
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final int CAUSE = 200;
  private static final Pattern LOGIN = Pattern.compile("/login$|/securityRealm/");

  private final Address address;
  private final JenkinsSettings settings;
  private final Duration patience;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * @param patience for one answer, to its last byte
   */
  Door(Address address, JenkinsSettings settings, Duration patience, InstantSource clock) {
    this.address = address;
    this.settings = settings;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * @param right what Jenkins asks of the user for this, as its matrix calls it
   */
  Answer get(URI uri, String right) {
    Answer answer = get(uri, right, headers -> LARGEST);
    if (!answer.whole()) {
      throw unavailable("its answer is larger than 4 MiB", new IOException("too large"));
    }
    return answer;
  }

  /** Reads only as much of the answer as its headers make worth reading. */
  Answer get(URI uri, String right, Beginning.Appetite appetite) {
    URI next = uri;
    for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
      Answer answer = checked(send(HttpRequest.newBuilder(next).GET(), appetite), right);
      if (!answer.isRedirect()) {
        return answer;
      }
      next = sameHost(next, answer);
    }
    throw unavailable("it redirects in circles", new IOException("too many redirects"));
  }

  /** Sends a form once; only a missing crumb is fetched, and the form sent again with it. */
  Answer post(URI uri, Map<String, String> form, String right) {
    Answer answer = send(posting(uri, form), headers -> LARGEST);
    if (Crumb.isMissed(answer)) {
      Crumb crumb = Crumb.read(get(address.at("crumbIssuer/api/json", Map.of()), "Overall/Read"));
      answer = send(crumb.on(posting(uri, form)), headers -> LARGEST);
    }
    return checked(answer, right);
  }

  Unavailable unavailable(String why, Exception cause) {
    return new Unavailable(address.system(), why, cause);
  }

  /** Where an order was sent on to, which is no place for it. */
  Denied sentOn(String location) {
    return new Denied(
        "%s sends the bot on to %s: are the url and the API token of %s right?"
            .formatted(address.system(), location.replaceFirst("[?#].*", ""), settings.username()));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static HttpRequest.Builder posting(URI uri, Map<String, String> form) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(Address.form(form)));
  }

  private Answer send(HttpRequest.Builder request, Beginning.Appetite appetite) {
    HttpRequest known = request.header("Authorization", "Basic " + login()).build();
    CompletableFuture<HttpResponse<Beginning.Read>> sent =
        client.sendAsync(known, Beginning.of(appetite));
    try {
      HttpResponse<Beginning.Read> response = sent.get(patience.toMillis(), MILLISECONDS);
      Beginning.Read body = response.body();
      return new Answer(response.statusCode(), response.headers(), body.text(), body.whole());
    } catch (ExecutionException failed) {
      throw unavailable(said(failed.getCause() == null ? failed : failed.getCause()), failed);
    } catch (TimeoutException slow) {
      throw unavailable("no answer within %d s".formatted(patience.toSeconds()), slow);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw unavailable("the bot is stopping", stop);
    } finally {
      sent.cancel(true);
    }
  }

  private String login() {
    String pair = settings.username() + ":" + settings.token().get();
    return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private Answer checked(Answer answer, String right) {
    int status = answer.status();
    if (status == Answer.UNAUTHORIZED) {
      throw new Denied(
          "%s does not know user %s with this API token (HTTP 401)"
              .formatted(address.system(), settings.username()));
    }
    if (status == Answer.FORBIDDEN) {
      throw new Denied(
          "%s refuses user %s (HTTP 403): the permission %s on job %s is missing"
              .formatted(address.system(), settings.username(), right, settings.job()));
    }
    if (status == Answer.TOO_MANY || status >= Answer.SERVER_ERROR) {
      String why = "it answered HTTP " + status;
      throw new Unavailable(address.system(), why, retryAfter(answer), new IOException(why));
    }
    return answer;
  }

  private Duration retryAfter(Answer answer) {
    return answer
        .header("Retry-After")
        .flatMap(header -> RetryAfter.read(header, clock.instant()))
        .orElse(USUAL_RETRY);
  }

  /** Another host, or one without TLS, has no business with the token. */
  private URI sameHost(URI asked, Answer answer) {
    String location = answer.header("Location").orElse("nowhere");
    try {
      URI target = asked.resolve(location);
      boolean safe = "https".equals(target.getScheme()) || "http".equals(asked.getScheme());
      boolean login = LOGIN.matcher(target.getPath()).find();
      if (safe
          && !login
          && String.valueOf(target.getAuthority()).equalsIgnoreCase(asked.getAuthority())) {
        return target;
      }
    } catch (IllegalArgumentException nonsense) {
      // Told below, like every other address that is not followed.
    }
    throw sentOn(location);
  }

  private static String said(Throwable failure) {
    String message = failure.getMessage();
    String cause = message == null ? failure.getClass().getSimpleName() : message;
    return cause.length() <= CAUSE ? cause : cause.substring(0, CAUSE) + "…";
  }
}
