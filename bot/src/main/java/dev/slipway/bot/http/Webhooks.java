package dev.slipway.bot.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.bot.secret.Secret;
import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.Unavailable;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /webhooks/github} and {@code POST /webhooks/gitlab}: each push is handed on once. A
 * push that gets lost is noticed anyway when the repository is looked at the next time.
 */
public final class Webhooks implements Part {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpSettings settings;
  private final Inbox inbox;
  private final Consumer<Pushed> pushes;
  private final InstantSource clock;

  /**
   * @param pushes must return soon: the git host waits
   */
  public Webhooks(
      HttpSettings settings, Inbox inbox, Consumer<Pushed> pushes, InstantSource clock) {
    this.settings = settings;
    this.inbox = inbox;
    this.pushes = pushes;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    add(routes, GitHost.GITHUB, settings.githubSecret());
    add(routes, GitHost.GITLAB, settings.gitlabToken());
  }

  private void add(RoutesConfig routes, GitHost host, Optional<Secret> secret) {
    routes.post("/webhooks/" + host.path(), context -> take(context, host, secret));
  }

  private void take(Context context, GitHost host, Optional<Secret> secret) {
    if (secret.isEmpty()) {
      Answers.text(context, 403, "closed: the configuration has no " + host.key());
      return;
    }
    Body.read(context).ifPresent(body -> prove(context, host, secret.get(), body));
  }

  private void prove(Context context, GitHost host, Secret secret, byte[] body) {
    if (host.isProven(context, body, secret)) {
      read(context, host, body);
    } else {
      LOG.warn("a webhook of {} from {} is not signed as it should be", host.path(), context.ip());
      Answers.text(context, 401, "wrong signature or token");
    }
  }

  private void read(Context context, GitHost host, byte[] body) {
    Optional<String> delivery = host.delivery(context);
    if (!host.isPush(context)) {
      Answers.text(context, 200, "ignored: not a push");
    } else if (delivery.isEmpty()) {
      Answers.text(context, 400, "the delivery has no id");
    } else {
      json(body)
          .flatMap(host::pushed)
          .ifPresentOrElse(
              push -> hand(context, host.path() + "/" + delivery.get(), push),
              () ->
                  Answers.text(
                      context, 400, "not the JSON of a push. Its content type: application/json"));
    }
  }

  private void hand(Context context, String key, Pushed push) {
    try {
      if (!inbox.accept(List.of(key), key, clock.instant())) {
        Answers.text(context, 200, "seen before");
        return;
      }
      // Done before it is handed on: nobody could do it again from what the inbox has.
      inbox.done(key);
      pushes.accept(push);
      Answers.text(context, 202, "accepted");
    } catch (Unavailable e) {
      LOG.warn("a push of {} was not taken: {}", push.ref(), e.getMessage());
      Answers.text(context, 503, "not now");
    }
  }

  private static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
