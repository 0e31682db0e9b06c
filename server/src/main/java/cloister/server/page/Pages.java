package cloister.server.page;

import cloister.server.html.JteconsoleGenerated;
import cloister.server.html.JtehomeGenerated;
import cloister.server.html.JtenoticeGenerated;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Renders pages. Templates escape whatever they are given. */
public final class Pages {
    private static final HtmlInterceptor UNTOUCHED = new Untouched();

    private Pages() {}

    public static byte[] home(HomePage page) {
        return rendered(output -> JtehomeGenerated.render(output, UNTOUCHED, page));
    }

    public static byte[] notice(Notice notice) {
        return rendered(output -> JtenoticeGenerated.render(output, UNTOUCHED, notice));
    }

    public static byte[] console(ConsolePage page) {
        return rendered(output -> JteconsoleGenerated.render(output, UNTOUCHED, page));
    }

    public static byte[] style() {
        return file("style.css");
    }

    /** The console's script: copying, live updates, and findings while a policy is written. */
    public static byte[] script() {
        return file("console.js");
    }

    public static byte[] icon() {
        return file("icon.svg");
    }

    private static byte[] rendered(Consumer<HtmlTemplateOutput> template) {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(bytes));
        return bytes.toByteArray();
    }

    private static byte[] file(String name) {
        try (InputStream stream = Pages.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }

    /** Leaves tags as the templates have them. */
    private static final class Untouched implements HtmlInterceptor {
        @Override
        public void onHtmlTagOpened(
                String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
    }
}
