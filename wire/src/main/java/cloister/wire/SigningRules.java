package cloister.wire;

/**
 * Where services differ in what they sign (IAM User Guide, "Create a signed AWS API request").
 *
 * @param normalizedPath whether the path loses its dots and double slashes and is encoded twice
 * @param signedPresignedBody whether a presigned URL covers the body too
 */
public record SigningRules(boolean normalizedPath, boolean signedPresignedBody) {
    /** All services but object stores. */
    public static final SigningRules STANDARD = new SigningRules(true, true);

    /** Object stores: a key is taken as it is, and who has a presigned URL chooses the body. */
    public static final SigningRules OBJECT_STORE = new SigningRules(false, false);
}
