package cloister.cli.stack;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Writes IAM users with their groups. They come without credentials; whoever is deleted loses
 * theirs.
 */
record UserWriter(IamClient iam, Patience patience) implements Writer {
    @Override
    public void create(Resource wanted) throws InterruptedException {
        iam.createUser(
                request -> request.userName(wanted.name()).tags(tags(wanted.under(Resource.TAG))));
        update(new Resource(Kind.USER, wanted.name(), tagsOf(wanted)), wanted);
    }

    @Override
    public void update(Resource there, Resource wanted) throws InterruptedException {
        String name = there.name();
        retag(name, there.under(Resource.TAG), wanted.under(Resource.TAG));
        patience.call(
                () -> {
                    Lists.change(
                            there.items(Resource.GROUPS),
                            wanted.items(Resource.GROUPS),
                            group -> iam.addUserToGroup(r -> r.userName(name).groupName(group)),
                            group ->
                                    iam.removeUserFromGroup(
                                            r -> r.userName(name).groupName(group)));
                    Lists.change(
                            there.items(Resource.POLICIES),
                            wanted.items(Resource.POLICIES),
                            arn -> iam.attachUserPolicy(r -> r.userName(name).policyArn(arn)),
                            arn -> iam.detachUserPolicy(r -> r.userName(name).policyArn(arn)));
                    return name;
                });
        there.under(Resource.INLINE)
                .keySet()
                .forEach(policy -> iam.deleteUserPolicy(r -> r.userName(name).policyName(policy)));
    }

    @Override
    public void delete(Resource there) throws InterruptedException {
        String name = there.name();
        update(there, new Resource(Kind.USER, name, tagsOf(there)));
        iam.listAccessKeysPaginator(r -> r.userName(name))
                .accessKeyMetadata()
                .forEach(
                        key ->
                                iam.deleteAccessKey(
                                        r -> r.userName(name).accessKeyId(key.accessKeyId())));
        iam.listMFADevicesPaginator(r -> r.userName(name))
                .mfaDevices()
                .forEach(
                        device ->
                                iam.deactivateMFADevice(
                                        r -> r.userName(name).serialNumber(device.serialNumber())));
        try {
            iam.deleteLoginProfile(r -> r.userName(name));
        } catch (NoSuchEntityException hasNoPassword) {
            // nothing to take away
        }
        patience.call(() -> iam.deleteUser(r -> r.userName(name)));
    }

    private void retag(String name, Map<String, String> there, Map<String, String> wanted) {
        List<String> gone =
                there.keySet().stream().filter(key -> !wanted.containsKey(key)).toList();
        if (!gone.isEmpty()) {
            iam.untagUser(r -> r.userName(name).tagKeys(gone));
        }
        if (!wanted.equals(there) && !wanted.isEmpty()) {
            iam.tagUser(r -> r.userName(name).tags(tags(wanted)));
        }
    }

    /** The resource's tags alone, as attributes. */
    static Map<String, Value> tagsOf(Resource resource) {
        Attributes attributes = new Attributes();
        resource.under(Resource.TAG)
                .forEach((key, value) -> attributes.text(Resource.TAG + key, value));
        return attributes.of(resource.kind(), resource.name()).attributes();
    }

    static Collection<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
