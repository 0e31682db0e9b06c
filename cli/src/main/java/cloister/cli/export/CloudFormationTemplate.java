package cloister.cli.export;

import cloister.cli.JsonTree;
import cloister.cli.stack.Kind;
import cloister.cli.stack.Network;
import cloister.cli.stack.Resource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blueprint as a CloudFormation template in JSON. */
public final class CloudFormationTemplate {
    /** AWS CloudFormation user guide, "Understand CloudFormation quotas": resources a template. */
    private static final int MOST_RESOURCES = 500;

    private final Exported exported;
    private final Map<String, Object> resources = new LinkedHashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    private CloudFormationTemplate(Exported exported) {
        this.exported = exported;
    }

    /**
     * The template's text.
     *
     * @throws IllegalStateException it would have more resources than CloudFormation takes
     */
    public static String of(Exported exported) {
        if (exported.resources().size() > MOST_RESOURCES) {
            throw new IllegalStateException(
                    "CloudFormation takes %d resources a template, and this file stands for %,d; export terraform"
                            .formatted(MOST_RESOURCES, exported.resources().size()));
        }
        return JsonTree.pretty(new CloudFormationTemplate(exported).template());
    }

    private Map<String, Object> template() {
        exported.resources().forEach(this::name);
        exported.resources().forEach(this::resource);
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("AWSTemplateFormatVersion", "2010-09-09");
        template.put(
                "Description",
                "Studio %s, its teams walled off".formatted(exported.teams().domain()));
        template.put("Parameters", parameters());
        template.put("Resources", resources);
        return template;
    }

    private Map<String, Object> parameters() {
        Map<String, Object> vpc = ordered("Type", "AWS::EC2::VPC::Id");
        Map<String, Object> subnets = ordered("Type", "List<AWS::EC2::Subnet::Id>");
        Optional<Network> network = exported.network();
        network.ifPresent(
                known -> {
                    vpc.put("Default", known.vpc());
                    subnets.put("Default", String.join(",", known.subnets()));
                });
        return ordered("Vpc", vpc, "Subnets", subnets);
    }

    /** Logical ids are letters and digits; those of two names that would share one get numbers. */
    private void name(Resource resource) {
        String id = resource.kind().word() + resource.name();
        String plain = id.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + id.substring(1);
        plain = plain.replaceAll("[^A-Za-z0-9]", "");
        String free = plain;
        for (int i = 2; ids.containsValue(free); i++) {
            free = plain + "X" + i;
        }
        ids.put(key(resource.kind(), resource.name()), free);
    }

    private void resource(Resource resource) {
        Map<String, Object> properties =
                switch (resource.kind()) {
                    case POLICY ->
                            ordered(
                                    "ManagedPolicyName", resource.name(),
                                    "Path", exported.mark().path(),
                                    "PolicyDocument", document(resource.text(Resource.DOCUMENT)));
                    case GROUP ->
                            ordered(
                                    "GroupName", resource.name(),
                                    "Path", exported.mark().path(),
                                    "ManagedPolicyArns", policies(resource));
                    case USER ->
                            ordered(
                                    "UserName", resource.name(),
                                    "Groups",
                                            resource.items(Resource.GROUPS).stream()
                                                    .map(group -> ref(Kind.GROUP, group))
                                                    .toList(),
                                    "Tags", tags(resource));
                    case ROLE -> role(resource);
                    case DOMAIN -> domain(resource);
                    case PROFILE -> profile(resource);
                };
        resources.put(
                id(resource.kind(), resource.name()),
                ordered("Type", type(resource.kind()), "Properties", properties));
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case POLICY -> "AWS::IAM::ManagedPolicy";
            case GROUP -> "AWS::IAM::Group";
            case USER -> "AWS::IAM::User";
            case ROLE -> "AWS::IAM::Role";
            case DOMAIN -> "AWS::SageMaker::Domain";
            case PROFILE -> "AWS::SageMaker::UserProfile";
        };
    }

    private Map<String, Object> role(Resource role) {
        Map<String, Object> properties =
                ordered(
                        "RoleName", role.name(),
                        "AssumeRolePolicyDocument", document(role.text(Resource.TRUST)),
                        "ManagedPolicyArns", policies(role),
                        "Tags", tags(role));
        List<Object> inline = new ArrayList<>();
        role.under(Resource.INLINE)
                .forEach(
                        (name, text) ->
                                inline.add(
                                        ordered(
                                                "PolicyName",
                                                name,
                                                "PolicyDocument",
                                                document(text))));
        if (!inline.isEmpty()) {
            properties.put("Policies", inline);
        }
        return properties;
    }

    private Map<String, Object> domain(Resource domain) {
        return ordered(
                "DomainName", domain.name(),
                "AuthMode", domain.text(Resource.AUTH_MODE),
                "VpcId", Map.of("Ref", "Vpc"),
                "SubnetIds", Map.of("Ref", "Subnets"),
                "DefaultUserSettings", settings(domain),
                "Tags", tags(domain));
    }

    private Map<String, Object> profile(Resource profile) {
        Map<String, Object> properties =
                ordered(
                        "DomainId", ref(Kind.DOMAIN, exported.teams().domain()),
                        "UserProfileName", profile.name(),
                        "UserSettings", settings(profile),
                        "Tags", tags(profile));
        String user = profile.text(Resource.SIGN_ON_USER);
        if (!user.isEmpty()) {
            properties.put("SingleSignOnUserIdentifier", "UserName");
            properties.put("SingleSignOnUserValue", user);
        }
        return properties;
    }

    private Map<String, Object> settings(Resource resource) {
        String role = Exported.role(resource.text(Resource.EXECUTION_ROLE));
        return ordered("ExecutionRole", Map.of("Fn::GetAtt", List.of(id(Kind.ROLE, role), "Arn")));
    }

    private List<Object> policies(Resource holder) {
        return holder.items(Resource.POLICIES).stream()
                .<Object>map(
                        arn ->
                                exported.ownPolicy(arn)
                                        .<Object>map(own -> ref(Kind.POLICY, own))
                                        .orElse(arn))
                .toList();
    }

    private static List<Object> tags(Resource resource) {
        List<Object> tags = new ArrayList<>();
        resource.under(Resource.TAG)
                .forEach((key, value) -> tags.add(ordered("Key", key, "Value", value)));
        return tags;
    }

    private Map<String, String> ref(Kind kind, String name) {
        return Map.of("Ref", id(kind, name));
    }

    private String id(Kind kind, String name) {
        return ids.getOrDefault(key(kind, name), "");
    }

    private static String key(Kind kind, String name) {
        return kind + "/" + name;
    }

    private static Object document(String json) {
        try {
            return inAccount(JsonTree.read(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A value in which CloudFormation fills in the account's number, and nothing else. */
    private static Object inAccount(Object value) {
        return switch (value) {
            case Map<?, ?> members -> {
                Map<String, Object> filled = new LinkedHashMap<>();
                members.forEach((name, member) -> filled.put(name.toString(), inAccount(member)));
                yield filled;
            }
            case List<?> items -> items.stream().map(CloudFormationTemplate::inAccount).toList();
            case String text when text.contains(Exported.ACCOUNT) ->
                    Map.of(
                            "Fn::Sub",
                            text.replace("${", "${!")
                                    .replace(Exported.ACCOUNT, "${AWS::AccountId}"));
            default -> value;
        };
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return members;
    }
}
