package cloister.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy document, read and checked; its text is kept as it was given. */
public final class PolicyDocument {
    /** The most characters that IAM takes as a document, white space included. */
    public static final int LONGEST = 131_072;

    private final String text;
    private final PolicyKind kind;
    private final Version version;
    private final Optional<String> id;
    private final List<Statement> statements;
    private final List<CompiledStatement> compiled;

    PolicyDocument(
            String text,
            PolicyKind kind,
            Version version,
            Optional<String> id,
            List<Statement> statements) {
        this.text = text;
        this.kind = kind;
        this.version = version;
        this.id = id;
        this.statements = List.copyOf(statements);
        this.compiled =
                this.statements.stream()
                        .map(statement -> CompiledStatement.of(statement, version))
                        .toList();
    }

    /**
     * Reads a document.
     *
     * @throws MalformedPolicyException where IAM would refuse it
     */
    public static PolicyDocument parse(String text, PolicyKind kind)
            throws MalformedPolicyException {
        return PolicyReader.read(text, kind);
    }

    public String text() {
        return text;
    }

    public PolicyKind kind() {
        return kind;
    }

    public Version version() {
        return version;
    }

    public Optional<String> id() {
        return id;
    }

    public List<Statement> statements() {
        return statements;
    }

    List<CompiledStatement> compiled() {
        return compiled;
    }

    /** Its length as IAM counts it against {@link PolicyKind#quota()}: without white space. */
    public int size() {
        return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    /** The condition keys it refers to, as conditions or as variables, as first written. */
    public Set<String> contextKeys() {
        return ContextKeys.of(compiled);
    }

    /** The versions of the policy language (IAM User Guide: policy elements, Version). */
    public enum Version {
        /** The version of documents that don't name one: variables are plain text. */
        V2008("2008-10-17"),
        V2012("2012-10-17");

        private final String text;

        Version(String text) {
            this.text = text;
        }

        /** The date by which documents name it. */
        public String text() {
            return text;
        }
    }
}
