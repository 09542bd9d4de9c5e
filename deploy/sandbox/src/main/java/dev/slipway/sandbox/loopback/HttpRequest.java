package dev.slipway.sandbox.loopback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was asked; a body is not read.
 *
 * @param target path and query
 * @param headers by their names in lower case
 */
public record HttpRequest(String method, String target, Map<String, String> headers) {
  private static final int LONGEST = 64 * 1024;

  public HttpRequest {
    headers = Map.copyOf(headers);
  }

  /** The target without its query. */
  public String path() {
    return target.replaceFirst("\\?.*", "");
  }

  /** A header, or an empty text. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** A cookie, or an empty text. */
  public String cookie(String name) {
    for (String pair : header("cookie").split(";", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equals(name)) {
        return parts[1];
      }
    }
    return "";
  }

  /** As it is sent on to somebody else. */
  String wire() {
    return headers.entrySet().stream()
        .filter(header -> !header.getKey().equals("connection"))
        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
        .collect(
            Collectors.joining(
                "", method + " " + target + " HTTP/1.0\r\n", "connection: close\r\n\r\n"));
  }

  static HttpRequest read(InputStream in) throws IOException {
    List<String> lines = head(in).lines().toList();
    String[] words = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ", 3);
    if (words.length < 3) {
      throw new IOException("no request");
    }
    return new HttpRequest(
        words[0],
        words[1],
        lines.stream()
            .skip(1)
            .map(line -> line.split(":", 2))
            .filter(header -> header.length == 2)
            .collect(
                Collectors.toMap(
                    header -> header[0].toLowerCase(Locale.ROOT),
                    header -> header[1].strip(),
                    (first, second) -> first)));
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0 || head.size() > LONGEST) {
        throw new EOFException("the request has no end");
      }
      head.write(next);
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
    }
    return head.toString(ISO_8859_1);
  }
}
