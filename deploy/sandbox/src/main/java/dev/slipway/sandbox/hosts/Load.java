package dev.slipway.sandbox.hosts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Users in a hurry: each request is a new connection, each user keeps a cookie. */
public final class Load implements AutoCloseable {
  private static final int PATIENCE = (int) Duration.ofSeconds(10).toMillis();

  /** Between two requests of one user: a steady load, not the most that this machine can bear. */
  private static final long BREATH = Duration.ofMillis(20).toNanos();

  private static final int HTTP = 80;

  private final List<InetSocketAddress> sites;
  private final Map<String, LongAdder> versions = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean going = new AtomicBoolean(true);

  private Load(List<InetSocketAddress> sites) {
    this.sites = List.copyOf(sites);
  }

  /** Users who go on until it is closed. */
  public static Load begin(List<RealHost> hosts, int users) {
    return beginAt(sites(hosts), users);
  }

  /** Users of sites, wherever they are, who go on until it is closed. */
  public static Load beginAt(List<InetSocketAddress> sites, int users) {
    Load load = new Load(sites);
    for (int user = 0; user < users; user++) {
      Thread.ofVirtual().name("user-" + user).start(load::hurry);
    }
    return load;
  }

  /** Answers of one request each by so many users, side by side; by user. */
  public static Map<Integer, String> each(List<RealHost> hosts, int users, int sideBySide) {
    return eachAt(sites(hosts), users, sideBySide);
  }

  /** As {@link #each}, of sites wherever they are. */
  public static Map<Integer, String> eachAt(
      List<InetSocketAddress> sites, int users, int sideBySide) {
    Load load = new Load(sites);
    Map<Integer, String> answers = new ConcurrentHashMap<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < sideBySide; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int n = load.next.getAndIncrement();
                        n < users;
                        n = load.next.getAndIncrement()) {
                      answers.put(n, load.ask(n));
                    }
                  }));
    }
    threads.forEach(Load::join);
    if (!load.failures.isEmpty()) {
      throw new IllegalStateException("failed: " + load.failures.peek());
    }
    return answers;
  }

  /** Requests that were answered, by version. */
  public Map<String, Long> versions() {
    Map<String, Long> counts = new TreeMap<>();
    versions.forEach((version, count) -> counts.put(version, count.sum()));
    return counts;
  }

  /** What went wrong, each with its cause. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  private void hurry() {
    while (going.get()) {
      ask(next.getAndIncrement());
      LockSupport.parkNanos(BREATH);
    }
  }

  private String ask(int user) {
    InetSocketAddress site = sites.get(user % sites.size());
    try {
      String version = request(site, user);
      versions.computeIfAbsent(version, v -> new LongAdder()).increment();
      return version;
    } catch (IOException e) {
      failures.add("user %d at %s: %s".formatted(user, site, e));
      return "";
    }
  }

  private static List<InetSocketAddress> sites(List<RealHost> hosts) {
    return hosts.stream().map(host -> new InetSocketAddress(host.host(), HTTP)).toList();
  }

  private static String request(InetSocketAddress site, int user) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(site, PATIENCE);
      socket.setSoTimeout(PATIENCE);
      socket
          .getOutputStream()
          .write(
              "GET /version HTTP/1.1\r\nHost: shop.example.com\r\nCookie: sessionid=u%d\r\nConnection: close\r\n\r\n"
                  .formatted(user)
                  .getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), ISO_8859_1);
      if (!answer.startsWith("HTTP/1.1 200 ")) {
        throw new IOException(
            answer.isEmpty() ? "no answer" : answer.lines().findFirst().orElse(""));
      }
      return answer.substring(answer.indexOf("\r\n\r\n") + 4).strip();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    going.set(false);
  }
}
