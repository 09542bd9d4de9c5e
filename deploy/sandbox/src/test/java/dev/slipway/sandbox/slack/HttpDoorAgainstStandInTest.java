package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.DoorWorkshop.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.bot.door.HttpAnswer;
import dev.slipway.bot.door.HttpQuestion;
import dev.slipway.bot.intake.Asked;
import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.core.engine.FakeInbox;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door when Slack sends signed requests. */
class HttpDoorAgainstStandInTest {
  private final DoorWorkshop workshop =
      new DoorWorkshop(SlackSettings.Mode.HTTP, new FakeInbox(InstantSource.system()));
  private final HttpServer server = server();

  @BeforeEach
  void start() {
    server.createContext("/slack/events", this::serve);
    server.start();
    workshop.door.start();
    workshop.awaits(workshop.door::ready);
    workshop.slack.deliverTo(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events"));
  }

  @AfterEach
  void close() {
    server.stop(0);
    workshop.close();
  }

  @Test
  void commandArrives() throws Exception {
    workshop.ann().type(CHANNEL, "!pick 3f2a91c");
    assertThat(((Asked.Typed) workshop.nextAsked()).text()).isEqualTo("!pick 3f2a91c");
  }

  @Test
  void slashCommandAndClickArrive() throws Exception {
    workshop.ann().slash(CHANNEL, "/slipway", "status & more");
    assertThat(((Asked.Typed) workshop.nextAsked()).text()).isEqualTo("status & more");

    Place place = Place.in(new ChannelId(CHANNEL));
    workshop.api.post(place, new Content("card", DoorAgainstStandInTest.CARD), "release-1/card");
    Message card = workshop.ann().await(DoorWorkshop.SOON, CHANNEL, m -> m.says("Confirm"));
    workshop.ann().click(CHANNEL, card.ts(), "Confirm");
    assertThat(((Asked.Clicked) workshop.nextAsked()).value()).isEqualTo("release-1:abc");
  }

  @Test
  void redeliveredEventIsHandledOnce() throws Exception {
    workshop.ann().type(CHANNEL, "!help");
    workshop.nextAsked();
    workshop.slack.redeliverLast();
    workshop.awaits(() -> workshop.slack.deliveries().size() >= 2);
    workshop.ann().type(CHANNEL, "!status");
    assertThat(((Asked.Typed) workshop.nextAsked()).text()).isEqualTo("!status");
  }

  @Test
  void unsignedRequestIsRefused() {
    byte[] body = "{\"type\":\"event_callback\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(workshop.door.handle(new HttpQuestion(Map.of(), body)).status()).isEqualTo(401);
  }

  private void serve(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpAnswer answer = workshop.door.handle(new HttpQuestion(headers, body));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
