package dev.slipway.adapters.account;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.core.engine.SettableClock;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The services of an account that inspections ask, answering as AWS's pages show it. */
public final class AccountServer implements AutoCloseable {
  public static final String TRUSTS_TASKS =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":["ecs-tasks.amazonaws.com"]},"Action":"sts:AssumeRole"}]}""";

  public final SettableClock clock = new SettableClock(Instant.EPOCH);
  public final Accounts accounts;
  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

  public AccountServer() {
    server.start();
    accounts = new Accounts(this::access, clock);
  }

  /** Whoever asks for {@code abroad} is somebody else, and is in another region of AWS. */
  private AwsHttp.Access access(String home) {
    boolean abroad = home.equals("abroad");
    return new AwsHttp.Access(
        Optional.of(URI.create(server.baseUrl() + "/")),
        Optional.of(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(abroad ? "ABROAD" : "AKIA", "test"))),
        abroad ? Optional.of("us-east-1") : Optional.empty());
  }

  /**
   * @param stages by version
   */
  public AccountServer secret(String arn, String name, Map<String, String> stages) {
    String versions =
        stages.entrySet().stream()
            .map(each -> "\"%s\":[\"%s\"]".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(","));
    server.stubFor(
        json("secretsmanager.DescribeSecret")
            .withRequestBody(matchingJsonPath("$.SecretId", equalTo(arn)))
            .willReturn(
                aResponse()
                    .withBody(
                        "{\"ARN\":\"%s\",\"Name\":\"%s\",\"VersionIdsToStages\":{%s}}"
                            .formatted(arn, name, versions))));
    return this;
  }

  /** What DescribeParameters says, whatever it is asked. */
  public AccountServer parameters(Map<String, Integer> versions) {
    String all =
        versions.entrySet().stream()
            .map(
                each ->
                    "{\"Name\":\"%s\",\"Version\":%d}".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(","));
    server.stubFor(
        json("AmazonSSM.DescribeParameters")
            .willReturn(aResponse().withBody("{\"Parameters\":[%s]}".formatted(all))));
    return this;
  }

  public AccountServer role(String name, String trust) {
    String document = URLEncoder.encode(trust, StandardCharsets.UTF_8);
    server.stubFor(
        form("GetRole")
            .withRequestBody(containing("RoleName=" + name))
            .willReturn(
                aResponse()
                    .withBody(
                        """
                        <GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
                          <GetRoleResult><Role><RoleName>%s</RoleName>
                            <AssumeRolePolicyDocument>%s</AssumeRolePolicyDocument>
                          </Role></GetRoleResult>
                        </GetRoleResponse>"""
                            .formatted(name, document))));
    return this;
  }

  public AccountServer logGroup(String name) {
    server.stubFor(
        json("Logs_20140328.DescribeLogGroups")
            .withRequestBody(matchingJsonPath("$.logGroupNamePrefix", equalTo(name)))
            .willReturn(
                aResponse()
                    .withBody(
                        "{\"logGroups\":[{\"logGroupName\":\"%s-2\"},{\"logGroupName\":\"%s\"}]}"
                            .formatted(name, name))));
    return this;
  }

  /** One behind a load balancer, checked every so many seconds. */
  public AccountServer targetGroup(
      String type, int interval, int successes, Map<String, String> attributes) {
    server.stubFor(
        form("DescribeTargetGroups")
            .willReturn(
                aResponse()
                    .withBody(
                        """
                        <DescribeTargetGroupsResponse><DescribeTargetGroupsResult><TargetGroups>
                          <member>
                            <TargetGroupName>shop-web</TargetGroupName>
                            <TargetType>%s</TargetType>
                            <LoadBalancerArns><member>arn:lb</member></LoadBalancerArns>
                            <HealthCheckIntervalSeconds>%d</HealthCheckIntervalSeconds>
                            <HealthyThresholdCount>%d</HealthyThresholdCount>
                          </member>
                        </TargetGroups></DescribeTargetGroupsResult></DescribeTargetGroupsResponse>
                        """
                            .formatted(type, interval, successes))));
    String members =
        attributes.entrySet().stream()
            .map(
                each ->
                    "<member><Key>%s</Key><Value>%s</Value></member>"
                        .formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining());
    server.stubFor(
        form("DescribeTargetGroupAttributes")
            .willReturn(
                aResponse()
                    .withBody(
                        """
                        <DescribeTargetGroupAttributesResponse>
                          <DescribeTargetGroupAttributesResult><Attributes>%s</Attributes>
                          </DescribeTargetGroupAttributesResult>
                        </DescribeTargetGroupAttributesResponse>"""
                            .formatted(members))));
    return this;
  }

  /** Whatever was not said so far is answered with that error, in either protocol. */
  public AccountServer others(String code) {
    server.stubFor(
        post("/")
            .atPriority(9)
            .withHeader("X-Amz-Target", containing("."))
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        "{\"__type\":\"com.amazonaws#%s\",\"Message\":\"no\"}".formatted(code))));
    server.stubFor(
        post("/")
            .atPriority(10)
            .willReturn(
                aResponse()
                    .withStatus(403)
                    .withBody(
                        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code></Error></ErrorResponse>"
                            .formatted(code))));
    return this;
  }

  public int asked() {
    return server.findAll(postRequestedFor(urlPathEqualTo("/"))).size();
  }

  public WireMockServer server() {
    return server;
  }

  @Override
  public void close() {
    accounts.close();
    server.stop();
  }

  private static MappingBuilder json(String target) {
    return post("/").atPriority(1).withHeader("X-Amz-Target", equalTo(target));
  }

  private static MappingBuilder form(String action) {
    return post("/").atPriority(1).withRequestBody(containing("Action=" + action + "&"));
  }
}
