package dev.slipway.adapters.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** A folder of objects for another git to read. */
record Loose(Path folder) {
  private static final String NOBODY = "slipway <slipway@localhost> 0 +0000";

  void write(ObjectId id, int type, byte[] content) throws IOException {
    Path directory = Files.createDirectories(folder.resolve(id.name().substring(0, 2)));
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
      String header = Constants.typeString(type) + " " + content.length + "\0";
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      out.write(content);
    }
    Files.write(directory.resolve(id.name().substring(2)), compressed.toByteArray());
  }

  /** A commit that says nothing but what its tree and its parent are. */
  String commit(ObjectId tree, Optional<String> parent) throws IOException {
    String text =
        "tree %s\n%sauthor %s\ncommitter %s\n\n"
            .formatted(
                tree.name(), parent.map(p -> "parent " + p + "\n").orElse(""), NOBODY, NOBODY);
    byte[] content = text.getBytes(StandardCharsets.US_ASCII);
    ObjectId id = new ObjectInserter.Formatter().idFor(Constants.OBJ_COMMIT, content);
    write(id, Constants.OBJ_COMMIT, content);
    return id.name();
  }
}
