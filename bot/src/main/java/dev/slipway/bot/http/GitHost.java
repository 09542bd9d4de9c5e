package dev.slipway.bot.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.secret.Secret;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What is different between git hosts that send webhooks. */
enum GitHost {
  /** The reference is GitHub's page "Validating webhook deliveries". */
  GITHUB("github", "webhooks.github-secret") {
    @Override
    boolean isProven(Context context, byte[] body, Secret secret) {
      return same(context.header("X-Hub-Signature-256"), "sha256=" + signature(body, secret));
    }

    @Override
    Optional<String> delivery(Context context) {
      return header(context, "X-GitHub-Delivery");
    }

    @Override
    boolean isPush(Context context) {
      return header(context, "X-GitHub-Event").filter("push"::equals).isPresent();
    }

    @Override
    Stream<String> urls(JsonNode payload) {
      return Stream.of("clone_url", "ssh_url", "git_url", "html_url")
          .map(key -> payload.path("repository").path(key).asText());
    }
  },

  /** The reference is GitLab's page "Webhooks"; a repeated delivery keeps its idempotency key. */
  GITLAB("gitlab", "webhooks.gitlab-token") {
    @Override
    boolean isProven(Context context, byte[] body, Secret secret) {
      return same(context.header("X-Gitlab-Token"), secret.value());
    }

    @Override
    Optional<String> delivery(Context context) {
      return header(context, "Idempotency-Key").or(() -> header(context, "X-Gitlab-Event-UUID"));
    }

    @Override
    boolean isPush(Context context) {
      return header(context, "X-Gitlab-Event").filter(PUSHES::contains).isPresent();
    }

    @Override
    Stream<String> urls(JsonNode payload) {
      return Stream.of("git_http_url", "git_ssh_url", "web_url")
          .map(key -> payload.path("project").path(key).asText());
    }
  };

  private static final Set<String> PUSHES = Set.of("Push Hook", "Tag Push Hook");
  private static final String ALGORITHM = "HmacSHA256";

  private final String path;
  private final String key;

  GitHost(String path, String key) {
    this.path = path;
    this.key = key;
  }

  /** The last part of its path, and the first of its keys in the inbox. */
  String path() {
    return path;
  }

  /** Where the configuration has its secret. */
  String key() {
    return key;
  }

  /** Whether whoever sent it knows the secret. */
  abstract boolean isProven(Context context, byte[] body, Secret secret);

  /** What is the same when the host sends the same again. */
  abstract Optional<String> delivery(Context context);

  abstract boolean isPush(Context context);

  abstract Stream<String> urls(JsonNode payload);

  /** Empty when it is not the payload of a push. */
  Optional<Pushed> pushed(JsonNode payload) {
    List<String> urls = urls(payload).filter(url -> !url.isEmpty()).toList();
    String ref = payload.path("ref").asText();
    return urls.isEmpty() || ref.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Pushed(urls, ref, payload.path("before").asText(), payload.path("after").asText()));
  }

  private static Optional<String> header(Context context, String name) {
    return Optional.ofNullable(context.header(name)).filter(value -> !value.isBlank());
  }

  /** Takes as long for a near miss as for a far one. */
  private static boolean same(@Nullable String given, String wanted) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(byte[] body, Secret secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
