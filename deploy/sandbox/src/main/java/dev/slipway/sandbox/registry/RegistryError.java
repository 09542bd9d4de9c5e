package dev.slipway.sandbox.registry;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the registry refuses, in the codes of the OCI distribution specification. */
final class RegistryError extends RuntimeException {
  private static final long serialVersionUID = 1;

  enum Code {
    BLOB_UNKNOWN(404),
    BLOB_UPLOAD_INVALID(416),
    BLOB_UPLOAD_UNKNOWN(404),
    DIGEST_INVALID(400),
    MANIFEST_BLOB_UNKNOWN(404),
    MANIFEST_INVALID(400),
    MANIFEST_UNKNOWN(404),
    NAME_UNKNOWN(404),
    SIZE_INVALID(413),
    UNAUTHORIZED(401),
    DENIED(403),
    UNSUPPORTED(405),
    TOOMANYREQUESTS(429),
    UNAVAILABLE(503),
    UNKNOWN(500);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    static Code of(int status) {
      return switch (status) {
        case 401 -> UNAUTHORIZED;
        case 403 -> DENIED;
        case 429 -> TOOMANYREQUESTS;
        case 503 -> UNAVAILABLE;
        default -> UNKNOWN;
      };
    }
  }

  private final Code code;
  private final int status;

  RegistryError(Code code, String message) {
    this(code, code.status, message);
  }

  RegistryError(Code code, int status, String message) {
    super(message);
    this.code = code;
    this.status = status;
  }

  Code code() {
    return code;
  }

  int status() {
    return status;
  }

  String json() {
    return Json.write(
        Map.of(
            "errors",
            List.of(Map.of("code", code.name(), "message", Objects.toString(getMessage())))));
  }
}
