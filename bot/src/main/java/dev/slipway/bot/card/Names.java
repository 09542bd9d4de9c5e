package dev.slipway.bot.card;

import dev.slipway.core.people.PersonId;

/** What people are called where naming them must not ping them. */
@FunctionalInterface
public interface Names {
  /** Plain text as the person wrote it; never empty. */
  String of(PersonId person);
}
