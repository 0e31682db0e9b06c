package cloister.cli.teams;

/**
 * The trust policy of the role that people take when they federate, with the post's statement in
 * it.
 */
final class ClassicTrust {
    private ClassicTrust() {}

    static String federated(Teams teams) {
        return """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": {"Federated": "PROVIDER"},
              "Action": "sts:AssumeRoleWithSAML",
              "Condition": {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}}
            },
            {
              "Sid": "IdentifyTransitiveTags",
              "Effect": "Allow",
              "Principal": {"Federated": "PROVIDER"},
              "Action": "sts:TagSession",
              "Condition": {"ForAllValues:StringEquals": {"sts:TransitiveTagKeys": ["studiouserid"]}}
            }
          ]
        }
        """
                .replace(
                        "PROVIDER",
                        "arn:aws:iam::%s:saml-provider/%s"
                                .formatted(teams.account(), teams.identityProvider().orElse("")));
    }
}
