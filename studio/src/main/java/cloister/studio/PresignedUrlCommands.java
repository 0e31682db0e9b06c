package cloister.studio;

import cloister.store.Store;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** CreatePresignedDomainUrl. */
record PresignedUrlCommands(Store store, Arns arns, Supplier<String> baseUrl) {
    private static final int DEFAULT_EXPIRY_SECONDS = 300;
    private static final int DEFAULT_SESSION_SECONDS = 43_200;

    /** The API reference's supported values of LandingUri. */
    private static final Pattern LANDING_URI =
            Pattern.compile(
                    "studio::.*|app:(JupyterServer|JupyterLab|RStudioServerPro|CodeEditor|Canvas):.*");

    Map<String, Command> commands() {
        return Map.of("sagemaker:CreatePresignedDomainUrl", this::create);
    }

    private Struct create(Call call) {
        Struct input = call.input();
        checkLandingUri(input.optionalString("LandingUri"));
        String token = Secrets.token();
        String hash = Secrets.hash(token);
        Instant expires =
                call.now()
                        .plusSeconds(
                                input.optionalInt("ExpiresInSeconds")
                                        .orElse(DEFAULT_EXPIRY_SECONDS));
        int sessionSeconds =
                input.optionalInt("SessionExpirationDurationInSeconds")
                        .orElse(DEFAULT_SESSION_SECONDS);
        Visit visit =
                store.write(
                        transaction -> {
                            Visit made = visit(transaction, call);
                            PresignedUrl url = new PresignedUrl(made, expires, sessionSeconds);
                            Expiring.PRESIGNED_URL.at(expires, hash, transaction, call.now());
                            transaction.put(PresignedUrl.TABLE, hash, url);
                            return made;
                        });
        String url = StudioUrl.signIn(baseUrl.get(), visit.domainId(), token);
        return Struct.builder().put("AuthorizedUrl", url).build();
    }

    private static void checkLandingUri(Optional<String> landingUri) {
        landingUri
                .filter(uri -> !LANDING_URI.matcher(uri).matches())
                .ifPresent(
                        uri -> {
                            throw Refusal.validation(
                                    "LandingUri must be studio::PATH or app:APPTYPE:PATH: " + uri);
                        });
    }

    private Visit visit(Transaction transaction, Call call) {
        Struct input = call.input();
        Domain domain = Domain.require(transaction, arns, call.region(), input.string("DomainId"));
        if (domain.signsInBySso()) {
            throw Refusal.validation(
                    "CreatePresignedDomainUrl can only be called when the AuthMode is IAM. The"
                            + " AuthMode of Domain ["
                            + domain.arn()
                            + "] is SSO.");
        }
        UserProfile profile =
                UserProfile.require(
                        transaction,
                        arns,
                        call.region(),
                        domain.id(),
                        input.string("UserProfileName"));
        input.optionalString("SpaceName")
                .ifPresent(name -> checkSpace(transaction, domain, profile, name));
        return new Visit(
                call.caller(),
                call.region(),
                domain.id(),
                profile.name(),
                profile.arn(),
                profile.uid(),
                input.optionalString("SpaceName"),
                input.optionalString("LandingUri"));
    }

    private void checkSpace(
            Transaction transaction, Domain domain, UserProfile profile, String name) {
        Space space = Space.require(transaction, arns, domain.region(), domain.id(), name);
        boolean owned = space.owner().filter(profile.name()::equalsIgnoreCase).isPresent();
        if (space.isPrivate() && !owned) {
            throw Refusal.validation(
                    "Space ["
                            + space.arn()
                            + "] is private and UserProfile ["
                            + profile.arn()
                            + "] doesn't own it.");
        }
    }
}
