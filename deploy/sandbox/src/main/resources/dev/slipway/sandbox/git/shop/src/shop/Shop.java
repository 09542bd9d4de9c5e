package shop;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/** Starts the shop. */
public final class Shop {
  public static void main(String[] args) throws Exception {
    int port = 8080;
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);

    server.createContext("/", new Pages());

    server.start();
  }
}
