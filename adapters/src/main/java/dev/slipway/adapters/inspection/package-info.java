/**
 * What stands against a release to an ECS service, what it costs, and what it would change; read
 * before anybody is asked. Decides from what others have read of ECS, and asks the rest of the
 * account itself.
 */
@NullMarked
package dev.slipway.adapters.inspection;

import org.jspecify.annotations.NullMarked;
