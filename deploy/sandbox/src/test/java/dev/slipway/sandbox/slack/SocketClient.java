package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.workspace.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A bare websocket that hears envelopes and acknowledges only when it is told to. */
final class SocketClient implements AutoCloseable {
  private static final String CLOSED = "{\"type\":\"closed\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  SocketClient(SlackStandIn slack) throws Exception {
    String url =
        SampleWorkspace.sdk(slack)
            .methods(SampleWorkspace.APP_TOKEN)
            .appsConnectionsOpen(r -> r)
            .getUrl();
    socket = http.newWebSocketBuilder().buildAsync(URI.create(url), new Ears()).join();
  }

  private final class Ears implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        heard.add(parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      heard.add(CLOSED);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      heard.add(CLOSED);
    }
  }

  JsonNode next() throws InterruptedException {
    String message = heard.poll(SampleWorkspace.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (message == null) {
      throw new AssertionError("nothing came");
    }
    return Json.read(message).orElseThrow();
  }

  boolean isSilentFor(long millis) throws InterruptedException {
    return heard.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  void acknowledge(JsonNode envelope) {
    acknowledge(envelope, "");
  }

  void acknowledge(JsonNode envelope, String payload) {
    String id = envelope.path("envelope_id").asText();
    String answer = payload.isEmpty() ? "" : ",\"payload\":" + payload;
    socket.sendText("{\"envelope_id\":\"" + id + "\"" + answer + "}", true).join();
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
