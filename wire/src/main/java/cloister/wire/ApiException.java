package cloister.wire;

/** An error that a client is to see: AWS's own code, message and status. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;
    private final transient Struct members;

    /**
     * @param code the error's name as the client's SDK knows it, e.g. {@code ResourceNotFound}
     * @param status the HTTP status; 4xx is the sender's fault
     */
    public ApiException(String code, String message, int status) {
        this(code, message, status, Struct.EMPTY);
    }

    /**
     * @param members what the error's shape has beside its message
     */
    public ApiException(String code, String message, int status, Struct members) {
        super(message);
        this.code = code;
        this.status = status;
        this.members = members;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public Struct members() {
        return members;
    }
}
