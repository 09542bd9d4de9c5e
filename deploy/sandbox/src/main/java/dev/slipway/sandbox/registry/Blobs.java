package dev.slipway.sandbox.registry;

import dev.slipway.sandbox.registry.RegistryError.Code;
import java.io.IOException;

/** Blobs on their way out. */
final class Blobs {
  private final Storage storage;

  Blobs(Storage storage) {
    this.storage = storage;
  }

  void answer(Call call, Route.Blob blob) throws IOException {
    if (!call.is("GET") && !call.is("HEAD")) {
      throw new RegistryError(Code.UNSUPPORTED, call.method() + " on a blob");
    }
    Digest digest = new Digest(blob.digest());
    byte[] content =
        storage
            .blob(blob.repository(), digest)
            .orElseThrow(
                () ->
                    new RegistryError(
                        Code.BLOB_UNKNOWN, blob.repository() + " has no blob " + digest));
    call.with("Docker-Content-Digest", digest.value())
        .content(200, "application/octet-stream", content);
  }
}
