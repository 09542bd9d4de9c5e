package dev.slipway.sandbox.registry;

import dev.slipway.sandbox.registry.RegistryError.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Blobs on their way in: at once, in one body, or in chunks. */
final class Uploads {
  private static final int OPEN_AT_MOST = 256;

  private static final class Upload {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  }

  private final Storage storage;
  private final Map<String, Upload> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Upload> eldest) {
          return size() > OPEN_AT_MOST;
        }
      };

  Uploads(Storage storage) {
    this.storage = storage;
  }

  void begin(Call call, Route.Uploads to) throws IOException {
    if (!call.is("POST")) {
      throw new RegistryError(Code.UNSUPPORTED, call.method() + " on uploads: POST begins one");
    }
    Optional<Digest> mount = call.query("mount").map(Digest::new);
    if (mount.isPresent()
        && storage.mount(call.query("from").orElse(""), to.repository(), mount.get())) {
      created(call, to.repository(), mount.get());
    } else if (call.query("digest").isPresent()) {
      keep(call, to.repository(), new Upload());
    } else {
      String id = UUID.randomUUID().toString();
      put(id, new Upload());
      progress(call, to.repository(), id, new Upload(), 202);
    }
  }

  void proceed(Call call, Route.Upload to) throws IOException {
    Upload upload = get(to.id());
    switch (call.method()) {
      case "GET" -> progress(call, to.repository(), to.id(), upload, 204);
      case "PATCH" -> {
        append(call, to, upload);
        progress(call, to.repository(), to.id(), upload, 202);
      }
      case "PUT" -> {
        keep(call, to.repository(), upload);
        remove(to.id());
      }
      case "DELETE" -> {
        remove(to.id());
        call.empty(204);
      }
      default -> throw new RegistryError(Code.UNSUPPORTED, call.method() + " on an upload");
    }
  }

  private void append(Call call, Route.Upload to, Upload upload) throws IOException {
    byte[] chunk = call.body();
    synchronized (upload) {
      int at = upload.received.size();
      Optional<String> range = call.header("Content-Range");
      if (range.isPresent() && !range.get().replace("bytes ", "").startsWith(at + "-")) {
        located(call, to.repository(), to.id(), at);
        throw new RegistryError(
            Code.BLOB_UPLOAD_INVALID, "chunk " + range.get() + " does not follow byte " + at);
      }
      upload.received.write(chunk);
    }
  }

  private void keep(Call call, String repository, Upload upload) throws IOException {
    Digest promised =
        call.query("digest")
            .map(Digest::new)
            .orElseThrow(() -> new RegistryError(Code.DIGEST_INVALID, "digest is missing"));
    byte[] content;
    synchronized (upload) {
      upload.received.write(call.body());
      content = upload.received.toByteArray();
    }
    Digest actual = Digest.of(content);
    if (!actual.equals(promised)) {
      throw new RegistryError(
          Code.DIGEST_INVALID, "content is " + actual + ", not the promised " + promised);
    }
    storage.keep(repository, actual, content);
    created(call, repository, actual);
  }

  private static void created(Call call, String repository, Digest digest) throws IOException {
    call.with("Location", "/v2/" + repository + "/blobs/" + digest)
        .with("Docker-Content-Digest", digest.value())
        .empty(201);
  }

  private static void progress(Call call, String repository, String id, Upload upload, int status)
      throws IOException {
    located(call, repository, id, upload.received.size()).empty(status);
  }

  private static Call located(Call call, String repository, String id, int size) {
    return call.with("Location", "/v2/" + repository + "/blobs/uploads/" + id)
        .with("Docker-Upload-UUID", id)
        .with("Range", "0-" + Math.max(0, size - 1));
  }

  private Upload get(String id) {
    synchronized (open) {
      return Optional.ofNullable(open.get(id))
          .orElseThrow(() -> new RegistryError(Code.BLOB_UPLOAD_UNKNOWN, "no upload " + id));
    }
  }

  private void put(String id, Upload upload) {
    synchronized (open) {
      open.put(id, upload);
    }
  }

  private void remove(String id) {
    synchronized (open) {
      open.remove(id);
    }
  }
}
