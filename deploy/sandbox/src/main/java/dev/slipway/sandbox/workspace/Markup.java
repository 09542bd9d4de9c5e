package dev.slipway.sandbox.workspace;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's three control characters, and what its composer and its API do to text. */
public final class Markup {
  private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt);");
  private static final Pattern KNOWN_REFERENCE =
      Pattern.compile(
          "<(?:@[UWB][A-Z0-9]+(?:\\|[^<>]*)?|#[CGD][A-Z0-9]+(?:\\|[^<>]*)?"
              + "|!(?:here|channel|everyone)(?:\\|[^<>]*)?|!subteam\\^S[A-Z0-9]+(?:\\|[^<>]*)?"
              + "|!date\\^\\d+\\^[^<>|]+\\|[^<>]+|(?:https?://|mailto:)[^<>\\s]+(?:\\|[^<>]*)?"
              + "|(?:https?://|mailto:)[^<>|\\s]+\\|[^<>]*)>");
  private static final Pattern AUTOLINK =
      Pattern.compile(
          "(?<url>https?://[^\\s<>|]+[^\\s<>|.,;:!?)'\"])"
              + "|(?<mail>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)"
              + "|(?<![\\w@./-])@(?<user>[\\w.-]*\\w)"
              + "|(?<![\\w#&/-])#(?<channel>[a-z0-9_-]+)"
              + "|(?<![\\w@./-])(?<host>(?:[A-Za-z0-9-]+\\.)+"
              + "(?:com|org|net|io|dev|app|sh|md|rs|py|co|ai|me|cloud|git))(?![\\w./-])");

  private Markup() {}

  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  public static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /**
   * What an app's text becomes: known references stay alive, every other control character is
   * escaped.
   */
  public static String sent(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Matcher reference = KNOWN_REFERENCE.matcher(text);
    int from = 0;
    while (reference.find()) {
      out.append(escapeOnce(text.substring(from, reference.start()))).append(reference.group());
      from = reference.end();
    }
    return out.append(escapeOnce(text.substring(from))).toString();
  }

  private static String escapeOnce(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Matcher entity = ENTITY.matcher(text);
    int from = 0;
    while (entity.find()) {
      out.append(escape(text.substring(from, entity.start()))).append(entity.group());
      from = entity.end();
    }
    return out.append(escape(text.substring(from))).toString();
  }

  /**
   * What a person typed, as an app receives it: escaped, with links, mentions and channels wrapped.
   */
  public static String typed(String raw, Workspace workspace) {
    StringBuilder out = new StringBuilder(raw.length());
    Matcher link = AUTOLINK.matcher(raw);
    int from = 0;
    while (link.find()) {
      out.append(escape(raw.substring(from, link.start()))).append(wrapped(link, workspace));
      from = link.end();
    }
    return out.append(escape(raw.substring(from))).toString();
  }

  private static String wrapped(Matcher link, Workspace workspace) {
    String found = escape(link.group());
    if (link.group("url") != null) {
      return "<" + found + ">";
    }
    if (link.group("mail") != null) {
      return "<mailto:" + found + "|" + found + ">";
    }
    if (link.group("host") != null) {
      return "<http://" + found + "|" + found + ">";
    }
    return link.group("user") != null
        ? mention(link.group("user"), workspace).orElse(found)
        : channel(link.group("channel"), workspace).orElse(found);
  }

  private static Optional<String> mention(String name, Workspace workspace) {
    String wanted = name.toLowerCase(Locale.ROOT);
    if (workspace.plan().bot().name().equals(wanted)) {
      return Optional.of("<@" + workspace.botUser() + ">");
    }
    Optional<String> person =
        workspace.plan().people().stream()
            .filter(p -> p.name().toLowerCase(Locale.ROOT).equals(wanted))
            .map(p -> "<@" + p.id() + ">")
            .findFirst();
    return person.or(
        () ->
            workspace.plan().groups().stream()
                .filter(g -> g.handle().equals(wanted))
                .map(g -> "<!subteam^" + g.id() + "|@" + g.handle() + ">")
                .findFirst());
  }

  private static Optional<String> channel(String name, Workspace workspace) {
    return workspace.channels().stream()
        .filter(c -> !c.isDirect() && c.name().equals(name))
        .map(c -> "<#" + c.id() + "|" + c.name() + ">")
        .findFirst();
  }
}
