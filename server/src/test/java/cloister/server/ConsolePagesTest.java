package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.Raw.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the console's pages show to whom, and what they let be done to them. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsolePagesTest {
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final ConsoleTeams console = new ConsoleTeams();
    private final Raw raw = new Raw(console.teams().server());

    @AfterAll
    void stop() {
        console.close();
    }

    private ConsoleClient as(String user) {
        ConsoleClient browser = new ConsoleClient(raw);
        browser.follow(browser.signIn(user, ConsoleTeams.PASSWORD));
        return browser;
    }

    private List<String> pages() {
        return List.of(
                "/console",
                "/console/domains",
                "/console/domains/" + console.teams().domainId(),
                console.profile("userA1"),
                "/console/experiments",
                "/console/experiments/" + ConsoleTeams.EXPERIMENT,
                "/console/lineage",
                "/console/users",
                "/console/roles",
                "/console/policies",
                "/console/can",
                "/console/matrix",
                "/console/audit",
                "/console/me");
    }

    @Test
    void no_page_can_be_framed_or_run_what_is_not_its_own() {
        ConsoleClient admin = as("studio-admin");
        for (String path : pages()) {
            Answer page = admin.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.header("Content-Security-Policy").orElse(""))
                    .contains(
                            "default-src 'none'",
                            "script-src 'self'",
                            "frame-ancestors 'none'",
                            "form-action 'self'",
                            "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Frame-Options")).contains("DENY");
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(page.body()).doesNotContain("style=", "onclick", "<script>");
        }
    }

    @Test
    void who_may_list_nothing_sees_nothing_but_the_refusal() {
        ConsoleClient user = as("userA1");

        assertThat(user.get("/console/domains").body())
                .contains("AccessDeniedException", "sagemaker:ListDomains")
                .doesNotContain("research");
        assertThat(user.get("/console/users").body())
                .contains("iam:ListUsers")
                .doesNotContain("userB1");
        assertThat(user.get("/console/matrix").body()).doesNotContain("userB1");
        assertThat(user.get("/console/audit").status()).isEqualTo(403);
    }

    @Test
    void home_offers_the_studios_that_policy_lets_one_open() {
        assertThat(as("userA1").get("/console").body())
                .contains(console.profile("userA1"))
                .doesNotContain(console.profile("userA2"), console.profile("userB1"));
        assertThat(as("studio-admin").get("/console").body())
                .contains("Policy lets you open no user profile");
    }

    @Test
    void users_are_made_by_form_as_policy_allows() {
        console.allow("studio-admin", "make", "iam:*User");
        ConsoleClient admin = as("studio-admin");
        admin.get("/console/users");

        Answer made =
                admin.post("/console/users", Map.of("name", "carla", "tags", "team = TeamA\n\n"));
        Answer wrong = admin.post("/console/users", Map.of("name", "dora", "tags", "TeamA"));

        assertThat(made.header("Location")).contains("/console/users/carla");
        assertThat(console.teams().root().iam().listUserTags(of -> of.userName("carla")).tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("team=TeamA");
        assertThat(wrong.body()).contains("A tag is written key=value, not: TeamA");
        ConsoleClient user = as("userA1");
        user.get("/console/me");
        assertThat(user.post("/console/users", Map.of("name", "eve", "tags", "")).body())
                .contains("is not authorized to perform: iam:CreateUser");
    }

    @Test
    void a_profile_is_made_with_its_tag_or_not_at_all() {
        ConsoleClient admin = as("studio-admin");
        String domain = "/console/domains/" + console.teams().domainId();
        admin.get(domain);

        Answer untagged = admin.post(domain, Map.of("name", "userA3", "role", "", "tags", ""));
        Answer tagged =
                admin.post(
                        domain,
                        Map.of("name", "userA3", "role", "", "tags", "studiouserid=userA3"));

        assertThat(untagged.body())
                .contains("is not authorized to perform: sagemaker:CreateUserProfile");
        assertThat(tagged.header("Location")).contains(domain + "/profiles/userA3");
    }

    @Test
    void metrics_are_plots_with_their_values_in_a_table() {
        ConsoleClient admin = as("studio-admin");

        String one = admin.get("/console/components/trees-1").body();
        String both = admin.get("/console/components?left=trees-1&right=trees-2").body();

        assertThat(one).contains("<polyline", "role=\"img\"", "accuracy &lt;val&gt;");
        assertThat(one).doesNotContain("<val>", "class=\"legend\"");
        assertThat(both).contains("class=\"legend\"", "line line1", "trees-2: 10 values");
        assertThat(admin.get("/console/trials/trees").body()).contains("name=\"left\"");
    }

    @Test
    void who_may_describe_a_run_but_not_read_its_metrics_sees_the_refusal_in_their_place() {
        console.allow("userB1", "describe", "sagemaker:Describe*");

        assertThat(as("userB1").get("/console/components/trees-1").body())
                .contains("is not authorized to perform: sagemaker:BatchGetMetrics")
                .doesNotContain("<polyline");
    }

    @Test
    void a_denied_launch_is_explained_to_those_who_may_see_it() {
        ConsoleClient user = as("userA2");
        ConsoleClient admin = as("studio-admin");
        user.get("/console/me");
        admin.get("/console/me");

        Answer denied = user.post(console.profile("userA1") + "/launch", Map.of());
        Answer explained = admin.post(console.profile("userA1") + "/launch", Map.of());

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.body())
                .contains(
                        "AccessDeniedException",
                        "is not authorized to perform: sagemaker:CreatePresignedDomainUrl")
                .doesNotContain("Statements considered");
        assertThat(explained.body()).contains("Statements considered", "AdministratorManagesIAM");
    }

    @Test
    void a_decision_is_explained_to_nobody_else() {
        String id = as("userA1").get("/console").header("x-amzn-requestid").orElseThrow();

        assertThat(as("userA1").get("/console/decisions/" + id).body())
                .contains("not authorized to perform: cloister:Explain");
        assertThat(as("studio-admin").get("/console/decisions/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_form_without_its_sessions_token_changes_nothing() {
        ConsoleClient admin = as("studio-admin");
        admin.get("/console/me");
        for (String path :
                List.of(
                        "/console/users/userA1",
                        console.profile("userA1") + "/stop",
                        console.profile("userA1") + "/launch",
                        "/console/me",
                        "/console/switch",
                        "/console/sign-out-everywhere",
                        "/console/policies/new",
                        "/console/users/userA1/policies/2a-studio-user-iam",
                        "/console/lint")) {
            Answer forged =
                    admin.post(
                            path,
                            Map.of(
                                    "csrf",
                                    "guessed",
                                    "do",
                                    "delete",
                                    "policy",
                                    "2a-studio-user-iam"));
            assertThat(forged.status()).as(path).isEqualTo(403);
            assertThat(forged.body()).as(path).contains("That form is not from here");
        }
        assertThat(
                        console.teams()
                                .root()
                                .iam()
                                .listUserPolicies(of -> of.userName("userA1"))
                                .policyNames())
                .contains("2a-studio-user-iam");
    }

    @Test
    void what_people_type_comes_back_as_text() {
        ConsoleClient admin = as("studio-admin");
        String typed = URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);
        for (String path :
                List.of(
                        "/console/can?who=" + typed + "&action=" + typed + "&resource=" + typed,
                        "/console/audit?caller=" + typed,
                        "/console/domains/" + typed,
                        "/console/users/" + typed,
                        "/console/experiments/" + typed,
                        "/console/policies/" + typed,
                        "/console/components?left=" + typed + "&right=" + typed,
                        "/console/domains/open?domain=" + typed + "&profile=" + typed)) {
            assertThat(admin.get(path).body()).as(path).doesNotContain("<script>");
        }
        assertThat(admin.post("/console/lint", Map.of("document", "</textarea>" + HOSTILE)).body())
                .doesNotContain("<script>");
    }

    @Test
    void a_policy_saved_in_the_editor_holds_at_once() {
        ConsoleClient admin = as("studio-admin");
        ConsoleClient user = as("userB1");
        String editor = "/console/users/userB1/policies/2a-studio-user-iam";
        String policy = TwoTeams.policy("2a-studio-user-iam");
        assertThat(admin.get(editor).body()).contains("AmazonSageMakerPresignedUrlPolicy");
        assertThat(user.get("/console").body()).contains(console.profile("userB1"));

        Answer saved =
                admin.post(
                        editor, Map.of("do", "save", "document", policy.replace("Allow", "Deny")));
        assertThat(saved.status()).isEqualTo(303);
        assertThat(user.get("/console").body()).doesNotContain(console.profile("userB1"));

        admin.get(editor);
        admin.post(editor, Map.of("do", "save", "document", policy));
        assertThat(user.get("/console").body()).contains(console.profile("userB1"));
    }

    @Test
    void a_policy_that_iam_refuses_is_not_saved() {
        ConsoleClient admin = as("studio-admin");
        String editor = "/console/users/userB1/policies/2a-studio-user-iam";
        admin.get(editor);

        Answer refused =
                admin.post(
                        editor, Map.of("do", "save", "document", "{\"Version\": \"2012-10-17\"}"));

        assertThat(refused.body()).contains("MalformedPolicyDocument", "missing-statement");
    }

    @Test
    void can_x_do_y_answers_as_the_engine_decides() {
        ConsoleClient admin = as("studio-admin");
        String asked = "&action=sagemaker:CreatePresignedDomainUrl&resource=";

        assertThat(admin.get("/console/can?who=userA1" + asked + profileArn("usera1")).body())
                .contains("Yes: userA1 may sagemaker:CreatePresignedDomainUrl");
        assertThat(admin.get("/console/can?who=userA1" + asked + profileArn("usera2")).body())
                .contains("No: nothing allows userA1");
    }

    private String profileArn(String name) {
        return URLEncoder.encode(
                "arn:aws:sagemaker:us-east-1:123456789012:user-profile/"
                        + console.teams().domainId()
                        + "/"
                        + name,
                StandardCharsets.UTF_8);
    }

    @Test
    void the_trail_shows_what_pages_asked_as_whom() {
        as("userA1").get("/console/domains");

        Answer trail =
                as("studio-admin")
                        .get("/console/audit?caller=userA1&operation=ListDomains&outcome=denied");

        assertThat(trail.body()).contains("sagemaker:ListDomains", "user/userA1", "denied");
    }

    @Test
    void a_browser_that_comes_to_the_root_is_led_to_the_console() {
        Answer browser = raw.get("/", Map.of("Accept", List.of("text/html,*/*;q=0.8")));

        assertThat(browser.status()).isEqualTo(303);
        assertThat(browser.header("Location")).contains("/console");
        assertThat(raw.get("/", Map.of()).status()).isNotEqualTo(303);
    }
}
