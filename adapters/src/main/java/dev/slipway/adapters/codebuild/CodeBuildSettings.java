package dev.slipway.adapters.codebuild;

import dev.slipway.core.build.BuildLimits;

/**
 * Which project builds an app.
 *
 * @param region such as {@code eu-west-1}
 * @param limits when a build that runs counts as hung; CodeBuild has a limit of its own besides
 */
public record CodeBuildSettings(String region, String project, BuildLimits limits) {}
