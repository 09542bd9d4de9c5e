package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Person;
import java.io.PrintWriter;

/** Prints a conversation in plain text. */
final class Transcript {
  private final PrintWriter out;

  Transcript(PrintWriter out) {
    this.out = out;
  }

  void scene(String title) {
    out.printf("%n── %s %s%n", title, "─".repeat(Math.max(3, 74 - title.length())));
    out.flush();
  }

  void types(Person person, String channel, String text) {
    out.printf("%n%s in %s%n  %s%n", person.displayName(), channel, text);
    out.flush();
  }

  void clicks(Person person, String button) {
    out.printf("%n%s clicks [%s] and says Yes%n", person.displayName(), button);
    out.flush();
  }

  /** A message with its thread. */
  void shows(String where, Message message) {
    out.printf("%n%s in %s%n", message.authorName(), where);
    indented("  ", message.plain());
    message.replies().forEach(reply -> indented("    ↳ ", reply.plain()));
    out.flush();
  }

  void says(String text) {
    out.printf("%n%s%n", text);
    out.flush();
  }

  private void indented(String margin, String text) {
    String further = " ".repeat(margin.length());
    String begin = margin;
    for (String line : text.lines().toList()) {
      out.println(begin + line);
      begin = further;
    }
  }
}
