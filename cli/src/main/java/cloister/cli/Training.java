package cloister.cli;

import java.util.List;

/** What the JDK watches once after a build to make starts fast: the commands' ordinary work. */
final class Training {
    private Training() {}

    /** Runs it; the process ends by itself. */
    public static void main(String[] words) {
        int status = Main.run(List.of("--help"), System.out, System.err);
        System.exit(status);
    }
}
