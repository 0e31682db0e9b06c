package cloister.cli;

import cloister.identity.TemporaryCredentials;
import cloister.policy.NamedPolicy;
import cloister.policy.PrincipalType;
import cloister.prover.Replay;
import cloister.prover.Setup;
import cloister.prover.attack.Call;
import cloister.prover.attack.Player;
import cloister.prover.attack.World;
import cloister.server.CloisterServer;
import cloister.server.RootKey;
import cloister.server.ServerSettings;
import cloister.wire.ApiException;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets a server up as a world is, in memory, and makes the calls there, signed. */
final class EmbeddedReplay implements Replay {
    @Override
    public Optional<String> fails(World world, List<Call> calls) {
        ServerSettings settings = ServerSettings.inMemory().withAccount(world.setup().account());
        try (CloisterServer server = CloisterServer.start(settings);
                ApiClient client =
                        new ApiClient(URI.create(server.url()), world.setup().region())) {
            return new Run(server, client, world).fails(calls);
        } catch (IOException | ApiException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }

    /** One server's run. */
    private static final class Run {
        private static final String DOMAIN_ROLE = "SageMakerStudioDomainRole";
        private static final String STUDIO_TRUST =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sagemaker.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

        private final CloisterServer server;
        private final ApiClient client;
        private final World world;
        private final Setup setup;
        private final Keys root;
        private final Map<String, Keys> users = new HashMap<>();
        private final Map<NamedPolicy, String> policies = new HashMap<>();
        private String domain = World.DOMAIN;

        Run(CloisterServer server, ApiClient client, World world) {
            this.server = server;
            this.client = client;
            this.world = world;
            this.setup = world.setup();
            RootKey key = server.rootKey();
            this.root = new Keys(key.accessKeyId(), key.secretAccessKey(), Optional.empty());
        }

        Optional<String> fails(List<Call> calls) throws IOException {
            holders();
            domain();
            resources(world.attacker());
            resources(world.victim());
            for (Call call : calls) {
                Answer answer = make(call);
                if (!answer.isAllowed()) {
                    return Optional.of(
                            "%s answered %s: %s"
                                    .formatted(call.operation(), answer.code(), answer.message()));
                }
                if (call.operation().equals("sagemaker:CreatePresignedDomainUrl")) {
                    String link = answer.text("AuthorizedUrl").orElse("");
                    String opened =
                            new Browser()
                                    .open(
                                            link,
                                            String.valueOf(call.input().get("UserProfileName")));
                    if (!opened.equals("opened")) {
                        return Optional.of("the presigned URL was answered: " + opened);
                    }
                }
            }
            return Optional.empty();
        }

        private Answer make(Call call) throws IOException {
            Player player =
                    world.players().stream()
                            .filter(each -> each.name().equals(call.who()))
                            .findFirst()
                            .orElseThrow();
            Keys keys = keys(player);
            Map<String, Object> input = new HashMap<>();
            call.input().forEach((name, value) -> input.put(name, real(value)));
            return client.call(keys, call.operation(), input);
        }

        /** With the domain's real id in place of the one that was thought up. */
        private Object real(Object value) {
            return switch (value) {
                case String text -> text.replace(World.DOMAIN, domain);
                case Map<?, ?> map -> {
                    Map<String, Object> all = new LinkedHashMap<>();
                    map.forEach((name, each) -> all.put(name.toString(), real(each)));
                    yield all;
                }
                case List<?> list -> list.stream().map(this::real).toList();
                default -> value;
            };
        }

        private Keys keys(Player player) throws IOException {
            if (player.notebook()) {
                return session(server.appCredentials(role(player.holder())));
            }
            if (player.principal().type() == PrincipalType.ASSUMED_ROLE) {
                return session(
                        server.signedInCredentials(
                                role(player.holder()), player.user(), player.principal().tags()));
            }
            Keys keys = users.get(player.holder());
            if (keys == null) {
                throw new IOException("there is no user " + player.holder());
            }
            return keys;
        }

        private static Keys session(TemporaryCredentials credentials) {
            return new Keys(
                    credentials.accessKeyId(),
                    credentials.secretAccessKey(),
                    Optional.of(credentials.sessionToken()));
        }

        private String role(String name) {
            return "arn:aws:iam::%s:role/%s".formatted(setup.account(), name);
        }

        private void holders() throws IOException {
            createRole(DOMAIN_ROLE, STUDIO_TRUST, Map.of());
            for (Setup.Holder holder : setup.holders()) {
                switch (holder.kind()) {
                    case ROLE -> {
                        createRole(
                                holder.name(),
                                holder.trust().map(Object::toString).orElse(STUDIO_TRUST),
                                holder.tags());
                        attach(holder, "Role");
                    }
                    case USER -> {
                        done("iam:CreateUser", Map.of("UserName", holder.name()));
                        attach(holder, "User");
                        Answer key = done("iam:CreateAccessKey", Map.of("UserName", holder.name()));
                        users.put(
                                holder.name(),
                                new Keys(
                                        text(key, "AccessKeyId"),
                                        text(key, "SecretAccessKey"),
                                        Optional.empty()));
                    }
                }
            }
        }

        private static String text(Answer key, String member) {
            return key.text("CreateAccessKeyResult", "AccessKey", member).orElse("");
        }

        private void createRole(String name, String trust, Map<String, String> tags)
                throws IOException {
            done(
                    "iam:CreateRole",
                    Map.of(
                            "RoleName", name,
                            "AssumeRolePolicyDocument", trust,
                            "Tags", Stage.tags(tags)));
        }

        private void attach(Setup.Holder holder, String kind) throws IOException {
            for (NamedPolicy policy : holder.policies()) {
                String arn = policies.get(policy);
                if (arn == null) {
                    String name = "p" + policies.size() + "-" + plain(policy.name());
                    done(
                            "iam:CreatePolicy",
                            Map.of("PolicyName", name, "PolicyDocument", policy.document().text()));
                    arn = "arn:aws:iam::%s:policy/%s".formatted(setup.account(), name);
                    policies.put(policy, arn);
                }
                done(
                        "iam:Attach%sPolicy".formatted(kind),
                        Map.of(kind + "Name", holder.name(), "PolicyArn", arn));
            }
        }

        private static String plain(String name) {
            String last = name.substring(name.lastIndexOf('/') + 1);
            String plain = last.replaceAll("[^\\w+=,.@-]", "-");
            return plain.substring(0, Math.min(plain.length(), 100));
        }

        private void domain() throws IOException {
            Answer created =
                    done(
                            "sagemaker:CreateDomain",
                            Map.of(
                                    "DomainName", "research",
                                    "AuthMode", "IAM",
                                    "VpcId", "vpc-1",
                                    "SubnetIds", List.of("subnet-1"),
                                    "DefaultUserSettings",
                                            Map.of("ExecutionRole", role(DOMAIN_ROLE))));
            String arn = created.text("DomainArn").orElse("");
            domain = arn.substring(arn.lastIndexOf('/') + 1);
            for (Setup.Profile profile : setup.profiles()) {
                done(
                        "sagemaker:CreateUserProfile",
                        Map.of(
                                "DomainId", domain,
                                "UserProfileName", profile.name(),
                                "UserSettings", Map.of("ExecutionRole", role(profile.role())),
                                "Tags", Stage.tags(profile.tags())));
            }
            done(
                    "sagemaker:CreateApp",
                    Map.of(
                            "DomainId",
                            domain,
                            "UserProfileName",
                            world.victim().profiles().getFirst().name(),
                            "AppType",
                            "JupyterServer",
                            "AppName",
                            "default"));
        }

        private void resources(World.Team team) throws IOException {
            for (Map.Entry<String, Map<String, String>> each : world.belongings(team).entrySet()) {
                String resource = each.getKey().substring(each.getKey().lastIndexOf(':') + 1);
                String name = resource.substring(resource.indexOf('/') + 1);
                Map<String, Object> input = new HashMap<>();
                input.put("Tags", Stage.tags(each.getValue()));
                String kind =
                        switch (resource.substring(0, resource.indexOf('/'))) {
                            case "experiment-trial" -> {
                                input.put("ExperimentName", name.replace("-trial", "-trials"));
                                yield "Trial";
                            }
                            case "experiment-trial-component" -> "TrialComponent";
                            default -> "Experiment";
                        };
                input.put(kind + "Name", name);
                done("sagemaker:Create" + kind, input);
            }
        }

        /** A call of the set-up, which must succeed. */
        private Answer done(String operation, Map<String, ?> input) throws IOException {
            Answer answer = client.call(root, operation, input);
            if (!answer.isAllowed()) {
                throw new IOException(
                        "the set-up couldn't be made: %s answered %s: %s"
                                .formatted(operation, answer.code(), answer.message()));
            }
            return answer;
        }
    }
}
