package dev.slipway.core.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Unavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightTest {
  private static final PersonId ADA = new PersonId("UADA");
  private static final PersonId GUEST = new PersonId("UGUEST");
  private static final PersonId STRANGER = new PersonId("USTRANGER");
  private static final GroupId MANAGERS = new GroupId("SREL");

  private final FakeDirectory directory =
      new FakeDirectory().member(ADA, "Ada", "ada@example.com").guest(GUEST, "Otto");

  @Test
  void everyoneAreTheFullMembers() {
    assertThat(Right.forEveryone().allows(ADA, directory)).isTrue();
    assertThat(Right.forEveryone().allows(GUEST, directory)).isFalse();
    assertThat(Right.forEveryone().allows(STRANGER, directory)).isFalse();
  }

  @Test
  void nobodyIsNobody() {
    assertThat(Right.nobody().allows(ADA, directory)).isFalse();
  }

  @Test
  void whoIsNamedHasItThoughAGuestAndThoughTheDirectoryIsAway() {
    directory.away(true);

    assertThat(new Right(false, List.of(), List.of(GUEST)).allows(GUEST, directory)).isTrue();
  }

  @Test
  void aMemberOfAGroupHasIt() {
    directory.join(MANAGERS, ADA);
    Right managers = new Right(false, List.of(MANAGERS), List.of());

    assertThat(managers.allows(ADA, directory)).isTrue();
    assertThat(managers.allows(STRANGER, directory)).isFalse();
  }

  @Test
  void aGuestInAGroupHasNone() {
    directory.join(MANAGERS, GUEST);

    assertThat(new Right(false, List.of(MANAGERS), List.of()).allows(GUEST, directory)).isFalse();
  }

  @Test
  void whoCannotBeLookedUpIsNotLetThrough() {
    directory.away(true);

    assertThatThrownBy(() -> Right.forEveryone().allows(ADA, directory))
        .isInstanceOf(Unavailable.class);
  }
}
