package dev.slipway.bot.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.SocketModeClient;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import dev.slipway.bot.secret.Secret;
import java.io.IOException;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears Slack over a WebSocket. Does what the SDK's {@code SocketModeApp} does, and besides: a
 * payload that cannot be read is acknowledged, one {@code apps.connections.open} is spent instead
 * of two, and it is seen when Slack says hello.
 */
final class SocketLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CONCURRENCY = 4;

  private final App app;
  private final Runnable hello;
  private final SocketModeRequestParser parser;
  private final SocketModeClient client;

  /**
   * @param url what {@code apps.connections.open} has answered
   */
  SocketLink(Slack slack, Secret appToken, String url, App app, Runnable hello) {
    this.app = app;
    this.hello = hello;
    this.parser = new SocketModeRequestParser(app.config());
    this.client = client(slack, appToken, url);
    client.addWebSocketMessageListener(this::hear);
  }

  void open() throws IOException {
    client.connect();
  }

  /** Asks the other end; may take three seconds. */
  boolean isAlive() {
    return client.verifyConnection();
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("closing the socket: {}", e.toString());
    }
  }

  private static SocketModeClient client(Slack slack, Secret appToken, String url) {
    try {
      return new SocketModeClientJavaWSImpl(slack, appToken.value(), url, CONCURRENCY);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Slack named a socket that is no address", e);
    }
  }

  private void hear(String message) {
    try {
      JsonNode envelope = JSON.readTree(message);
      String id = envelope.path("envelope_id").asText();
      if (envelope.path("type").asText().equals("hello")) {
        hello.run();
      } else if (!id.isEmpty()) {
        acknowledge(id, run(message));
      }
    } catch (JsonProcessingException e) {
      LOG.error("a message of Slack is no JSON and is dropped", e);
    }
  }

  private @Nullable Response run(String message) {
    try {
      SocketModeRequest request = parser.parse(message);
      return request == null || request.getBoltRequest() == null
          ? Response.ok()
          : app.run(request.getBoltRequest());
    } catch (Exception e) {
      // Slack would send it again, to no other end.
      LOG.error("a payload cannot be read and is dropped", e);
      return Response.ok();
    }
  }

  /** What is not acknowledged comes again. */
  private void acknowledge(String id, @Nullable Response response) {
    if (response == null || response.getStatusCode() != 200) {
      LOG.warn("envelope {} is left for Slack to send again", id);
      return;
    }
    ObjectNode answer = JSON.createObjectNode().put("envelope_id", id);
    String body = response.getBody();
    if (body != null && !body.isEmpty()) {
      answer.putObject("payload").put("text", body);
    }
    try {
      client.sendSocketModeResponse(answer.toString());
    } catch (RuntimeException e) {
      LOG.info("the socket closed before envelope {} was acknowledged; it comes again", id);
    }
  }
}
