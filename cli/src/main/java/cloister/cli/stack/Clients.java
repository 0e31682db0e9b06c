package cloister.cli.stack;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Clients of the AWS SDK for one account and region; they retry what is throttled.
 *
 * @param local whether they call a server that the user names, and not AWS
 */
public record Clients(
        IamClient iam, SageMakerClient sageMaker, StsClient sts, SdkHttpClient http, boolean local)
        implements AutoCloseable {
    /** As many connections as calls that run side by side. */
    static final int PARALLEL = 16;

    /**
     * Opens them, with the credentials that the AWS CLI would take too.
     *
     * @param endpoint of a server that speaks AWS's protocols; empty for AWS itself
     */
    public static Clients open(Optional<URI> endpoint, String region) {
        return open(endpoint, region, DefaultCredentialsProvider.builder().build());
    }

    /** Opens them with credentials at hand. */
    public static Clients open(
            Optional<URI> endpoint, String region, AwsCredentialsProvider credentials) {
        System.setProperty("http.maxConnections", String.valueOf(PARALLEL));
        SdkHttpClient http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(10))
                        .socketTimeout(Duration.ofMinutes(2))
                        .build();
        Region where = Region.of(region);
        return new Clients(
                with(IamClient.builder(), endpoint)
                        .region(endpoint.isPresent() ? where : Region.AWS_GLOBAL)
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build(),
                with(SageMakerClient.builder(), endpoint)
                        .region(where)
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build(),
                with(StsClient.builder(), endpoint)
                        .region(where)
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .build(),
                http,
                endpoint.isPresent());
    }

    /** The account that the credentials are of, twelve digits. */
    public String account() {
        return sts.getCallerIdentity(request -> {}).account();
    }

    /** How long to wait for what was written to be seen; a server at hand knows at once. */
    Patience patience() {
        return new Patience(Duration.ofSeconds(local ? 2 : 60));
    }

    @Override
    public void close() {
        iam.close();
        sageMaker.close();
        sts.close();
        http.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B with(B builder, Optional<URI> endpoint) {
        builder.overrideConfiguration(settings -> settings.retryStrategy(RetryMode.ADAPTIVE_V2));
        endpoint.ifPresent(builder::endpointOverride);
        return builder;
    }
}
