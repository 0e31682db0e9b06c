package cloister.server.page;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What pages say, in a reader's language. */
public final class Words {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.of("pt"));
    private static final String BUNDLE = "cloister.server.page.words";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Words(Locale locale) {
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The words in the language that an Accept-Language header likes best; else in English. */
    public static Words accepted(Optional<String> acceptLanguage) {
        try {
            return new Words(
                    acceptLanguage
                            .map(LanguageRange::parse)
                            .map(ranges -> Locale.lookup(ranges, SPOKEN))
                            .orElse(Locale.ENGLISH));
        } catch (IllegalArgumentException e) {
            return new Words(Locale.ENGLISH);
        }
    }

    /** The words in a language by its tag; empty where it isn't spoken here. */
    public static Optional<Words> in(String tag) {
        return SPOKEN.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .map(Words::new)
                .findFirst();
    }

    /** The tags of all languages spoken here. */
    public static List<String> tongues() {
        return SPOKEN.stream().map(Locale::toLanguageTag).toList();
    }

    /** The language's tag, for {@code <html lang>}. */
    public String language() {
        return locale.toLanguageTag();
    }

    public String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** A moment in words, in UTC. */
    public String moment(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(time.atZone(ZoneOffset.UTC))
                + " UTC";
    }
}
