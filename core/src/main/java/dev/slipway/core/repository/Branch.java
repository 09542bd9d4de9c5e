package dev.slipway.core.repository;

/** A branch and the commit that it points at. */
public record Branch(BranchName name, Commit head) {}
