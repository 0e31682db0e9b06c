package cloister.server.console;

/** The tags by which the blueprints tell teams and people apart. */
public final class TeamTags {
    /** On execution roles and user profiles: their team's name. */
    public static final String TEAM = "team";

    /** On user profiles: whom it is for. */
    public static final String OWNER = "studiouserid";

    private TeamTags() {}
}
