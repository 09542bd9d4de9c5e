package dev.slipway.sandbox.outage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Serves a bare repository over HTTP, so that its host can be away and others can be faster. */
final class GitHost implements AutoCloseable {
  private final HttpServer server;
  private volatile Path bare = Path.of("");
  private volatile Runnable beforePush = () -> {};

  GitHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to listen", e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /**
   * Serves the repository of a world from now on.
   *
   * @param configuration of a bot, which has the repository's directory
   * @param port where the bot finds this host
   * @return the configuration with this host instead
   */
  String serve(World world, String configuration, int port) {
    bare = world.repository().directory();
    String url = "http://127.0.0.1:%d/shop.git".formatted(port);
    return configuration.replace(bare.toUri().toString(), url);
  }

  /** Between the moment at which the heads are told and the moment at which a push arrives. */
  void beforePush(Runnable action) {
    beforePush = action;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        Repository repository = new FileRepository(bare.toFile())) {
      String path = exchange.getRequestURI().getPath();
      boolean push = exchange.getRequestURI().toString().endsWith("receive-pack");
      if (path.endsWith("/info/refs")) {
        advertise(exchange, repository, push);
      } else if (push) {
        receive(exchange, repository);
      } else {
        upload(exchange, repository);
      }
    }
  }

  private static void advertise(HttpExchange exchange, Repository repository, boolean push)
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
      UploadPack pack = new UploadPack(repository);
      pack.setBiDirectionalPipe(false);
      pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    }
    send(exchange, "application/x-" + service + "-advertisement", body);
  }

  private static void upload(HttpExchange exchange, Repository repository) throws IOException {
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
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    pack.receive(request, body, null);
    send(exchange, "application/x-git-receive-pack-result", body);
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
