package dev.slipway.sandbox.webapi;

import java.time.Instant;
import java.util.Map;

/**
 * One call that reached the Web API.
 *
 * @param parameters the arguments that tell calls apart: channel, ts, thread_ts, user, text and
 *     such
 * @param outcome {@code ok}, Slack's error code, {@code cut} or {@code away}
 */
public record ApiCall(String method, Instant at, Map<String, String> parameters, String outcome) {
  public ApiCall {
    parameters = Map.copyOf(parameters);
  }

  public boolean wasOk() {
    return outcome.equals("ok");
  }
}
