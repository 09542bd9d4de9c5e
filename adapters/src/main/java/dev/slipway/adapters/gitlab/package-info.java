/** GitLab CI/CD as a builder: pipelines created, followed and cancelled; no git is spoken here. */
@NullMarked
package dev.slipway.adapters.gitlab;

import org.jspecify.annotations.NullMarked;
