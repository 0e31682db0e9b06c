package cloister.policy.cases;

/** A case that can't be read; its message says what is wrong with which member. */
final class CaseException extends Exception {
    private static final long serialVersionUID = 1;

    CaseException(String message) {
        super(message);
    }
}
