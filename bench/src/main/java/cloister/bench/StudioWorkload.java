package cloister.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * W1 and W2: teams in a SageMaker Studio, walled off by tags. Half of the requests are to be
 * denied, most of these because they reach for another team's resources.
 */
final class StudioWorkload {
    private static final String ACCOUNT = "111122223333";
    private static final String MODEL = "arn:aws:sagemaker:us-east-1:111122223333:";
    private static final List<String> CHANGES =
            List.of(
                    "DeleteModel:model",
                    "StopTrainingJob:training-job",
                    "UpdateEndpoint:endpoint",
                    "DeleteExperiment:experiment",
                    "StartPipelineExecution:pipeline");
    private static final List<String> CREATIONS =
            List.of(
                    "CreateModel:model",
                    "CreateTrainingJob:training-job",
                    "CreateEndpoint:endpoint");
    private static final int PORTAL_USERS = 5;

    private final String name;
    private final int teams;
    private final int usersPerTeam;
    private final int requests;
    private final boolean rolePerTeam;
    private final Random random = new Random(1);
    private final List<Workload.Caller> callers = new ArrayList<>();
    private final List<Integer> developers = new ArrayList<>();
    private final List<Integer> portal = new ArrayList<>();
    private final Map<String, List<String>> roles = new HashMap<>();

    StudioWorkload(String name, int teams, int usersPerTeam, int requests, boolean rolePerTeam) {
        this.name = name;
        this.teams = teams;
        this.usersPerTeam = usersPerTeam;
        this.requests = requests;
        this.rolePerTeam = rolePerTeam;
    }

    Workload make() {
        roles.put("portal", List.of("presigned"));
        roles.put("admin", List.of("admin"));
        for (int team = 0; team < teams; team++) {
            addTeam("team%04d".formatted(team), team);
        }
        callers.add(
                new Workload.Caller(
                        "arn:aws:iam::%s:user/admin".formatted(ACCOUNT), "admin", Map.of()));
        List<Workload.Request> asked = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            asked.add(i % 2 == 0 ? allowed() : denied());
        }
        return new Workload(name, ACCOUNT, StudioPolicies.documents(), roles, callers, asked);
    }

    private void addTeam(String team, int number) {
        String role = rolePerTeam ? "dev-" + team : "dev";
        roles.put(role, List.of("readonly", "support", "developer"));
        for (int i = 0; i < usersPerTeam; i++) {
            String user = "user%06d".formatted(number * usersPerTeam + i);
            Map<String, String> tags = Map.of("team", team, "studiouserid", user);
            developers.add(callers.size());
            callers.add(
                    new Workload.Caller(
                            "arn:aws:sts::%s:assumed-role/%s/%s".formatted(ACCOUNT, role, user),
                            role,
                            tags));
            if (i < PORTAL_USERS) {
                portal.add(callers.size());
                callers.add(
                        new Workload.Caller(
                                "arn:aws:iam::%s:user/%s".formatted(ACCOUNT, user),
                                "portal",
                                tags));
            }
        }
    }

    private Workload.Request allowed() {
        int who = developers.get(random.nextInt(developers.size()));
        String team = team(who);
        int draw = random.nextInt(100);
        if (draw < 35) {
            return change(who, team, Map.of("team", team), true);
        }
        if (draw < 55) {
            return creation(who, Map.of("team", team, "project", "p1"), true);
        }
        if (draw < 70) {
            return request(
                    who,
                    "sagemaker:DescribeModel",
                    MODEL + "model/m" + random.nextInt(99),
                    Map.of("team", otherTeam(team)),
                    true);
        }
        if (draw < 80) {
            return request(
                    who,
                    "s3:GetObject",
                    "arn:aws:s3:::studio-bucket/data/" + random.nextInt(999),
                    Map.of(),
                    true);
        }
        if (draw < 90) {
            return request(
                    who,
                    "logs:PutLogEvents",
                    "arn:aws:logs:us-east-1:111122223333:log-group:/aws/sagemaker/Studio:s",
                    Map.of(),
                    true);
        }
        int user = portal.get(random.nextInt(portal.size()));
        return presign(user, tag(user, "studiouserid"), true);
    }

    private Workload.Request denied() {
        int who = developers.get(random.nextInt(developers.size()));
        String team = team(who);
        int draw = random.nextInt(100);
        if (draw < 50) {
            return change(who, otherTeam(team), Map.of("team", otherTeam(team)), false);
        }
        if (draw < 75) {
            return creation(who, Map.of("team", otherTeam(team), "project", "p1"), false);
        }
        if (draw < 80) {
            return creation(who, Map.of("project", "p1"), false);
        }
        if (draw < 85) {
            return change(who, team, Map.of(), false);
        }
        if (draw < 90) {
            return request(
                    who,
                    "s3:GetObject",
                    "arn:aws:s3:::studio-bucket-other/data/1",
                    Map.of(),
                    false);
        }
        if (draw < 95) {
            return request(
                    who,
                    "dynamodb:GetItem",
                    "arn:aws:dynamodb:us-east-1:111122223333:table/t",
                    Map.of(),
                    false);
        }
        return presign(portal.get(random.nextInt(portal.size())), "somebody-else", false);
    }

    private Workload.Request change(
            int who, String owner, Map<String, String> tags, boolean allow) {
        String[] change = CHANGES.get(random.nextInt(CHANGES.size())).split(":", 2);
        return request(
                who,
                "sagemaker:" + change[0],
                MODEL + change[1] + "/" + owner + "-" + random.nextInt(99),
                tags,
                allow);
    }

    private Workload.Request creation(int who, Map<String, String> tags, boolean allow) {
        String[] creation = CREATIONS.get(random.nextInt(CREATIONS.size())).split(":", 2);
        return new Workload.Request(
                who,
                "sagemaker:" + creation[0],
                MODEL + creation[1] + "/new-" + random.nextInt(99),
                Map.of(),
                tags,
                allow);
    }

    private static Workload.Request presign(int who, String owner, boolean allow) {
        return request(
                who,
                "sagemaker:CreatePresignedDomainUrl",
                MODEL + "user-profile/d-1/" + owner,
                Map.of("studiouserid", owner),
                allow);
    }

    private static Workload.Request request(
            int who, String action, String resource, Map<String, String> tags, boolean allow) {
        return new Workload.Request(who, action, resource, tags, Map.of(), allow);
    }

    private String team(int who) {
        return tag(who, "team");
    }

    private String tag(int who, String key) {
        return callers.get(who).tags().getOrDefault(key, "");
    }

    private String otherTeam(String team) {
        int number = Integer.parseInt(team.substring("team".length()));
        return "team%04d".formatted((number + 1 + random.nextInt(teams - 1)) % teams);
    }
}
