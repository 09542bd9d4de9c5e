package dev.slipway.adapters.servers;

import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Target;
import java.time.Duration;
import java.util.Optional;

/**
 * An app on one server as a target. A revision is the live color and its image, such as {@code blue
 * registry.example.com/shop@sha256:…}; a rollout is the name of a job on the server.
 */
public final class ServerTarget implements Target {
  private final TargetSpec.Server spec;
  private final SshAddress server;
  private final ServerApp app;
  private final Servers servers;

  public ServerTarget(
      TargetSpec.Server spec, SshAddress server, ServerApp app, Servers servers) {
    this.spec = spec;
    this.server = server;
    this.app = app;
    this.servers = servers;
  }

  @Override
  public Standing standing() {
    ServerState state = servers.look(server, app);
    return new Standing(
        state.liveColor().commit(), Sights.revision(state), Sights.counts(state), underway(state));
  }

  @Override
  public boolean runsBeside() {
    return true;
  }

  @Override
  public Preparation fetching(Change change, Known known) {
    return servers
        .find(server, app, Jobs.of(change, "pull", known))
        .map(outcome -> Verdicts.preparation(outcome, change.image().digest().toString(), ""))
        .orElseGet(Preparation.NotBegun::new);
  }

  @Override
  public Preparation fetch(Change change, Known known, Fence fence) {
    begin(change, Jobs.of(change, "pull", known), new ServerAction.Pull(build(change)), fence);
    return fetching(change, known);
  }

  @Override
  public Preparation preparing(Change change, Known known) {
    return servers
        .find(server, app, Jobs.of(change, "prepare", known))
        .map(outcome -> prepared(change, outcome))
        .orElseGet(Preparation.NotBegun::new);
  }

  @Override
  public Preparation prepare(Change change, Known known, Fence fence) {
    ServerState state = servers.look(server, app);
    if (!Sights.revision(state).equals(known.before())) {
      return new Preparation.Failed(Verdicts.superseded(state), false);
    }
    Job job = Jobs.of(change, "prepare", known);
    begin(
        change,
        job,
        new ServerAction.Prepare(build(change), state.liveColor().commit()),
        fence);
    return preparing(change, known);
  }

  @Override
  public Rollout observe(Change change, Known known) {
    ServerState state = servers.look(server, app);
    Sights sights = new Sights(state, change, known);
    Optional<Outcome> latest =
        Jobs.latest(change, known, step(sights)).flatMap(job -> servers.find(server, app, job));
    return sights.rollout(latest);
  }

  @Override
  public String goLive(Change change, Known known, Fence fence) {
    Sights sights = new Sights(servers.look(server, app), change, known);
    Job job = Jobs.of(change, step(sights), known);
    begin(change, job, action(sights), fence);
    return job.toString();
  }

  @Override
  public void rollBack(Change change, Known known, Fence fence) {
    begin(
        change, Jobs.of(change, "back", known), new ServerAction.Back(build(change)), fence);
  }

  /** Workers follow when users are there. */
  private String step(Sights sights) {
    if (sights.known().takingBack()) {
      return "back";
    }
    if (sights.isLive()) {
      return "others";
    }
    Share aim = sights.known().aim();
    return aim.isAll() ? "live" : "shift-" + percent(aim);
  }

  private ServerAction action(Sights sights) {
    if (sights.isLive()) {
      return new ServerAction.Others(spec.cron());
    }
    Share aim = sights.known().aim();
    return aim.isAll()
        ? new ServerAction.Live(build(sights.change()))
        : new ServerAction.Shift(build(sights.change()), percent(aim));
  }
}
