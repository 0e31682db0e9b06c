package cloister.cli.stack;

import software.amazon.awssdk.services.sagemaker.model.DomainDetails;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the set-up of an account that may never have seen Cloister. */
public final class Imports {
    private Imports() {}

    /**
     * The domain of that name, or the only one, with its profiles, their roles and policies.
     *
     * @throws IllegalStateException there is no such domain, or there are several and none is named
     */
    public static Imported read(Clients clients, Optional<String> named, String region)
            throws InterruptedException {
        DomainDetails domain = domain(clients, named, region);
        Mark mark = new Mark(domain.domainName());
        List<Found> found = new ArrayList<>(new IamReader(clients.iam(), mark).read());
        found.addAll(
                new StudioReader(clients.sageMaker(), mark).whole(domain.domainId(), any -> false));
        return new Importer(found, clients.account(), region).read();
    }

    /** The domain of that name, or the only one. */
    static DomainDetails domain(Clients clients, Optional<String> named, String region) {
        List<DomainDetails> domains =
                clients.sageMaker().listDomainsPaginator(request -> {}).domains().stream()
                        .filter(each -> named.isEmpty() || named.get().equals(each.domainName()))
                        .toList();
        if (domains.isEmpty()) {
            throw new IllegalStateException(
                    "there is no Studio domain%s in %s"
                            .formatted(named.map(name -> " " + name).orElse(""), region));
        }
        if (domains.size() > 1) {
            throw new IllegalStateException(
                    "there are several domains; name one with --domain: %s"
                            .formatted(
                                    String.join(
                                            ", ",
                                            domains.stream()
                                                    .map(DomainDetails::domainName)
                                                    .toList())));
        }
        return domains.getFirst();
    }
}
