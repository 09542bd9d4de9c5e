package dev.slipway.sandbox.traffic;

/** What a person, or the end of a hook's time, says to a paused deployment. */
public enum HookAction {
  CONTINUE,
  ROLLBACK
}
