package cloister.cli.stack;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;

import java.util.Optional;

/** Writes the Studio domain; the home directories of a deleted one are kept, as AWS does. */
record DomainWriter(SageMakerClient sageMaker, Patience patience, Mark mark, Network network)
        implements Writer {
    @Override
    public void create(Resource wanted) throws InterruptedException {
        String arn =
                patience.call(
                                () ->
                                        sageMaker.createDomain(
                                                request ->
                                                        request.domainName(wanted.name())
                                                                .authMode(
                                                                        wanted.text(
                                                                                Resource.AUTH_MODE))
                                                                .vpcId(network.vpc())
                                                                .subnetIds(network.subnets())
                                                                .defaultUserSettings(
                                                                        settings ->
                                                                                settings
                                                                                        .executionRole(
                                                                                                role(
                                                                                                        wanted)))
                                                                .tags(
                                                                        StudioTags.of(
                                                                                wanted.under(
                                                                                        Resource
                                                                                                .TAG)))))
                        .domainArn();
        ready(arn.substring(arn.lastIndexOf('/') + 1));
    }

    @Override
    public void update(Resource there, Resource wanted) throws InterruptedException {
        DomainDetails domain = domain();
        new StudioTags(sageMaker)
                .change(domain.domainArn(), there.under(Resource.TAG), wanted.under(Resource.TAG));
        if (!role(there).equals(role(wanted))) {
            patience.call(
                    () ->
                            sageMaker.updateDomain(
                                    request ->
                                            request.domainId(domain.domainId())
                                                    .defaultUserSettings(
                                                            settings ->
                                                                    settings.executionRole(
                                                                            role(wanted)))));
            ready(domain.domainId());
        }
    }

    @Override
    public void delete(Resource there) throws InterruptedException {
        String id = domain().domainId();
        patience.call(() -> sageMaker.deleteDomain(request -> request.domainId(id)));
        patience.until(
                "deleting the domain",
                () -> {
                    try {
                        DescribeDomainResponse domain = describe(id);
                        if (domain.statusAsString().endsWith("_Failed")) {
                            throw failed(domain);
                        }
                        return false;
                    } catch (ResourceNotFoundException gone) {
                        return true;
                    }
                });
    }

    private void ready(String id) throws InterruptedException {
        patience.until(
                "getting the domain ready",
                () -> {
                    DescribeDomainResponse domain = describe(id);
                    if (domain.statusAsString().endsWith("Failed")) {
                        throw failed(domain);
                    }
                    return domain.statusAsString().equals("InService");
                });
    }

    private DomainDetails domain() {
        Optional<DomainDetails> domain = StudioReader.domain(sageMaker, mark);
        return domain.orElseThrow(
                () ->
                        new IllegalStateException(
                                "there is no domain %s any more".formatted(mark.stack())));
    }

    private DescribeDomainResponse describe(String id) {
        return sageMaker.describeDomain(request -> request.domainId(id));
    }

    private static IllegalStateException failed(DescribeDomainResponse domain) {
        return new IllegalStateException(
                "the domain is %s: %s".formatted(domain.statusAsString(), domain.failureReason()));
    }

    private static String role(Resource domain) {
        return domain.text(Resource.EXECUTION_ROLE);
    }
}
