package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.Raw.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Domains, spaces, user profiles and apps, made, changed and deleted by form. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleStudioFormsTest {
    private final ConsoleTeams console = new ConsoleTeams();
    private final Raw raw = new Raw(console.teams().server());

    @BeforeAll
    void let_the_administrator_do_everything_in_sagemaker() {
        console.allow("studio-admin", "forms", "sagemaker:*");
    }

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

    private String domain() {
        return console.teams().domainId();
    }

    private Map<String, String> domainForm(String name) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", name);
        form.put("auth", "IAM");
        form.put("role", console.teams().roleArn(TwoTeams.TEAM_A_ROLE));
        form.put("space-role", console.teams().roleArn(TwoTeams.TEAM_B_ROLE));
        form.put("network", "VpcOnly");
        form.put("vpc", "vpc-12345678");
        form.put("subnets", "subnet-1, subnet-2");
        form.put("tags", "team=TeamA");
        return form;
    }

    private Map<String, String> spaceForm(String name, String sharing) {
        return Map.of(
                "name",
                name,
                "sharing",
                sharing,
                "owner",
                "userA1",
                "type",
                "JupyterLab",
                "tags",
                "team=TeamA");
    }

    @Test
    void a_domain_is_made_as_it_was_filled_in_and_deleted_once_its_name_was_typed() {
        ConsoleClient admin = as("studio-admin");

        String page =
                admin.post("/console/make/domain", domainForm("vision"))
                        .header("Location")
                        .orElseThrow();
        String id = page.substring("/console/domains/".length());
        DescribeDomainResponse made =
                console.teams().root().sagemaker().describeDomain(of -> of.domainId(id));
        String deletion = "/console/delete/domain/" + id;

        assertThat(made.domainName()).isEqualTo("vision");
        assertThat(made.appNetworkAccessTypeAsString()).isEqualTo("VpcOnly");
        assertThat(made.subnetIds()).containsExactly("subnet-1", "subnet-2");
        assertThat(made.defaultUserSettings().executionRole()).endsWith(TwoTeams.TEAM_A_ROLE);
        assertThat(made.defaultSpaceSettings().executionRole()).endsWith(TwoTeams.TEAM_B_ROLE);
        assertThat(admin.get(page).body()).contains("vision", deletion, "/console/make/space/");
        assertThat(admin.get(deletion).body()).contains("Type vision to confirm");
        assertThat(admin.post(deletion, Map.of("confirm", "Vision", "homes", "Retain")).body())
                .contains("Nothing was deleted");
        assertThat(admin.post(deletion, Map.of("confirm", "vision", "homes", "Delete")).status())
                .isEqualTo(303);
        assertThat(
                        console.teams()
                                .root()
                                .sagemaker()
                                .listDomains(of -> of.maxResults(100))
                                .domains())
                .extracting(DomainDetails::domainId)
                .doesNotContain(id);
    }

    @Test
    void a_domain_that_is_in_use_is_not_deleted_and_the_page_tells_why() {
        ConsoleClient admin = as("studio-admin");

        Answer refused =
                admin.post(
                        "/console/delete/domain/" + domain(),
                        Map.of("confirm", "research", "homes", "Delete"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("ResourceInUse", "UserProfile(s) are associated", "value=\"research\"")
                .contains("<option value=\"Delete\" selected>");
    }

    @Test
    void a_domain_that_is_refused_comes_back_as_it_was_filled_in() {
        ConsoleClient admin = as("studio-admin");
        Map<String, String> form = domainForm("sp\"eech");

        Answer name = admin.post("/console/make/domain", form);
        Answer tag = admin.post("/console/make/domain", FilledForms.with(form, "tags", "TeamA"));
        Answer network =
                admin.post(
                        "/console/make/domain",
                        FilledForms.with(FilledForms.with(form, "name", "speech"), "vpc", ""));

        assertThat(name.status()).isEqualTo(400);
        assertThat(name.body())
                .contains("ValidationException", "sp&#34;eech", "subnet-1, subnet-2", "team=TeamA")
                .contains("<option value=\"VpcOnly\" selected>");
        assertThat(tag.body()).contains("A tag is written key=value, not: TeamA", ">TeamA</text");
        assertThat(network.body()).contains("VpcId and SubnetIds are required");
    }

    @Test
    void spaces_are_made_and_deleted() {
        ConsoleClient admin = as("studio-admin");
        String making = "/console/make/space/" + domain();

        Answer made = admin.post(making, spaceForm("sketch", "Private"));
        DescribeSpaceResponse space =
                console.teams()
                        .root()
                        .sagemaker()
                        .describeSpace(of -> of.domainId(domain()).spaceName("sketch"));
        String page = made.header("Location").orElseThrow();

        assertThat(page).isEqualTo("/console/domains/" + domain() + "/spaces/sketch");
        assertThat(space.ownershipSettings().ownerUserProfileName()).isEqualTo("userA1");
        assertThat(space.spaceSharingSettings().sharingTypeAsString()).isEqualTo("Private");
        assertThat(space.spaceSettings().appTypeAsString()).isEqualTo("JupyterLab");
        assertThat(admin.get(page).body()).contains("userA1", "Private", "JupyterLab", "TeamA");
        assertThat(admin.get(making + "?owner=userA2").body()).contains("value=\"userA2\"");
        Answer again = admin.post(making, spaceForm("sketch", "Shared"));
        assertThat(again.body())
                .contains(
                        "already exists", "value=\"sketch\"", "<option value=\"Shared\" selected>");
        String deletion = "/console/delete/spaces/" + domain() + "/sketch";
        assertThat(admin.post(deletion, Map.of("confirm", "sketch")).header("Location"))
                .contains("/console/domains/" + domain());
        assertThat(admin.get(page).body()).contains("does not exist");
    }

    @Test
    void apps_of_profiles_and_of_spaces_are_started_and_stopped() {
        ConsoleClient admin = as("studio-admin");
        admin.post("/console/make/space/" + domain(), spaceForm("lab", "Private"));
        String apps = "/console/make/app/" + domain();
        Map<String, String> form =
                Map.of("type", "JupyterLab", "name", "default", "instance", "", "tags", "");

        Answer ofSpace = admin.post(apps + "/spaces/lab", form);
        Answer ofProfile =
                admin.post(
                        apps + "/profiles/userA2",
                        FilledForms.with(form, "instance", "ml.t3.medium"));
        Answer wrong =
                admin.post(
                        apps + "/profiles/userB1",
                        FilledForms.with(
                                FilledForms.with(form, "type", "JupyterServer"),
                                "instance",
                                "ml.t3.medium"));

        assertThat(ofSpace.header("Location"))
                .contains("/console/domains/" + domain() + "/spaces/lab");
        assertThat(ofProfile.header("Location")).contains(console.profile("userA2"));
        assertThat(wrong.body())
                .contains("must be system", "value=\"ml.t3.medium\"")
                .contains("<option value=\"JupyterServer\" selected>");
        String space = "/console/domains/" + domain() + "/spaces/lab";
        assertThat(admin.get(space).body()).contains("JupyterLab", space + "/stop");
        admin.post(space + "/stop", Map.of("type", "JupyterLab", "name", "default"));
        assertThat(admin.get(space).body()).doesNotContain(space + "/stop");
    }

    @Test
    void a_profile_gets_another_role_and_is_deleted_once_nothing_runs_in_it() {
        ConsoleClient admin = as("studio-admin");
        String form = "/console/edit/role/" + domain() + "/userC1";
        String page = console.profile("userC1");
        admin.post(
                "/console/domains/" + domain(),
                Map.of("name", "userC1", "role", "", "person", "", "tags", "studiouserid=userC1"));

        Answer changed =
                admin.post(form, Map.of("role", console.teams().roleArn(TwoTeams.TEAM_B_ROLE)));
        Answer wrong = admin.post(form, Map.of("role", "TeamB"));

        assertThat(changed.header("Location")).contains(page);
        assertThat(admin.get(form).body()).contains(TwoTeams.TEAM_B_ROLE);
        assertThat(wrong.body()).contains("ValidationException", "value=\"TeamB\"");
        String deletion = "/console/delete/profiles/" + domain() + "/userC1";
        admin.post(
                "/console/make/space/" + domain(),
                FilledForms.with(spaceForm("c", "Private"), "owner", "userC1"));
        assertThat(admin.post(deletion, Map.of("confirm", "userC1")).body())
                .contains("Space(s) are associated with it");
        admin.post("/console/delete/spaces/" + domain() + "/c", Map.of("confirm", "c"));
        assertThat(admin.post(deletion, Map.of("confirm", "userC1")).status()).isEqualTo(303);
        assertThat(admin.get(page).body()).contains("does not exist");
    }

    @Test
    void a_profile_of_a_domain_with_single_sign_on_is_asked_whose_it_is() {
        ConsoleClient admin = as("studio-admin");
        String page =
                admin.post(
                                "/console/make/domain",
                                FilledForms.with(domainForm("people"), "auth", "SSO"))
                        .header("Location")
                        .orElseThrow();

        assertThat(admin.get(page).body()).contains("name=\"person\"");
        assertThat(admin.get("/console/domains/" + domain()).body())
                .doesNotContain("name=\"person\"");
        assertThat(
                        admin.post(
                                        page,
                                        Map.of(
                                                "name", "ana", "role", "", "person", "ana", "tags",
                                                ""))
                                .body())
                .contains(
                        "is no UserName in the directory",
                        "name=\"person\" type=\"text\" value=\"ana\"");
    }

    /** Each form, filled in, with the action that it asks for. */
    private Map<String, Map<String, String>> forms() {
        Map<String, Map<String, String>> forms = new LinkedHashMap<>();
        String app = "/console/make/app/" + domain();
        Map<String, String> jupyter = Map.of("type", "JupyterLab", "name", "x", "tags", "");
        forms.put("CreateDomain /console/make/domain", domainForm("vision"));
        forms.put("CreateSpace /console/make/space/" + domain(), spaceForm("mine", "Shared"));
        forms.put("CreateApp " + app + "/profiles/userA2", jupyter);
        forms.put(
                "UpdateUserProfile /console/edit/role/" + domain() + "/userA2",
                Map.of("role", console.teams().roleArn(TwoTeams.TEAM_B_ROLE)));
        forms.put(
                "DeleteUserProfile /console/delete/profiles/" + domain() + "/userA2",
                Map.of("confirm", "userA2"));
        forms.put("DeleteSpace /console/delete/spaces/" + domain() + "/s", Map.of("confirm", "s"));
        forms.put("DeleteDomain /console/delete/domain/" + domain(), Map.of("confirm", domain()));
        return forms;
    }

    @Test
    void who_may_not_call_the_operation_is_refused_in_the_words_of_aws() {
        Map<String, Map<String, String>> forms = forms();
        new FilledForms(forms)
                .areDenied(as("userB1"), "user/userB1", "sagemaker")
                .forEach(
                        (what, denied) ->
                                assertThat(denied.body())
                                        .as(what)
                                        .contains(
                                                List.copyOf(
                                                                Objects.requireNonNull(
                                                                                forms.get(what))
                                                                        .values())
                                                        .getFirst()));
    }

    @Test
    void a_form_without_its_sessions_token_changes_nothing() {
        ConsoleClient admin = as("studio-admin");
        new FilledForms(forms()).areForgedWithoutTheirToken(admin);
        assertThat(admin.get(console.profile("userA2")).body())
                .contains(TwoTeams.TEAM_A_ROLE)
                .doesNotContain("does not exist");
    }
}
