package cloister.cli.stack;

import software.amazon.awssdk.services.iam.IamClient;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes IAM roles: trust, tags, attached and inline policies. */
record RoleWriter(IamClient iam, Patience patience) implements Writer {
    @Override
    public void create(Resource wanted) throws InterruptedException {
        patience.call(
                () ->
                        iam.createRole(
                                request ->
                                        request.roleName(wanted.name())
                                                .assumeRolePolicyDocument(
                                                        wanted.text(Resource.TRUST))
                                                .tags(
                                                        UserWriter.tags(
                                                                wanted.under(Resource.TAG)))));
        Attributes made = new Attributes();
        made.policy(Resource.TRUST, wanted.text(Resource.TRUST));
        wanted.under(Resource.TAG).forEach((key, value) -> made.text(Resource.TAG + key, value));
        update(made.of(Kind.ROLE, wanted.name()), wanted);
    }

    @Override
    public void update(Resource there, Resource wanted) throws InterruptedException {
        String name = there.name();
        for (Difference difference : Change.between(Optional.of(there), Optional.of(wanted))) {
            if (difference.attribute().equals(Resource.TRUST) && difference.after().isPresent()) {
                String trust = difference.after().get().text();
                patience.call(
                        () ->
                                iam.updateAssumeRolePolicy(
                                        r -> r.roleName(name).policyDocument(trust)));
            }
            if (difference.attribute().startsWith(Resource.INLINE)) {
                inline(name, difference);
            }
        }
        retag(name, there.under(Resource.TAG), wanted.under(Resource.TAG));
        patience.call(
                () -> {
                    Lists.change(
                            there.items(Resource.POLICIES),
                            wanted.items(Resource.POLICIES),
                            arn -> iam.attachRolePolicy(r -> r.roleName(name).policyArn(arn)),
                            arn -> iam.detachRolePolicy(r -> r.roleName(name).policyArn(arn)));
                    return name;
                });
    }

    @Override
    public void delete(Resource there) throws InterruptedException {
        String name = there.name();
        update(there, new Resource(Kind.ROLE, name, UserWriter.tagsOf(there)));
        iam.listInstanceProfilesForRolePaginator(r -> r.roleName(name))
                .instanceProfiles()
                .forEach(
                        profile ->
                                iam.removeRoleFromInstanceProfile(
                                        r ->
                                                r.roleName(name)
                                                        .instanceProfileName(
                                                                profile.instanceProfileName())));
        patience.call(() -> iam.deleteRole(r -> r.roleName(name)));
    }

    private void inline(String role, Difference difference) throws InterruptedException {
        String policy = difference.attribute().substring(Resource.INLINE.length());
        if (difference.after().isEmpty()) {
            iam.deleteRolePolicy(r -> r.roleName(role).policyName(policy));
            return;
        }
        String document = difference.after().get().text();
        patience.call(
                () ->
                        iam.putRolePolicy(
                                r -> r.roleName(role).policyName(policy).policyDocument(document)));
    }

    private void retag(String name, Map<String, String> there, Map<String, String> wanted) {
        List<String> gone =
                there.keySet().stream().filter(key -> !wanted.containsKey(key)).toList();
        if (!gone.isEmpty()) {
            iam.untagRole(r -> r.roleName(name).tagKeys(gone));
        }
        if (!wanted.equals(there) && !wanted.isEmpty()) {
            iam.tagRole(r -> r.roleName(name).tags(UserWriter.tags(wanted)));
        }
    }
}
