package cloister.cli;

import cloister.policy.lint.LintResult;

/** A file, or standard input, with what was found in it. */
record LintedFile(String name, LintResult result) {}
