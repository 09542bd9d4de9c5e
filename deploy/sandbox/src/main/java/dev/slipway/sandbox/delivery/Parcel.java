package dev.slipway.sandbox.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One payload for the app. */
public record Parcel(Kind kind, ObjectNode payload) {

  /** The kinds of envelope, by Slack's name for them. */
  public enum Kind {
    EVENT("events_api", false),
    INTERACTION("interactive", true),
    SLASH_COMMAND("slash_commands", true);

    private final String envelopeType;
    private final boolean acceptsAnswer;

    Kind(String envelopeType, boolean acceptsAnswer) {
      this.envelopeType = envelopeType;
      this.acceptsAnswer = acceptsAnswer;
    }

    String envelopeType() {
      return envelopeType;
    }

    boolean acceptsAnswer() {
      return acceptsAnswer;
    }
  }

  /** Which delivery of the same payload this is; 0 is the first and has no reason. */
  public record Attempt(int number, String reason) {
    static final Attempt FIRST = new Attempt(0, "");
  }
}
