package cloister.server.console;

import cloister.server.facts.Asker;
import cloister.server.facts.Connection;
import cloister.wire.Caller;
import cloister.wire.Struct;

import java.util.List;
import java.util.Optional;

/** What the console needs of the server that it is part of. */
public interface Host {
    /**
     * Calls an operation of the API for somebody: read, decided, run and audited like a signed
     * request.
     *
     * @param operation {@code sagemaker:ListDomains}
     */
    Reply call(Asker asker, String operation, Struct input);

    /**
     * Calls an operation whose callers are known by an identity provider's word, {@code
     * sts:AssumeRoleWithSAML}: made sure of, decided, run and audited like an unsigned request.
     */
    Reply vouched(String operation, Struct input, Connection connection);

    /** What would be decided about a call; nothing is run, nothing audited. */
    Verdict would(Asker asker, String operation, Struct input);

    /**
     * Decides, and audits, whether somebody may do something of the console's own.
     *
     * @param action without its prefix, {@code Explain}
     * @param resource without its ARN's head, {@code decision/ID}
     */
    Reply own(Asker asker, String action, String resource);

    /** Whether somebody may do something of the console's own; not audited. */
    boolean may(Asker asker, String action, String resource);

    /** The user profiles that somebody may open, each decided. */
    List<OpenableProfile> openable(Asker asker);

    /** What belongs to a team by its tags, of what somebody may see: each thing decided. */
    Team team(Asker asker, String name);

    /** The newest of what was asked and decided, newest first. */
    List<Happening> newest();

    /** What happened under a request's id, as long as it is remembered. */
    Optional<Happening> happened(String requestId);

    /** Audits what is no call: somebody signed in, or failed to. */
    void note(Note note, Connection connection);

    /** Where people reach this server, without a slash at the end. */
    String url();

    /** The number of the newest commit. */
    long revision();

    /**
     * What is to be audited.
     *
     * @param operation {@code signin:ConsoleLogin}, as CloudTrail calls it
     * @param status of the answer
     */
    record Note(String operation, Optional<Caller> caller, int status, Optional<String> error) {}

    /**
     * What would be decided.
     *
     * @param message the denial in AWS's words; empty where it would be allowed
     */
    record Verdict(boolean allowed, String message) {}

    /** A user profile that somebody may open. */
    record OpenableProfile(String domainId, String domainName, String name) {}
}
