package cloister.identity;

import cloister.wire.Struct;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A request whose outcome AWS tells later; here it is known at once.
 *
 * @param id a UUID that starts with the time, so that ids come in the order of requests
 * @param account empty where all accounts are meant
 * @param failure why it failed; empty where it succeeded
 * @param assignment what it assigned or took away; empty where it provisioned
 */
record CenterRequest(
        Kind kind,
        String id,
        Instant created,
        String set,
        Optional<String> account,
        Optional<String> failure,
        Optional<Assignment> assignment) {
    static final JsonCodec<CenterRequest> CODEC =
            new JsonCodec<>(CenterRequest::write, CenterRequest::read);

    /** What was asked for, and what operations call it. */
    enum Kind {
        CREATION(
                "AccountAssignmentCreationStatus",
                "AccountAssignmentsCreationStatus",
                "AccountAssignmentCreationRequestId"),
        DELETION(
                "AccountAssignmentDeletionStatus",
                "AccountAssignmentsDeletionStatus",
                "AccountAssignmentDeletionRequestId"),
        PROVISIONING(
                "PermissionSetProvisioningStatus",
                "PermissionSetsProvisioningStatus",
                "ProvisionPermissionSetRequestId");

        private final String member;
        private final String listMember;
        private final String idMember;

        Kind(String member, String listMember, String idMember) {
            this.member = member;
            this.listMember = listMember;
            this.idMember = idMember;
        }

        /** Where outputs have one; also the end of operations' names. */
        String member() {
            return member;
        }

        String listMember() {
            return listMember;
        }

        String idMember() {
            return idMember;
        }
    }

    static CenterRequest of(
            Kind kind, Instant now, String set, String account, Optional<String> failure) {
        return new CenterRequest(
                kind, id(now), now, set, Optional.of(account), failure, Optional.empty());
    }

    CenterRequest about(Assignment subject) {
        return new CenterRequest(kind, id, created, set, account, failure, Optional.of(subject));
    }

    /** Version 7 of RFC 9562: the time, then chance. */
    private static String id(Instant now) {
        UUID chance = UUID.randomUUID();
        long high = (now.toEpochMilli() << 16) | 0x7000 | (chance.getMostSignificantBits() & 0xfff);
        return new UUID(high, chance.getLeastSignificantBits()).toString();
    }

    String status() {
        return failure.isPresent() ? "FAILED" : "SUCCEEDED";
    }

    Struct shape() {
        Struct.Builder shape =
                Struct.builder()
                        .putAll(listed())
                        .put("FailureReason", failure)
                        .put("PermissionSetArn", set);
        if (assignment.isEmpty()) {
            return shape.put("AccountId", account).build();
        }
        return shape.put("TargetId", account)
                .put("TargetType", "AWS_ACCOUNT")
                .put("PrincipalType", assignment.map(Assignment::principalType))
                .put("PrincipalId", assignment.map(Assignment::principalId))
                .build();
    }

    /** What lists show of it. */
    Struct listed() {
        return Struct.builder()
                .put("Status", status())
                .put("RequestId", id)
                .put("CreatedDate", created)
                .build();
    }

    private void write(FieldWriter out) {
        out.text("kind", kind.name()).text("id", id).time("created", created).text("set", set);
        out.text("account", account).text("failure", failure);
        assignment.ifPresent(
                about ->
                        out.text("principalType", about.principalType())
                                .text("principalId", about.principalId()));
    }

    private static CenterRequest read(Fields in) {
        return new CenterRequest(
                Kind.valueOf(in.text("kind")),
                in.text("id"),
                in.time("created"),
                in.text("set"),
                in.optionalText("account"),
                in.optionalText("failure"),
                in.optionalText("principalId")
                        .map(
                                id ->
                                        new Assignment(
                                                in.text("set"),
                                                in.text("account"),
                                                in.text("principalType"),
                                                id)));
    }
}
