package dev.slipway.bot.config;

import static dev.slipway.bot.config.Forms.check;

import dev.slipway.bot.config.AppSettings.Way;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Section;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The block {@code jenkins} of how an app is built. */
final class JenkinsReader {
  /** What every build is given, so that nothing else may be called so. */
  private static final Set<String> OURS =
      Set.of("GIT_HASH", "GIT_HEAD_EPOCH_TIME", "IMAGE", "SLIPWAY_BUILD");

  private JenkinsReader() {}

  static Way.Jenkins read(Section jenkins) {
    return new Way.Jenkins(
        jenkins.required("url", "https://ci.example.com/jenkins/", JenkinsReader::address),
        jenkins.required("job", "team/shop-image", JenkinsReader::job),
        jenkins.required("username", "slipway", Forms::text),
        jenkins.required("token", "${JENKINS_TOKEN}", Secret::new),
        parameters(jenkins.section("parameters")));
  }

  private static URI address(String text) {
    URI address = Forms.address(text);
    check(address.getRawUserInfo() == null, "holds a login. Give it as username and token");
    check(
        Places.keepsSecrets(text),
        "\"%s\" would let others read the token on its way: it needs https://".formatted(text));
    return address;
  }

  private static String job(String text) {
    check(
        !text.contains("://") && !text.startsWith("job/") && !text.contains("/job/"),
        "\"%s\" is an address, not the full name of a job".formatted(text));
    return text;
  }

  private static Map<String, String> parameters(Section section) {
    Map<String, String> parameters = new LinkedHashMap<>();
    section
        .values()
        .forEach(
            (name, value) -> {
              if (OURS.contains(name)) {
                value.mistake("is what Slipway itself sends. Call it otherwise");
              }
              value.read("web", Forms::text).ifPresent(text -> parameters.put(name, text));
            });
    return parameters;
  }
}
