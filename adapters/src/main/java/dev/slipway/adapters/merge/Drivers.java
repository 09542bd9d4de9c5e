package dev.slipway.adapters.merge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.Attributes;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * How a path is to be merged, by the {@code merge} attribute that the branch gives it. Union is
 * taken for text: it calls a file clean that holds both sides' lines in any order.
 */
final class Drivers {
  private final Repository repository;
  private final ObjectReader reader;
  private final ObjectId branch;

  Drivers(Repository repository, ObjectReader reader, ObjectId branch) {
    this.repository = repository;
    this.reader = reader;
    this.branch = branch;
  }

  enum Driver {
    TEXT,
    /** Never merged. */
    BINARY,
    /** A program of the repository's people. */
    OWN
  }

  /**
   * @param path a file of the branch, in bytes as characters
   */
  Driver of(String path) throws IOException {
    byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    try (TreeWalk walk = TreeWalk.forPath(repository, reader, text, branch)) {
      return walk == null ? Driver.TEXT : driver(walk.getAttributes());
    }
  }

  private static Driver driver(Attributes attributes) {
    Attribute merge = attributes.get(Constants.ATTR_MERGE);
    if (merge == null) {
      return Driver.TEXT;
    }
    return switch (merge.getState()) {
      case UNSET -> Driver.BINARY;
      case SET, UNSPECIFIED -> Driver.TEXT;
      case CUSTOM ->
          switch (merge.getValue()) {
            case "text", "union" -> Driver.TEXT;
            case "binary" -> Driver.BINARY;
            default -> Driver.OWN;
          };
    };
  }
}
