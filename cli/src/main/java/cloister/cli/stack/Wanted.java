package cloister.cli.stack;

import cloister.cli.teams.Document;
import cloister.cli.teams.Rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The resources that a rendered blueprint stands for. */
public final class Wanted {
    private final Rendering rendering;
    private final Mark mark;
    private final String account;
    private final Map<String, List<Document>> attached = new HashMap<>();

    private Wanted(Rendering rendering) {
        this.rendering = rendering;
        this.mark = new Mark(rendering.teams().domain());
        this.account = rendering.teams().account();
        for (Document document : rendering.documents()) {
            for (String holder : document.attachedTo()) {
                attached.computeIfAbsent(holder, any -> new ArrayList<>()).add(document);
            }
        }
    }

    /** All of them, in the order in which they are created. */
    public static List<Resource> of(Rendering rendering) {
        return new Wanted(rendering).all();
    }

    /** The ARN of one of the set-up's managed policies. */
    public static String policyArn(String account, Mark mark, String name) {
        return "arn:aws:iam::%s:policy%s%s".formatted(account, mark.path(), name);
    }

    /** The ARN of one of the set-up's roles. */
    public static String roleArn(String account, String name) {
        return "arn:aws:iam::%s:role/%s".formatted(account, name);
    }

    private List<Resource> all() {
        List<Resource> all = new ArrayList<>();
        for (Document document : rendering.documents()) {
            if (document.kind() == Document.Kind.POLICY) {
                all.add(
                        new Attributes()
                                .policy(Resource.DOCUMENT, document.json())
                                .of(Kind.POLICY, document.name()));
            }
        }
        for (String group : rendering.groups()) {
            all.add(held("group/" + group, List.of()).of(Kind.GROUP, group));
        }
        for (Rendering.User user : rendering.users()) {
            all.add(
                    new Attributes()
                            .items(Resource.GROUPS, List.of(user.group()))
                            .items(Resource.POLICIES, List.of())
                            .tags(marked(Map.of()))
                            .of(Kind.USER, user.name()));
        }
        for (Rendering.Role role : rendering.roles()) {
            all.add(
                    held("role/" + role.name(), role.permissions())
                            .tags(marked(role.tags()))
                            .of(Kind.ROLE, role.name()));
        }
        all.add(
                new Attributes()
                        .text(Resource.AUTH_MODE, rendering.authMode())
                        .text(Resource.EXECUTION_ROLE, roleArn(account, rendering.domainRole()))
                        .tags(marked(Map.of()))
                        .of(Kind.DOMAIN, rendering.teams().domain()));
        rendering.profiles().forEach(profile -> all.add(profile(profile)));
        return all;
    }

    private Resource profile(Rendering.Profile profile) {
        Attributes attributes =
                new Attributes()
                        .text(Resource.EXECUTION_ROLE, roleArn(account, profile.role()))
                        .tags(marked(profile.tags()));
        profile.signOnUser().ifPresent(user -> attributes.text(Resource.SIGN_ON_USER, user));
        return attributes.of(Kind.PROFILE, profile.name());
    }

    /** What a group or role holds: policies, inline policies, a trust policy. */
    private Attributes held(String holder, List<String> permissions) {
        Attributes attributes = new Attributes();
        List<String> arns = new ArrayList<>(permissions);
        for (Document document : attached.getOrDefault(holder, List.of())) {
            switch (document.kind()) {
                case POLICY -> arns.add(policyArn(account, mark, document.name()));
                case INLINE ->
                        attributes.policy(Resource.INLINE + document.name(), document.json());
                case TRUST -> attributes.policy(Resource.TRUST, document.json());
            }
        }
        return attributes.items(Resource.POLICIES, arns);
    }

    private Map<String, String> marked(Map<String, String> tags) {
        Map<String, String> all = new LinkedHashMap<>(tags);
        all.put(Mark.KEY, mark.stack());
        return all;
    }
}
