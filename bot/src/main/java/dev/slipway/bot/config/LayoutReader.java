package dev.slipway.bot.config;

import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import dev.slipway.core.app.AppName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The block {@code servers} of an environment: how the app is laid out on each of its servers. */
final class LayoutReader {
  static final String EXAMPLE = "servers: { port: 18100, health: /up, version: /version }";
  static final String PORT = "18100";
  static final String DIRECTORY = "/srv/slipway";

  private static final Pattern ABSOLUTE = Pattern.compile("(/[A-Za-z0-9._-]+)+");
  private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_]+");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]+");
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e]*");
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private LayoutReader() {}

  static ServerApp read(AppName app, Section servers) {
    return new ServerApp(
        app,
        servers.usually("directory", DIRECTORY, LayoutReader::directory),
        servers.required("port", PORT, LayoutReader::port),
        servers.usually(
            "cookie",
            "sessionid",
            text -> form(COOKIE, text, "the name of a cookie: letters, digits, _")),
        servers.usually("host", "localhost", text -> form(HOST, text, "the name of a host")),
        servers.required("health", "/up", LayoutReader::path),
        servers.required("version", "/version", LayoutReader::path),
        servers.usually("web", "web", LayoutReader::service),
        services(servers.find("workers"), "worker"),
        services(servers.find("cron"), "cron"),
        limits(servers));
  }

  /** The first of the five ports of an app. */
  static int port(String text) {
    return Forms.number(1024, 65_531).apply(text);
  }

  static String directory(String text) {
    return form(ABSOLUTE, text, "a whole path of letters, digits, dots, - and _");
  }

  private static ServerApp.Limits limits(Section servers) {
    return new ServerApp.Limits(
        servers.usually("minimum-free", "2GB", Forms::size),
        servers.usually("healthy-within", "2m", upTo(Duration.ofHours(1))),
        servers.usually("answer-within", "5s", upTo(Duration.ofMinutes(1))),
        servers.usually("drain-within", "60s", upTo(Duration.ofHours(1))));
  }

  private static Function<String, Duration> upTo(Duration most) {
    return text -> Forms.duration(text, Duration.ofSeconds(1), most);
  }

  private static List<String> services(Optional<Value> value, String example) {
    return value.stream()
        .flatMap(list -> list.items().stream())
        .flatMap(each -> each.read(example, LayoutReader::service).stream())
        .toList();
  }

  private static String service(String text) {
    return form(SERVICE, text, "the name of a compose service");
  }

  private static String path(String text) {
    return form(PATH, text, "a path of the app; it begins with a slash");
  }

  private static String form(Pattern form, String text, String what) {
    Forms.check(form.matcher(text).matches(), "\"%s\" is not %s".formatted(text, what));
    return text;
  }
}
