package cloister.policy;

/**
 * A policy document that IAM would refuse; IAM's code for it is {@code MalformedPolicyDocument}.
 */
public final class MalformedPolicyException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /**
     * @param line the line of the finding, from 1
     * @param column the column of the finding, from 1
     */
    public MalformedPolicyException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
