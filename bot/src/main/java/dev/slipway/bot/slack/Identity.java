package dev.slipway.bot.slack;

/**
 * Who the bot is in its workspace.
 *
 * @param team the workspace's id
 * @param user the bot's own user id
 */
public record Identity(String team, String user) {}
