package cloister.cli.stack;

import software.amazon.awssdk.services.iam.IamClient;

import java.util.List;

/** Writes IAM groups with the policies attached to them. */
record GroupWriter(IamClient iam, Patience patience, Mark mark) implements Writer {
    private static final Resource NOTHING = new Attributes().of(Kind.GROUP, "");

    @Override
    public void create(Resource wanted) throws InterruptedException {
        iam.createGroup(request -> request.groupName(wanted.name()).path(mark.path()));
        update(NOTHING, wanted);
    }

    @Override
    public void update(Resource there, Resource wanted) throws InterruptedException {
        String name = wanted.name();
        patience.call(
                () -> {
                    attach(name, there.items(Resource.POLICIES), wanted.items(Resource.POLICIES));
                    return name;
                });
        there.under(Resource.INLINE)
                .keySet()
                .forEach(
                        policy ->
                                iam.deleteGroupPolicy(
                                        request -> request.groupName(name).policyName(policy)));
    }

    @Override
    public void delete(Resource there) throws InterruptedException {
        update(there, new Attributes().of(Kind.GROUP, there.name()));
        iam.getGroupPaginator(request -> request.groupName(there.name()))
                .users()
                .forEach(
                        user ->
                                iam.removeUserFromGroup(
                                        request ->
                                                request.groupName(there.name())
                                                        .userName(user.userName())));
        patience.call(() -> iam.deleteGroup(request -> request.groupName(there.name())));
    }

    private void attach(String name, List<String> there, List<String> wanted) {
        Lists.change(
                there,
                wanted,
                arn -> iam.attachGroupPolicy(request -> request.groupName(name).policyArn(arn)),
                arn -> iam.detachGroupPolicy(request -> request.groupName(name).policyArn(arn)));
    }
}
