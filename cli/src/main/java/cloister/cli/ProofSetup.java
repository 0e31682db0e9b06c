package cloister.cli;

import cloister.cli.teams.Document;
import cloister.cli.teams.Never;
import cloister.cli.teams.Rendering;
import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.prover.Setup;
import cloister.prover.Setup.Attached;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a blueprint's documents mean to the prover. */
final class ProofSetup {
    private final Map<String, List<Attached>> byHolder = new HashMap<>();
    private final Map<String, PolicyDocument> trust = new HashMap<>();

    private ProofSetup() {}

    /**
     * Reads what a {@code teams.yaml} stands for.
     *
     * @throws MalformedPolicyException a document isn't a policy that IAM would take
     */
    static Setup of(Rendering rendering) throws MalformedPolicyException {
        return of(
                rendering.teams().account(),
                rendering.teams().region(),
                rendering.documents(),
                rendering.roles(),
                rendering.users(),
                rendering.profiles().stream()
                        .map(p -> new Setup.Profile(p.name(), p.role(), p.tags()))
                        .toList(),
                rendering.teams().never());
    }

    /** The same, of what a rendered folder tells. */
    static Setup of(
            String account,
            String region,
            List<Document> documents,
            List<Rendering.Role> roles,
            List<Rendering.User> users,
            List<Setup.Profile> profiles,
            List<Never> never)
            throws MalformedPolicyException {
        ProofSetup read = new ProofSetup();
        for (Document document : documents) {
            read.read(document);
        }
        List<Setup.Holder> holders = new ArrayList<>();
        roles.forEach(role -> holders.add(read.holder(role)));
        users.forEach(user -> holders.add(read.holder(user)));
        return new Setup(
                account,
                region,
                holders,
                profiles,
                never.stream().map(n -> new Setup.Never(n.who(), n.can(), n.on())).toList(),
                List.of(),
                List.of());
    }

    private Setup.Holder holder(Rendering.Role role) {
        return new Setup.Holder(
                Setup.Kind.ROLE,
                role.name(),
                role.tags(),
                byHolder.getOrDefault("role/" + role.name(), List.of()),
                Optional.ofNullable(trust.get(role.name())),
                role.permissions());
    }

    private Setup.Holder holder(Rendering.User user) {
        return new Setup.Holder(
                Setup.Kind.USER,
                user.name(),
                Map.of(),
                byHolder.getOrDefault("group/" + user.group(), List.of()),
                Optional.empty(),
                List.of());
    }

    private void read(Document document) throws MalformedPolicyException {
        PolicyKind kind =
                switch (document.kind()) {
                    case POLICY -> PolicyKind.MANAGED;
                    case INLINE -> PolicyKind.INLINE_ROLE;
                    case TRUST -> PolicyKind.TRUST;
                };
        PolicyDocument read = PolicyDocument.parse(document.json(), kind);
        if (document.kind() == Document.Kind.TRUST) {
            trust.put(document.name(), read);
            return;
        }
        Attached attached =
                new Attached(
                        new NamedPolicy(document.name(), read),
                        document.kind() == Document.Kind.INLINE);
        for (String holder : document.attachedTo()) {
            byHolder.computeIfAbsent(holder, name -> new ArrayList<>()).add(attached);
        }
    }
}
