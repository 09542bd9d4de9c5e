package dev.slipway.adapters.git;

import dev.slipway.adapters.mirror.Folders;
import dev.slipway.adapters.replay.Commits;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.SystemReader;

/** Writes a tree into a folder. */
final class TreeExport {
  private final CommitSha commit;
  private final Path folder;
  private final Map<String, String> links = new LinkedHashMap<>();

  /**
   * @throws IOException when the mirror is damaged
   */
  static Path of(CommitSha commit, Path parent, Repository mirror) throws IOException {
    try {
      Files.createDirectories(parent);
      Path folder = Files.createTempDirectory(parent, commit.abbreviated() + "-");
      try {
        new TreeExport(commit, folder).from(mirror);
        return folder;
      } catch (IOException | RuntimeException e) {
        Folders.remove(folder);
        throw e;
      }
    } catch (MissingObjectException | CorruptObjectException e) {
      throw e;
    } catch (IOException e) {
      throw new Unavailable("folder " + parent, String.valueOf(e.getMessage()), e);
    }
  }

  private TreeExport(CommitSha commit, Path folder) {
    this.commit = commit;
    this.folder = folder;
  }

  private void from(Repository mirror) throws IOException {
    try (ObjectReader reader = mirror.newObjectReader();
        RevWalk commits = new RevWalk(reader);
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(commits.parseCommit(Commits.id(commit)).getTree());
      while (walk.next()) {
        write(reader, walk);
      }
    }
    link();
  }

  private void write(ObjectReader reader, TreeWalk walk) throws IOException {
    checkName(walk.getNameString());
    Path target = folder.resolve(walk.getPathString());
    FileMode mode = walk.getFileMode(0);
    if (mode.equals(FileMode.TREE.getBits())) {
      Files.createDirectory(target);
      walk.enterSubtree();
    } else if (mode.equals(FileMode.GITLINK.getBits())) {
      Files.createDirectory(target);
    } else if (mode.equals(FileMode.SYMLINK.getBits())) {
      byte[] bytes = reader.open(walk.getObjectId(0), Constants.OBJ_BLOB).getCachedBytes(1 << 14);
      links.put(walk.getPathString(), new String(bytes, StandardCharsets.UTF_8));
    } else {
      try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
        reader.open(walk.getObjectId(0), Constants.OBJ_BLOB).copyTo(out);
      }
      if (mode.equals(FileMode.EXECUTABLE_FILE.getBits())) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private void checkName(String name) {
    try {
      SystemReader.getInstance().checkPath(name);
    } catch (CorruptObjectException e) {
      throw new Denied(
          "commit %s has a file that no folder can hold: %s"
              .formatted(commit.abbreviated(), e.getMessage()),
          e);
    }
  }

  /** Last, so that no file can be written through a link. */
  private void link() throws IOException {
    SafeLinks safe = new SafeLinks(links);
    for (Map.Entry<String, String> link : links.entrySet()) {
      if (!safe.staysInside(link.getKey())) {
        throw new Denied(
            "commit %s cannot be exported: the symbolic link %s leads out of the repository, to %s"
                .formatted(commit.abbreviated(), link.getKey(), link.getValue()),
            new IOException(link.getKey()));
      }
      Files.createSymbolicLink(folder.resolve(link.getKey()), Path.of(link.getValue()));
    }
  }
}
