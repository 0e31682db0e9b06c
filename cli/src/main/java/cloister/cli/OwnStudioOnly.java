package cloister.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The seed's use case 1: only user A1 opens A1's Studio; A2 doesn't, and the other way round. */
final class OwnStudioOnly {
    private static final Map<String, Object> TRANSITIVE =
            Map.of("TransitiveTagKeys", List.of("studiouserid"));

    private final Stage stage;
    private final Walk walk;
    private final String domain;
    private final Browser browser;

    OwnStudioOnly(Stage stage, String domain, Browser browser) {
        this.stage = stage;
        this.walk = stage.walk();
        this.domain = domain;
        this.browser = browser;
    }

    void play() {
        users();
        sessions();
    }

    private void users() {
        walk.section("Use case 1, IAM users: nobody opens another's Studio");
        Answer own = presign("userA1", "userA1");
        walk.allowed("userA1 asks for a link to the Studio of userA1", own);
        String link = own.text("AuthorizedUrl").orElse("");
        walk.expect("opened", "userA1 follows the link", browser.open(link, "userA1"), "");
        walk.expect(
                "refused",
                "somebody follows the same link again",
                browser.open(link, "userA1"),
                "");
        walk.denied("userA1 asks for a link to the Studio of userA2", presign("userA1", "userA2"));
        walk.denied("userA1 asks for a link to the Studio of userB1", presign("userA1", "userB1"));
        walk.allowed("userA2 asks for a link to the Studio of userA2", presign("userA2", "userA2"));
        walk.denied("userA2 asks for a link to the Studio of userA1", presign("userA2", "userA1"));
        walk.denied(
                "userA1 describes the profile of userA1, for links are all that is allowed",
                describe("userA1", "userA1"));
    }

    private void sessions() {
        walk.section("Use case 1, sessions: the tag studiouserid comes with the sign-in");
        walk.allowed(
                "the portal signs userA1 in, with a tag that passes down",
                signIn("userA1", Map.of("studiouserid", "userA1"), TRANSITIVE));
        walk.denied(
                "the portal lets another tag pass down",
                signIn(
                        "stranger",
                        Map.of("studiouserid", "userA1", "team", "TeamA"),
                        Map.of("TransitiveTagKeys", List.of("studiouserid", "team"))));
        walk.denied(
                "the portal sets a source identity, which the trust policy doesn't mention",
                signIn(
                        "stranger",
                        Map.of("studiouserid", "userA1"),
                        Map.of("SourceIdentity", "userA1")));
        walk.denied(
                "userB1 signs in as userA1 without the portal",
                stage.assumeRole("userB1", "stranger", Administration.SIGN_IN_ROLE, Map.of()));

        String atSignIn = "userA1@" + Administration.SIGN_IN_ROLE;
        String session = "userA1@" + Administration.USER_ROLE;
        walk.allowed(
                "the session takes the Studio users' role and names no tag",
                stage.assumeRole(atSignIn, "userA1", Administration.USER_ROLE, Map.of()));
        walk.allowed(
                "the session asks for a link to the Studio of userA1", presign(session, "userA1"));
        walk.denied(
                "the session asks for a link to the Studio of userA2", presign(session, "userA2"));
        walk.denied("the session describes the profile of userA1", describe(session, "userA1"));
        withoutTransitiveTag();
    }

    private void withoutTransitiveTag() {
        walk.allowed(
                "the portal signs userA2 in, with a tag that stays where it is",
                signIn("userA2", Map.of("studiouserid", "userA2"), Map.of()));
        walk.allowed(
                "that session takes the Studio users' role too",
                stage.assumeRole(
                        "userA2@" + Administration.SIGN_IN_ROLE,
                        "userA2",
                        Administration.USER_ROLE,
                        Map.of()));
        walk.denied(
                "it lost its tag on the way, and asks for a link to the Studio of userA2",
                presign("userA2@" + Administration.USER_ROLE, "userA2"));
    }

    private Answer signIn(String name, Map<String, String> tags, Map<String, Object> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("Tags", Stage.tags(tags));
        return stage.assumeRole(Administration.PORTAL, name, Administration.SIGN_IN_ROLE, input);
    }

    private Answer presign(String who, String profile) {
        return stage.call(
                who,
                "sagemaker:CreatePresignedDomainUrl",
                Map.of("DomainId", domain, "UserProfileName", profile));
    }

    private Answer describe(String who, String profile) {
        return stage.call(
                who,
                "sagemaker:DescribeUserProfile",
                Map.of("DomainId", domain, "UserProfileName", profile));
    }
}
