package cloister.studio.runtime;

import cloister.studio.AppLaunch;

/**
 * How Cloister, and nobody else, reaches an app that serves.
 *
 * @param address where it speaks HTTP
 * @param secret goes as {@code Authorization: token SECRET} with each request
 * @param base the path that all its pages are under, with slashes at both ends
 */
public record AppDoor(AppLaunch app, AppAddress address, String secret, String base) {
    /** The path that a type's apps are under (as in AWS's Studio); with slashes at both ends. */
    public static String base(AppLaunch app) {
        return AppProgram.of(app).base(app);
    }

    AppProgram program() {
        return AppProgram.of(app);
    }

    /** The page to begin with. */
    public String landing() {
        return base + program().landing();
    }

    /** What the app is asked for instead of a path of its pages, which begins with the base. */
    public String known(String path) {
        return program().known(base, path.substring(base.length()));
    }
}
