package cloister.cli;

import cloister.cli.teams.Document;
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

/** What a rendered blueprint means to the prover. */
final class ProofSetup {
    private final Rendering rendering;
    private final Map<String, List<Attached>> byHolder = new HashMap<>();
    private final Map<String, PolicyDocument> trust = new HashMap<>();

    private ProofSetup(Rendering rendering) {
        this.rendering = rendering;
    }

    /**
     * Reads the documents.
     *
     * @throws MalformedPolicyException one isn't a policy that IAM would take
     */
    static Setup of(Rendering rendering) throws MalformedPolicyException {
        return new ProofSetup(rendering).all();
    }

    private Setup all() throws MalformedPolicyException {
        for (Document document : rendering.documents()) {
            read(document);
        }
        List<Setup.Holder> holders = new ArrayList<>();
        for (Rendering.Role role : rendering.roles()) {
            holders.add(
                    new Setup.Holder(
                            Setup.Kind.ROLE,
                            role.name(),
                            role.tags(),
                            byHolder.getOrDefault("role/" + role.name(), List.of()),
                            Optional.ofNullable(trust.get(role.name())),
                            role.permissions()));
        }
        for (Rendering.User user : rendering.users()) {
            holders.add(
                    new Setup.Holder(
                            Setup.Kind.USER,
                            user.name(),
                            Map.of(),
                            byHolder.getOrDefault("group/" + user.group(), List.of()),
                            Optional.empty(),
                            List.of()));
        }
        return new Setup(
                rendering.teams().account(),
                rendering.teams().region(),
                holders,
                rendering.profiles().stream()
                        .map(p -> new Setup.Profile(p.name(), p.role(), p.tags()))
                        .toList(),
                rendering.teams().never().stream()
                        .map(n -> new Setup.Never(n.who(), n.can(), n.on()))
                        .toList(),
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
