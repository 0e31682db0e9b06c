package cloister.server;

import cloister.policy.Decision;
import cloister.server.facts.Asked;

/** What was asked of the engine, and its answer. */
record Decided(Asked asked, Decision decision) {}
