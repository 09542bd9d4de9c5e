package dev.slipway.core.build;

import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why an image may not be deployed: its containers must know which commit they are.
 *
 * @param why a clause; what it quotes of the image has lost its power
 * @param fix lines to write, to the letter
 * @param next the same as a sentence
 */
public record ImageFault(String why, String fix, String next) {
  private static final int QUOTED = 80;
  private static final Pattern POWER = Pattern.compile("[^A-Za-z0-9._:/+ -]");

  /** The lines of a Dockerfile that give an image its commit. */
  public static final String DOCKERFILE =
      """
      ARG GIT_HASH
      ARG GIT_HEAD_EPOCH_TIME
      RUN test -n "$GIT_HASH" && test -n "$GIT_HEAD_EPOCH_TIME"
      ENV GIT_HASH=$GIT_HASH GIT_HEAD_EPOCH_TIME=$GIT_HEAD_EPOCH_TIME
      """;

  /**
   * @param committedAt the commit's own time
   * @param platform what the builder was told to build for; empty when anything goes
   * @return empty when the image is what it should be, on every platform that it has
   */
  public static Optional<ImageFault> of(
      FoundImage found, CommitSha commit, Instant committedAt, Optional<String> platform) {
    String arguments =
        "--build-arg GIT_HASH=%s --build-arg GIT_HEAD_EPOCH_TIME=%d"
            .formatted(commit, committedAt.getEpochSecond());
    if (found.inscriptions().isEmpty()) {
      return Optional.of(
          lacking(name(found) + " has no configuration that says its commit", arguments));
    }
    Optional<ImageFault> elsewhere = platform.flatMap(wanted -> elsewhere(found, wanted));
    return elsewhere.isPresent()
        ? elsewhere
        : found.inscriptions().stream()
            .flatMap(inscription -> lack(inscription, commit, committedAt).stream())
            .findFirst()
            .map(lack -> lacking(name(found) + lack, arguments));
  }

  private static Optional<ImageFault> elsewhere(FoundImage found, String wanted) {
    if (found.inscriptions().stream().anyMatch(inscription -> inscription.isFor(wanted))) {
      return Optional.empty();
    }
    String platforms =
        found.inscriptions().stream()
            .map(Inscription::platform)
            .map(ImageFault::quoted)
            .collect(Collectors.joining(", "));
    return Optional.of(
        new ImageFault(
            "%s is made for %s, and build.platform of the app says %s"
                .formatted(name(found), platforms, wanted),
            "# in the block build of the app, or build it for %s:\nplatform: %s"
                .formatted(wanted, quoted(found.inscriptions().getFirst().platform())),
            "Build it for %s, or change `build.platform`.".formatted(wanted)));
  }

  private static Optional<String> lack(
      Inscription inscription, CommitSha commit, Instant committedAt) {
    Optional<String> hash = inscription.variable("GIT_HASH");
    Optional<String> time = inscription.variable("GIT_HEAD_EPOCH_TIME");
    String seconds = Long.toString(committedAt.getEpochSecond());
    String where = " (" + quoted(inscription.platform()) + ")";
    if (hash.isEmpty()) {
      return Optional.of(
          where
              + " does not carry GIT_HASH: its containers cannot say which commit they are"
              + inscription.revision().map(ImageFault::label).orElse(""));
    }
    if (!hash.get().equals(commit.value())) {
      return Optional.of(
          where
              + " carries another commit: GIT_HASH is %s, not %s"
                  .formatted(quoted(hash.get()), commit));
    }
    if (time.isEmpty()) {
      return Optional.of(where + " does not carry GIT_HEAD_EPOCH_TIME, the time of its commit");
    }
    return time.get().equals(seconds)
        ? Optional.empty()
        : Optional.of(
            where
                + " carries another time: GIT_HEAD_EPOCH_TIME is %s, and %s was committed at %s"
                    .formatted(quoted(time.get()), commit.abbreviated(), seconds));
  }

  private static String label(String revision) {
    return " (its label says %s, which a container cannot read)".formatted(quoted(revision));
  }

  private static String name(FoundImage found) {
    return "the image " + found.image().digest().abbreviated();
  }

  private static String quoted(String untrusted) {
    String harmless = POWER.matcher(untrusted).replaceAll("?");
    return harmless.length() <= QUOTED ? harmless : harmless.substring(0, QUOTED) + "…";
  }

  private static ImageFault lacking(String why, String arguments) {
    String lines = DOCKERFILE.lines().map("`%s`"::formatted).collect(Collectors.joining(", "));
    return new ImageFault(
        why,
        """
        # in the last stage of its Dockerfile:
        %s# and to whatever builds it:
        %s"""
            .formatted(DOCKERFILE, arguments),
        "The last stage of its Dockerfile needs %s; build it again with `%s`."
            .formatted(lines, arguments));
  }
}
