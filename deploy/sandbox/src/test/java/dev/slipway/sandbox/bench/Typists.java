package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Three people who type commands at an even pace into two channels and their direct messages. */
final class Typists {
  private final List<Person> people;
  private final List<String> words;
  private int count;

  /** Something that was typed, and what the bot will whisper about it if it is no command. */
  record Typed(String ts, String text) {
    boolean isCommand() {
      return !text.startsWith("!nosuch");
    }
  }

  Typists(World world) {
    people =
        List.of(
            world.slack().person(Shop.DEVELOPER),
            world.slack().person(Shop.MANAGER),
            world.slack().person(Shop.OUTSIDER));
    String sha = world.repository().cleanPicks().getFirst().sha();
    words =
        List.of(
            "!help",
            "!where shop " + sha,
            "!help",
            "!pick shop " + sha + " --dry-run",
            "!status shop",
            "!where shop " + sha,
            "!history shop",
            "!help",
            "!pick shop " + sha + " --dry-run",
            "!nosuch");
  }

  /** Types at an even pace; who falls behind catches up. */
  List<Typed> type(double perSecond, Duration time) {
    List<Typed> typed = new ArrayList<>();
    long pause = (long) (1e9 / perSecond);
    long start = System.nanoTime();
    for (long i = 0; i * pause < time.toNanos(); i++) {
      Machine.pause(Duration.ofNanos(start + i * pause - System.nanoTime()));
      typed.add(next());
    }
    return typed;
  }

  private Typed next() {
    int number = count++;
    Person person = people.get(number % people.size());
    String text = words.get(number % words.size());
    String said = text.equals("!nosuch") ? text + number : text;
    List<String> places = List.of(Shop.CHANNEL, Shop.RANDOM, person.directChannel());
    return new Typed(person.type(places.get(number / 3 % places.size()), said), said);
  }
}
