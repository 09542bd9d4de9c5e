package dev.slipway.bot.card;

/** Shortens what is ready to be sent, and leaves entities, mentions and characters whole. */
final class Cut {
  private static final String ELLIPSIS = "…";

  private Cut() {}

  /** At most so many characters; a text that was cut ends with an ellipsis. */
  static String to(String markup, int limit) {
    return markup.length() <= limit
        ? markup
        : markup.substring(0, whole(markup, limit - ELLIPSIS.length())) + ELLIPSIS;
  }

  /** The same for lines: only whole ones stay if that is possible; an open code block is closed. */
  static String lines(String markup, int limit) {
    if (markup.length() <= limit) {
      return markup;
    }
    int room = limit - 10;
    int end = markup.lastIndexOf('\n', room);
    String kept = markup.substring(0, end > 0 ? end : whole(markup, room));
    boolean open = (kept.split("```", -1).length & 1) == 0;
    return kept + (open ? "\n```" : "\n") + ELLIPSIS;
  }

  /** The last place up to there at which nothing is cut in two. */
  private static int whole(String markup, int end) {
    int place = before(markup, '&', ';', before(markup, '<', '>', end));
    return place > 0 && mustNotEndWith(markup.charAt(place - 1)) ? place - 1 : place;
  }

  /** Half a character; an underscore, which at the edge of a word begins italics. */
  private static boolean mustNotEndWith(char last) {
    return Character.isHighSurrogate(last) || last == '_';
  }

  private static int before(String markup, char first, char last, int end) {
    int begins = markup.lastIndexOf(first, end - 1);
    return begins >= 0 && markup.indexOf(last, begins) >= end ? begins : end;
  }
}
