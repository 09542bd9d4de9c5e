package dev.slipway.adapters.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Against a server that answers as ECR's API does. */
class EcrLoginsTest {
  private static final String REGISTRY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
  private static final Instant NOW = Instant.parse("2026-11-20T14:05:00Z");
  private static final RegistryLogin CONFIGURED = new RegistryLogin("slipway", "sesame");

  private final SettableClock clock = new SettableClock(NOW);
  private final List<String> heard = new ArrayList<>();
  private HttpServer ecr;
  private EcrTokens tokens;
  private int status = 200;
  private String answer = "";

  @BeforeEach
  void start() throws IOException {
    ecr = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    ecr.createContext(
        "/",
        exchange -> {
          heard.add(
              exchange.getRequestHeaders().getFirst("X-Amz-Target")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    ecr.start();
    tokens =
        new EcrTokens(
            region -> StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "key")),
            host -> URI.create("http://127.0.0.1:" + ecr.getAddress().getPort() + "/"));
    gives("first", NOW.plus(Duration.ofHours(12)));
  }

  @AfterEach
  void stop() {
    tokens.close();
    ecr.stop(0);
  }

  @Test
  void aLoginIsFetchedWithTheBotsOwnRightsAndRenewedBeforeItEnds() {
    EcrLogins logins = logins();

    assertThat(logins.find(REGISTRY)).contains(new RegistryLogin("AWS", "first"));
    assertThat(logins.find(REGISTRY)).isPresent();
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst())
        .startsWith("AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken AWS4-HMAC-SHA256")
        .contains("AKID/", "/eu-west-1/ecr/aws4_request");

    clock.advance(Duration.ofHours(11).plusMinutes(1));
    gives("second", NOW.plus(Duration.ofHours(23)));
    assertThat(logins.find(REGISTRY)).contains(new RegistryLogin("AWS", "second"));
  }

  @Test
  void otherRegistriesAndConfiguredLoginsAreLeftAlone() {
    assertThat(logins().find("registry.example.com")).isEmpty();
    assertThat(new EcrLogins(name -> Optional.of(CONFIGURED), tokens, clock).find(REGISTRY))
        .contains(CONFIGURED);
    assertThat(heard).isEmpty();
  }

  @Test
  void aRefusalNamesTheRightThatIsMissing() {
    status = 400;
    answer = "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}";

    assertThatThrownBy(() -> logins().find(REGISTRY))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("AccessDeniedException")
        .hasMessageContaining("ecr:GetAuthorizationToken");
  }

  @Test
  void anEcrThatIsAwayIsAskedAgain() {
    status = 503;
    answer = "{}";

    assertThatThrownBy(() -> logins().find(REGISTRY)).isInstanceOf(Unavailable.class);
    status = 200;
    gives("later", NOW.plus(Duration.ofHours(12)));
    assertThat(logins().find(REGISTRY)).contains(new RegistryLogin("AWS", "later"));
  }

  private EcrLogins logins() {
    return new EcrLogins(RegistryLogins.NONE, tokens, clock);
  }

  private void gives(String password, Instant until) {
    String token = Base64.getEncoder().encodeToString(("AWS:" + password).getBytes(UTF_8));
    answer =
        "{\"authorizationData\":[{\"authorizationToken\":\"%s\",\"expiresAt\":%d.5}]}"
            .formatted(token, until.getEpochSecond());
  }
}
