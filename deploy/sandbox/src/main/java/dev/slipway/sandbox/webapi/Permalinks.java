package dev.slipway.sandbox.webapi;

import dev.slipway.sandbox.workspace.Posting;

/** Links to messages, which the page opens. */
public final class Permalinks {
  private volatile String base = "";

  /** The address of the stand-in, known once its port is. */
  public void serveAt(String baseUrl) {
    base = baseUrl;
  }

  String to(Posting posting) {
    String link = base + "/archives/" + posting.channel() + "/p" + posting.ts().replace(".", "");
    return posting
        .threadTs()
        .map(root -> link + "?thread_ts=" + root + "&cid=" + posting.channel())
        .orElse(link);
  }
}
