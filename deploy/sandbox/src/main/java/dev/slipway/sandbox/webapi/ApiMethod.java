package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One method of the Web API.
 *
 * @param scope the bot scope that it needs, if any
 * @param perMinute Slack's limit
 */
record ApiMethod(String name, Token token, Optional<String> scope, int perMinute, Body body) {

  /** Which token a method takes. */
  enum Token {
    BOT,
    APP
  }

  /** Answers without the {@code ok} field, or throws {@link ApiFailure}. */
  interface Body {
    ObjectNode answer(Call call);
  }

  /** Slack's tiers, in calls per minute. */
  static final class Tier {
    static final int TWO = 20;
    static final int THREE = 50;
    static final int FOUR = 100;
    static final int SPECIAL = 600;

    private Tier() {}
  }

  static ApiMethod bot(String name, String scope, int perMinute, Body body) {
    return new ApiMethod(name, Token.BOT, Optional.of(scope), perMinute, body);
  }

  static ApiMethod open(String name, int perMinute, Body body) {
    return new ApiMethod(name, Token.BOT, Optional.empty(), perMinute, body);
  }
}
