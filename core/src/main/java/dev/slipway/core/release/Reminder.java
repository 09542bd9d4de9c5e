package dev.slipway.core.release;

import dev.slipway.core.people.PersonId;
import java.time.Instant;

/** Somebody had those reminded who have not yet said whether their changes work. */
public record Reminder(Instant at, PersonId by) {}
