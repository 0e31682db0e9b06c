package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.Raw.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

import java.util.LinkedHashMap;
import java.util.Map;

/** Roles, groups and users, made, changed and deleted by form. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleIamFormsTest {
    private final ConsoleTeams console = new ConsoleTeams();
    private final Raw raw = new Raw(console.teams().server());

    @AfterAll
    void stop() {
        console.close();
    }

    private ConsoleClient as(String user) {
        ConsoleClient browser = new ConsoleClient(raw);
        browser.follow(browser.signIn(user, ConsoleTeams.PASSWORD));
        browser.get("/console/me");
        return browser;
    }

    private IamClient iam() {
        return console.teams().root().iam();
    }

    private static Map<String, String> roleForm(String name) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", name);
        form.put("document", TwoTeams.policy("3-team-role-trust"));
        form.put("tags", "team=TeamC");
        form.put("description", "Vision's");
        form.put("path", "/teams/");
        form.put("duration", "7200");
        form.put("boundary", "");
        form.put("do", "save");
        return form;
    }

    @Test
    void a_role_is_made_as_it_was_filled_in() {
        Answer made = as("studio-admin").post("/console/make/role", roleForm("TeamC"));

        Role role = iam().getRole(of -> of.roleName("TeamC")).role();
        assertThat(made.header("Location")).contains("/console/roles/TeamC");
        assertThat(role.path()).isEqualTo("/teams/");
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
        assertThat(role.description()).isEqualTo("Vision's");
        assertThat(role.assumeRolePolicyDocument()).contains("sagemaker.amazonaws.com");
        assertThat(role.tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("team=TeamC");
    }

    @Test
    void a_trust_policy_begins_as_one_of_a_few_that_iam_takes() {
        ConsoleClient admin = as("studio-admin");
        String saml = admin.get("/console/make/role?start=saml").body();

        assertThat(admin.get("/console/make/role").body())
                .contains("sagemaker.amazonaws.com", "Nothing: IAM would take it");
        assertThat(admin.get("/console/make/role?start=account").body())
                .contains("arn:aws:iam::123456789012:root", "Nothing: IAM would take it");
        assertThat(saml)
                .contains("sts:AssumeRoleWithSAML", "saml-provider/NAME", console.url() + "/saml");
    }

    @Test
    void a_role_that_is_refused_comes_back_as_it_was_filled_in() {
        ConsoleClient admin = as("studio-admin");
        Map<String, String> form = roleForm("Team D");

        Answer name = admin.post("/console/make/role", form);
        Answer number =
                admin.post(
                        "/console/make/role",
                        FilledForms.with(form, "duration", "two <b>hours</b>"));
        Answer document =
                admin.post(
                        "/console/make/role",
                        FilledForms.with(
                                FilledForms.with(form, "name", "TeamD"),
                                "document",
                                "{\"Version\": 1}"));

        assertThat(name.status()).isEqualTo(400);
        assertThat(name.body())
                .contains("ValidationError", "value=\"Team D\"", "value=\"7200\"", "team=TeamC")
                .contains("StudioTakesTheRole");
        assertThat(number.body())
                .contains("A whole number of seconds is wanted", "value=\"two &lt;b>hours")
                .doesNotContain("<b>hours");
        assertThat(document.body())
                .contains("MalformedPolicyDocument", "missing-statement", "value=\"TeamD\"");
    }

    @Test
    void the_linter_mends_a_trust_policy_and_the_rest_stays_as_it_was_typed() {
        String curly = "\u201c";
        String document =
                TwoTeams.policy("3-team-role-trust").replace("\"Allow\"", curly + "Allow\u201d");
        Map<String, String> form = FilledForms.with(roleForm("TeamE"), "document", document);

        Answer checked =
                as("studio-admin")
                        .post("/console/make/role", FilledForms.with(form, "do", "check"));
        Answer fixed =
                as("studio-admin").post("/console/make/role", FilledForms.with(form, "do", "fix"));

        assertThat(checked.body()).contains("curly-quotes", curly, "value=\"TeamE\"");
        assertThat(fixed.body()).doesNotContain("curly-quotes", curly).contains("value=\"TeamE\"");
    }

    @Test
    void a_role_with_policies_is_not_deleted_and_the_page_tells_why() {
        ConsoleClient admin = as("studio-admin");
        iam().createRole(
                        to ->
                                to.roleName("Leaving")
                                        .assumeRolePolicyDocument(
                                                TwoTeams.policy("3-team-role-trust")));
        iam().putRolePolicy(
                        to ->
                                to.roleName("Leaving")
                                        .policyName("all")
                                        .policyDocument(TwoTeams.policy("0-admin-manages-iam")));
        String deletion = "/console/delete/roles/Leaving";

        Answer conflict = admin.post(deletion, Map.of("confirm", "Leaving"));
        admin.post("/console/roles/Leaving", Map.of("do", "delete", "policy", "all"));
        Answer mistyped = admin.post(deletion, Map.of("confirm", "leaving"));
        Answer gone = admin.post(deletion, Map.of("confirm", "Leaving"));

        assertThat(conflict.body()).contains("DeleteConflict", "value=\"Leaving\"");
        assertThat(mistyped.body()).contains("Nothing was deleted", "value=\"leaving\"");
        assertThat(gone.header("Location")).contains("/console/roles");
        assertThat(iam().listRoles().roles()).extracting(Role::roleName).doesNotContain("Leaving");
    }

    @Test
    void groups_are_made_get_members_and_are_deleted_when_they_are_empty() {
        ConsoleClient admin = as("studio-admin");

        Answer made = admin.post("/console/groups", Map.of("name", "readers"));
        Answer twice = admin.post("/console/groups", Map.of("name", "readers"));
        String members = "/console/groups/readers/members";
        Answer nobody = admin.post(members, Map.of("do", "add", "user", "nobody"));
        admin.post(members, Map.of("do", "add", "user", "userB1"));

        assertThat(made.header("Location")).contains("/console/groups/readers");
        assertThat(twice.body()).contains("EntityAlreadyExists", "value=\"readers\"");
        assertThat(nobody.body()).contains("NoSuchEntity", "value=\"nobody\"");
        assertThat(admin.get("/console/groups/readers").body()).contains("/console/users/userB1");
        assertThat(admin.get("/console/users/userB1").body()).contains("/console/groups/readers");
        String deletion = "/console/delete/groups/readers";
        assertThat(admin.post(deletion, Map.of("confirm", "readers")).body())
                .contains("DeleteConflict");
        admin.post(members, Map.of("do", "remove", "user", "userB1"));
        assertThat(admin.post(deletion, Map.of("confirm", "readers")).status()).isEqualTo(303);
        assertThat(admin.get("/console/groups").body()).doesNotContain("/groups/readers");
    }

    @Test
    void a_group_holds_policies_that_its_page_shows_and_changes() {
        ConsoleClient admin = as("studio-admin");
        admin.post("/console/groups", Map.of("name", "writers"));
        String editor = "/console/groups/writers/policies/own";
        iam().putGroupPolicy(
                        to ->
                                to.groupName("writers")
                                        .policyName("own")
                                        .policyDocument(TwoTeams.policy("0-admin-manages-iam")));

        assertThat(admin.get("/console/groups/writers").body()).contains(editor);
        assertThat(admin.get(editor).body()).contains("AdministratorManagesIAM");
        admin.post("/console/groups/writers", Map.of("do", "delete", "policy", "own"));
        assertThat(iam().listGroupPolicies(of -> of.groupName("writers")).policyNames()).isEmpty();
    }

    @Test
    void a_user_is_deleted_once_nothing_hangs_on_them() {
        ConsoleClient admin = as("studio-admin");
        admin.post("/console/users", Map.of("name", "guest", "tags", ""));
        String deletion = "/console/delete/users/";

        assertThat(admin.post(deletion + "userA2", Map.of("confirm", "userA2")).body())
                .contains("DeleteConflict");
        assertThat(admin.post(deletion + "guest", Map.of("confirm", "guest")).header("Location"))
                .contains("/console/users");
    }

    @Test
    void tags_are_set_and_removed_one_by_one() {
        ConsoleClient admin = as("studio-admin");
        console.allow("studio-admin", "tags", "sagemaker:*Tags");
        String domain = console.teams().domainId();
        for (String what :
                new String[] {
                    "users/userB1",
                    "roles/" + TwoTeams.TEAM_B_ROLE,
                    "domains/" + domain,
                    "profiles/" + domain + "/userB1"
                }) {
            String page = "/console/tags/" + what;
            admin.post(page, Map.of("do", "put", "key", "cost = center", "value", "7"));
            Answer wrong = admin.post(page, Map.of("do", "put", "key", "aws:x", "value", "kept"));

            assertThat(wrong.status()).as(what).isEqualTo(400);
            assertThat(wrong.body()).as(what).contains("value=\"kept\"", "value=\"cost = center\"");
            admin.post(page, Map.of("do", "remove", "key", "cost = center"));
            assertThat(admin.get(page).body()).as(what).doesNotContain("cost = center");
        }
    }

    /** Each form, filled in, with the action that it asks for. */
    private static Map<String, Map<String, String>> forms() {
        Map<String, Map<String, String>> forms = new LinkedHashMap<>();
        Map<String, String> tag = Map.of("do", "put", "key", "team", "value", "TeamZ");
        Map<String, String> untag = Map.of("do", "remove", "key", "team");
        forms.put("CreateRole /console/make/role", roleForm("TeamZ"));
        forms.put("CreateGroup /console/groups", Map.of("name", "TeamZ"));
        forms.put("AddUserToGroup /console/groups/g/members", Map.of("do", "add", "user", "u"));
        forms.put("RemoveUserFromGroup /console/groups/g/members", Map.of("user", "u"));
        forms.put("DeleteRole /console/delete/roles/TeamZ", Map.of("confirm", "TeamZ"));
        forms.put("DeleteGroup /console/delete/groups/g", Map.of("confirm", "g"));
        forms.put("DeleteUser /console/delete/users/userA2", Map.of("confirm", "userA2"));
        forms.put("TagUser /console/tags/users/userA2", tag);
        forms.put("UntagUser /console/tags/users/userA2", untag);
        forms.put("TagRole /console/tags/roles/" + TwoTeams.TEAM_A_ROLE, tag);
        forms.put("UntagRole /console/tags/roles/" + TwoTeams.TEAM_A_ROLE, untag);
        return forms;
    }

    @Test
    void who_may_not_call_the_operation_is_refused_in_the_words_of_aws() {
        new FilledForms(forms()).areDenied(as("userB1"), "user/userB1", "iam");
    }

    @Test
    void a_form_without_its_sessions_token_changes_nothing() {
        new FilledForms(forms()).areForgedWithoutTheirToken(as("studio-admin"));
        assertThat(iam().listRoleTags(of -> of.roleName(TwoTeams.TEAM_A_ROLE)).tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("team=TeamA");
    }
}
