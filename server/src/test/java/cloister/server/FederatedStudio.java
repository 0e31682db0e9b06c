package cloister.server;

import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;

import java.util.function.Consumer;

/** The article's set-up for people of an identity provider that speaks SAML. */
final class FederatedStudio implements AutoCloseable {
    static final String ROLE = "StudioUsers";

    private final TwoTeams teams;
    private final String providerArn;

    private FederatedStudio(TwoTeams teams, String metadata, String provider) {
        this.teams = teams;
        providerArn =
                teams.root()
                        .iam()
                        .createSAMLProvider(
                                saml -> saml.name(provider).samlMetadataDocument(metadata))
                        .samlProviderArn();
        teams.createRole(ROLE, trust(true));
        teams.root()
                .iam()
                .putRolePolicy(
                        put ->
                                put.roleName(ROLE)
                                        .policyName("studio")
                                        .policyDocument(
                                                TwoTeams.policy("2b-studio-user-federated")));
    }

    static FederatedStudio start(TwoTeams teams, String metadata, String provider) {
        return new FederatedStudio(teams, metadata, provider);
    }

    TwoTeams teams() {
        return teams;
    }

    String roleArn() {
        return teams.roleArn(ROLE);
    }

    String providerArn() {
        return providerArn;
    }

    /** The role's trust policy, with the article's statement on tags or without it. */
    String trust(boolean tags) {
        String statement =
                """
                ,{"Sid":"IdentifyTransitiveTags","Effect":"Allow",
                 "Principal":{"Federated":"%s"},"Action":"sts:TagSession",
                 "Condition":{"ForAllValues:StringEquals":{
                   "sts:TransitiveTagKeys":["studiouserid"]}}}
                """
                        .formatted(providerArn);
        return """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"Federated":"%s"},"Action":"sts:AssumeRoleWithSAML",
           "Condition":{"StringLike":{"SAML:aud":["https://signin.aws.amazon.com/saml","*/saml"]}}}\
        %s]}
        """
                .formatted(providerArn, tags ? statement : "");
    }

    void setTrust(String document) {
        teams.root()
                .iam()
                .updateAssumeRolePolicy(role -> role.roleName(ROLE).policyDocument(document));
    }

    /** Attributes of a person as the article has them. */
    String attributes(String person) {
        return SamlIdp.attribute("Role", roleArn() + "," + providerArn)
                + SamlIdp.attribute("RoleSessionName", person)
                + SamlIdp.attribute("PrincipalTag:studiouserid", person)
                + SamlIdp.attribute("TransitiveTagKeys", "{\"studiouserid\"}");
    }

    AssumeRoleWithSamlResponse assume(
            String response, Consumer<AssumeRoleWithSamlRequest.Builder> more) {
        return teams.root()
                .sts()
                .assumeRoleWithSAML(
                        call -> {
                            call.roleArn(roleArn())
                                    .principalArn(providerArn)
                                    .samlAssertion(response);
                            more.accept(call);
                        });
    }

    AssumeRoleWithSamlResponse assume(String response) {
        return assume(response, call -> {});
    }

    @Override
    public void close() {
        teams.close();
    }
}
