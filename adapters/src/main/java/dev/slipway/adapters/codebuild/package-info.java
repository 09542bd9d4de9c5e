/**
 * Builds as runs of an AWS CodeBuild project, with the end of their logs from CloudWatch. Nothing
 * here decides when to build.
 */
@NullMarked
package dev.slipway.adapters.codebuild;

import org.jspecify.annotations.NullMarked;
