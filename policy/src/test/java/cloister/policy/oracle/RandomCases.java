package cloister.policy.oracle;

import static cloister.policy.oracle.Trees.ABROAD;
import static cloister.policy.oracle.Trees.HOME;
import static cloister.policy.oracle.Trees.field;
import static cloister.policy.oracle.Trees.with;
import static cloister.policy.oracle.Trees.withEven;

import java.util.List;
import java.util.Map;

/** Random cases, biased towards the corners in which evaluators differ. */
final class RandomCases {
    private static final String S3 = "arn:aws:s3:::lab/";
    private static final String ROLE = "arn:aws:iam::" + HOME + ":role/Target";
    private static final String KEY = "arn:aws:kms:eu-west-1:" + HOME + ":key/k-1";

    private static final Map<String, List<String>> RESOURCES =
            Map.of(
                    "s3:GetObject", List.of(S3 + "red/x", S3 + "ana/x", S3 + "/x", S3 + "*/x"),
                    "s3:GetObjectVersion", List.of(S3 + "red/x", S3 + "${aws:username}/x"),
                    "s3:ListAllMyBuckets", List.of("*"),
                    "sts:AssumeRole", List.of(ROLE),
                    "sts:TagSession", List.of(ROLE),
                    "sts:GetCallerIdentity", List.of("*"),
                    "iam:GetRole", List.of(ROLE),
                    "kms:Decrypt", List.of(KEY));

    private static final List<String> ACTIONS = RESOURCES.keySet().stream().sorted().toList();

    private static final List<String> ACTION_PATTERNS =
            List.of(
                    "*",
                    "s3:*",
                    "s3:Get*",
                    "s3:GetObject",
                    "s3:?et*t",
                    "s3:*All*",
                    "sts:*",
                    "sts:AssumeRole",
                    "sts:TagSession",
                    "kms:*",
                    "iam:*",
                    "sagemaker:*App");

    private static final List<String> RESOURCE_PATTERNS =
            List.of(
                    "*",
                    "arn:aws:s3:::*",
                    S3 + "*",
                    S3 + "red/*",
                    S3 + "${aws:username}/*",
                    S3 + "${aws:PrincipalTag/team}/x",
                    S3 + "${aws:PrincipalTag/none}/x",
                    S3 + "${aws:PrincipalTag/team, 'ana'}/?",
                    S3 + "${*}/x",
                    "arn:aws:s3:::l?b*x",
                    "arn:aws:iam::*:role/*",
                    ROLE,
                    KEY,
                    "arn:aws:kms:*:" + HOME + ":key/*");

    private final Dice dice;

    private RandomCases(Dice dice) {
        this.dice = dice;
    }

    /** The case of a seed. */
    static Json of(long seed) {
        return new RandomCases(new Dice(seed)).next();
    }

    private Json next() {
        Trees.Caller caller =
                dice.of(Callers.all(dice.percent(60) ? Callers.RED : Callers.UNTAGGED));
        String type = caller.principal().at("type").text();
        boolean attached = !type.equals("Root") && !type.equals("Service");
        boolean session = type.equals("AssumedRole") || type.equals("FederatedUser");
        Json made = field("principal", caller.principal());
        if (attached && dice.percent(80)) {
            made = with(made, "identityPolicies", policies(1, 2));
        }
        if (attached && dice.percent(25)) {
            made = with(made, "permissionsBoundary", policy());
        }
        if (session && dice.percent(50)) {
            made = with(made, "sessionPolicies", policies(1, 2));
        }
        if (dice.percent(20)) {
            made = with(made, "scps", Json.of(dice.some(1, 3, () -> policies(0, 2))));
        }
        if (dice.percent(15)) {
            made = with(made, "rcps", Json.of(dice.some(1, 2, this::resourceControl)));
        }
        if (dice.percent(55)) {
            made = with(made, "resourcePolicy", resourcePolicy());
        }
        return with(made, "request", request(caller));
    }

    private Json request(Trees.Caller caller) {
        String action = dice.of(ACTIONS);
        Json request = field("action", Json.of(dice.recased(action)));
        request =
                with(
                        request,
                        "resource",
                        Json.of(dice.of(RESOURCES.getOrDefault(action, List.of()))));
        if (dice.percent(75)) {
            request = with(request, "resourceAccount", Json.of(dice.percent(75) ? HOME : ABROAD));
        }
        Json context = caller.context();
        for (Family family : Family.ALL) {
            if (dice.percent(60)) {
                context =
                        with(
                                context,
                                dice.recased(family.single()),
                                Json.of(dice.of(family.given())));
            }
            if (dice.percent(60)) {
                Json values = Json.texts(dice.some(0, 3, () -> dice.of(family.given())));
                context = withEven(context, dice.recased(family.several()), values);
            }
        }
        return with(request, "context", context);
    }

    private Json policies(int least, int most) {
        return Json.of(dice.some(least, most, this::policy));
    }

    private Json policy() {
        String version = dice.percent(85) ? "2012-10-17" : dice.of("", "2008-10-17");
        return Trees.policy(version, dice.some(1, 3, () -> conditioned(element(effect()))));
    }

    private Json resourceControl() {
        Json full = with(Trees.statement("Allow", "*", "*"), "Principal", Json.of("*"));
        Json deny = with(conditioned(element("Deny")), "Principal", Json.of("*"));
        return Json.of(List.of(Trees.policy(full), Trees.policy(deny)));
    }

    private Json resourcePolicy() {
        return Trees.policy(
                dice.percent(85) ? "2012-10-17" : "2008-10-17",
                dice.some(1, 3, () -> conditioned(principal(element(effect())))));
    }

    private String effect() {
        return dice.percent(75) ? "Allow" : "Deny";
    }

    private Json principal(Json statement) {
        boolean not = statement.at("Effect").text().equals("Deny") && dice.percent(40);
        return with(statement, not ? "NotPrincipal" : "Principal", dice.of(Callers.named()));
    }

    private Json element(String effect) {
        Json actions = patterns(ACTION_PATTERNS.stream().map(dice::recased).toList());
        Json statement = field("Effect", Json.of(effect));
        statement = with(statement, dice.percent(85) ? "Action" : "NotAction", actions);
        String resource = dice.percent(85) ? "Resource" : "NotResource";
        return with(statement, resource, patterns(RESOURCE_PATTERNS));
    }

    /** One pattern or a list; in half of the cases the star. */
    private Json patterns(List<String> choices) {
        if (dice.percent(50)) {
            return Json.of("*");
        }
        return dice.percent(60)
                ? Json.of(dice.of(choices))
                : Json.texts(dice.some(1, 3, () -> dice.of(choices)));
    }

    private Json conditioned(Json statement) {
        if (dice.percent(45)) {
            return statement;
        }
        Json condition = Json.of(Map.of());
        for (int i = 1 + dice.below(2); i > 0; i--) {
            String operator = "Null";
            Family family = dice.of(Family.ALL);
            Json wanted = Json.of(dice.of("true", "false"));
            if (dice.percent(90)) {
                operator =
                        dice.of("", "", "", "ForAllValues:", "ForAnyValue:")
                                + dice.of(family.operators())
                                + dice.of("", "", "IfExists");
                wanted = Json.texts(dice.some(1, 3, () -> dice.of(family.wanted())));
            }
            String key = dice.percent(50) ? family.single() : family.several();
            condition = with(condition, operator, field(dice.recased(key), wanted));
        }
        return with(statement, "Condition", condition);
    }
}
