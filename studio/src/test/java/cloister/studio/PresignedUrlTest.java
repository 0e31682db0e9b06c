package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

class PresignedUrlTest {
    private final Lab lab = new Lab();
    private final String domain = lab.domain("research");

    PresignedUrlTest() {
        lab.profile(domain, "userA1");
    }

    @Test
    void a_presigned_url_opens_the_studio_of_the_profile_for_its_caller() {
        StudioSession session = open(token()).orElseThrow();

        assertThat(session.opener()).isEqualTo(Lab.ADMIN);
        assertThat(session.userProfileName()).isEqualTo("userA1");
        assertThat(session.userProfileArn()).endsWith("/usera1");
        assertThat(session.domainId()).isEqualTo(domain);
        assertThat(lab.studio.session(session.cookie(), lab.now)).contains(session);
    }

    @Test
    void it_opens_once() {
        String token = token();

        assertThat(open(token)).isPresent();
        assertThat(open(token)).isEmpty();
    }

    @Test
    void it_opens_once_however_many_try_at_the_same_moment() throws InterruptedException {
        String token = token();
        Queue<StudioSession> opened = new ConcurrentLinkedQueue<>();
        List<Thread> visitors =
                Stream.generate(
                                () ->
                                        Thread.ofVirtual()
                                                .unstarted(
                                                        () -> open(token).ifPresent(opened::add)))
                        .limit(20)
                        .toList();
        visitors.forEach(Thread::start);
        for (Thread visitor : visitors) {
            visitor.join();
        }

        assertThat(opened).hasSize(1);
    }

    @Test
    void an_open_studio_outlives_the_process() {
        StudioSession session = open(token()).orElseThrow();
        lab.reopen();

        assertThat(lab.studio.session(session.cookie(), lab.now)).contains(session);
    }

    @Test
    void it_opens_for_five_minutes_unless_told_otherwise() {
        String longer = token();
        String shorter = token("ExpiresInSeconds", 5);
        lab.passSeconds(5);
        assertThat(open(shorter)).isEmpty();
        lab.passSeconds(294);
        assertThat(open(longer)).isPresent();
        String late = token();
        lab.passSeconds(300);
        assertThat(open(late)).isEmpty();
    }

    @Test
    void the_session_lasts_twelve_hours_unless_told_otherwise() {
        String cookie = open(token()).orElseThrow().cookie();
        String shortly =
                open(token("SessionExpirationDurationInSeconds", 1800)).orElseThrow().cookie();

        lab.passSeconds(1800);
        assertThat(lab.studio.session(shortly, lab.now)).isEmpty();
        assertThat(lab.studio.session(cookie, lab.now)).isPresent();
        lab.passSeconds(43_200 - 1800);
        assertThat(lab.studio.session(cookie, lab.now)).isEmpty();
    }

    @Test
    void a_profile_that_is_deleted_ends_its_sessions_and_urls() {
        String cookie = open(token()).orElseThrow().cookie();
        String token = token();
        lab.call("DeleteUserProfile", "DomainId", domain, "UserProfileName", "userA1");
        lab.profile(domain, "userA1");

        assertThat(lab.studio.session(cookie, lab.now)).isEmpty();
        assertThat(open(token)).isEmpty();
    }

    @Test
    void signing_out_ends_the_session() {
        String cookie = open(token()).orElseThrow().cookie();
        lab.studio.signOut(cookie);

        assertThat(lab.studio.session(cookie, lab.now)).isEmpty();
    }

    @Test
    void neither_token_nor_cookie_is_kept_in_clear() {
        String token = token();
        assertThat(lab.store.holds(token)).isFalse();
        String cookie = open(token).orElseThrow().cookie();
        assertThat(lab.store.holds(cookie)).isFalse();
        String entrance = StudioSessions.entrance(cookie);
        assertThat(lab.store.holds(entrance)).isFalse();
        assertThat(lab.store.holds(Secrets.hash(entrance))).isTrue();
    }

