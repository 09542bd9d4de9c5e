package dev.slipway.core.repository;

/** The author of a commit as git has it. Untrusted text: escape before showing. */
public record Author(String name, String email) {}
