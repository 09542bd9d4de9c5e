package dev.slipway.sandbox.ecs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.account.AccountStandIn;
import dev.slipway.sandbox.account.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks AWS JSON 1.1: one POST on {@code /} a call, the operation in {@code X-Amz-Target}. */
final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final String TARGET = "AmazonEC2ContainerServiceV20141113.";
  private static final int LARGEST_REQUEST = 1 << 20;

  static {
    // Headers and body are two writes; with Nagle's algorithm each answer would wait 40 ms for an
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ObjectMapper json = new ObjectMapper();
  private final Desk desk;
  private final ApiFaults faults;
  private final AccountStandIn account;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ecs-", 1).factory());

  Door(int port, Desk desk, ApiFaults faults, AccountStandIn account) {
    this.account = account;
    this.desk = desk;
    this.faults = faults;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to listen on port " + port, e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  void open() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String operation = operation(exchange);
      if (isOfAccount(exchange, operation)) {
        byte[] question = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
        Reply reply = account.answer(operation, question, authorization(exchange));
        send(exchange, reply.status(), reply.type(), reply.body().getBytes(UTF_8));
        return;
      }
      try {
        ObjectNode answer = desk.handle(operation, body(exchange), authorization(exchange));
        if (!faults.losesAnswer(operation)) {
          send(exchange, 200, answer);
        }
      } catch (EcsError error) {
        send(
            exchange,
            error.status(),
            Json.object().put("__type", error.type()).put("message", error.getMessage()));
      } catch (RuntimeException e) {
        LOG.error("The ECS stand-in is broken in {}", operation, e);
        send(
            exchange,
            500,
            Json.object().put("__type", "ServerException").put("message", e.toString()));
      }
    }
  }

  private static String operation(HttpExchange exchange) {
    String target =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
    return target.startsWith(TARGET) ? target.substring(TARGET.length()) : target;
  }

  private static Optional<String> authorization(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private ObjectNode body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
    try {
      JsonNode node = bytes.length == 0 ? Json.object() : json.readTree(bytes);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new EcsError(
          "SerializationException", 400, "The request is not JSON: " + e.getOriginalMessage());
    }
    throw new EcsError("SerializationException", 400, "The request is not a JSON object.");
  }

  /** Every service of the account has the same address here; some calls are about the fleet. */
  private boolean isOfAccount(HttpExchange exchange, String operation) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return (AccountStandIn.knows(operation) && !desk.operations().contains(operation))
        || (operation.isEmpty()
            && type != null
            && type.startsWith("application/x-www-form-urlencoded"));
  }

  private void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
    send(exchange, status, "application/x-amz-json-1.1", json.writeValueAsBytes(answer));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
