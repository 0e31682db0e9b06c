package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.identity.Identity;
import cloister.identity.IdentitySettings;
import cloister.server.facts.Connection;
import cloister.store.MemoryStore;
import cloister.store.Store;
import cloister.studio.AppLaunch;
import cloister.studio.AppOutcome;
import cloister.studio.Studio;
import cloister.studio.StudioSettings;
import cloister.studio.runtime.AppDoor;
import cloister.studio.runtime.AppHost;
import cloister.wire.HttpRequestView;
import cloister.wire.HttpResponse;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** From where an app's token is looked at at all. */
class CredentialsEndpointTest {
    @Test
    void a_process_asks_from_this_machine_only() {
        Host processes = new Host(true);
        assertThat(ask(processes, "10.0.0.9").status()).isEqualTo(403);
        assertThat(processes.asked).isEmpty();

        ask(processes, "127.0.0.1");
        assertThat(processes.asked).containsExactly("the-token");
    }

    @Test
    void a_pod_asks_from_wherever_it_is_and_is_known_by_its_token() {
        Host pods = new Host(false);

        assertThat(ask(pods, "10.0.0.9").status()).isEqualTo(403);
        assertThat(pods.asked).containsExactly("the-token");
    }

    private static HttpResponse ask(AppHost host, String address) {
        Store store = new MemoryStore();
        Identity identity =
                Identity.open(
                        store,
                        new IdentitySettings(
                                "123456789012", "AKIAROOT", "secret", Clock.systemUTC(), () -> ""));
        Studio studio =
                Studio.open(
                        store,
                        new StudioSettings(
                                "123456789012", () -> "", Clock.systemUTC(), role -> false));
        Gateway gateway = GatewayParts.of(identity, studio).gateway();
        Connection connection = new Connection(address, false, Optional.empty(), Optional.empty());
        return new CredentialsEndpoint(
                        identity,
                        studio,
                        host,
                        new ExecutionRoleSessions(identity, gateway, "123456789012"))
                .answer(
                        new Request(),
                        connection,
                        new Trail(Clock.systemUTC().instant(), "id", connection));
    }

    private record Request() implements HttpRequestView {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String rawPath() {
            return CredentialsEndpoint.PATH;
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public Iterable<String> headerNames() {
            return List.of("Authorization");
        }

        @Override
        public List<String> headers(String name) {
            return List.of("the-token");
        }

        @Override
        public byte[] body() {
            return new byte[0];
        }
    }

    private static final class Host implements AppHost {
        final List<String> asked = new ArrayList<>();
        private final boolean here;

        Host(boolean here) {
            this.here = here;
        }

        @Override
        public Optional<AppLaunch> holder(String credentialToken) {
            asked.add(credentialToken);
            return Optional.empty();
        }

        @Override
        public boolean isHere() {
            return here;
        }

        @Override
        public Optional<String> jupyter() {
            return Optional.empty();
        }

        @Override
        public Optional<String> warning() {
            return Optional.empty();
        }

        @Override
        public Optional<AppDoor> door(String launchId) {
            return Optional.empty();
        }

        @Override
        public void start(AppLaunch app, Consumer<AppOutcome> outcome) {}

        @Override
        public boolean takeUp(AppLaunch app, Consumer<AppOutcome> outcome) {
            return false;
        }

        @Override
        public void endOthers() {}

        @Override
        public void stop(AppLaunch app, Runnable stopped) {
            stopped.run();
        }

        @Override
        public void deleteHomes(String domainId) {}

        @Override
        public void close() {}
    }
}
