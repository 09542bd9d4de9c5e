package dev.slipway.core.engine;

import static dev.slipway.core.engine.SampleChapters.SHOP;
import static dev.slipway.core.engine.SampleChapters.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final ErrandWorld world = new ErrandWorld();
  private final ProcessId id = world.asked();

  @Test
  void everybodyWhoSpeaksAtOnceIsHeard() throws Exception {
    var said =
        AtOnce.run(
            8,
            thread ->
                world.journal.say(
                    id, state -> Optional.of(new SampleEvent.Progressed("p" + thread, T0))));

    assertThat(said).allMatch(Journal.Said::stored);
    assertThat(world.done(id)).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void ofManyWhoWantTheSameOneIsStoredAndTheOthersSeeIt() throws Exception {
    var said =
        AtOnce.run(
            8,
            thread ->
                world.journal.say(
                    id,
                    state ->
                        state.finished()
                            ? Optional.empty()
                            : Optional.of(new SampleEvent.Finished(T0))));

    assertThat(said).filteredOn(Journal.Said::stored).hasSize(1);
    assertThat(said).allMatch(each -> each.state().finished());
    assertThat(world.journal.events(id)).hasSize(2);
  }

  @Test
  void theSameKeyStartsTheSameProcess() {
    assertThat(world.asked()).isEqualTo(id);
    assertThat(world.asked("another")).isNotEqualTo(id);
  }

  @Test
  void aProcessCanBeReadAsItWas() {
    world.journal.say(id, state -> Optional.of(new SampleEvent.Progressed("a", T0)));
    world.journal.say(id, state -> Optional.of(new SampleEvent.Progressed("b", T0)));

    assertThat(world.journal.readUpTo(id, 2).state().done()).containsExactly("a");
    assertThat(world.journal.read(id).state().done()).containsExactly("a", "b");
    assertThat(world.journal.movedBeyond(world.journal.readUpTo(id, 2))).isTrue();
  }

  @Test
  void aStreamThatDoesNotFoldIsSetAsideAndTheOthersAreRead() {
    List<String> heard = new ArrayList<>();
    var journal =
        new Journal<>(
            new SampleErrand(),
            world.store,
            new News() {
              @Override
              public void moved(ProcessId process, Index index) {}

              @Override
              public void unreadable(ProcessId process, String why) {
                heard.add(process + " " + why);
              }
            });
    ProcessId sound = world.asked("another");
    world.store.append(id, 1, Optional.empty(), SampleChapters.progressed("twice"));
    world.store.append(id, 2, Optional.empty(), SampleChapters.progressed("twice"));

    assertThat(journal.latest(SHOP, 9)).extracting(Current::id).containsExactly(sound);
    assertThat(journal.latest(SHOP, 9)).hasSize(1);

    assertThat(heard).containsExactly(id + " Progressed cannot happen to Errand");
    assertThat(journal.aside(SHOP))
        .containsExactly(new SetAside(id, "Progressed cannot happen to Errand"));
    assertThatThrownBy(() -> journal.read(id)).isInstanceOf(Unreadable.class);
  }

  @Test
  void anImpossibleEventIsNotStored() {
    world.journal.say(id, state -> Optional.of(new SampleEvent.Progressed("a", T0)));
    Current<SampleErrand.Errand> now = world.journal.read(id);

    Appended appended =
        world.journal.append(now, Optional.empty(), new SampleEvent.Progressed("a", T0));

    assertThat(appended).isEqualTo(Appended.VERSION_MOVED);
    assertThat(world.journal.events(id)).hasSize(2);
  }
}
