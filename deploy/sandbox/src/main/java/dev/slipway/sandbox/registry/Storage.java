package dev.slipway.sandbox.registry;

import dev.slipway.sandbox.registry.RegistryError.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Blobs, manifests and tags, in memory. A blob is kept once and linked to every repository that it
 * was pushed to or mounted in. Safe for many threads.
 */
final class Storage {
  /** A manifest as it came in, byte for byte. */
  static final class Manifest {
    private final String type;
    private final byte[] content;

    Manifest(String type, byte[] content) {
      this.type = type;
      this.content = content;
    }

    String type() {
      return type;
    }

    byte[] content() {
      return content;
    }
  }

  private static final class Repository {
    final Set<Digest> blobs = new HashSet<>();
    final Map<Digest, Manifest> manifests = new HashMap<>();
    final TreeMap<String, Digest> tags = new TreeMap<>();
  }

  private final long capacity;
  private final Map<Digest, byte[]> blobs = new HashMap<>();
  private final TreeMap<String, Repository> repositories = new TreeMap<>();
  private long stored;

  Storage(long capacity) {
    this.capacity = capacity;
  }

  synchronized Optional<byte[]> blob(String repository, Digest digest) {
    return find(repository).filter(it -> it.blobs.contains(digest)).map(_ -> blobs.get(digest));
  }

  synchronized void keep(String repository, Digest digest, byte[] content) {
    if (!blobs.containsKey(digest)) {
      occupy(content.length);
      blobs.put(digest, content);
    }
    in(repository).blobs.add(digest);
  }

  synchronized boolean mount(String from, String repository, Digest digest) {
    boolean known = blob(from, digest).isPresent();
    if (known) {
      in(repository).blobs.add(digest);
    }
    return known;
  }

  synchronized Optional<Manifest> manifest(String repository, String reference) {
    return resolve(repository, reference)
        .flatMap(digest -> find(repository).map(it -> it.manifests.get(digest)));
  }

  /** The manifest that a tag or a digest names; empty if the repository does not have it. */
  synchronized Optional<Digest> resolve(String repository, String reference) {
    Optional<Repository> found = find(repository);
    return Digest.looksLike(reference)
        ? found.map(it -> new Digest(reference)).filter(it -> has(repository, it))
        : found.map(it -> it.tags.get(reference));
  }

  synchronized boolean has(String repository, Digest manifest) {
    return find(repository).filter(it -> it.manifests.containsKey(manifest)).isPresent();
  }

  synchronized Digest keep(String repository, Manifest manifest) {
    Digest digest = Digest.of(manifest.content());
    if (in(repository).manifests.putIfAbsent(digest, manifest) == null) {
      occupy(manifest.content().length);
    }
    return digest;
  }

  synchronized void tag(String repository, String tag, Digest digest) {
    in(repository).tags.put(tag, digest);
  }

  /** Deletes a tag, or a manifest with all its tags; false if the repository does not have it. */
  synchronized boolean delete(String repository, String reference) {
    Repository it = in(repository);
    if (!Digest.looksLike(reference)) {
      return it.tags.remove(reference) != null;
    }
    Digest digest = new Digest(reference);
    it.tags.values().removeIf(digest::equals);
    return it.manifests.remove(digest) != null;
  }

  synchronized Optional<List<String>> tags(String repository) {
    return find(repository).map(it -> List.copyOf(it.tags.keySet()));
  }

  synchronized List<String> repositories() {
    return List.copyOf(repositories.keySet());
  }

  synchronized List<RegistryStandIn.Image> images() {
    List<RegistryStandIn.Image> images = new ArrayList<>();
    repositories.forEach(
        (name, it) ->
            it.tags.forEach(
                (tag, digest) -> images.add(new RegistryStandIn.Image(name, tag, digest))));
    return List.copyOf(images);
  }

  private Optional<Repository> find(String repository) {
    return Optional.ofNullable(repositories.get(repository));
  }

  private Repository in(String repository) {
    return repositories.computeIfAbsent(repository, _ -> new Repository());
  }

  private void occupy(long bytes) {
    if (stored + bytes > capacity) {
      throw new RegistryError(Code.SIZE_INVALID, "the registry keeps " + capacity + " bytes");
    }
    stored += bytes;
  }
}
