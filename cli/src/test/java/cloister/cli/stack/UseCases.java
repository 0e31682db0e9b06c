package cloister.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.cli.teams.Renderer;
import cloister.cli.teams.Rendering;
import cloister.cli.teams.Rendering.Profile;
import cloister.cli.teams.SignIn;
import cloister.cli.teams.TeamsException;
import cloister.cli.teams.TeamsReader;
import cloister.identity.TemporaryCredentials;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The article's use cases, walked with an account's own people and teams by real calls. */
record UseCases(Somewhere somewhere, Rendering rendering) {
    private static final String TEAM = "team";

    static UseCases of(Somewhere somewhere, String yaml) throws TeamsException {
        return new UseCases(somewhere, Renderer.render(TeamsReader.read(yaml)));
    }

    /** Puts those into the directory whom single sign-on must find there. */
    void addPeople() {
        List<String> people =
                rendering.profiles().stream().flatMap(p -> p.signOnUser().stream()).toList();
        if (!people.isEmpty()) {
            new People(somewhere.server()).add(people);
        }
    }

    /** Use case 1: only its owner opens a Studio. */
    void eachOpensTheirOwnStudioOnly() {
        Profile one = rendering.profiles().getFirst();
        Profile other = rendering.profiles().getLast();
        String domain =
                somewhere.clients().sageMaker().listDomains(all -> {}).domains().stream()
                        .filter(each -> each.domainName().equals(rendering.teams().domain()))
                        .findFirst()
                        .map(DomainDetails::domainId)
                        .orElseThrow();
        if (rendering.teams().signIn() == SignIn.SSO) {
            assertThatThrownBy(() -> open(somewhere.clients(), domain, one))
                    .isInstanceOf(SageMakerException.class)
                    .hasMessageContaining("SSO");
            return;
        }
        try (Clients first = as(person(one));
                Clients last = as(person(other))) {
            assertThat(open(first, domain, one)).contains(domain);
            assertThat(open(last, domain, other)).contains(domain);
            assertDenied(() -> open(first, domain, other));
            assertDenied(() -> open(last, domain, one));
        }
    }

    private static String open(Clients clients, String domain, Profile profile) {
        return clients.sageMaker()
                .createPresignedDomainUrl(
                        url -> url.domainId(domain).userProfileName(profile.name()))
                .authorizedUrl();
    }

    /** Use case 2: no team touches what another made. */
    void eachTeamChangesItsOwnOnly() {
        Profile one = rendering.profiles().getFirst();
        Profile other = rendering.profiles().getLast();
        try (Clients first = as(notebook(one));
                Clients last = as(notebook(other))) {
            create(first.sageMaker(), "made-by-first", one);
            create(last.sageMaker(), "made-by-last", other);
            assertDenied(() -> create(first.sageMaker(), "in-anothers-name", other));
            assertDenied(() -> delete(last.sageMaker(), "made-by-first"));
            assertDenied(() -> delete(first.sageMaker(), "made-by-last"));
            delete(first.sageMaker(), "made-by-first");
            delete(last.sageMaker(), "made-by-last");
        }
    }

    private void create(SageMakerClient sageMaker, String name, Profile owner) {
        sageMaker.createExperiment(
                made ->
                        made.experimentName(name)
                                .tags(Tag.builder().key(TEAM).value(team(owner)).build()));
    }

    private static void delete(SageMakerClient sageMaker, String name) {
        sageMaker.deleteExperiment(each -> each.experimentName(name));
    }

    private String team(Profile profile) {
        return rendering.roles().stream()
                .filter(role -> role.name().equals(profile.role()))
                .map(role -> role.tags().get(TEAM))
                .findFirst()
                .orElseThrow();
    }

    private AwsCredentials notebook(Profile profile) {
        return session(somewhere.server().appCredentials(arn(profile.role())));
    }

    /** Somebody as they sign in: an IAM user, or whom an identity provider vouches for. */
    private AwsCredentials person(Profile profile) {
        if (rendering.teams().signIn() == SignIn.IAM) {
            AccessKey key =
                    somewhere
                            .clients()
                            .iam()
                            .createAccessKey(made -> made.userName(profile.user()))
                            .accessKey();
            return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
        }
        String federated =
                rendering.roles().stream()
                        .filter(role -> !role.tags().containsKey(TEAM))
                        .map(Rendering.Role::name)
                        .filter(name -> !name.equals(rendering.domainRole()))
                        .findFirst()
                        .orElseThrow();
        return session(
                somewhere
                        .server()
                        .signedInCredentials(
                                arn(federated),
                                profile.user(),
                                Map.of("studiouserid", profile.user())));
    }

    private String arn(String role) {
        return "arn:aws:iam::%s:role/%s".formatted(somewhere.server().account(), role);
    }

    private static AwsCredentials session(TemporaryCredentials made) {
        return AwsSessionCredentials.create(
                made.accessKeyId(), made.secretAccessKey(), made.sessionToken());
    }

    private Clients as(AwsCredentials credentials) {
        return Clients.open(
                Optional.of(URI.create(somewhere.server().url())),
                Somewhere.REGION,
                StaticCredentialsProvider.create(credentials));
    }

    private static void assertDenied(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("is not authorized to perform");
    }
}
