package cloister.wire;

/** A caller isn't let in; the protocol of the request says how that is told. */
public final class AuthFailureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final AuthFailure failure;

    public AuthFailureException(AuthFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    public AuthFailure failure() {
        return failure;
    }

    /** The error that a client of the protocol is to see. */
    public ApiException in(Protocol protocol) {
        return failure.in(protocol, String.valueOf(getMessage()));
    }
}
