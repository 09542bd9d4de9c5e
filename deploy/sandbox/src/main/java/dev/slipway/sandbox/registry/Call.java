package dev.slipway.sandbox.registry;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One request and its answer. */
final class Call {
  private static final int LARGEST_BODY = 64 * 1024 * 1024;

  private final Context context;

  Call(Context context) {
    this.context = context;
  }

  String method() {
    return context.method().name();
  }

  boolean is(String method) {
    return method().equals(method);
  }

  String path() {
    return context.path();
  }

  /** Where it comes from. */
  String address() {
    return context.ip();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  Optional<String> query(String name) {
    return queries(name).stream().findFirst();
  }

  List<String> queries(String name) {
    return context.queryParams(name);
  }

  byte[] body() throws IOException {
    byte[] body = context.bodyInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new RegistryError(
          RegistryError.Code.SIZE_INVALID, "body is larger than " + LARGEST_BODY + " bytes");
    }
    return body;
  }

  Call with(String header, String value) {
    context.header(header, value);
    return this;
  }

  void empty(int status) {
    context.status(status);
  }

  void json(int status, String json) {
    content(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  void content(int status, String type, byte[] content) {
    context.status(status).contentType(type);
    if (is("HEAD")) {
      with("Content-Length", Integer.toString(content.length));
    } else {
      context.result(content);
    }
  }
}
