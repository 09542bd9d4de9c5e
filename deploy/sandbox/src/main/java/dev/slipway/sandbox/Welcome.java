package dev.slipway.sandbox;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.world.BotKeeper;
import dev.slipway.sandbox.world.BotProcess;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.ShopPanel;
import dev.slipway.sandbox.world.World;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What a newcomer reads when the sandbox is ready. */
record Welcome(World world, BotKeeper keeper, Path log) {

  void print(PrintWriter out) {
    SampleRepository shop = world.repository();
    long pid = keeper.bot().map(BotProcess::pid).orElse(0L);
    out.println(
        """

        Open     %1$s

        You are  the Developer; or the Release Manager (?as=%2$s), or an Outsider (?as=%3$s)
        Type     !pick %4$s    a fix that goes to staging by itself
                 !pick %5$s    one that conflicts
                 !release         to production, once the Release Manager confirms it

        Clone    git clone %6$s
        Kill     kill -9 %7$d     the bot; another one continues its work
        Read     %8$s
        Stop     Ctrl-C
        """
            .formatted(
                world.slack().pageUrl(),
                Shop.MANAGER,
                Shop.OUTSIDER,
                ShopPanel.brief(shop.cleanPicks().getFirst().sha()),
                ShopPanel.brief(shop.conflictingPick().sha()),
                shop.directory(),
                pid,
                log));
  }
}
