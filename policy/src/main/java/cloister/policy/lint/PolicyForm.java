package cloister.policy.lint;

/** How much of a policy a text holds. */
public enum PolicyForm {
    /** A whole document. */
    DOCUMENT,
    /** One statement without a document around it. */
    STATEMENT,
    /** A list of statements without a document around it. */
    STATEMENTS,
    /** Members of a document, such as {@code "Statement": [...]}, without braces around them. */
    MEMBERS
}
