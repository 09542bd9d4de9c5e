/**
 * The heads of an app: which release branches and tags there are and where they point, watched for
 * ever, so that whatever gets onto one is built.
 */
@NullMarked
package dev.slipway.core.heads;

import org.jspecify.annotations.NullMarked;
