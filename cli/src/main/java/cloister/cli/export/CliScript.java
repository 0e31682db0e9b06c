package cloister.cli.export;

import cloister.cli.stack.Kind;
import cloister.cli.stack.Network;
import cloister.cli.stack.Resource;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The blueprint as a shell script of AWS CLI commands, for an account that has none of it yet. */
public final class CliScript {
    private final Exported exported;
    private final StringBuilder out = new StringBuilder();

    private CliScript(Exported exported) {
        this.exported = exported;
    }

    /** The script's text. */
    public static String of(Exported exported) {
        CliScript script = new CliScript(exported);
        script.head();
        exported.of(Kind.POLICY).forEach(script::policy);
        exported.of(Kind.GROUP).forEach(script::group);
        exported.of(Kind.USER).forEach(script::user);
        exported.of(Kind.ROLE).forEach(script::role);
        exported.of(Kind.DOMAIN).forEach(script::domain);
        exported.of(Kind.PROFILE).forEach(script::profile);
        return script.out.toString();
    }

    private void head() {
        out.append(
                """
                #!/usr/bin/env bash
                # Sets up %s with the AWS CLI, once, in an account that has nothing of it yet.
                set -euo pipefail
                export AWS_PAGER= AWS_DEFAULT_REGION=%s
                """
                        .formatted(exported.teams().domain(), exported.teams().region()));
        exported.endpoint()
                .ifPresent(
                        url ->
                                out.append(
                                        "export AWS_ENDPOINT_URL=%s\n"
                                                .formatted(quoted(url.toString()))));
        if (exported.network().isEmpty()) {
            out.append(
                    """
                    : "${VPC:?set VPC to the id of the domain's VPC}"
                    : "${SUBNETS:?set SUBNETS to the ids of its subnets, with blanks between}"
                    """);
        }
        out.append(
                """
                account=$(aws sts get-caller-identity --query Account --output text)
                work=$(mktemp -d)
                trap 'rm -r "$work"' EXIT

                # A policy document from standard input, with the account's number filled in.
                document() { sed "s/@ACCOUNT@/$account/g" >"$work/document.json"; }
                """);
    }

    private void policy(Resource policy) {
        document(policy.text(Resource.DOCUMENT));
        aws(
                "iam create-policy",
                "--policy-name " + quoted(policy.name()),
                "--path " + quoted(exported.mark().path()),
                DOCUMENT);
    }

    private void group(Resource group) {
        out.append('\n');
        aws(
                "iam create-group",
                "--group-name " + quoted(group.name()),
                "--path " + quoted(exported.mark().path()));
        attach("group", group);
    }

    private void user(Resource user) {
        out.append('\n');
        aws("iam create-user", "--user-name " + quoted(user.name()), tags(user));
        for (String group : user.items(Resource.GROUPS)) {
            aws(
                    "iam add-user-to-group",
                    "--user-name " + quoted(user.name()),
                    "--group-name " + quoted(group));
        }
    }

    private void role(Resource role) {
        document(role.text(Resource.TRUST));
        aws(
                "iam create-role",
                "--role-name " + quoted(role.name()),
                "--assume-role-policy-document \"file://$work/document.json\"",
                tags(role));
        role.under(Resource.INLINE)
                .forEach(
                        (name, text) -> {
                            document(text);
                            aws(
                                    "iam put-role-policy",
                                    "--role-name " + quoted(role.name()),
                                    "--policy-name " + quoted(name),
                                    DOCUMENT);
                        });
        attach("role", role);
    }

    private void attach(String kind, Resource holder) {
        for (String arn : holder.items(Resource.POLICIES)) {
            aws(
                    "iam attach-%s-policy".formatted(kind),
                    "--%s-name %s".formatted(kind, quoted(holder.name())),
                    "--policy-arn " + inAccount(arn));
        }
    }

    private void domain(Resource domain) {
        out.append('\n');
        out.append("arn=$(aws sagemaker create-domain");
        List<String> options =
                List.of(
                        "--domain-name " + quoted(domain.name()),
                        "--auth-mode " + domain.text(Resource.AUTH_MODE),
                        "--vpc-id "
                                + exported.network()
                                        .map(Network::vpc)
                                        .map(CliScript::quoted)
                                        .orElse("\"$VPC\""),
                        "--subnet-ids "
                                + exported.network().map(CliScript::subnets).orElse("$SUBNETS"),
                        "--default-user-settings " + settings(domain),
                        tags(domain),
                        "--query DomainArn --output text)");
        options.forEach(option -> out.append(" \\\n  ").append(option));
        out.append(
                """

                domain=${arn##*/}
                until [ "$(aws sagemaker describe-domain --domain-id "$domain" --query Status --output text)" = InService ]; do sleep 2; done
                """);
    }

    private void profile(Resource profile) {
        out.append('\n');
        String user = profile.text(Resource.SIGN_ON_USER);
        String signOn =
                user.isEmpty()
                        ? ""
                        : "--single-sign-on-user-identifier UserName --single-sign-on-user-value "
                                + quoted(user);
        aws(
                "sagemaker create-user-profile",
                "--domain-id \"$domain\"",
                "--user-profile-name " + quoted(profile.name()),
                "--user-settings " + settings(profile),
                signOn,
                tags(profile));
    }

    private static final String DOCUMENT = "--policy-document \"file://$work/document.json\"";

    private void document(String text) {
        out.append("\ndocument <<'JSON'\n").append(text.stripTrailing()).append("\nJSON\n");
    }

    private void aws(String command, String... options) {
        out.append("aws ").append(command);
        for (String option : options) {
            if (!option.isEmpty()) {
                out.append(' ').append(option);
            }
        }
        out.append(" >/dev/null\n");
    }

    private static String settings(Resource resource) {
        return inAccount("ExecutionRole=" + resource.text(Resource.EXECUTION_ROLE));
    }

    private static String subnets(Network network) {
        return network.subnets().stream().map(CliScript::quoted).collect(Collectors.joining(" "));
    }

    private static String tags(Resource resource) {
        Map<String, String> tags = resource.under(Resource.TAG);
        return tags.entrySet().stream()
                .map(tag -> quoted("Key=%s,Value=%s".formatted(tag.getKey(), tag.getValue())))
                .collect(Collectors.joining(" ", "--tags ", ""));
    }

    /**
     * A text whose account is filled in by the shell; it holds nothing else that the shell reads.
     */
    private static String inAccount(String text) {
        return text.contains(Exported.ACCOUNT)
                ? '"' + text.replace(Exported.ACCOUNT, "$account") + '"'
                : quoted(text);
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=,@%+-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
