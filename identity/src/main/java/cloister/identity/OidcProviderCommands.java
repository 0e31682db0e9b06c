package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operations on OpenID Connect providers. */
record OidcProviderCommands(Account account) implements CommandGroup {
    private static final EntityKind<OidcProvider> KIND = EntityKind.OIDC_PROVIDER;
    private static final int MOST_CLIENT_IDS = 100;
    private static final int MOST_THUMBPRINTS = 5;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateOpenIDConnectProvider", this::create);
        commands.put("iam:GetOpenIDConnectProvider", this::get);
        commands.put("iam:ListOpenIDConnectProviders", this::list);
        commands.put("iam:DeleteOpenIDConnectProvider", CommandGroup.quiet(this::delete));
        commands.put(
                "iam:AddClientIDToOpenIDConnectProvider", CommandGroup.quiet(this::addClientId));
        commands.put(
                "iam:RemoveClientIDFromOpenIDConnectProvider",
                CommandGroup.quiet(this::removeClientId));
        commands.put(
                "iam:UpdateOpenIDConnectProviderThumbprint",
                CommandGroup.quiet(this::updateThumbprints));
    }

    private Struct create(Call call) {
        OidcProvider provider =
                new OidcProvider(
                        KIND.newId(),
                        name(call.input().string("Url")),
                        Input.now(call),
                        Input.tags(call, KIND),
                        clientIds(call.input().strings("ClientIDList")),
                        thumbprints(call));
        account.change(state -> KIND.create(state, provider));
        return Struct.builder()
                .put("OpenIDConnectProviderArn", account.arn(provider))
                .put("Tags", provider.tags().present())
                .build();
    }

    private Struct get(Call call) {
        OidcProvider provider = named(account.read(), call);
        return Struct.builder()
                .put("Url", provider.name())
                .put("ClientIDList", provider.clientIds())
                .put("ThumbprintList", provider.thumbprints())
                .put("CreateDate", provider.created())
                .put("Tags", provider.tags().present())
                .build();
    }

    private Struct list(Call call) {
        List<Struct> providers =
                KIND.after(account.read(), "")
                        .map(provider -> Struct.builder().put("Arn", account.arn(provider)).build())
                        .toList();
        return Struct.builder().put("OpenIDConnectProviderList", providers).build();
    }

    private void delete(Call call) {
        account.change(state -> KIND.delete(state, named(state, call)));
    }

    private void addClientId(Call call) {
        account.change(
                state -> {
                    OidcProvider provider = named(state, call);
                    String clientId = call.input().string("ClientID");
                    if (!provider.clientIds().contains(clientId)) {
                        List<String> more = new ArrayList<>(provider.clientIds());
                        more.add(clientId);
                        KIND.update(state, provider.accepting(clientIds(more)));
                    }
                });
    }

    private void removeClientId(Call call) {
        account.change(
                state -> {
                    OidcProvider provider = named(state, call);
                    List<String> rest = new ArrayList<>(provider.clientIds());
                    rest.remove(call.input().string("ClientID"));
                    KIND.update(state, provider.accepting(rest));
                });
    }

    private void updateThumbprints(Call call) {
        List<String> thumbprints = thumbprints(call);
        account.change(state -> KIND.update(state, named(state, call).shownBy(thumbprints)));
    }

    OidcProvider named(Reader state, Call call) {
        String arn = call.input().string("OpenIDConnectProviderArn");
        return KIND.byArn(state, account, arn)
                .orElseThrow(
                        () ->
                                IamError.noSuchEntity(
                                        "OpenIDConnect Provider not found for arn " + arn));
    }

    /**
     * A provider's name by its URL; plain HTTP is good enough within this machine, port and all.
     */
    private static String name(String url) {
        try {
            URI uri = new URI(url);
            boolean overHttps = "https".equals(uri.getScheme()) && uri.getPort() == -1;
            if ((overHttps || OidcKeys.isOfThisMachine(uri))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) {
                return OidcProvider.name(url);
            }
        } catch (URISyntaxException invalid) {
            throw invalidUrl(url);
        }
        throw invalidUrl(url);
    }

    private static RuntimeException invalidUrl(String url) {
        return IamError.validation(
                "Invalid Open ID Connect Provider URL: "
                        + url
                        + " must be https://, without port, query or fragment.");
    }

    private static List<String> clientIds(List<String> clientIds) {
        if (clientIds.size() > MOST_CLIENT_IDS) {
            throw IamError.quota("ClientIdsPerOpenIdConnectProvider", MOST_CLIENT_IDS);
        }
        return clientIds;
    }

    private static List<String> thumbprints(Call call) {
        List<String> thumbprints = call.input().strings("ThumbprintList");
        if (thumbprints.size() > MOST_THUMBPRINTS) {
            throw IamError.invalidInput("Thumbprint list must contain fewer than 5 entries.");
        }
        return thumbprints;
    }
}
