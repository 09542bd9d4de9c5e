package dev.slipway.sandbox.demo;

import dev.slipway.bot.cli.ExitCodes;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.slack.AwaitFailure;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.BotProcess;
import dev.slipway.sandbox.world.Scratch;
import dev.slipway.sandbox.world.World;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Plays the story of the README without a browser. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Plays the story of README against stand-ins and prints what people see.",
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {"0:the bot behaved", "3:it did not; the end of the output says what failed"})
public final class DemoCommand implements Callable<Integer> {
  private static final double SPEED = 8;
  private static final StartTime START = StartTime.exactly(Duration.ofSeconds(6));

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      converter = EndingWords.class,
      completionCandidates = EndingWords.class,
      defaultValue = "none",
      description = "what is wrong with the new build: ${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
  private Ending ending;

  @Override
  public Integer call() {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Transcript transcript = new Transcript(out);
    try (Scratch scratch = Scratch.create("slipway-demo-");
        World world =
            World.start(
                scratch.directory(), START, SPEED, StandInSettings.forTests(), it -> Panel.NONE);
        BotProcess bot =
            BotProcess.start(
                BotFile.alone(world, 1).write(world), scratch.directory().resolve("bot.log"))) {
      return play(new Story(world, transcript), transcript, bot);
    }
  }

  private int play(Story story, Transcript transcript, BotProcess bot) {
    try {
      story.play(ending);
      transcript.scene(ending.isGood() ? "the end" : "the end: it failed, and everybody knows why");
      return ExitCodes.OK;
    } catch (AwaitFailure | IllegalStateException vain) {
      transcript.scene("the bot did not behave");
      transcript.says(String.valueOf(vain.getMessage()));
      transcript.says("The bot's own log:\n" + bot.log());
      return ExitCodes.BROKEN;
    }
  }

  /** Faults as people type them. */
  static final class EndingWords implements ITypeConverter<Ending>, Iterable<String> {
    @Override
    public Ending convert(String word) {
      return Arrays.stream(Ending.values())
          .filter(each -> word(each).equals(word.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"%s\" is not one of these: %s".formatted(word, String.join(", ", this))));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Ending.values()).map(EndingWords::word).iterator();
    }

    private static String word(Ending ending) {
      return ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
