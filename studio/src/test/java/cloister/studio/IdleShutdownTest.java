package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

class IdleShutdownTest {
    private static final String ENABLED = "ENABLED";

    private final List<AppLaunch> launches = new ArrayList<>();
    private final Lab lab = new Lab(new Launches());

    @Test
    void without_settings_an_app_is_left_running() {
        assertThat(limit(Struct.EMPTY, Struct.EMPTY)).isEmpty();
        assertThat(limit(idle("IdleTimeoutInMinutes", 60), Struct.EMPTY)).isEmpty();
        assertThat(
                        limit(
                                idle("LifecycleManagement", "DISABLED", "IdleTimeoutInMinutes", 60),
                                Struct.EMPTY))
                .isEmpty();
    }

    @Test
    void the_time_of_a_profile_goes_before_that_of_its_domain() {
        Struct domain = idle("LifecycleManagement", ENABLED, "IdleTimeoutInMinutes", 120);

        assertThat(limit(domain, Struct.EMPTY)).contains(Duration.ofHours(2));
        assertThat(limit(domain, idle("IdleTimeoutInMinutes", 90)))
                .contains(Duration.ofMinutes(90));
        assertThat(limit(domain, idle("LifecycleManagement", "DISABLED"))).isEmpty();
    }

    @Test
    void enabled_without_a_time_is_a_week() {
        assertThat(limit(idle("LifecycleManagement", ENABLED), Struct.EMPTY))
                .contains(Duration.ofDays(7));
    }

    @Test
    void a_time_outside_bounds_set_elsewhere_becomes_the_nearest_inside() {
        Struct domain =
                idle(
                        "LifecycleManagement",
                        ENABLED,
                        "MinIdleTimeoutInMinutes",
                        100,
                        "MaxIdleTimeoutInMinutes",
                        200);

        assertThat(limit(domain, idle("IdleTimeoutInMinutes", 60)))
                .contains(Duration.ofMinutes(100));
        assertThat(limit(domain, idle("IdleTimeoutInMinutes", 900)))
                .contains(Duration.ofMinutes(200));
        assertThat(limit(domain, Struct.EMPTY)).contains(Duration.ofMinutes(200));
    }

    @Test
    void times_that_contradict_each_other_are_refused() {
        Struct tooShort = idle("MinIdleTimeoutInMinutes", 100, "IdleTimeoutInMinutes", 99);
        String domain = domain(Struct.EMPTY);

        assertThat(
                        lab.error(
                                        "UpdateDomain",
                                        "DomainId",
                                        domain,
                                        "DefaultUserSettings",
                                        idle(
                                                "MinIdleTimeoutInMinutes",
                                                100,
                                                "MaxIdleTimeoutInMinutes",
                                                99))
                                .text())
                .contains(
                        "MinIdleTimeoutInMinutes [100] is more than MaxIdleTimeoutInMinutes [99]");
        assertThat(
                        lab.error(
                                        "CreateUserProfile",
                                        "DomainId",
                                        domain,
                                        "UserProfileName",
                                        "ana",
                                        "UserSettings",
                                        tooShort)
                                .code())
                .isEqualTo("ValidationException");
    }

    @Test
    void a_space_sets_its_own_time_within_the_bounds() {
        String domain =
                domain(
                        idle(
                                "LifecycleManagement",
                                ENABLED,
                                "IdleTimeoutInMinutes",
                                60,
                                "MaxIdleTimeoutInMinutes",
                                120));
        lab.profile(domain, "ana");
        lab.space(domain, "desk", "Private", "ana");
        lab.call("UpdateSpace", spaceTime(domain, 120));

        lab.call(
                "CreateApp",
                "DomainId",
                domain,
                "SpaceName",
                "desk",
                "AppType",
                "JupyterLab",
                "AppName",
                "default");
        assertThat(launches.getLast().idleTimeout()).contains(Duration.ofHours(2));
        assertThat(lab.error("UpdateSpace", spaceTime(domain, 121)).code())
                .isEqualTo("ValidationException");
    }

    private static Struct spaceTime(String domain, int minutes) {
        return Lab.struct(
                "DomainId",
                domain,
                "SpaceName",
                "desk",
                "SpaceSettings",
                idle("IdleTimeoutInMinutes", minutes));
    }

    private Optional<Duration> limit(Struct domainSettings, Struct profileSettings) {
        String domain = domain(domainSettings);
        lab.call(
                "CreateUserProfile",
                "DomainId",
                domain,
                "UserProfileName",
                "ana",
                "UserSettings",
                profileSettings);
        lab.call(
                "CreateApp",
                "DomainId",
                domain,
                "UserProfileName",
                "ana",
                "AppType",
                "JupyterLab",
                "AppName",
                "default");
        return launches.getLast().idleTimeout();
    }

    private String domain(Struct settings) {
        String domain = lab.domain("research-" + launches.size());
        lab.call("UpdateDomain", "DomainId", domain, "DefaultUserSettings", settings);
        return domain;
    }

    private static Struct idle(Object... members) {
        return Lab.struct(
                "JupyterLabAppSettings",
                Lab.struct(
                        "AppLifecycleManagement", Lab.struct("IdleSettings", Lab.struct(members))));
    }

    private final class Launches implements AppRuntime {
        @Override
        public Optional<String> refusal(String appType) {
            return Optional.empty();
        }

        @Override
        public void start(AppLaunch app, Consumer<AppOutcome> outcome) {
            launches.add(app);
        }

        @Override
        public boolean takeUp(AppLaunch app, Consumer<AppOutcome> outcome) {
            return true;
        }

        @Override
        public void endOthers() {}

        @Override
        public void stop(AppLaunch app, Runnable stopped) {
            stopped.run();
        }

        @Override
        public void deleteHomes(String domainId) {}
    }
}
