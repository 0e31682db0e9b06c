package cloister.cli;

import java.util.List;
import java.util.Map;

/**
 * The worst that the article's policies leave open, done: whoever may tag anything puts an own name
 * on another's profile, and is let into that Studio. Then the same where the hardened ones rule.
 */
final class WorstHole {
    private static final String OWNER = "studiouserid";

    private final Stage stage;
    private final Walk walk;
    private final String domain;
    private final Browser browser;

    WorstHole(Stage stage, String domain, Browser browser) {
        this.stage = stage;
        this.walk = stage.walk();
        this.domain = domain;
        this.browser = browser;
    }

    /** Plays it with the article's policies, and leaves the tag as it was. */
    void playOpen() {
        walk.section("The article's worst hole: who may tag anything enters any Studio");
        walk.denied("userB1 asks for a link to the Studio of userA1", presign("userA1"));
        walk.allowed(
                "userB1's notebook tags the profile of userA1 with studiouserid=userB1",
                tag(TeamResources.B1, "userB1"));
        Answer link = presign("userA1");
        walk.allowed("userB1 asks again", link);
        walk.expect(
                "opened",
                "userB1 follows the link, and is in the Studio of userA1",
                browser.open(link.text("AuthorizedUrl").orElse(""), "userA1"),
                "");
        walk.allowed("the account's owner puts the tag right", tag("root", "userA1"));
        walk.denied("userB1 asks once more", presign("userA1"));
    }

    /** Plays it where the hole is closed. */
    void playClosed() {
        walk.allowed("userB1 asks for a link to the Studio of userB1", presign("userB1"));
        walk.denied("userB1 asks for a link to the Studio of userA1", presign("userA1"));
        walk.denied(
                "userB1's notebook tags the profile of userA1 with studiouserid=userB1",
                tag(TeamResources.B1, "userB1"));
        walk.denied(
                "userB1's notebook takes that tag off it",
                stage.call(
                        TeamResources.B1,
                        "sagemaker:DeleteTags",
                        Map.of("ResourceArn", profileOfA1(), "TagKeys", List.of(OWNER))));
        walk.denied("userB1 asks again", presign("userA1"));
    }

    private Answer tag(String who, String owner) {
        return stage.call(
                who,
                "sagemaker:AddTags",
                Map.of("ResourceArn", profileOfA1(), "Tags", Stage.tags(Map.of(OWNER, owner))));
    }

    private Answer presign(String profile) {
        return stage.call(
                "userB1",
                "sagemaker:CreatePresignedDomainUrl",
                Map.of("DomainId", domain, "UserProfileName", profile));
    }

    private String profileOfA1() {
        return stage.call(
                        "root",
                        "sagemaker:DescribeUserProfile",
                        Map.of("DomainId", domain, "UserProfileName", "userA1"))
                .text("UserProfileArn")
                .orElse("");
    }
}
