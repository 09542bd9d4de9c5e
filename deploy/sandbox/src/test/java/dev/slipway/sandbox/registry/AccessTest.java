package dev.slipway.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final String PASSWORD = Access.authorization("ci", "secret");

  @Test
  void basicAsksForThePassword() throws Exception {
    try (var registry = RegistryStandIn.start(0, new Access.Basic("ci", "secret"));
        var http = new Http(registry)) {
      var refused = http.get("/v2/");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
      assertThat(http.get("/v2/", "Authorization", PASSWORD).statusCode()).isEqualTo(200);
      String wrong = Access.authorization("ci", "guess");
      assertThat(http.get("/v2/", "Authorization", wrong).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void tokenOpensOnlyWhatItWasAskedFor() throws Exception {
    try (var registry = RegistryStandIn.start(0, new Access.Bearer("ci", "secret"));
        var http = new Http(registry)) {
      String challenge =
          http.get("/v2/shop/tags/list").headers().firstValue("WWW-Authenticate").orElseThrow();
      assertThat(challenge).contains("scope=\"repository:shop:pull\"");
      String realm = "/token?service=x&scope=repository:shop:pull";
      assertThat(http.get(realm).statusCode()).isEqualTo(401);

      String bearer = "Bearer " + token(http.get(realm, "Authorization", PASSWORD).body());
      var list = http.get("/v2/shop/tags/list", "Authorization", bearer);
      assertThat(list.body()).contains("NAME_UNKNOWN");
      var push = http.send("POST", "/v2/shop/blobs/uploads/", "", "Authorization", bearer);
      assertThat(push.statusCode()).isEqualTo(401);
    }
  }

  private static String token(String json) {
    Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"").matcher(json);
    return Optional.of(token).filter(Matcher::find).orElseThrow().group(1);
  }
}
