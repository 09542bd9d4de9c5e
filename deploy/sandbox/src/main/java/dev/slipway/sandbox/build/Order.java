package dev.slipway.sandbox.build;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which commit becomes which image. All of it comes from the environment, none may be missing. */
record Order(String gitHash, Instant headTime, ImageReference image) {
  private static final Predicate<String> COMMIT =
      Pattern.compile("[0-9a-f]{40}").asMatchPredicate();
  private static final Predicate<String> SECONDS = Pattern.compile("\\d{1,11}").asMatchPredicate();

  static Order from(Map<String, String> environment) {
    String hash = demand(environment, "GIT_HASH", COMMIT, "a commit of 40 hexadecimal digits");
    String time = demand(environment, "GIT_HEAD_EPOCH_TIME", SECONDS, "seconds since 1970");
    String image =
        demand(environment, "IMAGE", _ -> true, "an image such as localhost:5000/shop:1");
    try {
      Instant head = Instant.ofEpochSecond(Long.parseLong(time));
      return new Order(hash, head, ImageReference.parse(image));
    } catch (InvalidImageReferenceException e) {
      throw new BuildFailed("IMAGE does not name an image", e);
    }
  }

  private static String demand(
      Map<String, String> environment, String name, Predicate<String> shape, String wanted) {
    String value = Optional.ofNullable(environment.get(name)).orElse("");
    if (value.isBlank()) {
      throw new BuildFailed(name + " is not set: it must be " + wanted);
    }
    if (!shape.test(value)) {
      throw new BuildFailed(name + " is '" + value + "': it must be " + wanted);
    }
    return value;
  }
}
