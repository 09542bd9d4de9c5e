package dev.slipway.sandbox.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves a bare repository with git's own http-backend, through a narrow line. */
final class SlowGitHost implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;

  private final HttpServer server;
  private final Path repository;
  private final AtomicInteger transfers = new AtomicInteger();
  private volatile int bytesPerSecond;

  SlowGitHost(Path repository, int bytesPerSecond) throws IOException {
    this.repository = repository;
    this.bytesPerSecond = bytesPerSecond;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/%s"
        .formatted(server.getAddress().getPort(), repository.getFileName());
  }

  void widen(int now) {
    bytesPerSecond = now;
  }

  /** How often objects were asked for, or refs with the second version of the protocol. */
  int transfers() {
    return transfers.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Process git = backend(exchange);
    try (exchange) {
      try (OutputStream request = git.getOutputStream()) {
        exchange.getRequestBody().transferTo(request);
      }
      try (InputStream said = git.getInputStream()) {
        exchange.sendResponseHeaders(headers(said, exchange), 0);
        narrow(said, exchange.getResponseBody());
      }
    } finally {
      git.destroyForcibly();
    }
  }

  private Process backend(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("git-upload-pack")) {
      transfers.incrementAndGet();
    }
    ProcessBuilder backend = new ProcessBuilder("git", "http-backend");
    Map<String, String> environment = backend.environment();
    environment.put("GIT_PROJECT_ROOT", String.valueOf(repository.getParent()));
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("PATH_INFO", path);
    environment.put(
        "QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    header(exchange, "Content-Type", environment, "CONTENT_TYPE");
    header(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
    header(exchange, "Git-Protocol", environment, "GIT_PROTOCOL");
    environment.put("REMOTE_USER", "bench");
    return backend.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void header(
      HttpExchange exchange, String name, Map<String, String> environment, String variable) {
    String value = exchange.getRequestHeaders().getFirst(name);
    if (value != null) {
      environment.put(variable, value);
    }
  }

  private static int headers(InputStream said, HttpExchange exchange) throws IOException {
    int status = 200;
    for (String line = line(said); !line.isEmpty(); line = line(said)) {
      String[] parts = line.split(": ", 2);
      if (parts[0].equals("Status")) {
        status = Integer.parseInt(parts[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(parts[0], parts[1]);
      }
    }
    return status;
  }

  private static String line(InputStream said) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = said.read(); c >= 0 && c != '\n'; c = said.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private void narrow(InputStream from, OutputStream to) throws IOException {
    byte[] some = new byte[CHUNK];
    for (int read = from.read(some); read >= 0; read = from.read(some)) {
      to.write(some, 0, read);
      to.flush();
      Machine.pause(Duration.ofNanos(1_000_000_000L * read / bytesPerSecond));
    }
  }
}
