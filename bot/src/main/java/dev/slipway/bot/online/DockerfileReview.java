package dev.slipway.bot.online;

import dev.slipway.core.build.ImageFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a Dockerfile takes the commit and its time, insists on them, and hands them to the
 * containers. Reads the stage that is built and the stages that it begins from; any stage may
 * insist, because one without a shell cannot.
 */
public final class DockerfileReview {
  private static final List<String> NAMES = List.of("GIT_HASH", "GIT_HEAD_EPOCH_TIME");

  private final List<String> built;
  private final List<String> all;

  private DockerfileReview(List<String> built, List<String> all) {
    this.built = built;
    this.all = all;
  }

  /**
   * @param target the stage that is built; empty for the last one
   * @return what is missing and the lines to write; empty when all is well
   */
  public static Optional<String> of(String dockerfile, Optional<String> target) {
    DockerfileReview review =
        new DockerfileReview(
            DockerfileStages.read(dockerfile, target), DockerfileStages.instructions(dockerfile));
    List<String> missing = new ArrayList<>();
    NAMES.forEach(name -> missing.addAll(review.missing(name)));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s. It needs, at the end of the stage that is built:%n%s"
                .formatted(String.join("; ", missing), ImageFault.DOCKERFILE)
                .stripTrailing());
  }

  private List<String> missing(String name) {
    if (!has(built, "ARG", "(?s).*\\b%s\\b.*", name)) {
      return List.of("there is no ARG %s".formatted(name));
    }
    List<String> missing = new ArrayList<>();
    if (!has(all, "RUN", "(?s).*(-n|-z)\\W{0,4}\\$\\{?%1$s\\b.*|.*\\$\\{%1$s:?\\?.*", name)) {
      missing.add(
          "ARG %1$s has no RUN test -n \"$%1$s\", so a build without it passes".formatted(name));
    }
    if (!has(built, "ENV", "(?s).*\\b%s\\b[= ].*", name)) {
      missing.add("there is no ENV %1$s=$%1$s, so containers do not get it".formatted(name));
    }
    return missing;
  }

  private static boolean has(
      List<String> instructions, String instruction, String form, String name) {
    Pattern pattern =
        Pattern.compile("(?i:%s)\\s(%s)".formatted(instruction, form.formatted(name)));
    return instructions.stream().anyMatch(line -> pattern.matcher(line).matches());
  }
}
