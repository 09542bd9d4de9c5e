package dev.slipway.bot.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What is running: {@code /version}.
 *
 * @param gitHash the commit of the bot itself, or {@code unknown}
 */
public record Version(String version, String gitHash, Instant startedAt) implements Part {
  private static final String RESOURCE = "/slipway-version.properties";
  private static final String UNKNOWN = "unknown";

  /**
   * @param environment its {@code GIT_HASH} counts more than the one that was noted by the build
   */
  public static Version of(Map<String, String> environment, Instant startedAt) {
    Properties noted = noted();
    return new Version(
        known(noted.getProperty("version")),
        known(environment.getOrDefault("GIT_HASH", noted.getProperty("git-hash", ""))),
        startedAt);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/version", context -> Answers.json(context, 200, json()));
  }

  private ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", version)
        .put("gitHash", gitHash)
        .put("startedAt", startedAt.toString());
  }

  private static Properties noted() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        properties.load(in);
      }
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A build that was not told a value leaves its placeholder. */
  private static String known(@Nullable String value) {
    return value == null || value.isBlank() || value.startsWith("${") ? UNKNOWN : value;
  }
}
