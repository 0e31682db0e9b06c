package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.identity.ExternalProvider;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What people see whom an identity provider sends, in a real browser. */
@TestInstance(Lifecycle.PER_CLASS)
class SignOnBrowserTest {
    private static final SamlIdp IDP = SamlIdp.create();

    private final Chromium chromium;
    private final DirectoryStudio portal;
    private final FederatedStudio roles;

    SignOnBrowserTest() {
        chromium = Chromium.start();
        portal =
                DirectoryStudio.start(
                        ServerSettings.inMemory()
                                .withSignOn(new ExternalProvider.Saml(IDP.metadata())));
        portal.assign("DataScientists", "ana");
        roles = FederatedStudio.start(portal.teams(), IDP.metadata(), "Okta");
    }

    @AfterAll
    void stop() {
        portal.close();
        chromium.close();
    }

    /** How to come to each page. */
    private Map<String, Consumer<Page>> pages() {
        Map<String, Consumer<Page>> pages = new LinkedHashMap<>();
        pages.put("portal", page -> enter(page, "ana"));
        pages.put("portal-refused", page -> enter(page, "mallory"));
        pages.put(
                "portal-not-theirs",
                page -> {
                    enter(page, "ana");
                    page.evaluate("document.querySelector('[name=profile]').value = 'bia-profile'");
                    page.getByText("Launch ana-profile").click();
                });
        pages.put(
                "portal-left",
                page -> {
                    enter(page, "ana");
                    page.getByText("Sign out everywhere").click();
                    page.getByText("Sign in again").waitFor();
                });
        pages.put(
                "portal-device",
                page -> {
                    enter(page, "ana");
                    page.navigate(portal.url() + "/start/device?user_code=BCDF-GHJK");
                });
        pages.put(
                "portal-program",
                page -> {
                    enter(page, "ana");
                    page.navigate(portal.url() + PortalProgram.register(portal.raw()).address());
                });
        pages.put("saml-roles", page -> post(page, "/saml", twoRoles()));
        pages.put("saml-refused", page -> post(page, "/saml", "nonsense"));
        return pages;
    }

    @Test
    void no_page_has_a_serious_barrier_in_light_and_dark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visit(
                    new NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 800),
                    (name, page) -> {
                        String how = name + "-" + scheme.name().toLowerCase(Locale.ROOT);
                        PageLook.picture(page, how);
                        PageLook.hasNoSeriousBarrier(page, how);
                    });
        }
    }

    @Test
    void no_page_is_wider_than_a_phone() {
        visit(
                new NewContextOptions().setViewportSize(390, 844),
                (name, page) -> {
                    PageLook.picture(page, name + "-phone");
                    PageLook.fits(page, name);
                });
    }

    @Test
    void people_read_the_portal_in_portuguese_once_they_chose_to() {
        try (BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            enter(page, "ana");
            page.getByText("Português").click();
            page.getByText("Seus Studios").waitFor();

            assertThat(page.content()).contains("Olá, ana");
            PageLook.picture(page, "portal-in-portuguese");
        }
    }

    @Test
    void a_role_from_the_portal_opens_the_console() {
        try (BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            enter(page, "ana");
            page.getByText("Sign in DataScientists").click();
            page.waitForURL("**/console");

            assertThat(page.content()).contains("assumed-role/AWSReservedSSO_DataScientists_");
        }
    }

    private interface Look {
        void at(String name, Page page);
    }

    private void visit(NewContextOptions options, Look look) {
        pages().forEach(
                        (name, way) -> {
                            try (BrowserContext context = chromium.browser().newContext(options)) {
                                Page page = context.newPage();
                                way.accept(page);
                                look.at(name, page);
                            }
                        });
    }

    private void enter(Page page, String person) {
        String xml =
                SamlIdp.response("")
                        .replace(SamlIdp.AWS, portal.url() + "/start/saml")
                        .replace("urn:amazon:webservices", portal.url() + "/start/saml")
                        .replace(">ana<", ">" + person + "<");
        post(page, "/start/saml", SamlIdp.base64(IDP.signed(xml, "Assertion")));
    }

    private String twoRoles() {
        String attributes =
                roles.attributes("userA1")
                        + SamlIdp.attribute(
                                "Role",
                                portal.teams().roleArn("Auditors") + "," + roles.providerArn());
        return SamlIdp.base64(
                IDP.signed(
                        SamlIdp.response(attributes).replace(SamlIdp.AWS, portal.url() + "/saml"),
                        "Assertion"));
    }

    /** Posts a response from another site, as an identity provider's page does. */
    private void post(Page page, String path, String response) {
        page.setContent(
                "<form method=post action='%s'><input name=SAMLResponse value='%s'></form>"
                        .formatted(portal.url() + path, response));
        page.evaluate("setTimeout(() => document.querySelector('form').submit(), 0)");
        page.locator("main").waitFor();
    }
}
