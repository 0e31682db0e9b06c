package cloister.policy.lint;

import java.util.List;

/** Looks for what one rule, or a few of a kind, are about. */
interface Check {
    List<Rule> rules();

    void run(Subject subject, Report report);
}
