package cloister.studio.runtime;

import cloister.studio.AppLaunch;

/** What apps of a type run, as those who reach them know it. */
public enum AppProgram {
    JUPYTER_LAB("JupyterLab", "/jupyterlab/", "lab", "api/status"),
    JUPYTER_SERVER("JupyterLab", "/jupyter/", "lab", "api/status"),

    /** code-server knows no path of its own and names its pages relative to the one asked for. */
    CODE_EDITOR("code-server", "/codeeditor/", "", "healthz");

    /** As its users know it. */
    final String title;

    /** What it answers with 200 when it serves; below its base. */
    final String health;

    private final String place;
    private final String landing;

    AppProgram(String title, String place, String landing, String health) {
        this.title = title;
        this.place = place;
        this.landing = landing;
        this.health = health;
    }

    /** By AppType of the API model; whatever isn't known is a JupyterLab's business. */
    public static AppProgram of(String appType) {
        return switch (appType) {
            case "CodeEditor" -> CODE_EDITOR;
            case "JupyterServer" -> JUPYTER_SERVER;
            default -> JUPYTER_LAB;
        };
    }

    static AppProgram of(AppLaunch app) {
        return of(app.appType());
    }

    /** The path that an app's pages are under (as in AWS's Studio); with slashes at both ends. */
    String base(AppLaunch app) {
        return place + app.appName() + "/";
    }

    /** The page to begin with, below the base. */
    String landing() {
        return landing;
    }

    /** A path below the base as the program knows it. */
    String known(String base, String below) {
        return this == CODE_EDITOR ? "/" + below : base + below;
    }
}
