/**
 * What the bot answers over HTTP: health, metrics, version, Slack's events, and the webhooks of git
 * hosts. Decides nothing about picks, builds or releases.
 */
@NullMarked
package dev.slipway.bot.http;

import org.jspecify.annotations.NullMarked;
