package cloister.cli;

import cloister.prover.attack.Call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls as a sequence diagram, in SVG: who calls which service, and what comes of it. */
final class SequenceDiagram {
    private static final int WIDTH = 900;
    private static final int MARGIN = 110;
    private static final int TOP = 64;
    private static final int STEP = 78;
    private static final int LINE = 18;
    private static final int LONGEST = 62;

    /** Members that tell best what a call is about. */
    private static final List<String> TELLING =
            List.of(
                    "ResourceArn",
                    "RoleArn",
                    "UserProfileName",
                    "ExperimentName",
                    "TrialName",
                    "TrialComponentName",
                    "RoleName",
                    "UserName",
                    "Resource",
                    "AppName",
                    "DomainId");

    private final List<Call> calls;
    private final List<String> lifelines = new ArrayList<>();
    private final StringBuilder svg = new StringBuilder();

    private SequenceDiagram(List<Call> calls) {
        this.calls = calls;
        calls.stream().map(Call::who).distinct().forEach(lifelines::add);
        calls.stream().map(SequenceDiagram::service).distinct().forEach(lifelines::add);
    }

    /**
     * Draws calls.
     *
     * @param broken the names of the properties that they break
     * @param replayed whether a server did them
     */
    static String of(List<Call> calls, List<String> broken, boolean replayed) {
        return new SequenceDiagram(calls).draw(broken, replayed);
    }

    private String draw(List<String> broken, boolean replayed) {
        int bottom = TOP + 16 + calls.size() * STEP;
        int height = bottom + 34 + broken.size() * LINE + 12;
        String words =
                String.join(
                        "; ",
                        calls.stream()
                                .map(c -> c.who() + " calls " + operation(c) + " " + about(c))
                                .toList());
        add(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                        .formatted(
                                WIDTH,
                                height,
                                ProofPage.escaped(
                                        words + ". This breaks: " + String.join("; ", broken))));
        for (int i = 0; i < lifelines.size(); i++) {
            lifeline(i, bottom);
        }
        for (int i = 0; i < calls.size(); i++) {
            message(calls.get(i), i, replayed);
        }
        breach(broken, bottom + 14);
        return add("</svg>").toString();
    }

    private void lifeline(int index, int bottom) {
        int x = x(index);
        add(
                "<line class=\"life\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                        .formatted(x, 48, x, bottom));
        add(
                "<rect class=\"box\" x=\"%d\" y=\"10\" width=\"196\" height=\"38\" rx=\"6\"/>"
                        .formatted(x - 98));
        text(x, 34, "", lifelines.get(index), 26);
    }

    private void message(Call call, int index, boolean replayed) {
        int from = x(lifelines.indexOf(call.who()));
        int to = x(lifelines.indexOf(service(call)));
        int y = TOP + 30 + index * STEP;
        int middle = (from + to) / 2;
        text(middle, y - 8, "", (index + 1) + ". " + operation(call), LONGEST);
        arrow("call", from, to, y);
        text(middle, y + 17, "small", about(call), LONGEST);
        if (replayed) {
            arrow("answer", to, from, y + 26);
        }
    }

    private void arrow(String sort, int from, int to, int y) {
        int back = from < to ? -9 : 9;
        add(
                "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                        .formatted(sort, from, y, to + back, y));
        add(
                "<polygon class=\"head\" points=\"%d,%d %d,%d %d,%d\"/>"
                        .formatted(to, y, to + back, y - 4, to + back, y + 4));
    }

    private void breach(List<String> broken, int y) {
        add(
                "<rect class=\"breach\" x=\"12\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>"
                        .formatted(y, WIDTH - 24, 14 + broken.size() * LINE));
        for (int i = 0; i < broken.size(); i++) {
            text(WIDTH / 2, y + 20 + i * LINE, "breachText", "\u2717 " + broken.get(i), 120);
        }
    }

    private void text(int x, int y, String sort, String text, int longest) {
        String shown = text.length() > longest ? text.substring(0, longest - 1) + "\u2026" : text;
        add(
                "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                        .formatted(sort, x, y, ProofPage.escaped(shown)));
    }

    private int x(int lifeline) {
        return MARGIN + lifeline * (WIDTH - 2 * MARGIN) / Math.max(1, lifelines.size() - 1);
    }

    private StringBuilder add(String element) {
        return svg.append(element).append('\n');
    }

    private static String operation(Call call) {
        return call.operation().substring(call.operation().indexOf(':') + 1);
    }

    private static String service(Call call) {
        return switch (call.operation().substring(0, call.operation().indexOf(':'))) {
            case "sagemaker" -> "SageMaker";
            case "iam" -> "IAM";
            case "sts" -> "STS";
            case "s3" -> "S3";
            case String other -> other;
        };
    }

    /** What a call is about: the resource's name, and the tags or role it is to have. */
    private static String about(Call call) {
        StringBuilder text = new StringBuilder();
        for (String member : TELLING) {
            if (call.input().get(member) instanceof String value) {
                text.append(value.substring(value.lastIndexOf(':') + 1));
                break;
            }
        }
        if (call.input().get("UserSettings") instanceof Map<?, ?> settings
                && settings.get("ExecutionRole") instanceof String role) {
            text.append(" with ").append(role.substring(role.lastIndexOf('/') + 1));
        }
        if (call.input().get("Tags") instanceof List<?> tags) {
            for (Object each : tags) {
                if (each instanceof Map<?, ?> tag) {
                    text.append(text.isEmpty() ? "" : ", ")
                            .append("%s=%s".formatted(tag.get("Key"), tag.get("Value")));
                }
            }
        }
        return text.toString();
    }
}
