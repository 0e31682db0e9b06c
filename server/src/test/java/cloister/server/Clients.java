package cloister.server;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

import java.net.URI;

/** The AWS SDK's clients, with somebody's credentials. */
record Clients(URI endpoint, AwsCredentials credentials) {
    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();

    static Clients root(CloisterServer server) {
        return new Clients(
                URI.create(server.url()),
                AwsBasicCredentials.create(
                        server.rootKey().accessKeyId(), server.rootKey().secretAccessKey()));
    }

    /** The same credentials, at another server. */
    Clients at(CloisterServer server) {
        return new Clients(URI.create(server.url()), credentials);
    }

    Clients with(AccessKey key) {
        return new Clients(
                endpoint, AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    }

    Clients with(Credentials session) {
        return with(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }

    Clients with(String accessKeyId, String secretAccessKey, String sessionToken) {
        return new Clients(
                endpoint, AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken));
    }

    IamClient iam() {
        return IamClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClient(HTTP)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    StsClient sts() {
        return StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClient(HTTP)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    SageMakerClient sagemaker() {
        return SageMakerClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClient(HTTP)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }
}
