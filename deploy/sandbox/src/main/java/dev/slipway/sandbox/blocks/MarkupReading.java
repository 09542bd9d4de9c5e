package dev.slipway.sandbox.blocks;

import dev.slipway.sandbox.workspace.Markup;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's mrkdwn as the characters that a person reads. */
final class MarkupReading {
  private static final Pattern REFERENCE = Pattern.compile("<([^<>]+)>");
  private static final Pattern SHORTCODE = Pattern.compile(":([a-z0-9_+-]+):");
  private static final Pattern EMPHASIS =
      Pattern.compile("(?<![\\w*_~])([*_~])(?=\\S)([^*_~\\n]*?\\S)\\1(?![\\w*_~])");

  private final Names names;

  MarkupReading(Names names) {
    this.names = names;
  }

  Names names() {
    return names;
  }

  String plain(String mrkdwn) {
    String bare = EMPHASIS.matcher(mrkdwn).replaceAll("$2").replace("```", "").replace("`", "");
    Matcher reference = REFERENCE.matcher(bare);
    String named = reference.replaceAll(m -> Matcher.quoteReplacement(reference(m.group(1))));
    return Markup.unescape(emoji(named));
  }

  String emoji(String text) {
    return SHORTCODE
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(Emoji.character(m.group(1)).orElse(m.group())));
  }

  private String reference(String inside) {
    int bar = inside.indexOf('|');
    String target = bar < 0 ? inside : inside.substring(0, bar);
    String label = bar < 0 ? "" : inside.substring(bar + 1);
    if (target.startsWith("@")) {
      return "@" + names.user(target.substring(1));
    }
    if (target.startsWith("#")) {
      return "#" + names.channel(target.substring(1));
    }
    if (target.startsWith("!subteam^")) {
      return "@" + names.group(target.substring("!subteam^".length()));
    }
    if (target.startsWith("!date^")) {
      return label;
    }
    return target.startsWith("!") ? "@" + target.substring(1) : label.isEmpty() ? target : label;
  }
}
