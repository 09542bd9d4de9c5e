package dev.slipway.adapters.git;

import java.io.IOException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/** When JGit packs a mirror anew after a fetch, and how much memory it may take for that. */
final class Upkeep {
  private static final int MOST_PACKS = 100;
  private static final int MOST_LOOSE_OBJECTS = 6700;

  private Upkeep() {}

  /** For a folder that is going to be renamed: nothing may still run in it then. */
  static void none(Repository mirror) throws IOException {
    StoredConfig config = mirror.getConfig();
    config.setInt("gc", null, "auto", 0);
    config.setBoolean("gc", null, "autoDetach", false);
    config.save();
  }

  static void modest(Repository mirror) throws IOException {
    StoredConfig config = mirror.getConfig();
    config.setInt("gc", null, "auto", MOST_LOOSE_OBJECTS);
    config.setInt("gc", null, "autoPackLimit", MOST_PACKS);
    config.setBoolean("gc", null, "autoDetach", true);
    config.setInt("pack", null, "threads", 1);
    config.setString("pack", null, "windowMemory", "16m");
    config.setString("pack", null, "deltaCacheSize", "8m");
    config.setBoolean("pack", null, "buildBitmaps", false);
    config.save();
  }
}
