package dev.slipway.adapters.merge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.Constants;

/**
 * A line of a tree. Sorts as git does: a directory as if its name ended with a slash.
 *
 * @param name bytes as characters
 */
record TreeEntry(String name, Version version) implements Comparable<TreeEntry> {

  void write(ByteArrayOutputStream tree) {
    tree.writeBytes(Integer.toOctalString(version.mode()).getBytes(StandardCharsets.US_ASCII));
    tree.write(' ');
    tree.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
    tree.write(0);
    byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
    version.id().copyRawTo(id, 0);
    tree.writeBytes(id);
  }

  @Override
  public int compareTo(TreeEntry other) {
    return sortedAs().compareTo(other.sortedAs());
  }

  String sortedAs() {
    return version.isTree() ? name + "/" : name;
  }
}
