package cloister.identity;

import cloister.wire.Struct;

/**
 * That a user or group of the directory has a permission set in the account.
 *
 * @param set the permission set's ARN
 * @param account twelve digits
 * @param principalType {@code USER} or {@code GROUP}
 */
record Assignment(String set, String account, String principalType, String principalId) {
    static final JsonCodec<Assignment> CODEC = new JsonCodec<>(Assignment::write, Assignment::read);

    private void write(FieldWriter out) {
        out.text("set", set).text("account", account);
        out.text("principalType", principalType).text("principalId", principalId);
    }

    private static Assignment read(Fields in) {
        return new Assignment(
                in.text("set"),
                in.text("account"),
                in.text("principalType"),
                in.text("principalId"));
    }

    Struct shape() {
        return Struct.builder()
                .put("AccountId", account)
                .put("PermissionSetArn", set)
                .put("PrincipalType", principalType)
                .put("PrincipalId", principalId)
                .build();
    }
}
