package dev.slipway.core.desk;

import dev.slipway.core.command.Command;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;

/**
 * A command that somebody gave somewhere.
 *
 * @param key names this very command for ever, so that it starts nothing twice
 */
public record Ask(String key, PersonId person, Place place, Command command) {}
