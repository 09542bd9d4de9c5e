package dev.slipway.core.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry in memory. The digest of an image follows from its name and commit. */
public final class FakeImages implements Images {
  private final Map<String, FoundImage> images = new HashMap<>();
  private boolean unreachable;
  private boolean denying;

  /** An image that carries its commit, as it should. */
  public synchronized Image add(ImageName name, CommitSha commit, Instant committedAt) {
    return add(
        name,
        commit,
        Map.of(
            "GIT_HASH",
            commit.value(),
            "GIT_HEAD_EPOCH_TIME",
            Long.toString(committedAt.getEpochSecond())));
  }

  /** An image that somebody built in a way of their own. */
  public synchronized Image add(ImageName name, CommitSha commit, Map<String, String> environment) {
    Image image = new Image(name, digest(name + ":" + commit));
    Inscription inscription = new Inscription("linux/amd64", environment, Map.of());
    images.put(name + ":" + commit, new FoundImage(image, List.of(inscription)));
    return image;
  }

  public synchronized void remove(ImageName name, CommitSha commit) {
    images.remove(name + ":" + commit);
  }

  /** While it is unreachable, every call throws {@link Unavailable}. */
  public synchronized void unreachable(boolean now) {
    unreachable = now;
  }

  /** While it is denying, every call throws {@link Denied}. */
  public synchronized void denying(boolean now) {
    denying = now;
  }

  @Override
  public synchronized Optional<FoundImage> find(ImageName name, CommitSha commit) {
    if (unreachable) {
      throw new Unavailable("the fake registry", "it does not answer", new IOException("timeout"));
    }
    if (denying) {
      throw new Denied("the fake registry refuses our login", new IOException("HTTP 401"));
    }
    return Optional.ofNullable(images.get(name + ":" + commit));
  }

  private static ImageDigest digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return new ImageDigest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
