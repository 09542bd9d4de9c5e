package dev.slipway.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.slipway.bot.yaml.Mistake;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MistakesTest {
  @Test
  void smallFileHasNone() {
    assertThat(Texts.load(Texts.SMALL)).isInstanceOf(Loaded.Good.class);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource({"values", "references", "secrets", "syntax"})
  void mistakeIsExplained(String right, String wrong, String told) {
    assertThat(Texts.SMALL).contains(right);
    assertThat(mistakes(Texts.SMALL.replace(right, wrong))).containsExactly("slipway.yaml:" + told);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        arguments(
            "    channel: C0123456\n",
            "",
            "7: apps.shop.channel: missing. Example: channel: C0123456"),
        arguments(
            "channel: C0123456", "channel:", "8: apps.shop.channel: is empty. Example: C0123456"),
        arguments(
            "channel: C0123456",
            "channel: '#shop'",
            "8: apps.shop.channel: \"#shop\" is not the id of a Slack channel. Example: C0123456"),
        arguments(
            "channel: C0123456",
            "channel: [C0123456]",
            "8: apps.shop.channel: is a list, not a text. Example: C0123456"),
        arguments(
            "channel: C0123456",
            "chanel: C0123456\n    channel: C0123456",
            "8: apps.shop.chanel: is no key that is known here. Perhaps channel is meant"),
        arguments(
            "committer: {",
            "plain-registries: [\"http://registry\"]\ncommitter: {",
            "2: plain-registries[1]: \"http://registry\" is not a registry as image names write it."
                + " Example: registry.internal:5000"),
        arguments(
            "committer: {",
            "colour: red\ncommitter: {",
            "2: colour: is no key that is known here. Known are aws, ssh, groups, apps, slack,"
                + " database, http, webhooks, work-directory, git-cache, committer, builds,"
                + " plain-registries"),
        arguments(
            "channel: C0123456",
            "channel: C0123456\n    channel: C0123457",
            "9: apps.shop.channel: is already in line 8"),
        arguments(
            "confirm: [managers]",
            "confirm: [managers]\n        confirm-within: 10 minits",
            "20: apps.shop.environments.production.confirm-within: \"10 minits\" is not a duration."
                + " Example: 30m"),
        arguments(
            "confirm: [managers]",
            "confirm: [managers]\n        deadline: 0s",
            "20: apps.shop.environments.production.deadline: 0s is not between 1s and 1d. Example:"
                + " 10m"),
        arguments(
            "confirm: [managers]",
            "confirm: [managers]\n        soak: 2h",
            "20: apps.shop.environments.production.soak: 2h is not between 0s and 1h. Example:"
                + " 90s"),
        arguments(
            "confirm: [managers]",
            "confirm: [managers]\n        tasks: { migrate: { on: wbe } }",
            "20: apps.shop.environments.production.tasks.migrate.on: there is no target \"wbe\","
                + " perhaps web is meant. Example: web"),
        arguments(
            "confirm: [managers]",
            "confirm: [managers]\n        tasks: { migrate: { on: web, command: rake } }",
            "20: apps.shop.environments.production.tasks.migrate.command: is not a list of the"
                + " program and its arguments. No shell reads it. Example: [bin/migrate, --all]"),
        arguments(
            "confirm: [managers]",
            "confirm: [managers]\n        go-live: sometime",
            "20: apps.shop.environments.production.go-live: \"sometime\" is neither click nor"
                + " by-itself. Example: by-itself"),
        arguments(
            "confirm: [managers]",
            "confirm: [managers]\n        on-failure: rollback",
            "20: apps.shop.environments.production.on-failure: \"rollback\" is neither ask nor"
                + " roll-back. Example: ask"),
        arguments(
            "confirm: [managers]",
            "confirm: [managers]\n        four-eyes: yes",
            "20: apps.shop.environments.production.four-eyes: \"yes\" is neither true nor false."
                + " Example: false"),
        arguments(
            "committer: {",
            "git-cache: 20\ncommitter: {",
            "2: git-cache: \"20\" is not a size. Example: 20GB"),
        arguments(
            "url: \"https://git.example.com/shop.git\"",
            "url: \"https://git.example.com/shop.git\", mirror: shallow",
            "9: apps.shop.repository.mirror: \"shallow\" is not one of all, needed. Example: all"),
        arguments(
            "shop:\n",
            "Shop:\n",
            "7: apps.Shop: app name \"Shop\": 1 to 40 of a-z, 0-9 and dash, starting with a letter."
                + " Example: shop"),
        arguments(
            "registry.example.com/shop",
            "registry.example.com/shop:latest",
            "10: apps.shop.image: \"registry.example.com/shop:latest\" is not a registry and a"
                + " repository without a tag. Example: registry.example.com/shop"),
        arguments(
            "committer: {",
            "http: { port: http }\ncommitter: {",
            "2: http.port: \"http\" is not a number. Example: 8090"),
        arguments(
            "committer: {",
            "http: { port: 70000 }\ncommitter: {",
            "2: http.port: 70000 is not between 0 and 65535. Example: 8090"),
        arguments(
            "committer: {",
            "builds: [2]\ncommitter: {",
            "2: builds: is a list, not a block of keys"),
        arguments(
            "pick: everyone",
            "build: { command: ./build.sh }\n    pick: everyone",
            "11: apps.shop.build.command: is not a list of the program and its arguments. No shell"
                + " reads it. Example: [./build.sh, --push]"),
        arguments(
            "pick: everyone",
            "build: { command: [./build.sh], target: app }\n    pick: everyone",
            "11: apps.shop.build.target: is for docker, and this app is built by a command. Leave"
                + " out one of them"),
        arguments(
            "pick: everyone",
            "build: { environment: NOWHERE }\n    pick: everyone",
            "11: apps.shop.build.environment: the environment variable NOWHERE is not set. Example:"
                + " NPM_TOKEN"),
        arguments(
            "pick: everyone",
            "build: { gitlab: { project: a/b, token: t }, target: app }\n    pick: everyone",
            "11: apps.shop.build.target: is for docker, and this app is built by another system."
                + " Leave out one of them"),
        arguments(
            "pick: everyone",
            "build: { github-actions: { repository: shop, workflow: b.yml, token: t } }\n"
                + "    pick: everyone",
            "11: apps.shop.build.github-actions.repository: \"shop\" is not a repository with its"
                + " owner. Example: example/shop"),
        arguments(
            "pick: everyone",
            "build: { github-actions: { repository: a/b, workflow: b.yml } }\n    pick: everyone",
            "11: apps.shop.build.github-actions.token: missing. Example: token: ${GITHUB_TOKEN}"),
        arguments(
            "pick: everyone",
            "build: { gitlab: { project: a/b, token: t, variables: { IMAGE: x } } }\n"
                + "    pick: everyone",
            "11: apps.shop.build.gitlab.variables.IMAGE: is what every build gets from the bot."
                + " Leave it out"),
        arguments(
            "pick: everyone",
            "build: { gitlab: { project: a/b, token: t, url: 'http://git.example.com' } }\n"
                + "    pick: everyone",
            "11: apps.shop.build.gitlab.url: \"http://git.example.com\" would show the token to"
                + " others on the way. Use https://. Example: https://gitlab.com"),
        arguments(
            "pick: everyone",
            "build: { jenkins: { url: 'https://ci', job: team/job/shop, username: s, token: t } }\n"
                + "    pick: everyone",
            "11: apps.shop.build.jenkins.job: \"team/job/shop\" is an address, not the full name of"
                + " a job. Example: team/shop-image"),
        arguments(
            "pick: everyone",
            "build: { jenkins: { url: 'https://ci', job: shop, username: s, token: t, parameters:"
                + " { GIT_HASH: x } } }\n    pick: everyone",
            "11: apps.shop.build.jenkins.parameters.GIT_HASH: is what every build gets from the"
                + " bot. Leave it out"),
        arguments(
            "pick: everyone",
            "build: { jenkins: { url: 'https://a:hidden@ci', job: shop, username: s, token: t } }\n"
                + "    pick: everyone",
            "11: apps.shop.build.jenkins.url: holds a login, which does not belong into an address."
                + " Example: https://ci.example.com/jenkins"),
        arguments(
            "pick: everyone",
            "build: { codebuild: { region: eu-wset-1, project: shop } }\n    pick: everyone",
            "11: apps.shop.build.codebuild.region: no region \"eu-wset-1\" under aws.regions,"
                + " perhaps eu-west-1 is meant. Example: eu-west-1"),
        arguments(
            "pick: everyone",
            "build: { command: [x], gitlab: { project: a/b, token: t } }\n    pick: everyone",
            "11: apps.shop.build: names more than one way to build. Leave out all but one"),
        arguments(
            "xoxb-1, app-token: xapp-1",
            "xoxb-1",
            "1: slack: Socket Mode needs an app token (xapp-…): create one with connections:write"
                + " under Basic Information, App-Level Tokens"));
  }

  static Stream<Arguments> references() {
    return Stream.of(
        arguments(
            "release: [managers]",
            "release: [manager]",
            "18: apps.shop.environments.production.release[1]: no group \"manager\" under groups,"
                + " perhaps managers is meant. Example: everyone"),
        arguments(
            "        release: [managers]\n",
            "",
            "17: apps.shop.environments.production.release: missing. Example: release:"
                + " [release-managers], or everyone"),
        arguments(
            "pick: everyone",
            "pick: []",
            "11: apps.shop.pick: names nobody. Example: [release-managers]"),
        arguments(
            "pick: everyone",
            "pick: everyone\n    release-to: staging",
            "12: apps.shop.release-to: environment \"staging\" is automatic: every build goes there"
                + " by itself. Name one that people release to"),
        arguments(
            "pick: everyone",
            "pick: everyone\n    release-to: produktion",
            "12: apps.shop.release-to: there is no environment \"produktion\". Perhaps production"
                + " is meant"),
        arguments(
            "region: eu-west-1, cluster: s",
            "region: eu-wset-1, cluster: s",
            "16: apps.shop.environments.staging.targets.web.ecs.region: no region \"eu-wset-1\""
                + " under aws.regions, perhaps eu-west-1 is meant. Example: eu-west-1"),
        arguments(
            "eu-central-1: {}",
            "europe: {}",
            "3: aws.regions.europe: \"europe\" is not the name of an AWS region. Example:"
                + " eu-west-1"),
        arguments(
            "aws: {",
            "aws: { keep-task-definitions: 4,",
            "3: aws.keep-task-definitions: 4 is not between 5 and 10000. Example: 20"),
        arguments(
            "eu-central-1: {}",
            "eu-central-1: { access-key-id: a }",
            "3: aws.regions.eu-central-1: access-key-id and secret-access-key go together. Leave"
                + " out both to use the role or profile of the machine"),
        arguments(
            "eu-central-1: {}",
            "eu-central-1: { events: 'arn:aws:sqs:eu-central-1:123456789012:slipway' }",
            "3: aws.regions.eu-central-1.events: \"arn:aws:sqs:eu-central-1:123456789012:slipway\" is"
                + " not an address with http:// or https://. Example:"
                + " https://sqs.eu-central-1.amazonaws.com/123456789012/slipway-events"),
        arguments(
            "eu-central-1: {}",
            "eu-central-1: { events: 'https://sqs.eu-west-1.amazonaws.com/123456789012/slipway' }",
            "3: aws.regions.eu-central-1.events: is a queue in eu-west-1, and this is eu-central-1."
                + " Example: https://sqs.eu-central-1.amazonaws.com/123456789012/slipway-events"),
        arguments(
            "eu-central-1: {}",
            "eu-central-1: { events: 'http://127.0.0.1:1/123456789012/one' },"
                + " other: { region: eu-west-1, events: 'http://127.0.0.1:1/123456789012/one' }",
            "3: aws.regions.other: its events come to the queue of another entry. Give each a queue"
                + " of its own"),
        arguments(
            "cluster: p, service: worker",
            "cluster: p, service: web",
            "22: apps.shop.environments.production.targets.worker.ecs: the service web already is"
                + " target web of shop production"),
        wave("[[web]]", "no wave has worker. Example: [[web], [worker, cron]]", ""),
        wave("[[web], [web, worker]]", "web already is in wave 1", "[2][1]"),
        wave(
            "[[web], [], [worker]]",
            "is a wave without targets. Example: [[web], [worker, cron]]",
            "[2]"),
        wave(
            "[[web, worker], [workr]]",
            "there is no target \"workr\", perhaps worker is meant. Example: [[web], [worker,"
                + " cron]]",
            "[2][1]"));
  }

  private static Arguments wave(String waves, String told, String place) {
    return arguments(
        "confirm: [managers]",
        "confirm: [managers]\n        waves: " + waves,
        "20: apps.shop.environments.production.waves%s: %s".formatted(place, told));
  }

  static Stream<Arguments> secrets() {
    String url = "\"https://git.example.com/shop.git\"";
    return Stream.of(
        arguments(
            "xoxb-1",
            "'${NOWHERE}'",
            "1: slack.bot-token: the environment variable NOWHERE is not set"),
        arguments(
            "bot-token: xoxb-1, app-token: xapp-1",
            "bot-token: xapp-9, app-token: xapp-1",
            "1: slack.bot-token: this is an app token (xapp-); the bot token begins with xoxb-."
                + " Example: ${SLACK_BOT_TOKEN}"),
        arguments(
            "channel: C0123456",
            "channel: ${GIT_TOKEN}",
            "8: apps.shop.channel: \"${GIT_TOKEN}\" is not the id of a Slack channel. Example:"
                + " C0123456"),
        arguments(
            url,
            "https://bot:hidden@git.example.com/shop.git",
            "9: apps.shop.repository.url: holds a password, which does not belong into a URL. Give"
                + " it as repository.token. Example: https://github.com/example/shop.git"),
        arguments(
            url,
            "'http://git.example.com/shop.git', token: hidden",
            "9: apps.shop.repository: a token needs a URL that begins with https://"),
        arguments(
            url,
            "'git@git.example.com:shop.git'",
            "9: apps.shop.repository: an SSH URL needs a key. Example: ssh-key:"
                + " /etc/slipway/id_ed25519, known-hosts: /etc/slipway/known_hosts"),
        arguments(
            "committer: {",
            "database: { url: 'jdbc:postgresql://db/s?password=hidden', user: s }\ncommitter: {",
            "2: database.url: holds a password, which does not belong into a URL. Give it as"
                + " database.password. Example: jdbc:h2:file:./.slipway/slipway"),
        arguments(
            "committer: {",
            "database: { url: 'jdbc:postgresql://db/s' }\ncommitter: {",
            "2: database: PostgreSQL needs a user. Example: user: slipway"));
  }

  static Stream<Arguments> syntax() {
    return Stream.of(
        arguments(
            "    channel: C0123456",
            "\tchannel: C0123456",
            "8: is not YAML: a tab indents the line. Indent with blanks"),
        arguments(
            "image: registry",
            "image: it: registry",
            "10: is not YAML: a colon does not belong here. Put the text into quotes, or indent it"
                + " like its neighbours"),
        arguments(
            "{ group: S0123456 }",
            "{ group: S0123456",
            "6: is not YAML: a comma or a closing bracket is missing"),
        arguments(
            "xoxb-1",
            "${SLACK_BOT_TOKEN}",
            "1: is not YAML: within braces and brackets ${NAME} must be in quotes"),
        arguments(
            "xoxb-1",
            "*hidden",
            "1: is not YAML: a text that begins with * or & must be in quotes"));
  }

  @Test
  void productionIsNeverAutomatic() {
    String text =
        Texts.SMALL.replace("release: [managers]\n        confirm: [managers]", "automatic: true");

    assertThat(mistakes(text))
        .containsExactly(
            "slipway.yaml:18: apps.shop.environments.production.automatic: every build would go to"
                + " production without anybody's yes. Leave it out and say who gives it. Example:"
                + " confirm: [release-managers]");
    assertThat(mistakes(text.replace("production:", "pre-production:"))).isEmpty();
  }

  @Test
  void allAreToldAtOnceFromTopToBottom() {
    String text =
        Texts.SMALL
            .replace("xapp-1", "'${NOWHERE}'")
            .replace("committer:", "comitter:")
            .replace("pick: everyone", "pick: nobody")
            .replace("container: app", "contaner: app");

    assertThat(mistakes(text))
        .extracting(each -> each.replaceFirst("^slipway.yaml:(\\d+): ([^:]+):.*", "$1 $2"))
        .containsExactly(
            "1 committer",
            "1 slack.app-token",
            "2 comitter",
            "11 apps.shop.pick",
            "16 apps.shop.environments.staging.targets.web.ecs.container",
            "16 apps.shop.environments.staging.targets.web.ecs.contaner",
            "21 apps.shop.environments.production.targets.web.ecs.container",
            "21 apps.shop.environments.production.targets.web.ecs.contaner",
            "22 apps.shop.environments.production.targets.worker.ecs.container",
            "22 apps.shop.environments.production.targets.worker.ecs.contaner");
  }

  @Test
  void noSecretIsInAMistake() {
    String text =
        Texts.SMALL
            .replace("xoxb-1", "[hidden]")
            .replace("app-token: xapp-1", "app-token: xoxb-hidden, signing-secret: { a: hidden }");

    assertThat(mistakes(text)).isNotEmpty().noneMatch(each -> each.contains("hidden"));
  }

  private static List<String> mistakes(String text) {
    return switch (Texts.load(text)) {
      case Loaded.Good _ -> List.of();
      case Loaded.Bad(List<Mistake> mistakes) -> mistakes.stream().map(Mistake::toString).toList();
    };
  }
}
