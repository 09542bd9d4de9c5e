/**
 * The database behind the engine: events, leases, outbox and inbox on PostgreSQL or H2. No rules.
 */
@NullMarked
package dev.slipway.adapters.store;

import org.jspecify.annotations.NullMarked;
