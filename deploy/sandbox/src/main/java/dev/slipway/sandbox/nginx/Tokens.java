package dev.slipway.sandbox.nginx;

import java.util.ArrayList;
import java.util.List;

/** The words of a configuration file, with the lines they stand in. */
final class Tokens {
  /**
   * One of them.
   *
   * @param isSign whether it is one of <code>{ } ;</code>
   */
  record Token(String text, int line, boolean isSign) {
    boolean is(String sign) {
      return isSign && text.equals(sign);
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private Tokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) {
    Tokens tokens = new Tokens(text);
    while (tokens.at < text.length()) {
      tokens.next();
    }
    return List.copyOf(tokens.tokens);
  }

  private void next() {
    char first = text.charAt(at);
    if (first == '\n') {
      line++;
      at++;
    } else if (Character.isWhitespace(first)) {
      at++;
    } else if (first == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if ("{};".indexOf(first) >= 0) {
      tokens.add(new Token(String.valueOf(first), line, true));
      at++;
    } else if (first == '"' || first == '\'') {
      quoted(first);
    } else {
      word();
    }
  }

  private void quoted(char quote) {
    int began = line;
    StringBuilder word = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      if (text.charAt(at) == '\n') {
        line++;
      }
      if (text.startsWith("\\n", at)) {
        word.append('\n');
        at++;
      } else if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        word.append(text.charAt(++at));
      } else {
        word.append(text.charAt(at));
      }
    }
    at++;
    tokens.add(new Token(word.toString(), began, false));
  }

  private void word() {
    int began = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && ";{".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    tokens.add(new Token(text.substring(began, at), line, false));
  }
}
