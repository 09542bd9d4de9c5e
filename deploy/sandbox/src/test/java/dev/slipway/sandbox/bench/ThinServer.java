package dev.slipway.sandbox.bench;

import static java.util.Objects.requireNonNull;

import dev.slipway.adapters.servers.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A server without a shell: it reads the settings of a script and answers as the script would. A
 * job takes the time that its kind takes here, and nothing of this machine.
 */
final class ThinServer {
  private static final Pattern SETTING = Pattern.compile("(?m)^([A-Z_]+)='(.*)'$");
  private static final String LAST_SETTING = "\nSETTINGS=";

  /** A job that was asked for, and how long it takes. */
  record Work(Job job, Instant began, Duration time, Map<String, String> settings) {
    Instant end() {
      return began.plus(time);
    }
  }

  private final String name;
  private final int port;
  private final Random random;
  private final Map<String, Work> works = new LinkedHashMap<>();
  private final Map<String, String> state = new HashMap<>();
  private int settled;

  /**
   * @param image what is live there, on blue
   */
  ThinServer(int number, int port, String image, String commit) {
    this.name = "web-" + number;
    this.port = port;
    this.random = new Random(number);
    state.putAll(Map.of("live", "blue", "blue_image", image, "blue_commit", commit));
    state.put("generation", "1");
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  /** The jobs whose step begins so, oldest first. */
  synchronized List<Work> works(String step) {
    return works.values().stream().filter(work -> work.job().step().startsWith(step)).toList();
  }

  /** What the script would say; a job that is awaited is waited for. */
  String answer(String script) throws InterruptedException {
    Map<String, String> settings = settings(script);
    if (script.endsWith("look\n")) {
      return look();
    }
    if (script.endsWith("stop_job\n")) {
      return "{\"stopped\":\"yes\"}";
    }
    Job job = Job.parse(requireNonNull(settings.get("JOB"))).orElseThrow();
    if (script.endsWith("find_job\n")) {
      return find(job, settings);
    }
    return report(begin(job, settings), settings);
  }

  private static Map<String, String> settings(String script) {
    return SETTING
        .matcher(script.substring(0, script.indexOf(LAST_SETTING) + 1))
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }

  private synchronized Work begin(Job job, Map<String, String> settings) {
    return works.computeIfAbsent(
        job.toString(), _ -> new Work(job, Instant.now(), time(job.step()), settings));
  }

  private Duration time(String step) {
    return Duration.ofMillis(
        switch (step) {
          case "pull" -> random.nextLong(1000, 3000);
          case "prepare" -> random.nextLong(3000, 8000);
          case "live", "back" -> 350;
          default -> 500;
        });
  }

  private String find(Job job, Map<String, String> settings) throws InterruptedException {
    Work work;
    synchronized (this) {
      work = works.get(job.toString());
    }
    return work == null ? "{\"none\":true}" : report(work, settings);
  }

  private static String report(Work work, Map<String, String> settings)
      throws InterruptedException {
    Instant now = Instant.now();
    Instant patience = now.plusSeconds(Long.parseLong(requireNonNull(settings.get("WAIT"))));
    Instant until = work.end().isBefore(patience) ? work.end() : patience;
    if (now.isBefore(until)) {
      Thread.sleep(Duration.between(now, until));
    }
    return Instant.now().isBefore(work.end())
        ? "{\"running\":true,\"step\":\"at work\",\"laps\":{},\"facts\":{}}"
        : "{\"exit\":0,\"step\":\"done\",\"laps\":{},\"facts\":{}}";
  }

  private synchronized String look() {
    settle();
    Map<String, String> fields = new LinkedHashMap<>(state);
    fields.put("applied", requireNonNull(state.get("generation")));
    fields.put("percent", "0");
    fields.put("maintenance", "off");
    Instant now = Instant.now();
    works.values().stream()
        .filter(work -> now.isBefore(work.end()))
        .findFirst()
        .ifPresent(work -> fields.put("busy", work.job().toString()));
    String well = "{\"healthy\":\"yes\",\"says\":\"yes\",\"why\":\"\"}";
    return fields.entrySet().stream()
            .map(field -> "\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining(",", "{", ""))
        + ",\"blue\":%s,\"green\":%s,\"pending\":[],\"clock\":%d}"
            .formatted(well, well, now.toEpochMilli());
  }

  /** What the jobs that have ended since the last look have changed. */
  private void settle() {
    List<Work> all = List.copyOf(works.values());
    while (settled < all.size() && !Instant.now().isBefore(all.get(settled).end())) {
      Work work = all.get(settled++);
      switch (work.job().step()) {
        case "prepare" -> hold(passive(), work.settings());
        case "live" -> turn(work.settings(), true);
        case "back" -> turn(work.settings(), false);
        default -> {}
      }
    }
  }

  private void hold(String color, Map<String, String> settings) {
    state.put(color + "_image", requireNonNull(settings.get("IMAGE")));
    state.put(color + "_commit", requireNonNull(settings.get("COMMIT")));
    state.put("release", requireNonNull(settings.get("RELEASE")));
    next();
  }

  /** The color of the build is live, or is not. */
  private void turn(Map<String, String> settings, boolean to) {
    boolean isThere =
        requireNonNull(settings.get("COMMIT"))
            .equals(state.get(requireNonNull(state.get("live")) + "_commit"));
    if (isThere != to) {
      state.put("live", passive());
      next();
    }
  }

  private void next() {
    state.merge("generation", "1", (old, one) -> String.valueOf(Integer.parseInt(old) + 1));
  }

  private String passive() {
    return "blue".equals(state.get("live")) ? "green" : "blue";
  }
}
