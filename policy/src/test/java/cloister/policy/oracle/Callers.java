package cloister.policy.oracle;

import static cloister.policy.oracle.Trees.ABROAD;
import static cloister.policy.oracle.Trees.HOME;

import java.util.List;
import java.util.Map;

/** Who makes the requests of the generated cases, and how resource policies may name them. */
final class Callers {
    static final Json UNTAGGED = Json.of(Map.of());
    static final Json RED = Trees.field("team", Json.of("red"));

    private static final String ANA = "arn:aws:iam::" + HOME + ":user/ana";
    private static final String PLAIN = "arn:aws:iam::" + HOME + ":role/Exec";
    private static final String PATHED = "arn:aws:iam::" + HOME + ":role/lab/Exec";
    private static final String LINKED =
            "arn:aws:iam::" + HOME + ":role/aws-service-role/x.amazonaws.com/Exec";
    private static final String SESSION = "arn:aws:sts::" + HOME + ":assumed-role/Exec/ana";
    private static final String FEDERATED = "arn:aws:sts::" + HOME + ":federated-user/ana";
    private static final String ROOT = "arn:aws:iam::" + HOME + ":root";
    private static final String SERVICE = "logs.amazonaws.com";

    private Callers() {}

    /** One caller of each kind. */
    static List<Trees.Caller> all(Json tags) {
        return List.of(
                Trees.caller("User", ANA, HOME, tags, ""),
                Trees.caller("AssumedRole", SESSION, HOME, tags, PLAIN),
                Trees.caller("AssumedRole", SESSION, HOME, tags, PATHED),
                Trees.caller("AssumedRole", SESSION, HOME, tags, LINKED),
                Trees.caller("FederatedUser", FEDERATED, HOME, tags, ""),
                Trees.caller("Root", ROOT, HOME, UNTAGGED, ""),
                Trees.caller("Service", SERVICE, "", UNTAGGED, ""));
    }

    /** The forms in which a resource policy may name one of them, or somebody else. */
    static List<Json> named() {
        return List.of(
                Json.of("*"),
                aws("*"),
                aws(ANA),
                aws("arn:aws:iam::" + HOME + ":user/ben"),
                aws(PLAIN),
                aws(PATHED),
                aws(SESSION),
                aws("arn:aws:sts::" + HOME + ":assumed-role/Exec/ben"),
                aws(FEDERATED),
                aws(ROOT),
                aws(HOME),
                aws("arn:aws:iam::" + ABROAD + ":root"),
                aws(ANA, ROOT),
                aws(SESSION, PLAIN, ROOT),
                aws(SESSION, PATHED, HOME),
                aws(FEDERATED, ROOT),
                Trees.field("Service", Json.of(SERVICE)),
                Trees.with(Trees.field("Service", Json.of(SERVICE)), "AWS", Json.of(ROOT)));
    }

    private static Json aws(String... names) {
        return Trees.field(
                "AWS", names.length == 1 ? Json.of(names[0]) : Json.texts(List.of(names)));
    }
}
