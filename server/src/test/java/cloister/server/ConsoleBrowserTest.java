package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import software.amazon.awssdk.services.iam.IamClient;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The console in a real browser. Its pictures are kept in {@code target/console}. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleBrowserTest {
    private final ConsoleTeams console;
    private final Chromium chromium;
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    ConsoleBrowserTest() {
        chromium = Chromium.start();
        console = new ConsoleTeams();
        console.allow("studio-admin", "search", "sagemaker:Search");
        IamClient iam = console.teams().root().iam();
        iam.createGroup(group -> group.groupName("researchers"));
        iam.addUserToGroup(to -> to.groupName("researchers").userName("userA1"));
        context = chromium.browser().newContext();
        page = context.newPage();
    }

    @BeforeEach
    void open() {
        context.close();
        enter(new NewContextOptions());
    }

    @AfterEach
    void leave() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    @AfterAll
    void stop() {
        console.close();
        chromium.close();
    }

    private void enter(NewContextOptions options) {
        context = chromium.browser().newContext(options.setBaseURL(console.url()));
        page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") && !message.text().contains("status of")) {
                        complaints.add(page.url() + ": " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    private void signIn(String user) {
        page.navigate("/console");
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(ConsoleTeams.PASSWORD);
        button("Sign in").click();
        page.waitForURL("**/console");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        String domain = console.teams().domainId();
        pages.put("home", "/console");
        pages.put("domains", "/console/domains");
        pages.put("domain", "/console/domains/" + domain);
        pages.put("profile", console.profile("userA1"));
        pages.put("denied", console.profile("userA1") + "/launch");
        pages.put("make-domain", "/console/make/domain");
        pages.put("make-space", "/console/make/space/" + domain + "?owner=userA1");
        pages.put("make-app", "/console/make/app/" + domain + "/profiles/userA1");
        pages.put("edit-role", "/console/edit/role/" + domain + "/userA1");
        pages.put("profile-tags", "/console/tags/profiles/" + domain + "/userA1");
        pages.put("delete-domain", "/console/delete/domain/" + domain);
        pages.put("experiments", "/console/experiments");
        pages.put("experiment", "/console/experiments/" + ConsoleTeams.EXPERIMENT);
        pages.put("trial", "/console/trials/trees");
        pages.put("component", "/console/components/trees-1");
        pages.put("compare", "/console/components?left=trees-1&right=trees-2");
        pages.put("users", "/console/users");
        pages.put("user", "/console/users/userA1");
        pages.put("editor", "/console/users/userA1/policies/2a-studio-user-iam");
        pages.put("roles", "/console/roles");
        pages.put("role", "/console/roles/" + TwoTeams.TEAM_A_ROLE);
        pages.put("trust", "/console/roles/" + TwoTeams.TEAM_A_ROLE + "/trust");
        pages.put("make-role", "/console/make/role?start=saml");
        pages.put("role-tags", "/console/tags/roles/" + TwoTeams.TEAM_A_ROLE);
        pages.put("groups", "/console/groups");
        pages.put("group", "/console/groups/researchers");
        pages.put("delete-group", "/console/delete/groups/researchers");
        pages.put("teams", "/console/teams");
        pages.put("team", "/console/teams/TeamA");
        pages.put("team-matrix", "/console/matrix?team=TeamA");
        pages.put("policies", "/console/policies");
        pages.put("new-policy", "/console/policies/new");
        pages.put("can", can());
        pages.put("matrix", "/console/matrix");
        pages.put("audit", "/console/audit");
        pages.put("me", "/console/me");
        pages.put("missing", "/console/nothing");
        return pages;
    }

    private String can() {
        String profile =
                "arn:aws:sagemaker:us-east-1:123456789012:user-profile/"
                        + console.teams().domainId()
                        + "/usera1";
        return "/console/can?who=userA1&action=sagemaker:CreatePresignedDomainUrl&resource="
                + URLEncoder.encode(profile, StandardCharsets.UTF_8);
    }

    @Test
    void no_page_has_a_serious_barrier_in_light_and_dark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            context.close();
            enter(new NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 800));
            page.navigate("/console/sign-in");
            look("sign-in", scheme);
            signIn("studio-admin");
            pages().forEach(
                            (name, path) -> {
                                page.navigate(path);
                                look(name, scheme);
                            });
        }
    }

    private void look(String name, ColorScheme scheme) {
        picture(name + "-" + scheme.name().toLowerCase(Locale.ROOT));
        if (scheme == ColorScheme.DARK) {
            PageLook.hasContrast(page, name + " in the dark");
        } else {
            PageLook.hasNoSeriousBarrier(page, name);
        }
    }

    private void picture(String name) {
        PageLook.picture(page, name);
    }

    @Test
    void no_page_is_wider_than_a_phone() {
        context.close();
        enter(new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.LIGHT));
        page.navigate("/console/sign-in");
        picture("sign-in-phone");
        signIn("studio-admin");
        for (String tongue : List.of("en", "pt")) {
            page.navigate("/console?lang=" + tongue);
            pages().forEach(
                            (name, path) -> {
                                page.navigate(path);
                                if (tongue.equals("en")) {
                                    picture(name + "-phone");
                                }
                                PageLook.fits(page, name + " in " + tongue);
                            });
        }
    }

    @Test
    void a_user_launches_their_own_studio() {
        signIn("userA1");
        picture("home-of-a-user");

        button("Launch userA1").click();

        page.waitForURL("**/studio/**");
        assertThat(page.getByRole(AriaRole.HEADING).first().textContent()).isEqualTo("userA1");
        picture("studio");
    }

    @Test
    void another_users_link_is_refused_in_the_words_of_aws() {
        signIn("userA2");

        page.navigate(console.profile("userA1") + "/launch");

        assertThat(page.content())
                .contains(
                        "AccessDeniedException",
                        "User: arn:aws:iam::123456789012:user/userA2 is not authorized to perform:"
                            + " sagemaker:CreatePresignedDomainUrl on resource: arn:aws:sagemaker:"
                            + "us-east-1:123456789012:user-profile/");
        picture("another-users-studio");
    }

    @Test
    void everything_can_be_reached_by_keyboard() {
        page.navigate("/console/sign-in");
        page.getByLabel("User name").focus();
        page.keyboard().type("userA1");
        page.keyboard().press("Tab");
        page.keyboard().type(ConsoleTeams.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/console");

        page.keyboard().press("Tab");
        assertThat(focused()).isEqualTo("Skip to the content");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(focused()).isEqualTo("userA1");
    }

    private String focused() {
        return String.valueOf(page.evaluate("document.activeElement.textContent")).strip();
    }

    @Test
    void what_changes_elsewhere_is_seen_at_once() {
        signIn("studio-admin");
        page.navigate("/console/users");

        console.teams().root().iam().createUser(user -> user.userName("newcomer"));

        page.waitForSelector("text=newcomer");
        console.teams().root().iam().deleteUser(user -> user.userName("newcomer"));
        page.waitForCondition(() -> page.getByText("newcomer").count() == 0);
    }

    @Test
    void the_editor_tells_what_is_wrong_while_one_writes() {
        signIn("studio-admin");
        page.navigate("/console/policies/new");

        page.getByLabel("Policy document").fill("{\u201cVersion\u201d: \"2012-10-17\"}");

        page.waitForSelector("#findings :text('curly-quotes')");
        picture("editor-with-findings");
    }

    @Test
    void people_read_it_in_portuguese_once_they_chose_to() {
        page.navigate("/console/sign-in");
        page.getByText("Português").click();

        assertThat(page.getByRole(AriaRole.HEADING).first().textContent()).isEqualTo("Entrar");
        page.getByLabel("Nome de usuário").fill("userA1");
        page.getByLabel("Senha").fill(ConsoleTeams.PASSWORD);
        button("Entrar").click();
        page.waitForURL("**/console");
        assertThat(page.content()).contains("Olá, userA1", "<html lang=\"pt\">");
        picture("home-in-portuguese");
    }

    @Test
    void a_link_is_copied() {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        signIn("userA1");
        page.navigate(console.profile("userA1") + "/launch");

        button("Copy link").click();

        page.waitForSelector("text=Copied");
        assertThat(page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(console.url() + console.profile("userA1") + "/launch");
    }
}
