package cloister.identity;

/** A user of the identity store, as one who signs in. */
public record DirectoryPerson(String userId, String userName) {
    /** The ARN of the user (Service authorization reference, identitystore). */
    public String arn() {
        return "arn:aws:identitystore:::user/" + userId;
    }
}
