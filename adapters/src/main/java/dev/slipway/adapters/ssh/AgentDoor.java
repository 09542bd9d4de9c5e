package dev.slipway.adapters.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;

/** Opens the agent for our own log-ins; it is never forwarded to a server. */
record AgentDoor(Path socket) implements SshAgentFactory {
  @Override
  public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
    return new AgentSocket(socket);
  }

  @Override
  public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
    return List.of();
  }

  @Override
  public SshAgentServer createServer(ConnectionService service) throws IOException {
    throw new IOException("agents are not forwarded");
  }
}
