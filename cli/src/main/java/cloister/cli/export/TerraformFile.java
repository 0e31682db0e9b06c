package cloister.cli.export;

import cloister.cli.stack.Kind;
import cloister.cli.stack.Network;
import cloister.cli.stack.Resource;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** The blueprint as one file of Terraform's. */
public final class TerraformFile {
    private final Exported exported;
    private final StringBuilder out = new StringBuilder();

    private TerraformFile(Exported exported) {
        this.exported = exported;
    }

    /** The file's text. */
    public static String of(Exported exported) {
        TerraformFile file = new TerraformFile(exported);
        file.head();
        exported.of(Kind.POLICY).forEach(file::policy);
        exported.of(Kind.GROUP).forEach(file::group);
        file.users();
        exported.of(Kind.ROLE).forEach(file::role);
        exported.of(Kind.DOMAIN).forEach(file::domain);
        file.profiles();
        return file.out.toString();
    }

    private void head() {
        out.append(
                """
                terraform {
                  required_providers {
                    aws = { source = "hashicorp/aws" }
                  }
                }

                """);
        out.append("provider \"aws\" {\n  region = %s\n".formatted(Hcl.text(region())));
        exported.endpoint().ifPresent(this::endpoints);
        out.append(
                """
                }

                data "aws_caller_identity" "me" {}

                locals {
                  account = data.aws_caller_identity.me.account_id
                }
                """);
    }

    private void endpoints(URI endpoint) {
        out.append("  skip_metadata_api_check = true\n  endpoints {\n");
        for (String service : new String[] {"iam", "sts", "sagemaker"}) {
            out.append("    %s = %s\n".formatted(service, Hcl.text(endpoint.toString())));
        }
        out.append("  }\n");
    }

    private String region() {
        return exported.teams().region();
    }

    private void policy(Resource policy) {
        block("aws_iam_policy", policy.name());
        line("name", Hcl.text(policy.name()));
        line("path", Hcl.text(exported.mark().path()));
        line("policy", Hcl.lines(policy.text(Resource.DOCUMENT), 2));
        end();
    }

    private void group(Resource group) {
        block("aws_iam_group", group.name());
        line("name", Hcl.text(group.name()));
        line("path", Hcl.text(exported.mark().path()));
        end();
        attachments("group", group);
    }

    private void attachments(String kind, Resource holder) {
        for (String arn : holder.items(Resource.POLICIES)) {
            String policy = exported.ownPolicy(arn).orElse(Exported.role(arn));
            block("aws_iam_%s_policy_attachment".formatted(kind), holder.name() + "-" + policy);
            line(kind, "aws_iam_%s.%s.name".formatted(kind, Hcl.identifier(holder.name())));
            line(
                    "policy_arn",
                    exported.ownPolicy(arn)
                            .map(own -> "aws_iam_policy.%s.arn".formatted(Hcl.identifier(own)))
                            .orElse(Hcl.text(arn)));
            end();
        }
    }

    private void users() {
        out.append("\nlocals {\n  users = {\n");
        for (Resource user : exported.of(Kind.USER)) {
            String groups =
                    user.items(Resource.GROUPS).stream()
                            .map(group -> "aws_iam_group.%s.name".formatted(Hcl.identifier(group)))
                            .collect(Collectors.joining(", ", "[", "]"));
            out.append("    %s = %s\n".formatted(Hcl.text(user.name()), groups));
        }
        out.append("  }\n}\n");
        block("aws_iam_user", "studio");
        line("for_each", "local.users");
        line("name", "each.key");
        line("tags", mark());
        end();
        block("aws_iam_user_group_membership", "studio");
        line("for_each", "local.users");
        line("user", "aws_iam_user.studio[each.key].name");
        line("groups", "each.value");
        end();
    }

    private String mark() {
        return Hcl.map(exported.of(Kind.DOMAIN).getFirst().under(Resource.TAG));
    }

    private void role(Resource role) {
        block("aws_iam_role", role.name());
        line("name", Hcl.text(role.name()));
        line("assume_role_policy", Hcl.lines(role.text(Resource.TRUST), 2));
        line("tags", Hcl.map(role.under(Resource.TAG)));
        end();
        role.under(Resource.INLINE)
                .forEach(
                        (name, document) -> {
                            block("aws_iam_role_policy", role.name() + "-" + name);
                            line("name", Hcl.text(name));
                            line("role", "aws_iam_role.%s.name".formatted(id(role)));
                            line("policy", Hcl.lines(document, 2));
                            end();
                        });
        attachments("role", role);
    }

    private void domain(Resource domain) {
        if (exported.network().isEmpty()) {
            out.append(
                    """

                    variable "vpc" {
                      description = "The VPC that the domain's Studios run in"
                      type        = string
                    }

                    variable "subnets" {
                      description = "The VPC's subnets for them"
                      type        = list(string)
                    }
                    """);
        }
        block("aws_sagemaker_domain", "studio");
        line("domain_name", Hcl.text(domain.name()));
        line("auth_mode", Hcl.text(domain.text(Resource.AUTH_MODE)));
        line("vpc_id", exported.network().map(Network::vpc).map(Hcl::text).orElse("var.vpc"));
        line("subnet_ids", exported.network().map(TerraformFile::subnets).orElse("var.subnets"));
        line("tags", Hcl.map(domain.under(Resource.TAG)));
        out.append(
                "  default_user_settings {\n    execution_role = %s\n  }\n"
                        .formatted(roleOf(domain)));
        end();
    }

    private static String subnets(Network network) {
        return network.subnets().stream()
                .map(Hcl::text)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void profiles() {
        out.append("\nlocals {\n  profiles = {\n");
        for (Resource profile : exported.of(Kind.PROFILE)) {
            Map<String, String> tags = profile.under(Resource.TAG);
            String user = profile.text(Resource.SIGN_ON_USER);
            out.append(
                    "    %s = { role = %s, user = %s, tags = %s }\n"
                            .formatted(
                                    Hcl.text(profile.name()),
                                    roleOf(profile),
                                    user.isEmpty() ? "null" : Hcl.text(user),
                                    Hcl.map(tags)));
        }
        out.append("  }\n}\n");
        block("aws_sagemaker_user_profile", "studio");
        line("for_each", "local.profiles");
        line("domain_id", "aws_sagemaker_domain.studio.id");
        line("user_profile_name", "each.key");
        line("single_sign_on_user_identifier", "each.value.user == null ? null : \"UserName\"");
        line("single_sign_on_user_value", "each.value.user");
        line("tags", "each.value.tags");
        out.append("  user_settings {\n    execution_role = each.value.role\n  }\n");
        end();
    }

    private static String roleOf(Resource resource) {
        String role = Exported.role(resource.text(Resource.EXECUTION_ROLE));
        return "aws_iam_role.%s.arn".formatted(Hcl.identifier(role));
    }

    private static String id(Resource resource) {
        return Hcl.identifier(resource.name());
    }

    private void block(String type, String name) {
        out.append("\nresource \"%s\" \"%s\" {\n".formatted(type, Hcl.identifier(name)));
    }

    private void line(String name, String value) {
        out.append("  %s = %s\n".formatted(name, value));
    }

    private void end() {
        out.append("}\n");
    }
}
