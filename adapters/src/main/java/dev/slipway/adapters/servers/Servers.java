package dev.slipway.adapters.servers;

import dev.slipway.adapters.ssh.Ran;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Does jobs of an app on its servers and reads how it is there. A job runs on its server apart from
 * the connection, under the lock of the app and the fence. Safe for many threads.
 */
public final class Servers {
  /** A server that was reached answers a question within this time. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final SshServers ssh;
  private final InstantSource clock;

  public Servers(SshServers ssh, InstantSource clock) {
    this.ssh = ssh;
    this.clock = clock;
  }

  /**
   * Starts a job, or finds the one that was started before, and waits a while for its end.
   *
   * @param fence of the lease under which this is asked; the server refuses an older one
   * @param wait for its end; whole seconds, 0 looks only after it was started
   */
  public Outcome act(
      SshAddress server, ServerApp app, Job job, Fence fence, ServerAction action, Duration wait) {
    ScriptSettings settings =
        ScriptSettings.of(app).job(job, fence, clock.instant(), wait).action(action);
    try {
      return Answers.outcome(ssh.run(server, Scripts.act(settings, action), wait.plus(ANSWER)));
    } catch (Unavailable e) {
      return new Outcome.Unreachable(e.said());
    } catch (Denied e) {
      return new Outcome.ShutOut(e.why());
    }
  }

  /**
   * What became of a job; changes nothing.
   *
   * @param wait for its end, where it is under way; whole seconds
   * @return empty when it was never begun, or was killed and may begin again
   * @throws Unavailable the server was not reached
   * @throws Denied the server does not let us in
   */
  public Optional<Outcome> find(SshAddress server, ServerApp app, Job job, Duration wait) {
    ScriptSettings settings =
        ScriptSettings.of(app).with("JOB", job).with("WAIT", wait.toSeconds());
    return Answers.found(ssh.run(server, Scripts.find(settings), wait.plus(ANSWER)));
  }

  /** Ends a job that is under way, so that another one can be done; nothing if it is not. */
  public void stop(SshAddress server, ServerApp app, Job job, Fence fence) {
    ScriptSettings settings =
        ScriptSettings.of(app).job(job, fence, clock.instant(), Duration.ZERO);
    ssh.run(server, Scripts.stop(settings), ANSWER);
  }

  /**
   * The app on a server, in some hundredths of a second there.
   *
   * @throws Unavailable the server was not reached
   * @throws Denied the server does not let us in
   */
  public ServerState look(SshAddress server, ServerApp app) {
    return read(server, ScriptSettings.of(app).with("DEEP", "no"));
  }

  /** As {@link #look}, and the server itself: disk, docker, compose, nginx. */
  public ServerState probe(SshAddress server, ServerApp app) {
    return read(server, ScriptSettings.of(app).with("DEEP", "yes"));
  }

  private ServerState read(SshAddress server, ScriptSettings settings) {
    Ran ran = ssh.run(server, Scripts.look(settings), ANSWER);
    return Answers.state(ran)
        .orElseThrow(
            () ->
                new Unavailable(
                    server.toString(), Answers.complaint(ran), new IOException("no answer")));
  }
}
