package dev.slipway.bot.http;

import java.util.List;

/**
 * A git host says that a branch moved. A hint and no fact: the repository is asked for the facts.
 *
 * @param repositoryUrls all URLs under which the host knows the repository
 * @param ref the full name, such as {@code refs/heads/main}
 * @param before the old head; all zeros when the branch is new
 * @param after the new head; all zeros when the branch is gone
 */
public record Pushed(List<String> repositoryUrls, String ref, String before, String after) {
  public Pushed {
    repositoryUrls = List.copyOf(repositoryUrls);
  }
}
