package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;

/** How many users, groups and roles use a managed policy. */
record PolicyUsage(int permissions, int boundaries) {
    static final JsonCodec<PolicyUsage> CODEC =
            new JsonCodec<>(PolicyUsage::write, PolicyUsage::read);

    private static final PolicyUsage NONE = new PolicyUsage(0, 0);

    private void write(FieldWriter out) {
        out.number("permissions", permissions).number("boundaries", boundaries);
    }

    private static PolicyUsage read(Fields in) {
        return new PolicyUsage(in.number("permissions"), in.number("boundaries"));
    }

    static PolicyUsage of(Reader state, String arn) {
        return state.get(Tables.POLICY_USAGE, arn).orElse(NONE);
    }

    /** Notes a use, or that it is over. */
    static void count(Transaction state, Attachment attachment, boolean begins) {
        if (begins) {
            state.put(Tables.ATTACHMENTS, attachment.key(), attachment);
        } else {
            state.delete(Tables.ATTACHMENTS, attachment.key());
        }
        String arn = attachment.policyArn();
        PolicyUsage after = of(state, arn).plus(attachment.use(), begins ? 1 : -1);
        if (after.inUse()) {
            state.put(Tables.POLICY_USAGE, arn, after);
        } else {
            state.delete(Tables.POLICY_USAGE, arn);
        }
    }

    boolean inUse() {
        return permissions > 0 || boundaries > 0;
    }

    private PolicyUsage plus(Attachment.Use use, int count) {
        return switch (use) {
            case PERMISSIONS -> new PolicyUsage(permissions + count, boundaries);
            case BOUNDARY -> new PolicyUsage(permissions, boundaries + count);
        };
    }
}
