package dev.slipway.adapters.images;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** What a registry or its token server answered. */
final class RegistryAnswer {
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  RegistryAnswer(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  byte[] body() {
    return body;
  }
}
