package dev.slipway.bot.online;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instructions of a Dockerfile that end up in the image. */
final class DockerfileStages {
  private static final Pattern FROM =
      Pattern.compile("(?i)FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?\\s*");

  private final Map<String, List<String>> named = new HashMap<>();
  private List<String> last = new ArrayList<>();

  private DockerfileStages() {}

  /**
   * @param target a stage; empty, or one that is not there, for the last one
   * @return those of the stage and of the stages that it begins from, each in one line
   */
  static List<String> read(String dockerfile, Optional<String> target) {
    DockerfileStages stages = new DockerfileStages();
    instructions(dockerfile).forEach(stages::add);
    return target.map(name -> stages.named.get(name.toLowerCase(Locale.ROOT))).orElse(stages.last);
  }

  /**
   * A stage that begins from another one has what that has; its arguments are its own in docker.
   */
  private void add(String instruction) {
    Matcher from = FROM.matcher(instruction);
    if (!from.matches()) {
      last.add(instruction);
      return;
    }
    String base = from.group(1).toLowerCase(Locale.ROOT);
    last = new ArrayList<>(named.getOrDefault(base, List.of()));
    String name = from.group(2);
    if (name != null) {
      named.put(name.toLowerCase(Locale.ROOT), last);
    }
  }

  /** Each in one line, without comments. */
  static List<String> instructions(String dockerfile) {
    List<String> instructions = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : dockerfile.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      boolean goesOn = line.endsWith("\\");
      open.append(goesOn ? line.substring(0, line.length() - 1) : line).append(' ');
      if (!goesOn) {
        instructions.add(open.toString().strip());
        open.setLength(0);
      }
    }
    return instructions;
  }
}
