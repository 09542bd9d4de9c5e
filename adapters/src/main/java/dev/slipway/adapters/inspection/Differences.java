package dev.slipway.adapters.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** What is different between two task definitions, a line each; what may be secret is not said. */
final class Differences {
  private static final Pattern CONTAINER = Pattern.compile("containerDefinitions\\.([^.]+)\\.name");
  private static final Pattern IMAGE = Pattern.compile("containerDefinitions\\.([^.]+)\\.image");
  private static final Pattern SECRET =
      Pattern.compile(
          "containerDefinitions\\.([^.]+)\\.(?:logConfiguration\\.secretOptions|secrets)\\.(.+)\\.valueFrom");
  private static final Pattern VARIABLE =
      Pattern.compile("containerDefinitions\\.([^.]+)\\.environment\\.(.+)\\.value");

  /** Where people put passwords although they should not. */
  private static final Pattern MASKED =
      Pattern.compile(
          ".*\\.(command|entryPoint|environment|dockerLabels|options|systemControls|properties"
              + "|driverOpts|labels)\\..*");

  private static final Set<String> OURS = Set.of("GIT_HASH", "GIT_HEAD_EPOCH_TIME");
  private static final int LONGEST = 80;
  private static final String NOTHING = "nothing";

  private final Map<String, String> before;
  private final Map<String, String> after;
  private final boolean single;
  private final List<String> lines = new ArrayList<>();

  private Differences(SdkPojo before, SdkPojo after) {
    this.before = Fields.of(before);
    this.after = Fields.of(after);
    this.single = containers() == 1;
  }

  static List<String> between(SdkPojo before, SdkPojo after) {
    Differences differences = new Differences(before, after);
    Set<String> paths = new TreeSet<>(differences.before.keySet());
    paths.addAll(differences.after.keySet());
    paths.forEach(differences::add);
    return differences.lines;
  }

  private void add(String path) {
    @Nullable String was = before.get(path);
    @Nullable String is = after.get(path);
    if (path.endsWith(".name") || (was != null && was.equals(is))) {
      return;
    }
    lines.add(line(path, was, is));
  }

  /** How many containers either of them has. */
  private long containers() {
    return Stream.of(before, after)
        .flatMap(fields -> fields.keySet().stream())
        .map(CONTAINER::matcher)
        .filter(Matcher::matches)
        .map(container -> container.group(1))
        .distinct()
        .count();
  }

  private String line(String path, @Nullable String was, @Nullable String is) {
    Matcher image = IMAGE.matcher(path);
    if (image.matches()) {
      return "image%s: %s → %s".formatted(of(image), image(was), image(is));
    }
    Matcher secret = SECRET.matcher(path);
    if (secret.matches()) {
      return "secret %s%s: %s".formatted(secret.group(2), of(secret), Held.between(was, is));
    }
    Matcher variable = VARIABLE.matcher(path);
    if (variable.matches()) {
      return "variable %s%s: %s"
          .formatted(variable.group(2), of(variable), value(variable.group(2), was, is));
    }
    String said = path.replaceFirst("^containerDefinitions\\." + (single ? "[^.]+\\." : ""), "");
    return MASKED.matcher("." + path).matches()
        ? "%s: %s".formatted(said, masked(was, is))
        : "%s: %s → %s".formatted(said, shortened(was), shortened(is));
  }

  /** Which container, where there are several. */
  private String of(Matcher path) {
    return single ? "" : " of " + path.group(1);
  }

  private static String value(String name, @Nullable String was, @Nullable String is) {
    return OURS.contains(name)
        ? "%s → %s".formatted(shortened(was), shortened(is))
        : masked(was, is);
  }

  private static String masked(@Nullable String was, @Nullable String is) {
    if (was == null) {
      return "new (value not shown)";
    }
    return is == null ? "gone" : "changed (values not shown)";
  }

  private static String shortened(@Nullable String value) {
    if (value == null) {
      return NOTHING;
    }
    String said = value.replaceFirst("^([0-9a-f]{7})[0-9a-f]{33}$", "$1");
    return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
  }

  /** The last part of its name, with the commit of its tag or the start of its digest. */
  private static String image(@Nullable String reference) {
    if (reference == null) {
      return NOTHING;
    }
    String name = reference.substring(reference.lastIndexOf('/', reference.length()) + 1);
    return shortened(
        name.replaceFirst(":[^@]*@", "@")
            .replaceFirst("@sha256:([0-9a-f]{12})[0-9a-f]*$", "@$1")
            .replaceFirst(":([0-9a-f]{7})[0-9a-f]{33}$", ":$1"));
  }
}
