package dev.slipway.adapters.git;

import dev.slipway.core.repository.FileChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.io.NullOutputStream;

/** What differs between two commits, file by file, in lines. */
final class FileChanges {
  private FileChanges() {}

  static List<FileChange> between(Repository mirror, ObjectId from, ObjectId to)
      throws IOException {
    List<FileChange> files = new ArrayList<>();
    try (DiffFormatter diff = new DiffFormatter(NullOutputStream.INSTANCE)) {
      diff.setRepository(mirror);
      diff.setDetectRenames(true);
      for (DiffEntry entry : diff.scan(from, to)) {
        files.add(change(diff, entry));
      }
    }
    return files;
  }

  private static FileChange change(DiffFormatter diff, DiffEntry entry) throws IOException {
    int added = 0;
    int removed = 0;
    for (Edit edit : diff.toFileHeader(entry).toEditList()) {
      added += edit.getLengthB();
      removed += edit.getLengthA();
    }
    boolean gone = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
    boolean moved = entry.getChangeType() == DiffEntry.ChangeType.RENAME;
    return new FileChange(
        gone ? entry.getOldPath() : entry.getNewPath(),
        moved ? Optional.of(entry.getOldPath()) : Optional.empty(),
        added,
        removed);
  }
}
