package dev.slipway.adapters.inspection;

import dev.slipway.adapters.account.Account;
import dev.slipway.adapters.account.Accounts;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Candidate;
import dev.slipway.core.release.Inspection;
import dev.slipway.core.release.Pin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks at one ECS service before a release: everything side by side, and not for long. */
public final class ServiceInspection {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Subject subject;
  private final Candidate candidate;
  private final Accounts accounts;

  /** What was seen by one part, and what it pins. */
  private record Seen(Findings findings, List<Pin> pins) {}

  private record Part(String name, Callable<Seen> look) {}

  private ServiceInspection(Subject subject, Candidate candidate, Accounts accounts) {
    this.subject = subject;
    this.candidate = candidate;
    this.accounts = accounts;
  }

  public static Inspection of(Subject subject, Candidate candidate, Accounts accounts) {
    return new ServiceInspection(subject, candidate, accounts).look();
  }

  private Inspection look() {
    Account account = accounts.in(subject.spec().region());
    return joined(
        List.of(
            part("service", seen -> Settings.look(subject, seen)),
            part("task definition", seen -> Definition.look(subject, candidate.image(), seen)),
            new Part("secrets", this::secrets),
            part("roles", seen -> Roles.look(subject, account, seen)),
            part("log groups", seen -> LogGroups.look(subject, accounts, seen)),
            part("target groups", seen -> LoadBalancing.look(subject, account, seen)),
            part("grace period", seen -> Grace.look(subject, account, seen)),
            part("last release", seen -> Drift.look(subject, seen))));
  }

  private Inspection joined(List<Part> parts) {
    List<String> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<String> advice = new ArrayList<>();
    List<Pin> pins = new ArrayList<>();
    for (Seen seen : ask(parts)) {
      problems.addAll(seen.findings().problems());
      warnings.addAll(seen.findings().warnings());
      advice.addAll(seen.findings().advice());
      pins.addAll(seen.pins());
    }
    List<String> differences =
        subject.app().isPresent()
            ? Differences.between(subject.definition(), subject.next().apply(pins))
            : List.of();
    return new Inspection(problems, warnings, differences, pins, advice);
  }

  private Seen secrets() {
    Findings findings = new Findings();
    return new Seen(findings, Secrets.pin(subject, accounts, candidate.pins(), findings));
  }

  private static Part part(String name, Consumer<Findings> look) {
    return new Part(
        name,
        () -> {
          Findings findings = new Findings();
          look.accept(findings);
          return new Seen(findings, List.of());
        });
  }

  private List<Seen> ask(List<Part> parts) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Seen>> asked =
          threads.invokeAll(
              parts.stream().map(Part::look).toList(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      List<Seen> seen = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        seen.add(read(parts.get(i), asked.get(i)));
      }
      return seen;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Unavailable(subject.spec().service(), "interrupted", interrupted);
    } finally {
      threads.shutdownNow();
    }
  }

  private Seen read(Part part, Future<Seen> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException late) {
      Findings findings = new Findings();
      findings.away(
          "its " + part.name(), "AWS took longer than %d s".formatted(PATIENCE.toSeconds()));
      return new Seen(findings, List.of());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("failed to look at its " + part.name(), failed);
    }
  }
}
