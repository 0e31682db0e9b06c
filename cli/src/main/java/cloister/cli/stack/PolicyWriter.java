package cloister.cli.stack;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

import java.util.Comparator;
import java.util.List;

/** Writes managed policies; an older version goes where IAM keeps five already. */
record PolicyWriter(IamClient iam, Patience patience, Mark mark, String account) implements Writer {
    private static final int MOST_VERSIONS = 5;

    @Override
    public void create(Resource wanted) {
        iam.createPolicy(
                request ->
                        request.policyName(wanted.name())
                                .path(mark.path())
                                .policyDocument(wanted.text(Resource.DOCUMENT)));
    }

    @Override
    public void update(Resource there, Resource wanted) {
        String arn = arn(there);
        List<PolicyVersion> versions = versions(arn);
        if (versions.size() >= MOST_VERSIONS) {
            versions.stream()
                    .filter(version -> !version.isDefaultVersion())
                    .min(Comparator.comparing(PolicyVersion::createDate))
                    .ifPresent(oldest -> delete(arn, oldest));
        }
        iam.createPolicyVersion(
                request ->
                        request.policyArn(arn)
                                .policyDocument(wanted.text(Resource.DOCUMENT))
                                .setAsDefault(true));
    }

    @Override
    public void delete(Resource there) throws InterruptedException {
        String arn = arn(there);
        versions(arn).stream()
                .filter(version -> !version.isDefaultVersion())
                .forEach(version -> delete(arn, version));
        patience.call(() -> iam.deletePolicy(request -> request.policyArn(arn)));
    }

    private void delete(String arn, PolicyVersion version) {
        iam.deletePolicyVersion(request -> request.policyArn(arn).versionId(version.versionId()));
    }

    private List<PolicyVersion> versions(String arn) {
        return iam
                .listPolicyVersionsPaginator(request -> request.policyArn(arn))
                .versions()
                .stream()
                .toList();
    }

    private String arn(Resource policy) {
        return Wanted.policyArn(account, mark, policy.name());
    }
}
