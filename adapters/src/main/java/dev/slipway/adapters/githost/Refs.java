package dev.slipway.adapters.githost;

import dev.slipway.core.repository.BranchName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;

/** What a host advertised at one moment, by full name of the ref. */
public record Refs(Map<String, ObjectId> byName) {
  public Refs {
    byName = Map.copyOf(byName);
  }

  static Refs of(Collection<Ref> advertised) {
    Map<String, ObjectId> byName = new HashMap<>();
    for (Ref ref : advertised) {
      if (ref.getObjectId() != null) {
        ObjectId commit = ref.getPeeledObjectId();
        byName.put(ref.getName(), (commit == null ? ref.getObjectId() : commit).copy());
      }
    }
    return new Refs(byName);
  }

  public Optional<ObjectId> head(BranchName branch) {
    return Optional.ofNullable(byName.get(Constants.R_HEADS + branch));
  }

  /** A branch before a tag of the same name. */
  public Optional<ObjectId> named(String name) {
    return Optional.ofNullable(byName.get(Constants.R_HEADS + name))
        .or(() -> Optional.ofNullable(byName.get(Constants.R_TAGS + name)));
  }

  /** Branches whose names people cannot type are left out. */
  public Map<BranchName, ObjectId> heads() {
    return below(Constants.R_HEADS);
  }

  /** The commits of tags; those whose names people cannot type are left out. */
  public Map<BranchName, ObjectId> tags() {
    return below(Constants.R_TAGS);
  }

  private Map<BranchName, ObjectId> below(String prefix) {
    Map<BranchName, ObjectId> named = new HashMap<>();
    new TreeMap<>(byName)
        .forEach(
            (name, id) -> {
              if (name.startsWith(prefix)) {
                typed(name.substring(prefix.length())).ifPresent(b -> named.put(b, id));
              }
            });
    return named;
  }

  private static Optional<BranchName> typed(String name) {
    try {
      return Optional.of(new BranchName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
