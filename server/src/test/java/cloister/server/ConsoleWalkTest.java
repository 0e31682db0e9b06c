package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** An administrator's way from nothing to a JupyterLab, in a real browser and by nothing else. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleWalkTest {
    private static final double PATIENCE_MILLIS = 180_000;

    private final List<String> complaints = new ArrayList<>();
    private ConsoleTeams console;
    private Chromium chromium;

    @BeforeAll
    void open(@TempDir Path data) {
        chromium = Chromium.start();
        console =
                new ConsoleTeams(
                        TwoTeams.start(
                                ServerSettings.in(data)
                                        .withPort(0)
                                        .withApps(
                                                AppHosting.here()
                                                        .withJupyter(JupyterVenv.required()))));
        console.allow("studio-admin", "forms", "sagemaker:*");
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable each : Stream.of(console, chromium).filter(Objects::nonNull).toList()) {
            each.close();
        }
    }

    private Page entered(BrowserContext context) {
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") && !message.text().contains("status of")) {
                        complaints.add(page.url() + ": " + message.text());
                    }
                });
        page.navigate("/console");
        page.getByLabel("User name").fill("studio-admin");
        page.getByLabel("Password").fill(ConsoleTeams.PASSWORD);
        press(page, "Sign in");
        page.waitForURL("**/console");
        return page;
    }

    private static Locator exact(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Page page, String button) {
        exact(page, AriaRole.BUTTON, button).click();
    }

    private static void go(Page page, String link) {
        exact(page, AriaRole.LINK, link).click();
    }

    private static void fill(Page page, String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
    }

    @Test
    void an_administrator_gets_from_a_role_to_a_jupyterlab_by_forms() {
        try (BrowserContext context =
                chromium.browser()
                        .newContext(
                                new NewContextOptions()
                                        .setBaseURL(console.url())
                                        .setViewportSize(1280, 800))) {
            Page page = entered(context);
            makeRole(page);
            makeDomain(page);
            makeProfile(page);
            makeSpace(page);
            startApp(page);
            openApp(page);
            assertThat(complaints).as("what the browser complained of").isEmpty();
        }
    }

    private void makeRole(Page page) {
        go(page, "Roles");
        go(page, "Create a role");
        fill(page, "Name of the role", "Vision team");
        fill(page, "Tags", "team=Vision");
        press(page, "Create a role");
        assertThat(page.content()).contains("ValidationError", "value=\"Vision team\"");
        PageLook.picture(page, "walk-1-role-refused");
        fill(page, "Name of the role", "Vision");
        press(page, "Create a role");
        page.waitForURL("**/roles/Vision");
        PageLook.picture(page, "walk-2-role");
    }

    private void makeDomain(Page page) {
        go(page, "Domains");
        go(page, "Create a domain");
        fill(page, "Name of the domain", "vision");
        fill(page, "ARN of its execution role", console.teams().roleArn("Vision"));
        PageLook.picture(page, "walk-3-domain-filled-in");
        press(page, "Create a domain");
        page.waitForURL("**/domains/d-*");
        PageLook.picture(page, "walk-4-domain");
    }

    private static void makeProfile(Page page) {
        fill(page, "Name of the profile", "vera");
        fill(page, "Tags", "studiouserid=vera");
        press(page, "Create a user profile");
        page.waitForURL("**/profiles/vera");
        PageLook.picture(page, "walk-5-profile");
    }

    private static void makeSpace(Page page) {
        go(page, "Create a space");
        fill(page, "Name of the space", "sketches");
        assertThat(page.getByLabel("User profile that owns it").inputValue()).isEqualTo("vera");
        press(page, "Create a space");
        page.waitForURL("**/spaces/sketches");
    }

    private static void startApp(Page page) {
        go(page, "Start an app");
        PageLook.picture(page, "walk-6-app");
        press(page, "Start an app");
        page.waitForURL("**/spaces/sketches");
        page.locator("#apps").getByText("InService").waitFor();
        PageLook.picture(page, "walk-7-space-with-app");
    }

    private static void openApp(Page page) {
        exact(page, AriaRole.BUTTON, "Open default").click();
        page.waitForURL("**/lab**");
        page.locator(".jp-LauncherCard").first().waitFor();
        PageLook.picture(page, "walk-8-jupyterlab");
    }

    @Test
    void a_form_is_filled_in_and_a_domain_deleted_by_keyboard_on_a_phone() {
        try (BrowserContext context =
                chromium.browser()
                        .newContext(
                                new NewContextOptions()
                                        .setBaseURL(console.url())
                                        .setViewportSize(390, 844))) {
            Page page = entered(context);
            page.navigate("/console/make/domain");
            page.getByLabel("Name of the domain").focus();
            type(page, "short", "Tab", "Tab");
            page.keyboard().type(console.teams().roleArn(TwoTeams.TEAM_A_ROLE));
            page.keyboard().press("Enter");
            page.waitForURL("**/domains/d-*");

            go(page, "Delete");
            PageLook.picture(page, "walk-delete-phone");
            PageLook.fits(page, "deleting a domain");
            page.getByLabel("Home directories").focus();
            page.keyboard().press("Tab");
            page.keyboard().type("short");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL("**/console/domains");
            assertThat(page.getByRole(AriaRole.ROW).allTextContents())
                    .noneMatch(row -> row.contains("short"));
        }
    }

    private static void type(Page page, String text, String... keys) {
        page.keyboard().type(text);
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }
}
