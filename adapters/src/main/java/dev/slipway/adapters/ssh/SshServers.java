package dev.slipway.adapters.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/**
 * Runs scripts on servers, with one connection to each that is kept and shared by up to eight
 * scripts. Safe for many threads. Closing it ends all connections; a script that is waited for then
 * is {@link Unavailable}, and what it started on its server goes on there.
 */
public final class SshServers implements AutoCloseable {
  /** Bytes of each stream that are kept. */
  public static final int OUTPUT_LIMIT = 256 * 1024;

  private static final String SHELL = "bash -s";

  private final Connector connector;
  private final Map<SshAddress, Link> links = new ConcurrentHashMap<>();

  public SshServers(SshSettings settings) {
    this.connector = new Connector(settings);
  }

  /**
   * Sends a script to the standard input of {@code bash -s} and waits for its end.
   *
   * @param deadline for the script itself, after the server was reached
   * @throws Unavailable the server was not reached, or the connection was cut: nothing is known of
   *     what the script did
   * @throws Denied the server will not let us in until somebody does what the message says
   */
  public Ran run(SshAddress server, String script, Duration deadline) {
    Link link = link(server);
    link.enter();
    try {
      return run(session(server), script, deadline);
    } catch (IOException | IllegalStateException e) {
      // Nobody can tell a dead connection from a slow one: the next script gets a new one.
      link.drop();
      throw new Unavailable(server.toString(), SshFailure.said(e), e);
    } finally {
      link.leave();
    }
  }

  private static Ran run(ClientSession session, String script, Duration deadline)
      throws IOException {
    try (ChannelExec channel = session.createExecChannel(SHELL)) {
      Bounded output = new Bounded(OUTPUT_LIMIT);
      Bounded errors = new Bounded(OUTPUT_LIMIT);
      channel.setOut(output);
      channel.setErr(errors);
      channel.open().verify(deadline);
      send(channel, script);
      Set<ClientChannelEvent> seen =
          channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), deadline);
      return new Ran(code(channel, seen, deadline), output.text(), errors.text());
    }
  }

  private ClientSession session(SshAddress server) {
    return link(server).session(connector, this::session);
  }

  private Link link(SshAddress server) {
    return links.computeIfAbsent(server, Link::new);
  }

  private static void send(ChannelExec channel, String script) throws IOException {
    try (OutputStream input = channel.getInvertedIn()) {
      input.write(script.getBytes(UTF_8));
    }
  }

  private static int code(ChannelExec channel, Set<ClientChannelEvent> seen, Duration deadline)
      throws IOException {
    if (seen.contains(ClientChannelEvent.TIMEOUT)) {
      throw new IOException("the script has not ended after %d s".formatted(deadline.toSeconds()));
    }
    Integer code = channel.getExitStatus();
    if (code == null) {
      String signal = channel.getExitSignal();
      throw new IOException(
          signal == null ? "the connection was cut" : "the shell was ended by " + signal);
    }
    return code;
  }

  /** Ends every connection at once. */
  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("failed to close the connections to servers", e);
    }
  }
}
