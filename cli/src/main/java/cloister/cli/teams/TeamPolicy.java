package cloister.cli.teams;

import cloister.cli.JsonTree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A team role's own inline policy of the hardened blueprint: what only exact ARNs can wall off. */
final class TeamPolicy {
    private final Team team;
    private final String account;
    private final List<Map<String, Object>> statements = new ArrayList<>();

    private TeamPolicy(Team team, String account) {
        this.team = team;
        this.account = account;
    }

    static String of(Team team, String account) {
        TeamPolicy policy = new TeamPolicy(team, account);
        policy.passTheTeamsRole();
        policy.storage();
        policy.images();
        policy.logs();
        policy.projects();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", policy.statements);
        return JsonTree.pretty(document);
    }

    private void passTheTeamsRole() {
        allow(
                        "PassTheTeamsRole",
                        List.of("iam:PassRole"),
                        List.of("arn:aws:iam::%s:role/%s".formatted(account, team.roleName())))
                .put(
                        "Condition",
                        Map.of(
                                "StringEquals",
                                Map.of("iam:PassedToService", "sagemaker.amazonaws.com")));
    }

    private void storage() {
        if (team.bucket().isEmpty()) {
            return;
        }
        String bucket = "arn:aws:s3:::" + team.bucket().get();
        allow(
                "TheTeamsBucket",
                List.of(
                        "s3:PutObject",
                        "s3:GetObject",
                        "s3:AbortMultipartUpload",
                        "s3:DeleteObject",
                        "s3:CreateBucket",
                        "s3:ListBucket",
                        "s3:PutBucketCORS",
                        "s3:GetBucketCORS",
                        "s3:GetBucketLocation"),
                List.of(bucket, bucket + "/*"));
        allow("NamesOfBuckets", List.of("s3:ListAllMyBuckets"), List.of("*"));
    }

    private void images() {
        List<String> repositories =
                team.repositories().stream()
                        .map(name -> "arn:aws:ecr:*:%s:repository/%s".formatted(account, name))
                        .toList();
        if (repositories.isEmpty()) {
            repositories =
                    List.of(
                            "arn:aws:ecr:*:%s:repository/%s/*"
                                    .formatted(account, team.name().toLowerCase(Locale.ROOT)));
        }
        allow(
                "TheTeamsImages",
                List.of(
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchDeleteImage",
                        "ecr:BatchGetImage",
                        "ecr:CompleteLayerUpload",
                        "ecr:CreateRepository",
                        "ecr:DescribeImages",
                        "ecr:DescribeRepositories",
                        "ecr:GetDownloadUrlForLayer",
                        "ecr:InitiateLayerUpload",
                        "ecr:PutImage",
                        "ecr:StartImageScan",
                        "ecr:UploadLayerPart"),
                repositories);
        allow("RegistryLogin", List.of("ecr:GetAuthorizationToken"), List.of("*"));
    }

    private void logs() {
        String group =
                "arn:aws:logs:*:%s:log-group:/aws/sagemaker/%s".formatted(account, team.name());
        allow(
                "TheTeamsLogs",
                List.of(
                        "logs:CreateLogGroup",
                        "logs:CreateLogStream",
                        "logs:DescribeLogStreams",
                        "logs:FilterLogEvents",
                        "logs:GetLogEvents",
                        "logs:PutLogEvents"),
                List.of(group, group + ":*", group + "/*"));
        allow("TheTeamsMetrics", List.of("cloudwatch:PutMetricData"), List.of("*"))
                .put(
                        "Condition",
                        Map.of("StringEquals", Map.of("cloudwatch:namespace", team.name())));
    }

    /** Tags of a project are the team's own, wherever a project is named at all. */
    private void projects() {
        if (team.projects().isEmpty()) {
            return;
        }
        Map<String, Object> statement =
                statement(
                        "Deny", "ProjectsAreTheTeams", List.of("sagemaker:Create*"), List.of("*"));
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("Null", Map.of("aws:RequestTag/project", "false"));
        condition.put("StringNotEquals", Map.of("aws:RequestTag/project", team.projects()));
        statement.put("Condition", condition);
    }

    private Map<String, Object> allow(String sid, List<String> actions, List<String> resources) {
        return statement("Allow", sid, actions, resources);
    }

    private Map<String, Object> statement(
            String effect, String sid, List<String> actions, List<String> resources) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", sid);
        statement.put("Effect", effect);
        statement.put("Action", actions);
        statement.put("Resource", resources);
        statements.add(statement);
        return statement;
    }
}
