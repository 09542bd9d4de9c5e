package dev.slipway.adapters.codebuild;

import dev.slipway.adapters.aws.AwsHttp;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;

/** What builds and their logs are asked for with, in one region. Thread-safe. */
public final class CodeBuildClients implements AutoCloseable {
  private final AwsHttp http;
  private final CodeBuildClient builds;
  private final CloudWatchLogsClient logs;

  public CodeBuildClients(AwsHttp.Access access, String region) {
    this.http = new AwsHttp(access);
    this.builds = http.client(CodeBuildClient.builder(), region);
    this.logs = http.client(CloudWatchLogsClient.builder(), region);
  }

  public CodeBuildClient builds() {
    return builds;
  }

  public CloudWatchLogsClient logs() {
    return logs;
  }

  @Override
  public void close() {
    builds.close();
    logs.close();
    http.close();
  }
}
