package cloister.server.page;

/** How a resource's status looks. */
final class Tone {
    private Tone() {}

    static String of(String status) {
        if (status.equals("InService")) {
            return "good";
        }
        return status.endsWith("Failed") || status.startsWith("Delete") ? "bad" : "wait";
    }
}
