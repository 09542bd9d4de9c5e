package dev.slipway.bot.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.secret.Secret;
import dev.slipway.core.engine.FakeInbox;
import dev.slipway.core.engine.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static final String ZEROS = "0".repeat(40);
  private static final String GITHUB_PUSH =
      """
      {"ref":"refs/heads/main","before":"%s","after":"3f2a91c","repository":{
       "clone_url":"https://github.com/example/shop.git","ssh_url":"git@github.com:example/shop.git",
       "git_url":"git://github.com/example/shop.git","html_url":"https://github.com/example/shop"}}
      """
          .formatted(ZEROS);
  private static final String PING = "{\"zen\":\"Keep it logically awesome.\"}";
  private static final String GITLAB_PUSH =
      """
      {"object_kind":"push","ref":"refs/heads/main","before":"a","after":"b","project":{
       "git_http_url":"https://gitlab.example.com/t/shop.git",
       "git_ssh_url":"git@gitlab.example.com:t/shop.git","web_url":"https://gitlab.example.com/t/shop"}}
      """;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:00Z"));
  private final FakeInbox inbox = new FakeInbox(clock);
  private final List<Pushed> pushes = new CopyOnWriteArrayList<>();
  private final HttpServer server =
      start(Optional.of(new Secret("github-secret")), Optional.of(new Secret("gitlab-token")));
  private final Client client = new Client(server.port());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pushOnGithubIsHandedOn() {
    assertThat(github(GITHUB_PUSH, Map.of()).statusCode()).isEqualTo(202);
    assertThat(pushes)
        .containsExactly(
            new Pushed(
                List.of(
                    "https://github.com/example/shop.git",
                    "git@github.com:example/shop.git",
                    "git://github.com/example/shop.git",
                    "https://github.com/example/shop"),
                "refs/heads/main",
                ZEROS,
                "3f2a91c"));
  }

  @Test
  void pushOnGitlabIsHandedOn() {
    assertThat(gitlab(GITLAB_PUSH, Map.of()).statusCode()).isEqualTo(202);
    assertThat(pushes).extracting(Pushed::after).containsExactly("b");
    assertThat(pushes.getFirst().repositoryUrls()).hasSize(3);
  }

  @Test
  void repeatedDeliveryIsHandedOnOnce() {
    github(GITHUB_PUSH, Map.of());
    gitlab(GITLAB_PUSH, Map.of());

    assertThat(github(GITHUB_PUSH, Map.of()).statusCode()).isEqualTo(200);
    assertThat(gitlab(GITLAB_PUSH, Map.of()).statusCode()).isEqualTo(200);
    assertThat(github(GITHUB_PUSH, Map.of("X-GitHub-Delivery", "another")).statusCode())
        .isEqualTo(202);
    assertThat(pushes).hasSize(3);
  }

  @Test
  void nothingIsLeftInTheInboxForOthers() {
    github(GITHUB_PUSH, Map.of());
    clock.advance(Duration.ofMinutes(5));

    assertThat(inbox.left(clock.instant())).isEmpty();
  }

  @Test
  void signatureOfGithubIsOverTheBytes() {
    String known = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    assertThat(
            client
                .post(
                    "/webhooks/github",
                    "Hello, World!",
                    Map.of("X-Hub-Signature-256", known, "X-GitHub-Event", "push"))
                .statusCode())
        .isEqualTo(401);
    assertThat(GitHubSample.status("Hello, World!", "It's a Secret to Everybody", known))
        .isEqualTo(200);
  }

  @Test
  void whoeverDoesNotKnowTheSecretIsRefused() {
    assertThat(github(GITHUB_PUSH, Map.of("X-Hub-Signature-256", "sha256=00")).statusCode())
        .isEqualTo(401);
    assertThat(client.post("/webhooks/github", GITHUB_PUSH, Map.of()).statusCode()).isEqualTo(401);
    assertThat(gitlab(GITLAB_PUSH, Map.of("X-Gitlab-Token", "gitlab-tokeN")).statusCode())
        .isEqualTo(401);
    assertThat(client.post("/webhooks/gitlab", GITLAB_PUSH, Map.of()).statusCode()).isEqualTo(401);
    assertThat(pushes).isEmpty();
  }

  @Test
  void withoutSecretNobodyIsBelieved() {
    try (HttpServer closed = start(Optional.empty(), Optional.empty())) {
      HttpResponse<String> answer =
          new Client(closed.port())
              .post("/webhooks/gitlab", GITLAB_PUSH, Map.of("X-Gitlab-Token", ""));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("webhooks.gitlab-token");
    }
  }

  @Test
  void whatIsNoPushIsIgnored() {
    assertThat(github(PING, Map.of("X-GitHub-Event", "ping")).statusCode()).isEqualTo(200);
    assertThat(gitlab("{}", Map.of("X-Gitlab-Event", "Merge Request Hook")).statusCode())
        .isEqualTo(200);
    assertThat(pushes).isEmpty();
  }

  @Test
  void nonsenseIsRefused() {
    for (String body : List.of("", "payload=%7B%7D", "[1]", "{}", "{\"ref\":")) {
      assertThat(github(body, Map.of()).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(gitlab(GITLAB_PUSH, Map.of("X-Gitlab-Event-UUID", "")).statusCode()).isEqualTo(400);
  }

  @Test
  void oneMebibyteIsEnough() {
    byte[] large = new byte[Body.MAX_BYTES + 1];

    assertThat(client.post("/webhooks/github", large, Map.of()).statusCode()).isEqualTo(413);
    assertThat(client.post("/webhooks/github", new byte[Body.MAX_BYTES], Map.of()).statusCode())
        .isEqualTo(401);
  }

  private HttpResponse<String> github(String body, Map<String, String> other) {
    Map<String, String> headers =
        new HashMap<>(
            Map.of(
                "X-GitHub-Event",
                "push",
                "X-GitHub-Delivery",
                "d-1",
                "X-Hub-Signature-256",
                GitHubSample.signature(body, "github-secret")));
    headers.putAll(other);
    return client.post("/webhooks/github", body, headers);
  }

  private HttpResponse<String> gitlab(String body, Map<String, String> other) {
    Map<String, String> headers =
        new HashMap<>(
            Map.of(
                "X-Gitlab-Event",
                "Push Hook",
                "X-Gitlab-Event-UUID",
                "u-1",
                "X-Gitlab-Token",
                "gitlab-token"));
    headers.putAll(other);
    return client.post("/webhooks/gitlab", body, headers);
  }

  private HttpServer start(Optional<Secret> github, Optional<Secret> gitlab) {
    HttpSettings settings = new HttpSettings("127.0.0.1", 0, github, gitlab);
    return HttpServer.start(settings, new Webhooks(settings, inbox, pushes::add, clock));
  }
}
