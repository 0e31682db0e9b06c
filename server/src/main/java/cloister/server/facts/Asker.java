package cloister.server.facts;

import cloister.identity.Credential;

/** Who asks, in which region, and from where. */
public record Asker(Credential credential, String region, Connection connection) {}
