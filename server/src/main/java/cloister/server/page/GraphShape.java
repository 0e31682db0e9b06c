package cloister.server.page;

import java.util.Locale;

/** What a node of a graph is, told by its shape, its colour and a word. */
public enum GraphShape {
    /** A sheet with a folded corner. */
    ARTIFACT("M0,0 H170 L184,14 V52 H0 Z M170,0 V14 H184"),
    /** Round at both ends. */
    CONTEXT("M26,0 H158 A26,26 0 0 1 158,52 H26 A26,26 0 0 1 26,0 Z"),
    /** Pointed at both ends. */
    ACTION("M16,0 H168 L184,26 L168,52 H16 L0,26 Z"),
    /** With a bar at both sides. */
    COMPONENT("M0,0 H184 V52 H0 Z M7,0 V52 M177,0 V52"),
    /** With all corners cut. */
    EXPERIMENT("M12,0 H172 L184,12 V40 L172,52 H12 L0,40 V12 Z");

    private final String path;

    GraphShape(String path) {
        this.path = path;
    }

    /** Its outline, {@link GraphLayout#NODE_WIDTH} by {@link GraphLayout#NODE_HEIGHT}. */
    public String path() {
        return path;
    }

    /** How styles and words call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
