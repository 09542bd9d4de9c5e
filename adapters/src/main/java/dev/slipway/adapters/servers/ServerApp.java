package dev.slipway.adapters.servers;

import dev.slipway.core.app.AppName;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An app as all of its servers have it.
 *
 * @param root the directory below which the app has its own, usually {@code /srv/slipway}
 * @param port the first of five loopback ports: answers of nginx, blue, green, passive, closed
 * @param cookie the name of the cookie that keeps a person on one color
 * @param site the {@code Host} that is asked for, where the app insists on one
 * @param health a path that answers 2xx when the app is well
 * @param version a path whose answer names the commit, in head or body
 * @param web the compose service that serves people
 * @param workers the compose services that every server runs in the live color
 * @param cron the compose services that one server runs in the live color
 */
public record ServerApp(
    AppName name,
    String root,
    int port,
    String cookie,
    String site,
    String health,
    String version,
    String web,
    List<String> workers,
    List<String> cron,
    Limits limits) {
  private static final Pattern ROOT = Pattern.compile("(/[A-Za-z0-9._-]+)+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");
  private static final Pattern SITE = Pattern.compile("[A-Za-z0-9.:-]+");
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e]*");
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /**
   * What a server may need.
   *
   * @param minimumFree bytes that must be free where docker keeps its images before a pull
   * @param healthy from the start of a container until it is healthy
   * @param answer for one question to the app
   * @param drain for nginx to let its old connections end
   */
  public record Limits(long minimumFree, Duration healthy, Duration answer, Duration drain) {
    /** 2 GiB, 120 s, 5 s, 60 s. */
    public static final Limits USUAL =
        new Limits(
            2L << 30, Duration.ofSeconds(120), Duration.ofSeconds(5), Duration.ofSeconds(60));
  }

  public ServerApp {
    demand(ROOT, root, "the directory of the app");
    demand(WORD, cookie, "the cookie");
    demand(SITE, site, "the site");
    demand(PATH, health, "the path of health");
    demand(PATH, version, "the path of the version");
    workers = List.copyOf(workers);
    cron = List.copyOf(cron);
    Stream.of(List.of(web), workers, cron)
        .flatMap(List::stream)
        .forEach(service -> demand(SERVICE, service, "the compose service"));
    if (port < 1024 || port > 65531) {
      throw new IllegalArgumentException("port %d: 1024 to 65531".formatted(port));
    }
  }

  /** The same app on a server where other things have its place. */
  public ServerApp at(String otherRoot, int otherPort) {
    return new ServerApp(
        name, otherRoot, otherPort, cookie, site, health, version, web, workers, cron, limits);
  }

  /** Where this app has its files. */
  public String directory() {
    return root + "/" + name;
  }

  static void demand(Pattern form, String value, String what) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("%s is \"%s\", not %s".formatted(what, value, form));
    }
  }
}
