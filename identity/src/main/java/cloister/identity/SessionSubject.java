package cloister.identity;

import java.util.Optional;

/** Whose session it is. */
sealed interface SessionSubject {
    void write(FieldWriter out);

    static SessionSubject read(Fields in) {
        return switch (in.text("type")) {
            case "role" -> new OfRole(in.text("id"), in.text("name"));
            case "user" -> new OfUser(in.text("id"));
            case "signed-in" -> new OfSignedIn(in.text("id"));
            case "federated" -> new OfFederated(in.optionalText("id"), in.text("name"));
            case "root" -> new OfRoot();
            default -> throw new IllegalArgumentException("no session of type " + in.text("type"));
        };
    }

    /** A role's, under a session name. */
    record OfRole(String roleId, String name) implements SessionSubject {
        @Override
        public void write(FieldWriter out) {
            out.text("type", "role").text("id", roleId).text("name", name);
        }
    }

    /** A user's own, from GetSessionToken. */
    record OfUser(String userId) implements SessionSubject {
        @Override
        public void write(FieldWriter out) {
            out.text("type", "user").text("id", userId);
        }
    }

    /** A user's own, from signing in with a password: it may call what their keys may. */
    record OfSignedIn(String userId) implements SessionSubject {
        @Override
        public void write(FieldWriter out) {
            out.text("type", "signed-in").text("id", userId);
        }
    }

    /**
     * A person's whom a user, or else root, vouches for, from GetFederationToken.
     *
     * @param userId whose policies bound it; empty for root
     */
    record OfFederated(Optional<String> userId, String name) implements SessionSubject {
        @Override
        public void write(FieldWriter out) {
            out.text("type", "federated").text("id", userId).text("name", name);
        }
    }

    /** Root's own, from GetSessionToken. */
    record OfRoot() implements SessionSubject {
        @Override
        public void write(FieldWriter out) {
            out.text("type", "root");
        }
    }
}
