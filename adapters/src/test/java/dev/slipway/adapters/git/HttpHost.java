package dev.slipway.adapters.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Serves one bare repository over smart http on the loopback, and misbehaves on request. */
final class HttpHost implements AutoCloseable {
  private final HttpServer server;
  private final Path bare;
  private volatile Optional<String> allowed = Optional.empty();
  private volatile Optional<String> refusal = Optional.empty();
  private volatile Runnable beforePush = () -> {};
  private volatile boolean cuts;
  private volatile boolean readOnly;
  private volatile CountDownLatch hold = new CountDownLatch(0);
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicInteger uploads = new AtomicInteger();

  HttpHost(Path bare) throws IOException {
    this.bare = bare;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/shop.git/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/shop.git".formatted(server.getAddress().getPort());
  }

  void allowOnly(String user, String token) {
    String pair = user + ":" + token;
    allowed =
        Optional.of(
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  void refusePushes(String words) {
    refusal = Optional.of(words);
  }

  void forbidPushes() {
    readOnly = true;
  }

  /**
   * Between the moment at which the host tells its heads and the moment at which it gets a push.
   */
  void beforePush(Runnable action) {
    beforePush = action;
  }

  void cutAnswersToPushes(boolean cut) {
    cuts = cut;
  }

  /** How often the heads were asked for to fetch. */
  int fetches() {
    return fetches.get();
  }

  /** From now on, whoever fetches objects waits for {@link #letGo}; refs are told at once. */
  void hold() {
    hold = new CountDownLatch(1);
  }

  void letGo() {
    hold.countDown();
  }

  /** How often objects were asked for. */
  int uploads() {
    return uploads.get();
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        Repository repository = new FileRepositoryBuilder().setGitDir(bare.toFile()).build()) {
      String path = exchange.getRequestURI().getPath();
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      boolean push = path.endsWith("receive-pack") || query.endsWith("receive-pack");
      if (!isAllowed(exchange)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (push && readOnly) {
        exchange.sendResponseHeaders(403, -1);
      } else if (path.endsWith("/info/refs")) {
        advertise(exchange, repository, push);
      } else if (push) {
        receive(exchange, repository);
      } else {
        upload(exchange, repository);
      }
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    return allowed.isEmpty()
        || allowed.get().equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private void advertise(HttpExchange exchange, Repository repository, boolean push)
      throws IOException {
    String service = push ? "git-receive-pack" : "git-upload-pack";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    PacketLineOut lines = new PacketLineOut(body);
    lines.writeString("# service=" + service + "\n");
    lines.end();
    if (push) {
      ReceivePack pack = new ReceivePack(repository);
      pack.setBiDirectionalPipe(false);
      pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    } else {
      fetches.incrementAndGet();
      UploadPack pack = new UploadPack(repository);
      pack.setBiDirectionalPipe(false);
      pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    }
    send(exchange, "application/x-" + service + "-advertisement", body);
  }

  private void upload(HttpExchange exchange, Repository repository) throws IOException {
    uploads.incrementAndGet();
    try {
      hold.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    UploadPack pack = new UploadPack(repository);
    pack.setBiDirectionalPipe(false);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    pack.upload(body(exchange), body, null);
    send(exchange, "application/x-git-upload-pack-result", body);
  }

  private void receive(HttpExchange exchange, Repository repository) throws IOException {
    InputStream request = body(exchange);
    beforePush.run();
    ReceivePack pack = new ReceivePack(repository);
    pack.setBiDirectionalPipe(false);
    refusal.ifPresent(words -> pack.setPreReceiveHook(refusing(words)));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    pack.receive(request, body, null);
    if (!cuts) {
      send(exchange, "application/x-git-receive-pack-result", body);
    }
  }

  private static PreReceiveHook refusing(String words) {
    return (pack, commands) -> {
      pack.sendMessage(words);
      commands.forEach(
          c ->
              c.setResult(
                  ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined"));
    };
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(body)
        : body;
  }

  private static void send(HttpExchange exchange, String type, ByteArrayOutputStream body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.size());
    body.writeTo(exchange.getResponseBody());
  }
}
