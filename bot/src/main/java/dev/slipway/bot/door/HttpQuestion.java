package dev.slipway.bot.door;

import java.util.Map;
import java.util.TreeMap;

/**
 * A request that claims to come from Slack.
 *
 * @param headers the first value of each; their names in any case
 * @param body as it came over the wire: the signature is over these bytes
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record HttpQuestion(Map<String, String> headers, byte[] body) {
  public HttpQuestion {
    Map<String, String> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    inAnyCase.putAll(headers);
    headers = inAnyCase;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
