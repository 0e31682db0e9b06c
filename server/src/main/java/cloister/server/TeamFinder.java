package cloister.server;

import cloister.identity.Identity;
import cloister.server.console.Team;
import cloister.server.console.Team.TeamStudio;
import cloister.server.console.TeamTags;
import cloister.studio.LiveApp;
import cloister.studio.Studio;
import cloister.studio.WorkingProfile;
import cloister.wire.Struct;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Finds what belongs to a team: reads what there is undecided, and keeps what may be seen. A user
 * profile is of its execution role's team, or else of the one that its own tag names, as on a
 * Studio's home page.
 */
record TeamFinder(Identity identity, Studio studio) {
    /** Looks for one team, for one reader. */
    Team find(String region, String name, BiPredicate<String, Struct> may) {
        List<String> tagged = identity.tagged(TeamTags.TEAM, name);
        List<String> roles =
                tagged.stream()
                        .filter(arn -> arn.contains(":role/"))
                        .filter(arn -> may.test("iam:GetRole", named("RoleName", last(arn))))
                        .toList();
        List<String> users =
                tagged.stream()
                        .filter(arn -> arn.contains(":user/"))
                        .map(TeamFinder::last)
                        .filter(user -> may.test("iam:GetUser", named("UserName", user)))
                        .toList();
        Search search = new Search(name, new HashSet<>(roles), may);
        List<TeamStudio> studios =
                studio.workingProfiles(region).stream()
                        .filter(search::isOfTheTeam)
                        .map(search::shown)
                        .toList();
        return new Team(name, roles, users, studios);
    }

    private static Struct named(String member, String name) {
        return Struct.builder().put(member, name).build();
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** A search for one reader; whether a role has no team is looked up once. */
    private final class Search {
        private final String team;
        private final Set<String> roles;
        private final Map<String, Boolean> teamless = new HashMap<>();
        private final BiPredicate<String, Struct> may;

        Search(String team, Set<String> roles, BiPredicate<String, Struct> may) {
            this.team = team;
            this.roles = roles;
            this.may = may;
        }

        private boolean isOfTheTeam(WorkingProfile profile) {
            boolean byRole = profile.executionRole().filter(roles::contains).isPresent();
            return (byRole || isTagged(profile))
                    && may.test(
                            "sagemaker:DescribeUserProfile",
                            Struct.builder()
                                    .put("DomainId", profile.domainId())
                                    .put("UserProfileName", profile.name())
                                    .build());
        }

        private boolean isTagged(WorkingProfile profile) {
            return profile.executionRole().stream().allMatch(this::isTeamless)
                    && tag(profile, TeamTags.TEAM).filter(team::equals).isPresent()
                    && mayListTags(profile);
        }

        private boolean isTeamless(String role) {
            return teamless.computeIfAbsent(
                    role,
                    arn ->
                            identity.tags(arn)
                                    .filter(tags -> tags.containsKey(TeamTags.TEAM))
                                    .isEmpty());
        }

        private boolean mayListTags(WorkingProfile profile) {
            return may.test("sagemaker:ListTags", named("ResourceArn", profile.arn()));
        }

        private Optional<String> tag(WorkingProfile profile, String key) {
            return studio.tags(profile.arn()).flatMap(tags -> Optional.ofNullable(tags.get(key)));
        }

        private TeamStudio shown(WorkingProfile profile) {
            return new TeamStudio(
                    profile.domainId(),
                    profile.name(),
                    tag(profile, TeamTags.OWNER).filter(_ -> mayListTags(profile)),
                    profile.executionRole(),
                    studio.liveApps(profile).stream().filter(this::mayDescribe).toList());
        }

        private boolean mayDescribe(LiveApp app) {
            return may.test(
                    "sagemaker:DescribeApp",
                    Struct.builder()
                            .put("DomainId", app.domainId())
                            .put(app.ownerMember(), app.owner())
                            .put("AppType", app.type())
                            .put("AppName", app.name())
                            .build());
        }
    }
}
