package cloister.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** What to try by hand after the walk: lines that work when they are pasted into a shell. */
final class NextSteps {
    private static final String READ_THE_AUDIT =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*",
             "Action": ["cloister:LookupEvents", "cloister:Explain"]}]}\
            """;

    private final Stage stage;
    private final String url;
    private final String domain;

    NextSteps(Stage stage, String url, String domain) {
        this.stage = stage;
        this.url = url;
        this.domain = domain;
    }

    void print(PrintStream out) {
        stage.call(
                TeamResources.A1,
                "sagemaker:CreateExperiment",
                Map.of(
                        "ExperimentName",
                        TeamResources.EXPERIMENT,
                        "Tags",
                        Stage.tags(Map.of("team", "TeamA"))));
        out.println();
        out.println(
                "Serving on at "
                        + url
                        + "; stop it with Ctrl-C. Links that open a Studio, once each, for five"
                        + " minutes:");
        for (String user : new String[] {"userA1", "userA2", "userB1"}) {
            link(user).ifPresent(link -> out.println("  " + user + "  " + link));
        }
        out.println();
        passwords(out);
        out.println();
        out.println("Access keys:");
        for (String user :
                new String[] {"root", Administration.ADMIN, "userA1", "userA2", "userB1"}) {
            stage.keys(user)
                    .ifPresent(
                            keys ->
                                    out.printf(
                                            "  %-13s %s %s%n",
                                            user, keys.accessKeyId(), keys.secretAccessKey()));
        }
        out.println();
        out.println("Try this next, in another terminal:");
        out.println("  export AWS_ENDPOINT_URL=" + url + " AWS_DEFAULT_REGION=" + Stage.REGION);
        enter(out, "# as userA1: the own link is given, that of userA2 is not", "userA1");
        out.println("  " + presign("userA1"));
        out.println("  " + presign("userA2"));
        enter(
                out,
                "# as the notebook of userB1: deleting team A's experiment is denied",
                TeamResources.B1);
        out.println("  " + deletion());
        enter(
                out,
                "# as the notebook of userA2, of the same team: it is allowed",
                TeamResources.A2);
        out.println("  " + deletion());
        out.flush();
    }

    /** Gives the people passwords, and the administrator the right to read the audit. */
    private void passwords(PrintStream out) {
        stage.call(
                "root",
                "iam:PutUserPolicy",
                Map.of(
                        "UserName",
                        Administration.ADMIN,
                        "PolicyName",
                        "read-the-audit",
                        "PolicyDocument",
                        READ_THE_AUDIT));
        out.printf(
                "Console: %s/console  account %s, with these users and passwords:%n",
                url, stage.account());
        Passwords passwords = new Passwords();
        for (String user : new String[] {Administration.ADMIN, "userA1", "userA2", "userB1"}) {
            String password = passwords.next();
            Answer made =
                    stage.call(
                            "root",
                            "iam:CreateLoginProfile",
                            Map.of("UserName", user, "Password", password));
            if (made.isAllowed()) {
                out.printf("  %-13s %s%n", user, password);
            }
        }
        out.println(
                "  ("
                        + Administration.ADMIN
                        + " may also read the audit trail and why each request was decided so)");
    }

    private Optional<String> link(String user) {
        return stage.call(
                        user,
                        "sagemaker:CreatePresignedDomainUrl",
                        Map.of("DomainId", domain, "UserProfileName", user))
                .text("AuthorizedUrl");
    }

    private void enter(PrintStream out, String remark, String who) {
        out.println("  " + remark);
        stage.keys(who)
                .ifPresent(
                        keys ->
                                out.printf(
                                        "  export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s;"
                                                + " %s%n",
                                        keys.accessKeyId(),
                                        keys.secretAccessKey(),
                                        keys.sessionToken()
                                                .map(token -> "export AWS_SESSION_TOKEN=" + token)
                                                .orElse("unset AWS_SESSION_TOKEN")));
    }

    private String presign(String profile) {
        return "aws sagemaker create-presigned-domain-url --domain-id %s --user-profile-name %s"
                .formatted(domain, profile);
    }

    private static String deletion() {
        return "aws sagemaker delete-experiment --experiment-name " + TeamResources.EXPERIMENT;
    }
}
