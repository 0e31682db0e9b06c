package cloister.server.console;

import cloister.identity.TemporaryCredentials;

/**
 * Somebody who came through a door of another kind than a password, and what they act with.
 *
 * @param owner the unique id of whose session it is, by which all of theirs are ended at once
 * @param name what they are called
 */
public record Entry(String owner, String name, TemporaryCredentials credentials) {}
