package cloister.server.console;

import cloister.server.page.Field;
import cloister.server.page.Field.Option;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a domain. */
final class DomainForm {
    private DomainForm() {}

    static HttpResponse answer(Member member) {
        FormPage page = page(member);
        return member.visit().isPost()
                ? page.make(
                        "sagemaker:CreateDomain",
                        input(member.visit().form()),
                        made -> Paths.of("domains", made.string("DomainId")))
                : page.page();
    }

    private static FormPage page(Member member) {
        return FormPage.of(
                        member,
                        "domains",
                        member.say("make.domain"),
                        List.of(Crumbs.top(member, "domains")),
                        Paths.of("make", "domain"),
                        List.of(
                                Field.text("name", member.say("make.domainName"), ""),
                                Field.select(
                                                "auth",
                                                member.say("fact.signIn"),
                                                "IAM",
                                                options(member, "signIn", "IAM", "SSO"))
                                        .hinted(member.say("make.signInHint")),
                                Making.role(member, "").hinted(member.say("make.domainRoleHint")),
                                Field.text("space-role", member.say("make.spaceRole"), "")
                                        .optional()
                                        .hinted(member.say("make.spaceRoleHint")),
                                Field.select(
                                        "network",
                                        member.say("fact.network"),
                                        "PublicInternetOnly",
                                        options(
                                                member,
                                                "network",
                                                "PublicInternetOnly",
                                                "VpcOnly")),
                                Field.text("vpc", member.say("fact.vpc"), "")
                                        .optional()
                                        .hinted(member.say("make.vpcHint")),
                                Field.text("subnets", member.say("fact.subnets"), "")
                                        .optional()
                                        .hinted(member.say("make.subnetsHint")),
                                TagLines.field(member)))
                .withLead(member.say("make.domainLead"));
    }

    /** Values of the API's, each with what it means. */
    static List<Option> options(Member member, String words, String... values) {
        return Arrays.stream(values)
                .map(value -> new Option(value, member.say(words + "." + value)))
                .toList();
    }

    private static Struct input(Form form) {
        List<String> subnets =
                Arrays.stream(form.text("subnets").split("[\\s,]+"))
                        .filter(subnet -> !subnet.isEmpty())
                        .toList();
        return Struct.builder()
                .put("DomainName", form.text("name"))
                .put("AuthMode", form.text("auth"))
                .put("DefaultUserSettings", Making.settings(form, "role").orElse(Struct.EMPTY))
                .put("DefaultSpaceSettings", Making.settings(form, "space-role"))
                .put("AppNetworkAccessType", form.optional("network"))
                .put("VpcId", form.optional("vpc"))
                .put("SubnetIds", Optional.of(subnets).filter(some -> !some.isEmpty()))
                .build();
    }
}
