package dev.slipway.core.process;

import dev.slipway.core.app.Apps;
import dev.slipway.core.build.Builders;
import dev.slipway.core.build.Images;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.people.Directory;
import dev.slipway.core.release.Targets;
import dev.slipway.core.repository.PickBenches;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.signal.Signals;
import java.time.InstantSource;

/**
 * The outside world as processes reach it.
 *
 * @param toldOfPushes whether git hosts send webhooks, so that they need not be asked so often
 */
public record Ports(
    Apps apps,
    Repositories repositories,
    PickBenches benches,
    Builders builders,
    Images images,
    Targets targets,
    Signals signals,
    Directory directory,
    Outbox outbox,
    boolean toldOfPushes,
    InstantSource clock) {}
