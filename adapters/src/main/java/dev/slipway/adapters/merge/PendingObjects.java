package dev.slipway.adapters.merge;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PackParser;
import org.jspecify.annotations.Nullable;

/**
 * Keeps new objects in memory until they are flushed: most merges are rehearsals that end in
 * nothing, and a repository should not hold what nobody asked for. For one thread.
 */
public final class PendingObjects extends ObjectInserter {
  private final Repository repository;
  private final Map<ObjectId, ObjectLoader> pending = new LinkedHashMap<>();

  public PendingObjects(Repository repository) {
    this.repository = repository;
  }

  @Override
  public ObjectId insert(int type, byte[] bytes, int from, int length) {
    ObjectId id = idFor(type, bytes, from, length);
    pending.computeIfAbsent(
        id,
        i -> new ObjectLoader.SmallObject(type, Arrays.copyOfRange(bytes, from, from + length)));
    return id;
  }

  @Override
  public ObjectId insert(int type, long length, InputStream in) throws IOException {
    return insert(type, in.readNBytes(Math.toIntExact(length)));
  }

  /** What was inserted since the last flush. */
  public Map<ObjectId, ObjectLoader> pending() {
    return Map.copyOf(pending);
  }

  /** Writes everything to the repository. */
  @Override
  public void flush() throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      for (ObjectLoader object : pending.values()) {
        inserter.insert(object.getType(), object.getCachedBytes());
      }
      inserter.flush();
    }
    pending.clear();
  }

  @Override
  public void close() {
    pending.clear();
  }

  @Override
  public PackParser newPackParser(InputStream in) {
    throw new UnsupportedOperationException();
  }

  /** Reads the repository and what is pending. */
  @Override
  public ObjectReader newReader() {
    return new Reader(repository.newObjectReader());
  }

  private final class Reader extends ObjectReader.Filter {
    private final ObjectReader stored;

    Reader(ObjectReader stored) {
      this.stored = stored;
    }

    @Override
    protected ObjectReader delegate() {
      return stored;
    }

    @Override
    public ObjectReader newReader() {
      return PendingObjects.this.newReader();
    }

    @Override
    public ObjectInserter getCreatedFromInserter() {
      return PendingObjects.this;
    }

    @Override
    public boolean has(AnyObjectId id) throws IOException {
      return has(id, OBJ_ANY);
    }

    @Override
    public ObjectLoader open(AnyObjectId id) throws IOException {
      return open(id, OBJ_ANY);
    }

    @Override
    public boolean has(AnyObjectId id, int type) throws IOException {
      return found(id) != null || stored.has(id, type);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
      ObjectLoader object = found(id);
      return object == null ? stored.open(id, type) : object;
    }

    @Override
    public long getObjectSize(AnyObjectId id, int type) throws IOException {
      ObjectLoader object = found(id);
      return object == null ? stored.getObjectSize(id, type) : object.getSize();
    }

    private @Nullable ObjectLoader found(AnyObjectId id) {
      return pending.isEmpty() ? null : pending.get(id.toObjectId());
    }
  }
}
