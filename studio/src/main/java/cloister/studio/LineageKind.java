package cloister.studio;

/** What lineage is made of, beside experiments and trial components. */
enum LineageKind {
    /** A file or an object that was used or made; known by where it comes from. */
    ARTIFACT("Artifact", "Artifacts", "artifact"),
    /** What others are grouped by: an endpoint, a workflow. */
    CONTEXT("Context", "Contexts", "context"),
    /** Something done: a deployment, an approval. */
    ACTION("Action", "Actions", "action");

    /** As operations and members name it. */
    final String word;

    /** As its list operation names it. */
    final String plural;

    /** As ARNs name it. */
    final String inArn;

    LineageKind(String word, String plural, String inArn) {
        this.word = word;
        this.plural = plural;
        this.inArn = inArn;
    }

    String nameMember() {
        return word + "Name";
    }

    String arnMember() {
        return word + "Arn";
    }

    String typeMember() {
        return word + "Type";
    }

    /** The member that names an existing one: artifacts go by their ARN. */
    String handle() {
        return this == ARTIFACT ? arnMember() : nameMember();
    }
}
