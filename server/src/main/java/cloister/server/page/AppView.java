package cloister.server.page;

/** An app as a page shows it. */
public record AppView(String name, String type, String status) {
    /** How the status is to look: {@code good}, {@code bad} or {@code wait}. */
    public String tone() {
        return Tone.of(status);
    }
}
