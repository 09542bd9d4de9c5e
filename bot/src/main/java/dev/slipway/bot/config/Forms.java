package dev.slipway.bot.config;

import dev.slipway.core.build.ImageName;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values are written. Each throws {@link IllegalArgumentException} and says what it saw. */
final class Forms {
  private static final Pattern DURATION =
      Pattern.compile("(?=\\d)((\\d{1,4})d)?((\\d{1,4})h)?((\\d{1,6})m)?((\\d{1,8})s)?");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(GB|MB)");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}");
  private static final Pattern IMAGE =
      Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+");
  private static final Pattern AWS_NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final Pattern OWNER_AND_NAME = Pattern.compile("[\\w.-]+/[\\w.-]+");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern EMAIL = Pattern.compile("[^\\s<>@]+@[^\\s<>@]+");
  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+/[a-z0-9]+(/[a-z0-9]+)?");

  private Forms() {}

  static String text(String text) {
    return text;
  }

  static boolean flag(String text) {
    check(
        Set.of("true", "false").contains(text), "\"%s\" is neither true nor false".formatted(text));
    return text.equals("true");
  }

  static Function<String, Integer> number(int least, int most) {
    return text -> {
      check(text.matches("-?\\d{1,9}"), "\"%s\" is not a number".formatted(text));
      int number = Integer.parseInt(text);
      check(
          number >= least && number <= most,
          "%d is not between %d and %d".formatted(number, least, most));
      return number;
    };
  }

  /** An address to which a token is sent, without a slash at its end. */
  static URI apiAddress(String text) {
    URI uri = address(text.replaceFirst("/+$", ""));
    check(uri.getRawUserInfo() == null, "holds a login, which does not belong into an address");
    check(
        Places.keepsSecrets(text),
        "\"%s\" would show the token to others on the way. Use https://".formatted(text));
    return uri;
  }

  static String ownerAndName(String text) {
    check(
        OWNER_AND_NAME.matcher(text).matches(),
        "\"%s\" is not a repository with its owner".formatted(text));
    return text;
  }

  static Duration duration(String text, Duration least, Duration most) {
    Matcher parts = DURATION.matcher(text);
    check(parts.matches(), "\"%s\" is not a duration".formatted(text));
    Duration duration =
        Duration.ofDays(number(parts.group(2)))
            .plusHours(number(parts.group(4)))
            .plusMinutes(number(parts.group(6)))
            .plusSeconds(number(parts.group(8)));
    check(
        duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0,
        "%s is not between %s and %s".formatted(text, said(least), said(most)));
    return duration;
  }

  /** In bytes. */
  static long size(String text) {
    Matcher parts = SIZE.matcher(text);
    check(parts.matches(), "\"%s\" is not a size".formatted(text));
    long megabytes = Long.parseLong(parts.group(1)) * (parts.group(2).equals("GB") ? 1000 : 1);
    check(megabytes >= 100, text + " is less than 100MB");
    return megabytes * 1_000_000;
  }

  static Path path(String text) {
    return Path.of(text);
  }

  static String pathInRepository(String text) {
    Path path = Path.of(text);
    check(
        !path.isAbsolute() && !path.normalize().startsWith(".."),
        "\"%s\" is not a path within the repository".formatted(text));
    return text;
  }

  static URI address(String text) {
    URI uri = URI.create(text);
    check(
        uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme())),
        "\"%s\" is not an address with http:// or https://".formatted(text));
    return uri;
  }

  static String region(String text) {
    check(
        REGION.matcher(text).matches(), "\"%s\" is not the name of an AWS region".formatted(text));
    return text;
  }

  static String awsName(String text) {
    check(
        AWS_NAME.matcher(text).matches(),
        "\"%s\" is not a short name: 1 to 255 letters, digits, - and _, no ARN".formatted(text));
    return text;
  }

  /**
   * @param prefixes the letters with which such an id may begin
   */
  static Function<String, String> slackId(String prefixes, String what) {
    Pattern form = Pattern.compile("[" + prefixes + "][A-Z0-9]{2,20}");
    return text -> {
      check(
          form.matcher(text).matches(), "\"%s\" is not the id of a Slack %s".formatted(text, what));
      return text;
    };
  }

  static ImageName image(String text) {
    check(
        IMAGE.matcher(text).matches(),
        "\"%s\" is not a registry and a repository without a tag".formatted(text));
    return new ImageName(text);
  }

  static String glob(String text) {
    FileSystems.getDefault().getPathMatcher("glob:" + text);
    return text;
  }

  static String variable(String text) {
    check(VARIABLE.matcher(text).matches(), "\"%s\" is not the name of a variable".formatted(text));
    return text;
  }

  static String platform(String text) {
    check(PLATFORM.matcher(text).matches(), "\"%s\" is not a platform".formatted(text));
    return text;
  }

  static String personName(String text) {
    check(
        text.chars().noneMatch(c -> c < ' ' || c == '<' || c == '>'),
        "\"%s\" cannot be written into a commit".formatted(text));
    return text;
  }

  static String email(String text) {
    check(EMAIL.matcher(text).matches(), "\"%s\" is not an email address".formatted(text));
    return text;
  }

  static void check(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  static String said(Duration duration) {
    if (duration.toSeconds() < 60) {
      return duration.toSeconds() + "s";
    }
    return duration.toMinutes() < 60
        ? duration.toMinutes() + "m"
        : duration.toHours() < 24 ? duration.toHours() + "h" : duration.toDays() + "d";
  }
}
