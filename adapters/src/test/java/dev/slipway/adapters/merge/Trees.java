package dev.slipway.adapters.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Trees in memory, written as a list of files. */
final class Trees {
  static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n";

  private final InMemoryRepository repository =
      new InMemoryRepository(new DfsRepositoryDescription("merge"));
  private final PendingObjects objects = new PendingObjects(repository);

  private record File(FileMode mode, String content) {}

  /** A tree to be; every change makes another one. */
  record Tree(SortedMap<String, File> files) {
    Tree and(String path, String text) {
      return with(path, new File(FileMode.REGULAR_FILE, text));
    }

    Tree andExecutable(String path, String text) {
      return with(path, new File(FileMode.EXECUTABLE_FILE, text));
    }

    Tree andLink(String path, String target) {
      return with(path, new File(FileMode.SYMLINK, target));
    }

    Tree andSubmodule(String path, int commit) {
      return with(path, new File(FileMode.GITLINK, "%040x".formatted(commit)));
    }

    Tree without(String path) {
      SortedMap<String, File> rest = new TreeMap<>(files);
      rest.remove(path);
      return new Tree(rest);
    }

    private Tree with(String path, File file) {
      SortedMap<String, File> more = new TreeMap<>(files);
      more.put(path, file);
      return new Tree(more);
    }
  }

  Tree with(String path, String text) {
    return new Tree(new TreeMap<>()).and(path, text);
  }

  TreeMerge.Result merge(Tree base, Tree ours, Tree theirs) {
    try {
      return new TreeMerge().merge(repository, objects, write(base), write(ours), write(theirs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectId write(Tree tree) {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    tree.files.forEach(
        (path, file) -> {
          DirCacheEntry entry = new DirCacheEntry(path);
          entry.setFileMode(file.mode);
          entry.setObjectId(
              file.mode.equals(FileMode.GITLINK)
                  ? ObjectId.fromString(file.content)
                  : objects.insert(
                      Constants.OBJ_BLOB, bytes(file.content), 0, bytes(file.content).length));
          builder.add(entry);
        });
    builder.finish();
    try {
      return index.writeTree(objects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SortedMap<String, String> files(ObjectId tree) {
    SortedMap<String, String> files = new TreeMap<>();
    try (ObjectReader reader = objects.newReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.setRecursive(true);
      walk.addTree(tree);
      while (walk.next()) {
        byte[] content = reader.open(walk.getObjectId(0)).getCachedBytes();
        files.put(walk.getPathString(), new String(content, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
