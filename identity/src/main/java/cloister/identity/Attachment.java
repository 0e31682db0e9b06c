package cloister.identity;

import cloister.store.Reader;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * That a managed policy is in use by a user, group or role.
 *
 * @param use as permissions policy or as boundary
 * @param kind the holder's kind: {@code User}, {@code Group}, {@code Role}
 * @param holder the holder's id
 */
record Attachment(String policyArn, Use use, String kind, String holder) {
    static final JsonCodec<Attachment> CODEC = new JsonCodec<>(Attachment::write, Attachment::read);

    /** What a managed policy is used for, in the words of ListEntitiesForPolicy. */
    enum Use {
        PERMISSIONS("PermissionsPolicy"),
        BOUNDARY("PermissionsBoundary");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Use of(String word) {
            return word.equals(BOUNDARY.word) ? BOUNDARY : PERMISSIONS;
        }
    }

    /** What all keys of a policy's attachments start with. */
    static String prefix(String policyArn) {
        return policyArn + " ";
    }

    String key() {
        return prefix(policyArn) + use.word + " " + kind + " " + holder;
    }

    /** The user, group or role that uses it. */
    Optional<PolicyHolder<?>> holder(Reader state) {
        return Stream.<EntityKind<? extends PolicyHolder<?>>>of(
                        EntityKind.USER, EntityKind.GROUP, EntityKind.ROLE)
                .filter(each -> each.word().equals(kind))
                .<PolicyHolder<?>>flatMap(each -> each.byId(state, holder).stream())
                .findFirst();
    }

    private void write(FieldWriter out) {
        out.text("policyArn", policyArn).text("use", use.word);
        out.text("kind", kind).text("holder", holder);
    }

    private static Attachment read(Fields in) {
        return new Attachment(
                in.text("policyArn"), Use.of(in.text("use")), in.text("kind"), in.text("holder"));
    }
}
