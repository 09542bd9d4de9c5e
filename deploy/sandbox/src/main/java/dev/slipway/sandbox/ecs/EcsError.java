package dev.slipway.sandbox.ecs;

/** An error answer of the API: its type, its HTTP status and its message. */
final class EcsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final int status;

  EcsError(String type, int status, String message) {
    super(message);
    this.type = type;
    this.status = status;
  }

  static EcsError client(String message) {
    return new EcsError("ClientException", 400, message);
  }

  static EcsError invalid(String message) {
    return new EcsError("InvalidParameterException", 400, message);
  }

  static EcsError conflict(String message) {
    return new EcsError("ConflictException", 400, message);
  }

  static EcsError clusterNotFound() {
    return new EcsError("ClusterNotFoundException", 400, "Cluster not found.");
  }

  static EcsError serviceNotFound() {
    return new EcsError("ServiceNotFoundException", 400, "Service not found.");
  }

  static EcsError serviceDeploymentNotFound() {
    return new EcsError(
        "ServiceDeploymentNotFoundException", 400, "The service deployment does not exist.");
  }

  static EcsError throttled() {
    return new EcsError("ThrottlingException", 400, "Rate exceeded");
  }

  static EcsError server(int status) {
    return status < 500
        ? new EcsError("ClientException", status, "The stand-in was told to fail this call.")
        : new EcsError("ServerException", status, "Service Unavailable. Please try again later.");
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }
}
