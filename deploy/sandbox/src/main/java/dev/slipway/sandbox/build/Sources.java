package dev.slipway.sandbox.build;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;

/** The files of one commit, as a layer of an image. */
final class Sources {
  private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/app");

  private final Path scratch;
  private final Order order;
  private final FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("sources");
  private int files;

  Sources(Path scratch, Order order) {
    this.scratch = scratch;
    this.order = order;
  }

  /** Reads the commit from a directory, or from a clone if it is somewhere else. */
  FileEntriesLayer read(String repository) {
    try {
      Path directory = Path.of(repository);
      if (Files.isDirectory(directory)) {
        readLocal(directory);
      } else {
        readClone(repository);
      }
      return layer.build();
    } catch (IOException | GitAPIException e) {
      throw new BuildFailed("failed to read " + order.gitHash() + " from " + repository, e);
    }
  }

  int files() {
    return files;
  }

  private void readLocal(Path directory) throws IOException {
    Path git = directory.resolve(Constants.DOT_GIT);
    Path bare = FileKey.isGitRepository(directory.toFile(), FS.DETECTED) ? directory : git;
    try (Repository repository = new FileRepository(bare.toFile())) {
      copyTree(repository);
    }
  }

  private void readClone(String url) throws IOException, GitAPIException {
    Path clone = scratch.resolve("clone.git");
    try (Git git =
        Git.cloneRepository().setURI(url).setBare(true).setDirectory(clone.toFile()).call()) {
      copyTree(git.getRepository());
    }
  }

  private void copyTree(Repository repository) throws IOException {
    ObjectId id = ObjectId.fromString(order.gitHash());
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      RevCommit commit = commits.parseCommit(id);
      tree.addTree(commit.getTree());
      tree.setRecursive(true);
      while (tree.next()) {
        if (!tree.getFileMode().equals(FileMode.GITLINK)) {
          copyFile(repository, tree);
        }
      }
    }
  }

  private void copyFile(Repository repository, TreeWalk at) throws IOException {
    Path file = scratch.resolve("sources").resolve(Integer.toString(files++));
    Files.createDirectories(file.getParent());
    Files.write(file, repository.open(at.getObjectId(0)).getBytes());
    boolean executable = at.getFileMode().equals(FileMode.EXECUTABLE_FILE);
    FilePermissions mode = FilePermissions.fromOctalString(executable ? "755" : "644");
    layer.addEntry(file, HOME.resolve(at.getPathString()), mode, order.headTime());
  }
}
