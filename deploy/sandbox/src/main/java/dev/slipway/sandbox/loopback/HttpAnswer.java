package dev.slipway.sandbox.loopback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/**
 * An answer as it goes over the wire.
 *
 * @param wire each character a byte
 */
public record HttpAnswer(String wire) {
  private static final int PATIENCE = 60_000;
  private static final Map<Integer, String> REASONS =
      Map.of(
          200, "OK",
          404, "Not Found",
          500, "Internal Server Error",
          502, "Bad Gateway",
          503, "Service Unavailable");

  /** A plain text. */
  public static HttpAnswer text(int status, String text, List<String> headers) {
    String body = new String(text.getBytes(UTF_8), ISO_8859_1);
    StringBuilder wire = new StringBuilder();
    wire.append("HTTP/1.1 %d %s\r\n".formatted(status, REASONS.getOrDefault(status, "Status")));
    wire.append("Content-Type: text/plain; charset=utf-8\r\n");
    wire.append("Content-Length: %d\r\nConnection: close\r\n".formatted(body.length()));
    headers.forEach(header -> wire.append(header).append("\r\n"));
    return new HttpAnswer(wire.append("\r\n").append(body).toString());
  }

  /**
   * What another loopback port answers.
   *
   * @throws IOException nobody answers there
   */
  public static HttpAnswer of(int port, HttpRequest request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(request.wire().getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      String wire = new String(in.readAllBytes(), ISO_8859_1);
      if (wire.isEmpty()) {
        throw new IOException("port %d closed without an answer".formatted(port));
      }
      return new HttpAnswer(wire);
    }
  }
}
