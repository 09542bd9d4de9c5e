package dev.slipway.bot.http;

import dev.slipway.bot.secret.Secret;
import dev.slipway.core.engine.FakeInbox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as GitHub does. */
final class GitHubSample {
  private GitHubSample() {}

  static String signature(String body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a server with that secret answers to something that is no push. */
  static int status(String body, String secret, String signature) {
    HttpSettings settings =
        new HttpSettings("127.0.0.1", 0, Optional.of(new Secret(secret)), Optional.empty());
    Webhooks webhooks =
        new Webhooks(
            settings, new FakeInbox(InstantSource.system()), _ -> {}, InstantSource.system());
    try (HttpServer server = HttpServer.start(settings, webhooks)) {
      return new Client(server.port())
          .post("/webhooks/github", body, Map.of("X-Hub-Signature-256", signature))
          .statusCode();
    }
  }
}
