package dev.slipway.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.command.Parsed.Misunderstood;
import dev.slipway.core.command.Parsed.NotACommand;
import dev.slipway.core.command.Parsed.Understood;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.repository.BranchName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
  private final CommandParser parser = new CommandParser(Samples.apps());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!pick 3f2a91c",
        "  !PICK 3F2A91C  ",
        "!Pick \u201c3f2a91c\u201d.",
        "!pick <https://github.com/example/shop/commit/3f2a91c>",
        "!pick `3f2a91c`,",
        "!pick\u00a03f2a91c",
        "!pick\n3f2a91c"
      })
  void manyFormsOfOnePickAreUnderstood(String text) {
    assertThat(parser.parse(text))
        .isEqualTo(
            new Understood(
                new Command.Pick(
                    Optional.empty(), List.of("3f2a91c"), 1, Optional.empty(), false)));
  }

  @Test
  void pickTakesSeveralCommitsABranchAnAppAndADryRun() {
    assertThat(parser.parse("!pick shop 3f2a91c, 8e21b0d to release/2026-11-20 —dry-run"))
        .isEqualTo(
            new Understood(
                new Command.Pick(
                    Optional.of(Samples.SHOP),
                    List.of("3f2a91c", "8e21b0d"),
                    1,
                    Optional.of(new BranchName("release/2026-11-20")),
                    true)));
  }

  @Test
  void pickTakesARangeAndTheParentOfAMerge() {
    assertThat(parser.parse("!pick A71D004..3f2a91c -m 2 8e21b0d"))
        .isEqualTo(
            new Understood(
                new Command.Pick(
                    Optional.empty(),
                    List.of("a71d004..3f2a91c", "8e21b0d"),
                    2,
                    Optional.empty(),
                    false)));
    assertThat(parser.parse("!pick 3f2a91c -m none"))
        .isInstanceOfSatisfying(
            Misunderstood.class,
            no -> assertThat(no.why()).isEqualTo("\"none\" is not the number of a parent"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!hold production Sale is on, don't touch. | 0 | Sale is on, don't touch.",
        "!hold shop production for 2h Sale         | 120 | Sale",
        "!Hold PRODUCTION For 1h30m: \"Sale\" (big)  | 90 | \"Sale\" (big)",
        "!hold production for 2 days and a half    | 2880 | and a half",
        "!hold production Sale for 45 minutes      | 45 | Sale",
        "!hold production Sale, for 1w.            | 10080 | Sale",
        "!hold production for the sale             | 0 | for the sale",
        "!hold production shop is closed           | 0 | shop is closed",
        "!hold `production` for 1 h 5 min staging  | 65 | staging",
      })
  void holdTakesAnEnvironmentATimeAndAReasonAsItWasTyped(String text, int minutes, String why) {
    assertThat(parser.parse(text))
        .isEqualTo(
            new Understood(
                new Command.Hold(
                    text.contains(" shop production")
                        ? Optional.of(Samples.SHOP)
                        : Optional.empty(),
                    Samples.PRODUCTION,
                    Optional.of(Duration.ofMinutes(minutes)).filter(time -> !time.isZero()),
                    why,
                    false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!hold                            | `!hold` needs an environment and a reason",
        "!hold production                 | `!hold` needs a reason: others will read it",
        "!hold production for 2h          | `!hold` needs a reason: others will read it",
        "!hold production for 2x Sale     | \"2x\" is not a time",
        "!hold production for 5w Sale     | an environment is held for a minute at least and 30 days at most",
        "!hold productoin Sale            | there is no environment \"productoin\"",
        "!unhold                          | `!unhold` needs an environment",
        "!unhold moon                     | there is no environment \"moon\"",
        "!unhold production now           | `!unhold` does not know what to do with \"now\"",
      })
  void aHoldThatIsNotUnderstoodSaysWhatIsWrong(String text, String why) {
    assertThat(parser.parse(text))
        .isInstanceOfSatisfying(Misunderstood.class, no -> assertThat(no.why()).isEqualTo(why));
  }

  @ParameterizedTest
  @CsvSource({
    "!where #123, #123",
    "!where https://github.com/example/shop/pull/123/files, #123",
    "!where <https://gitlab.com/a/b/-/merge_requests/7>, !7",
    "!where !7., !7"
  })
  void aPullRequestStandsForItsCommit(String text, String commit) {
    assertThat(parser.parse(text))
        .isEqualTo(new Understood(new Command.Where(Optional.empty(), commit)));
  }

  @Test
  void unpickTakesCommitsAndABranch() {
    assertThat(parser.parse("!unpick 3f2a91c from release/2026-11-20"))
        .isEqualTo(
            new Understood(
                new Command.Unpick(
                    Optional.empty(),
                    List.of("3f2a91c"),
                    Optional.of(new BranchName("release/2026-11-20")),
                    false)));
  }

  @Test
  void releaseTakesAppCommitAndEnvironmentInAnyOrder() {
    var wanted =
        new Understood(
            new Command.Release(
                Optional.of(Samples.SHOP),
                Optional.of("3f2a91c"),
                Optional.of(Samples.PRODUCTION),
                false,
                false));
    assertThat(parser.parse("!release shop 3f2a91c to production")).isEqualTo(wanted);
    assertThat(parser.parse("!release to Production 3f2a91c shop")).isEqualTo(wanted);
    assertThat(parser.parseSlash("release shop 3f2a91c to production")).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!release shop 3f2a91c --again",
        "!release shop \u2014again 3f2a91c",
        "!RELEASE --AGAIN shop `3f2a91c`"
      })
  void releaseAgainMeansAlsoWhatWasRolledBack(String text) {
    assertThat(parser.parse(text))
        .isEqualTo(
            new Understood(
                new Command.Release(
                    Optional.of(Samples.SHOP),
                    Optional.of("3f2a91c"),
                    Optional.empty(),
                    true,
                    false)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "!rollback,                                    -,    -,       -",
        "!rollback shop,                               shop, -,       -",
        "!rollback to 41,                              -,    41,      -",
        "!rollback to release-41 in production,        -,    41,      production",
        "!rollback to Release 41,                      -,    41,      -",
        "!rollback shop #41,                           shop, 41,      -",
        "!rollback production,                         -,    -,       production",
        "!rollback shop to production,                 shop, -,       production",
        "!rollback from staging to 3F2A91C,            -,    3f2a91c, staging",
        "!Rollback in staging shop 3f2a91c,            shop, 3f2a91c, staging",
      })
  void rollbackTakesAReleaseOrACommitAndAnEnvironmentInAnyOrder(
      String text, @Nullable String app, @Nullable String to, @Nullable String in) {
    assertThat(parser.parse(text))
        .isEqualTo(
            new Understood(
                new Command.Rollback(
                    Optional.ofNullable(app).map(AppName::new),
                    Optional.ofNullable(to),
                    Optional.ofNullable(in).map(EnvironmentName::new),
                    false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!rollback to             | after \"to\" something is missing",
        "!rollback to yesterday   | \"yesterday\" is neither the number of a release nor a commit",
        "!rollback in prodution   | there is no environment \"prodution\"",
        "!rollback prodution      | there is no environment \"prodution\"",
        "!rollback everything     | `!rollback` does not know what to do with \"everything\"",
        "!rolback                 | there is no command `!rolback`",
      })
  void aRollbackThatIsNotUnderstoodSaysWhatIsWrong(String text, String why) {
    assertThat(parser.parse(text))
        .isInstanceOfSatisfying(Misunderstood.class, no -> assertThat(no.why()).isEqualTo(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "hello", "!", "!!!", "! pick", "!1", "so !pick is nice"})
  void textThatIsNotForTheBotIsNoCommand(String text) {
    assertThat(parser.parse(text)).isEqualTo(new NotACommand());
  }

  @Test
  void mistakesAreNamedWithTheNextStep() {
    assertThat(parser.parse("!relase shop"))
        .isEqualTo(
            new Misunderstood("there is no command `!relase`", "Did you mean `!release shop`?"));
    assertThat(parser.parse("!frobnicate"))
        .isEqualTo(
            new Misunderstood("there is no command `!frobnicate`", "`!help` says what there is."));
    assertThat(parser.parse("!pick"))
        .isEqualTo(
            new Misunderstood(
                "`!pick` needs a commit: 7 to 40 digits of its SHA, or `#` and the number of its pull request",
                "`!pick <sha…|a..b> [to <branch>] [-m <parent>]`"));
    assertThat(parser.parse("!pick 3f2a"))
        .isEqualTo(
            new Misunderstood("\"3f2a\" is too short for a SHA", "Type at least 7 digits of it."));
    assertThat(parser.parse("!status shpo"))
        .isEqualTo(
            new Misunderstood(
                "`!status` does not know what to do with \"shpo\"",
                "Did you mean the app `shop`?"));
    assertThat(parser.parse("!release to produktion"))
        .isEqualTo(
            new Misunderstood(
                "there is no environment \"produktion\"", "Did you mean `production`?"));
    assertThat(parser.parse("!release prod"))
        .isEqualTo(
            new Misunderstood(
                "`!release` does not know what to do with \"prod\"",
                "Did you mean `to production`?"));
    assertThat(parser.parse("!release to prod"))
        .isEqualTo(
            new Misunderstood("there is no environment \"prod\"", "Did you mean `production`?"));
    assertThat(parser.parse("!release --dryrun"))
        .isEqualTo(new Misunderstood("there is no \"--dryrun\"", "Did you mean `--dry-run`?"));
    assertThat(parser.parse("!hold production --dryrun the tax office looks at it"))
        .isEqualTo(new Misunderstood("there is no \"--dryrun\"", "Did you mean `--dry-run`?"));
    assertThat(parser.parse("!release to"))
        .isEqualTo(
            new Misunderstood(
                "after \"to\" something is missing",
                "`!release [app] [<sha>] [to <environment>]`"));
    assertThat(parser.parse("!pick 3f2a91c to a..b"))
        .isEqualTo(
            new Misunderstood(
                "\"a..b\" is not the name of a branch",
                "`!pick <sha…|a..b> [to <branch>] [-m <parent>]`"));
  }

  @Test
  void fourThousandCharactersAreRefusedInOneSentence() {
    assertThat(parser.parse("!pick " + "3f2a91c ".repeat(500)))
        .isEqualTo(
            new Misunderstood(
                "that has 4,004 characters; a command has at most 2,000",
                "Pick fewer commits at a time."));
  }

  @Test
  void anEmptySlashCommandIsHelp() {
    assertThat(parser.parseSlash(" ")).isEqualTo(new Understood(new Command.Help()));
  }
}