    @Test
    void the_entrance_to_the_apps_opens_no_page() {
        StudioSession session = open(token()).orElseThrow();
        String entrance = lab.studio.entrance(session);

        assertThat(lab.studio.entered(entrance, lab.now)).isPresent();
        assertThat(lab.studio.session(entrance, lab.now)).isEmpty();
        lab.studio.leave(entrance);
        assertThat(lab.studio.session(session.cookie(), lab.now)).isEmpty();
    }

    @Test
    void expired_urls_and_sessions_are_swept() {
        String swept = token();
        String cookie = open(token()).orElseThrow().cookie();
        lab.passSeconds(43_201);
        token();

        assertThat(lab.store.holds(Secrets.hash(swept))).isFalse();
        assertThat(lab.store.holds(Secrets.hash(cookie))).isFalse();
    }

    @Test
    void a_domain_with_single_sign_on_has_no_presigned_urls() {
        String sso =
                lab.call(
                                "CreateDomain",
                                "DomainName",
                                "sso",
                                "AuthMode",
                                "SSO",
                                "DefaultUserSettings",
                                Struct.EMPTY)
                        .string("DomainId");

        assertThat(
                        lab.error(
                                        "CreatePresignedDomainUrl",
                                        "DomainId",
                                        sso,
                                        "UserProfileName",
                                        "userA1")
                                .code())
                .isEqualTo("ValidationException");
    }

    @Test
    void the_profile_must_exist() {
        assertThat(
                        lab.error(
                                        "CreatePresignedDomainUrl",
                                        "DomainId",
                                        domain,
                                        "UserProfileName",
                                        "nobody")
                                .code())
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void the_landing_page_comes_along_and_must_be_one_there_is() {
        StudioSession session = open(token("LandingUri", "app:JupyterLab:lab/tree")).orElseThrow();

        assertThat(session.landingUri()).contains("app:JupyterLab:lab/tree");
        assertThat(
                        lab.error(
                                        "CreatePresignedDomainUrl",
                                        "DomainId",
                                        domain,
                                        "UserProfileName",
                                        "userA1",
                                        "LandingUri",
                                        "https://example.com")
                                .code())
                .isEqualTo("ValidationException");
    }

    private Optional<StudioSession> open(String token) {
        return lab.studio.redeem(token, lab.now);
    }

    private String token(Object... members) {
        Struct input =
                Struct.builder()
                        .putAll(Lab.struct("DomainId", domain, "UserProfileName", "USERA1"))
                        .putAll(Lab.struct(members))
                        .build();
        String url = lab.call("CreatePresignedDomainUrl", input).string("AuthorizedUrl");
        String prefix = "http://localhost:4566/studio/" + domain + "/auth?token=";
        assertThat(url).startsWith(prefix);
        return url.substring(prefix.length());
    }

    @Test
    void a_domain_may_want_its_profiles_names_as_source_identity() {
        String id =
                lab.call(
                                "CreateDomain",
                                "DomainName",
                                "named",
                                "AuthMode",
                                "IAM",
                                "DefaultUserSettings",
                                Lab.struct("ExecutionRole", Lab.ROLE),
                                "DomainSettings",
                                Lab.struct("ExecutionRoleIdentityConfig", "USER_PROFILE_NAME"))
                        .string("DomainId");
        lab.profile(id, "A1");

        assertThat(lab.studio.sourceIdentity(opened(id, "A1"))).contains("A1");

        String plain = lab.domain("plain");
        lab.profile(plain, "A1");
        assertThat(lab.studio.sourceIdentity(opened(plain, "A1"))).isEmpty();
    }

    private StudioSession opened(String domainId, String profile) {
        String url =
                lab.call(
                                "CreatePresignedDomainUrl",
                                "DomainId",
                                domainId,
                                "UserProfileName",
                                profile)
                        .string("AuthorizedUrl");
        return lab.studio.redeem(url.substring(url.indexOf("token=") + 6), lab.now).orElseThrow();
    }
}
