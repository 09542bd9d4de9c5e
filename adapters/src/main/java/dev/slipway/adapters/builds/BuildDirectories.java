package dev.slipway.adapters.builds;

import dev.slipway.core.app.AppName;
import dev.slipway.core.build.BuildOrder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The builds of one host: {@code <root>/<app>/<commit>/<attempt>}. Names that begin with a dot are
 * not builds.
 *
 * @param host the random name of this host, made once
 */
record BuildDirectories(Path root, String host) {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  /**
   * An attempt, and whether it was just claimed by the asker, who must now start it.
   *
   * @param fresh false when somebody else claimed it before
   */
  record Claim(Attempt attempt, boolean fresh) {}

  static BuildDirectories open(Path root) throws IOException {
    Files.createDirectories(root);
    Path name = root.resolve(".host");
    Path draft = Files.createTempFile(root, ".host-", ".new");
    try {
      Files.writeString(draft, UUID.randomUUID().toString());
      Files.createLink(name, draft);
    } catch (FileAlreadyExistsException named) {
      // Named by an earlier bot, or by another one at this moment.
    } finally {
      Files.delete(draft);
    }
    return new BuildDirectories(root.toAbsolutePath(), Files.readString(name));
  }

  /** The newest attempt at this very order that runs or has succeeded. */
  Optional<Attempt> standing(BuildOrder order) throws IOException {
    for (Attempt attempt : attempts(of(order)).reversed()) {
      if (attempt.promise().reference().equals(order.reference())
          && attempt.state().isWorthFinding()) {
        return Optional.of(attempt);
      }
    }
    return Optional.empty();
  }

  /**
   * Of all who claim one order at one time, one gets a fresh attempt and the others get the same.
   */
  Claim claim(BuildOrder order, HostLimits limits) throws IOException {
    Path commit = Files.createDirectories(of(order));
    Path draft = Files.createTempDirectory(commit, ".claim-");
    Attempt.draft(draft, new Promise(order.reference(), limits.total(), limits.quiet()));
    while (true) {
      // Numbered before the look at the others, so that one that appears after it takes the name.
      Path next = commit.resolve(String.valueOf(lastNumber(commit) + 1));
      Optional<Attempt> standing = standing(order);
      if (standing.isPresent()) {
        Trees.delete(draft);
        return new Claim(standing.get(), false);
      }
      if (renamed(draft, next)) {
        return new Claim(new Attempt(next), true);
      }
    }
  }

  String reference(BuildOrder order, Attempt attempt) {
    return String.join(
        "/", host, order.app().value(), order.commit().value(), "" + attempt.number());
  }

  /** The attempt of this order that a reference names; empty when it is not one of this host. */
  Optional<Attempt> attempt(BuildOrder order, String reference) {
    String start = String.join("/", host, order.app().value(), order.commit().value(), "");
    if (!reference.startsWith(start)) {
      return Optional.empty();
    }
    String number = reference.substring(start.length());
    return Optional.of(number)
        .filter(NUMBER.asMatchPredicate())
        .map(of(order)::resolve)
        .filter(Files::isDirectory)
        .map(Attempt::new);
  }

  /** Every attempt of an app, in no order. */
  List<Attempt> attempts(AppName app) throws IOException {
    return attemptsBelow(root.resolve(app.value()));
  }

  /** Every attempt of every app that has begun and whose remains were not cleared away yet. */
  List<Attempt> uncleared() throws IOException {
    List<Attempt> found = new ArrayList<>();
    for (Path app : list(root)) {
      found.addAll(attemptsBelow(app));
    }
    found.removeIf(attempt -> !Files.isDirectory(attempt.work()));
    return found;
  }

  private static List<Attempt> attemptsBelow(Path app) throws IOException {
    List<Attempt> found = new ArrayList<>();
    for (Path commit : list(app)) {
      found.addAll(attempts(commit));
    }
    return found;
  }

  /** Oldest first. */
  private static List<Attempt> attempts(Path commit) throws IOException {
    return list(commit).stream()
        .filter(path -> NUMBER.matcher(path.getFileName().toString()).matches())
        .map(Attempt::new)
        .sorted(Comparator.comparingInt(Attempt::number))
        .toList();
  }

  private static int lastNumber(Path commit) throws IOException {
    List<Attempt> attempts = attempts(commit);
    return attempts.isEmpty() ? 0 : attempts.getLast().number();
  }

  /** A directory that is not empty is never replaced, so that one of two claims fails. */
  private static boolean renamed(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileSystemException e) {
      if (Files.isDirectory(target)) {
        return false;
      }
      throw e;
    }
  }

  private Path of(BuildOrder order) {
    return root.resolve(order.app().value()).resolve(order.commit().value());
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return List.of();
    }
  }
}
