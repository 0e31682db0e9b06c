package cloister.policy.lint;

/** How much a finding matters. */
public enum Severity {
    /** IAM would refuse the document. */
    ERROR("error"),
    /** IAM takes the document, but it grants more, or less, than it seems to. */
    WARNING("warning"),
    /** The document means what it says and could say it better. */
    SUGGESTION("suggestion");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
