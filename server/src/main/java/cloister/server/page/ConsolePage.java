package cloister.server.page;

import java.util.List;

/**
 * A page of the console.
 *
 * @param lead a sentence under the title; may be empty
 * @param crumbs the pages above it
 */
public record ConsolePage(
        Frame frame, String title, String lead, List<Cell.Link> crumbs, List<Block> blocks) {
    public ConsolePage {
        crumbs = List.copyOf(crumbs);
        blocks = List.copyOf(blocks);
    }
}
