package dev.slipway.bot.intake;

/** What the door itself says to people, always in private. */
public final class Remarks {
  static final String SHARED_CHANNEL =
      "Refused: this channel is shared with another company, and I take commands only inside our"
          + " own. Ask again in an internal channel or in a direct message to me.";
  static final String FOREIGN =
      "Refused: you belong to another workspace, and I take commands only from members of mine. Ask"
          + " somebody there.";
  public static final String TRY_AGAIN =
      "Broken: I cannot reach my database, so nothing was done. Try again in a minute.";

  private Remarks() {}

  static String tooOld(Asked asked) {
    String what =
        switch (asked) {
          case Asked.Typed typed -> "`" + SlackText.escape(typed.text().replace("`", ""), 80) + "`";
          case Asked.Clicked _ -> "your click";
        };
    return "Refused: %s reached me more than %d minutes late, so I did nothing. Ask again if you still want it."
        .formatted(what, PayloadReader.TOO_OLD.toMinutes());
  }
}
