package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;

/** Operations on SAML providers. */
record SamlProviderCommands(Account account) implements CommandGroup {
    private static final EntityKind<SamlProvider> KIND = EntityKind.SAML_PROVIDER;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateSAMLProvider", this::create);
        commands.put("iam:GetSAMLProvider", this::get);
        commands.put("iam:ListSAMLProviders", this::list);
        commands.put("iam:UpdateSAMLProvider", this::update);
        commands.put("iam:DeleteSAMLProvider", CommandGroup.quiet(this::delete));
    }

    private Struct create(Call call) {
        refuseEncryption(call);
        SamlMetadata metadata =
                SamlMetadata.of(call.input().string("SAMLMetadataDocument"), Input.now(call));
        SamlProvider provider =
                new SamlProvider(
                        KIND.newId(),
                        call.input().string("Name"),
                        Input.now(call),
                        Input.tags(call, KIND),
                        metadata.document(),
                        metadata.validUntil());
        refuseReserved(provider);
        account.change(state -> KIND.create(state, provider));
        return Struct.builder()
                .put("SAMLProviderArn", account.arn(provider))
                .put("Tags", provider.tags().present())
                .build();
    }

    private Struct get(Call call) {
        SamlProvider provider = named(account.read(), call);
        return Struct.builder()
                .put("SAMLMetadataDocument", provider.metadata())
                .put("CreateDate", provider.created())
                .put("ValidUntil", provider.validUntil())
                .put("Tags", provider.tags().present())
                .build();
    }

    private Struct list(Call call) {
        List<Struct> providers =
                KIND.after(account.read(), "")
                        .map(
                                provider ->
                                        Struct.builder()
                                                .put("Arn", account.arn(provider))
                                                .put("ValidUntil", provider.validUntil())
                                                .put("CreateDate", provider.created())
                                                .build())
                        .toList();
        return Struct.builder().put("SAMLProviderList", providers).build();
    }

    private Struct update(Call call) {
        refuseEncryption(call);
        return account.write(
                state -> {
                    SamlProvider provider = modifiable(state, call);
                    call.input()
                            .optionalString("SAMLMetadataDocument")
                            .map(document -> SamlMetadata.of(document, Input.now(call)))
                            .ifPresent(
                                    metadata -> KIND.update(state, provider.describedBy(metadata)));
                    return Struct.builder().put("SAMLProviderArn", account.arn(provider)).build();
                });
    }

    private void delete(Call call) {
        account.change(state -> KIND.delete(state, modifiable(state, call)));
    }

    SamlProvider named(Reader state, Call call) {
        String arn = call.input().string("SAMLProviderArn");
        return KIND.byArn(state, account, arn)
                .orElseThrow(() -> IamError.noSuchEntity("Manifest not found for arn " + arn));
    }

    /**
     * The provider that a call names, to be changed.
     *
     * @throws cloister.wire.ApiException NoSuchEntity; InvalidInput where it is Identity Center's
     */
    SamlProvider modifiable(Reader state, Call call) {
        SamlProvider provider = named(state, call);
        refuseReserved(provider);
        return provider;
    }

    private static void refuseReserved(SamlProvider provider) {
        if (SamlProvider.reserved(provider.name())) {
            throw IamError.invalidInput(
                    "Providers whose names start with "
                            + SamlProvider.RESERVED_PREFIX
                            + " are IAM Identity Center's: it alone makes and changes them.");
        }
    }

    private static void refuseEncryption(Call call) {
        for (String member : List.of("AddPrivateKey", "RemovePrivateKey")) {
            if (call.input().has(member)) {
                throw noEncryption();
            }
        }
        if (call.input().optionalString("AssertionEncryptionMode").orElse("").equals("Required")) {
            throw noEncryption();
        }
    }

    private static RuntimeException noEncryption() {
        return IamError.invalidInput(
                "Encrypted assertions are not supported: leave out AddPrivateKey, RemovePrivateKey"
                        + " and AssertionEncryptionMode.");
    }
}
