package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who one is: the session, the password, the region, another role, the way out. */
record SelfPages(Sessions sessions) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    HttpResponse answer(Member member) {
        boolean post = member.visit().isPost();
        return switch (member.visit().section() + (post ? " sent" : "")) {
            case "me" -> page(member, 200, Optional.empty());
            case "me sent" -> change(member);
            case "sign-out sent" -> sessions.end(member, Answers.seeOther(Paths.of("sign-in")));
            case "sign-out-everywhere sent" ->
                    sessions.endAll(member, Answers.seeOther(Paths.of("sign-in")));
            case "switch" -> page(member, 200, Optional.empty());
            case "switch sent" -> switchRole(member);
            default -> Problems.missing(member);
        };
    }

    private HttpResponse change(Member member) {
        return switch (member.visit().form().text("do")) {
            case "region" -> region(member);
            case "password" -> password(member);
            default -> Problems.missing(member);
        };
    }

    private HttpResponse region(Member member) {
        String region = member.visit().form().text("region");
        if (!REGION.matcher(region).matches()) {
            return page(member, 400, Optional.of(DoorPages.bad(member.words(), "me.noRegion")));
        }
        sessions.update(member, member.session().in(region));
        return Answers.seeOther(Paths.of("me"));
    }

    /** A changed password ends every session that was opened with the one before. */
    private HttpResponse password(Member member) {
        Form form = member.visit().form();
        if (!form.exact("new").equals(form.exact("again"))) {
            return page(member, 400, Optional.of(DoorPages.bad(member.words(), "door.differ")));
        }
        Reply reply =
                member.call(
                        "iam:ChangePassword",
                        Struct.builder()
                                .put("OldPassword", form.exact("old"))
                                .put("NewPassword", form.exact("new"))
                                .build());
        return reply instanceof Reply.Done
                ? sessions.endAll(member, Answers.seeOther(Paths.of("sign-in")))
                : page(member, 403, Optional.of(Blocks.refusal(member, reply, "door.notChanged")));
    }

    /** Takes a role as oneself, or goes back to oneself. */
    private HttpResponse switchRole(Member member) {
        member.session().role().ifPresent(before -> sessions.revoke(before, member.now()));
        ConsoleSession own = member.session().withRole(Optional.empty());
        sessions.update(member, own);
        String role = member.visit().form().text("role");
        if (role.isEmpty()) {
            return Answers.seeOther(Paths.ROOT);
        }
        Optional<Member> self =
                own.acting(member.now())
                        .flatMap(keys -> sessions.credential(keys, member.now()))
                        .map(
                                credential ->
                                        new Member(
                                                member.visit(),
                                                member.host(),
                                                member.cookie(),
                                                own,
                                                credential));
        return self.map(who -> take(who, role)).orElseGet(() -> Problems.missing(member));
    }

    private HttpResponse take(Member member, String role) {
        String arn =
                role.startsWith("arn:")
                        ? role
                        : "arn:aws:iam::"
                                + member.credential().caller().account()
                                + ":role/"
                                + role;
        Reply reply =
                member.call(
                        "sts:AssumeRole",
                        Struct.builder()
                                .put("RoleArn", arn)
                                .put("RoleSessionName", sessionName(member.session().name()))
                                .build());
        Optional<Struct> credentials =
                reply.output().flatMap(output -> output.optionalStruct("Credentials"));
        if (credentials.isEmpty()) {
            return Problems.refused(member, "", member.say("me.switch"), reply);
        }
        Keys keys =
                new Keys(
                        credentials.get().string("AccessKeyId"),
                        credentials.get().string("SessionToken"),
                        credentials.get().get("Expiration").map(Instant.class::cast).orElseThrow());
        sessions.update(member, member.session().withRole(Optional.of(keys)));
        return Answers.seeOther(Paths.ROOT);
    }

    /** A role session's name takes fewer characters than people's names have. */
    private static String sessionName(String name) {
        String fit = name.replaceAll("[^\\w+=,.@-]", "-");
        return fit.length() < 2 ? fit + "-console" : fit.substring(0, Math.min(fit.length(), 64));
    }

    private HttpResponse page(Member member, int status, Optional<Block> said) {
        List<Block> blocks = new ArrayList<>();
        said.ifPresent(blocks::add);
        blocks.add(facts(member));
        blocks.add(switchForm(member));
        blocks.add(
                form(
                        member,
                        "region",
                        List.of(
                                Field.text(
                                        "region",
                                        member.say("fact.region"),
                                        member.session().region()))));
        if (member.session().password().isPresent() && !member.session().switched(member.now())) {
            blocks.add(
                    form(
                            member,
                            "password",
                            List.of(
                                    Field.password(
                                            "old",
                                            member.say("door.oldPassword"),
                                            "current-password"),
                                    Field.password(
                                            "new", member.say("door.newPassword"), "new-password"),
                                    Field.password(
                                            "again", member.say("door.again"), "new-password"))));
        }
        blocks.add(
                new Block.Bar(
                        member.say("me.out"),
                        List.of(
                                new Action(
                                        member.say("me.everywhere"),
                                        "",
                                        Paths.of("sign-out-everywhere"),
                                        Map.of(),
                                        "danger")),
                        List.of()));
        return member.page(status, new View("", member.say("me.title"), "", List.of(), blocks));
    }

    private Block facts(Member member) {
        return new Block.Facts(
                "me",
                "",
                List.of(
                        Blocks.fact(
                                member,
                                "principal",
                                new Cell.Code(member.credential().caller().arn())),
                        Blocks.fact(
                                member,
                                "multiFactor",
                                new Cell.Text(
                                        member.say(
                                                member.session().multiFactor()
                                                        ? "why.yes"
                                                        : "why.no"))),
                        Blocks.fact(member, "expires", new Cell.Moment(member.session().expires())),
                        Blocks.fact(
                                member,
                                "sessions",
                                new Cell.Text(Long.toString(sessions.count(member))))));
    }

    private static Block switchForm(Member member) {
        Field role =
                Field.text("role", member.say("me.role"), member.visit().query().text("role"))
                        .hinted(member.say("me.roleHint"))
                        .optional();
        return new Block.Form(
                member.say("me.switch"),
                member.say("me.switchText"),
                "post",
                Paths.of("switch"),
                List.of(role),
                List.of(new Submit(member.say("me.switch"), "", "main")));
    }

    private static Block form(Member member, String what, List<Field> fields) {
        return new Block.Form(
                member.say("me." + what),
                "",
                "post",
                Paths.of("me"),
                fields,
                List.of(new Submit(member.say("me.change"), what, "plain")));
    }
}
