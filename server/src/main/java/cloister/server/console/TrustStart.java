package cloister.server.console;

import cloister.wire.Struct;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a new role's trust policy begins as. */
enum TrustStart {
    /** Studio takes the role for apps of this account. */
    SAGEMAKER(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "StudioTakesTheRole",
                  "Effect": "Allow",
                  "Principal": {
                    "Service": "sagemaker.amazonaws.com"
                  },
                  "Action": "sts:AssumeRole",
                  "Condition": {
                    "StringEquals": {
                      "aws:SourceAccount": "ACCOUNT"
                    }
                  }
                }
              ]
            }
            """),
    /** Whom this account's policies let. */
    ACCOUNT(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "TheAccountTakesTheRole",
                  "Effect": "Allow",
                  "Principal": {
                    "AWS": "arn:aws:iam::ACCOUNT:root"
                  },
                  "Action": "sts:AssumeRole"
                }
              ]
            }
            """),
    /** People of an identity provider. */
    SAML(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "PeopleSignIn",
                  "Effect": "Allow",
                  "Principal": {
                    "Federated": "PROVIDER"
                  },
                  "Action": "sts:AssumeRoleWithSAML",
                  "Condition": {
                    "StringEquals": {
                      "SAML:aud": [
                        "AUDIENCE",
                        "https://signin.aws.amazon.com/saml"
                      ]
                    }
                  }
                }
              ]
            }
            """);

    private final String document;

    TrustStart(String document) {
        this.document = document;
    }

    /** Its name in addresses and in the keys of its words. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The document that the address asks for, else SageMaker's. */
    static String chosen(Member member) {
        String asked = member.visit().query().text("start");
        return Arrays.stream(values())
                .filter(start -> start.word().equals(asked))
                .findFirst()
                .orElse(SAGEMAKER)
                .of(member);
    }

    private String of(Member member) {
        String account = member.credential().caller().account();
        String filled =
                document.replace("ACCOUNT", account)
                        .replace("AUDIENCE", member.host().url() + Paths.SAML);
        return this == SAML ? filled.replace("PROVIDER", provider(member, account)) : filled;
    }

    /** The first provider that the reader may list, or else a name to be changed. */
    private static String provider(Member member, String account) {
        return member
                .call("iam:ListSAMLProviders", Struct.EMPTY)
                .output()
                .map(output -> output.structs("SAMLProviderList"))
                .orElse(List.of())
                .stream()
                .map(found -> found.string("Arn"))
                .findFirst()
                .orElse("arn:aws:iam::" + account + ":saml-provider/NAME");
    }
}
