package dev.slipway.bot.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.slack.api.Slack;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.slipway.bot.intake.Asked;
import dev.slipway.bot.intake.Heard;
import dev.slipway.bot.intake.Intake;
import dev.slipway.bot.intake.PayloadReader;
import dev.slipway.bot.intake.Remarks;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.bot.slack.SurvivingExecutors;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up Bolt. It receives, authorizes and acknowledges; what a payload says is read from its text
 * in one middleware, and no listener of Bolt's is used.
 */
final class BoltApps {
  private static final Logger LOG = LoggerFactory.getLogger(BoltApps.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String COMMAND = "/slipway";
  private static final String FIELD = "payload=";

  private final Slack slack;
  private final SlackSettings settings;
  private final Intake intake;

  BoltApps(Slack slack, SlackSettings settings, Intake intake) {
    this.slack = slack;
    this.settings = settings;
    this.intake = intake;
  }

  /** Asks Slack who the bot is, so it throws when Slack cannot be reached. */
  App create(PayloadReader reader) {
    App app = new App(config());
    app.use((request, _, chain) -> answer(request, () -> chain.next(request), reader));
    return app;
  }

  private AppConfig config() {
    return AppConfig.builder()
        .slack(slack)
        .singleTeamBotToken(settings.botToken().value())
        .signingSecret(settings.signingSecret().map(Secret::value).orElse("unused"))
        // The link has verified the raw bytes, and a socket needs no signature.
        .requestVerificationEnabled(false)
        // It would ask Slack about every message of every other bot; the reader drops our own.
        .ignoringSelfEventsEnabled(false)
        .authTestCacheExpirationMillis(-1L)
        .allEventsApiAutoAckEnabled(true)
        .unmatchedRequestHandler(_ -> Response.ok())
        .executorServiceProvider(new SurvivingExecutors())
        .threadPoolSize(1)
        .build();
  }

  private Response answer(Request<?> request, Next next, PayloadReader reader) throws Exception {
    try {
      return switch (request.getRequestType()) {
        case RequestType.Event -> event(reader.event(json(request)));
        case RequestType.Command -> command((SlashCommandRequest) request, reader);
        case RequestType.BlockAction -> click(reader.click(json(request)));
        case RequestType _ -> next.run();
      };
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("a payload of Slack cannot be read and is dropped", e);
      return Response.ok();
    }
  }

  private Response event(Heard heard) {
    return intake.take(heard) ? Response.ok() : Response.error(503);
  }

  private Response command(SlashCommandRequest request, PayloadReader reader) {
    SlashCommandPayload payload = request.getPayload();
    if (!COMMAND.equals(payload.getCommand())) {
      return Response.ok();
    }
    return intake.take(reader.slash(fields(payload)))
        ? Response.ok()
        : Response.builder()
            .statusCode(200)
            .contentType("text/plain")
            .body(Remarks.TRY_AGAIN)
            .build();
  }

  private Response click(Heard heard) {
    if (!intake.take(heard) && heard instanceof Heard.Request(_, Asked asked)) {
      // Slack never repeats a click.
      intake.whisper(asked.place(), asked.person(), Remarks.TRY_AGAIN);
    }
    return Response.ok();
  }

  /** Over HTTP an interaction is a form with one field, everything else is JSON. */
  private static JsonNode json(Request<?> request) throws IOException {
    String body = request.getRequestBodyAsString();
    return JSON.readTree(
        body.startsWith(FIELD)
            ? URLDecoder.decode(body.substring(FIELD.length()), StandardCharsets.UTF_8)
            : body);
  }

  private static Map<String, String> fields(SlashCommandPayload payload) {
    Map<String, String> fields = new HashMap<>();
    put(fields, "channel_id", payload.getChannelId());
    put(fields, "user_id", payload.getUserId());
    put(fields, "team_id", payload.getTeamId());
    put(fields, "trigger_id", payload.getTriggerId());
    put(fields, "text", payload.getText());
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  @FunctionalInterface
  private interface Next {
    Response run() throws Exception;
  }
}
