package cloister.server.console;

import cloister.policy.PolicyKind;
import cloister.wire.Struct;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A policy that the editor opens, and how the API reads and writes it. */
sealed interface PolicyTarget {
    PolicyKind kind();

    /** What the policy is called. */
    String name();

    String section();

    /** The editor's own address. */
    String address();

    /** Where to go once it is saved. */
    String home();

    /** The call that reads it. */
    Reply read(Member member);

    /** The document in what reading gave, percent-encoded; empty where there is none. */
    Optional<String> encoded(Struct output);

    Reply save(Member member, String document);

    default Optional<String> document(Struct output) {
        return encoded(output).map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
    }

    /** A policy within a user or a role. */
    record Inline(HolderKind holderKind, String holder, String name) implements PolicyTarget {
        @Override
        public PolicyKind kind() {
            return holderKind.inline();
        }

        @Override
        public String section() {
            return holderKind.section();
        }

        @Override
        public String address() {
            return Paths.of(section(), holder, "policies", name);
        }

        @Override
        public String home() {
            return Paths.of(section(), holder);
        }

        @Override
        public Reply read(Member member) {
            return member.call("iam:Get" + holderKind.word() + "Policy", named().build());
        }

        @Override
        public Optional<String> encoded(Struct output) {
            return output.optionalString("PolicyDocument");
        }

        @Override
        public Reply save(Member member, String document) {
            return member.call(
                    "iam:Put" + holderKind.word() + "Policy",
                    named().put("PolicyDocument", document).build());
        }

        private Struct.Builder named() {
            return Struct.builder().put(holderKind.nameMember(), holder).put("PolicyName", name);
        }
    }

    /** A role's trust policy. */
    record Trust(String role) implements PolicyTarget {
        @Override
        public PolicyKind kind() {
            return PolicyKind.TRUST;
        }

        @Override
        public String name() {
            return role;
        }

        @Override
        public String section() {
            return "roles";
        }

        @Override
        public String address() {
            return Paths.of("roles", role, "trust");
        }

        @Override
        public String home() {
            return Paths.of("roles", role);
        }

        @Override
        public Reply read(Member member) {
            return member.call("iam:GetRole", "RoleName", role);
        }

        @Override
        public Optional<String> encoded(Struct output) {
            return output.optionalStruct("Role")
                    .flatMap(found -> found.optionalString("AssumeRolePolicyDocument"));
        }

        @Override
        public Reply save(Member member, String document) {
            return member.call(
                    "iam:UpdateAssumeRolePolicy",
                    Struct.builder().put("RoleName", role).put("PolicyDocument", document).build());
        }
    }

    /** A managed policy: reading gives its default version, saving makes a new one. */
    record Managed(String arn) implements PolicyTarget {
        @Override
        public PolicyKind kind() {
            return PolicyKind.MANAGED;
        }

        @Override
        public String name() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }

        @Override
        public String section() {
            return "policies";
        }

        @Override
        public String address() {
            return Paths.of("policies", arn, "edit");
        }

        @Override
        public String home() {
            return Paths.of("policies", arn);
        }

        @Override
        public Reply read(Member member) {
            Reply policy = member.call("iam:GetPolicy", "PolicyArn", arn);
            return policy.output()
                    .flatMap(output -> output.optionalStruct("Policy"))
                    .map(
                            found ->
                                    member.call(
                                            "iam:GetPolicyVersion",
                                            Struct.builder()
                                                    .put("PolicyArn", arn)
                                                    .put(
                                                            "VersionId",
                                                            found.string("DefaultVersionId"))
                                                    .build()))
                    .orElse(policy);
        }

        @Override
        public Optional<String> encoded(Struct output) {
            return output.optionalStruct("PolicyVersion")
                    .flatMap(version -> version.optionalString("Document"));
        }

        @Override
        public Reply save(Member member, String document) {
            return member.call(
                    "iam:CreatePolicyVersion",
                    Struct.builder()
                            .put("PolicyArn", arn)
                            .put("PolicyDocument", document)
                            .put("SetAsDefault", true)
                            .build());
        }
    }
}
