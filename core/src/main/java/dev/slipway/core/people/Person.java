package dev.slipway.core.people;

import java.util.Optional;

/**
 * What the directory knows of a person.
 *
 * @param name the name that people see
 * @param email empty when the workspace does not show it
 * @param member false for guests, strangers from other workspaces, bots and people who left
 */
public record Person(PersonId id, String name, Optional<String> email, boolean member) {}
