package cloister.server.page;

/** A space as a page shows it. */
public record SpaceView(String name, String sharing, String status) {
    /** How the status is to look: {@code good}, {@code bad} or {@code wait}. */
    public String tone() {
        return Tone.of(status);
    }
}
