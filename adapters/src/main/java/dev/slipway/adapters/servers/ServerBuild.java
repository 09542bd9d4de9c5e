package dev.slipway.adapters.servers;

import dev.slipway.core.build.Image;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;

/**
 * The build that a server is to run.
 *
 * @param committedAt the commit's time, by which a migration refuses to go back
 */
public record ServerBuild(Image image, CommitSha commit, Instant committedAt) {}
