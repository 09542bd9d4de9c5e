package dev.slipway.bot;

import dev.slipway.bot.courier.Courier;
import dev.slipway.bot.front.Operators;
import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.Engine;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.News;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Closes the circle: the journals tell the engine and the courier, which are made after them. */
final class Wiring implements News {
  private volatile BiConsumer<ProcessId, Index> moved = (process, index) -> {};
  private volatile Consumer<AppName> freed = app -> {};
  private volatile Consumer<AppName> built = app -> {};
  private volatile Consumer<ProcessId> wake = process -> {};
  private volatile BiConsumer<ProcessId, String> unreadable = (process, why) -> {};

  void connect(Engine engine, Courier courier, Operators operators) {
    unreadable = operators::setAside;
    moved =
        (process, index) -> {
          courier.poke();
          engine.moved(process, index);
        };
    freed = engine::wakeAll;
    built = app -> engine.wakeAll(ProcessKind.BUILD, app);
    wake = engine::wake;
  }

  @Override
  public void moved(ProcessId process, Index index) {
    moved.accept(process, index);
  }

  @Override
  public void freed(AppName app) {
    freed.accept(app);
  }

  @Override
  public void unreadable(ProcessId process, String why) {
    unreadable.accept(process, why);
  }

  /** A build of the app has ended where it is made. */
  void built(AppName app) {
    built.accept(app);
  }

  void wake(ProcessId process) {
    wake.accept(process);
  }
}
