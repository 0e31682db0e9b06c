package cloister.cli;

/** Colours of a terminal; none where the output goes elsewhere. */
enum Paint {
    PLAIN,
    TERMINAL;

    /** What the launcher saw: it asks the system, at no cost, whether a terminal reads along. */
    static Paint ofOutput() {
        return Boolean.getBoolean("cloister.terminal") ? TERMINAL : PLAIN;
    }

    String good(String text) {
        return sequence("32", text);
    }

    String bad(String text) {
        return sequence("31;1", text);
    }

    String strong(String text) {
        return sequence("1", text);
    }

    String faint(String text) {
        return sequence("2", text);
    }

    private String sequence(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
