package cloister.tidy;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

final class ArrowsTest {
    /** The house's table: what each module may use of the others. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    entry("policy", Set.of()),
                    entry("models", Set.of()),
                    entry("wire", Set.of()),
                    entry("store", Set.of()),
                    entry("prover", Set.of("policy")),
                    entry("identity", Set.of("policy", "wire", "store")),
                    entry("studio", Set.of("policy", "wire", "store")),
                    entry("kubernetes", Set.of("wire", "studio")),
                    entry(
                            "server",
                            Set.of("policy", "wire", "store", "identity", "studio", "kubernetes")),
                    entry(
                            "cli",
                            Set.of(
                                    "policy",
                                    "wire",
                                    "store",
                                    "identity",
                                    "studio",
                                    "kubernetes",
                                    "server",
                                    "prover",
                                    "bench")),
                    entry(
                            "bench",
                            Set.of(
                                    "policy",
                                    "wire",
                                    "store",
                                    "identity",
                                    "studio",
                                    "server",
                                    "prover")));

    /** What the lowest floors may use beside the JDK. */
    private static final Map<String, List<String>> LIBRARIES =
            Map.of(
                    "policy", List.of("com.fasterxml.jackson.core."),
                    "wire", List.of("com.fasterxml.jackson."));

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("cloister");

    @Test
    void every_module_is_in_the_table() {
        Set<String> modules = new TreeSet<>();
        HOUSE.forEach(each -> modules.add(module(each)));
        assertThat(modules).isSubsetOf(MAY_USE.keySet()).contains("policy", "server", "cli");
    }

    @Test
    void arrows_between_modules_point_down() {
        List<String> upward =
                HOUSE.stream()
                        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> isOurs(arrow.getTargetClass()))
                        .filter(arrow -> !isAllowed(arrow))
                        .map(Dependency::getDescription)
                        .toList();
        assertThat(upward).as("arrows that the table of modules doesn't allow").isEmpty();
    }

    @Test
    void modules_make_no_cycle() {
        slices().matching("cloister.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void packages_are_flat() {
        List<String> nested =
                HOUSE.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.chars().filter(c -> c == '.').count() > 2)
                        .distinct()
                        .toList();
        assertThat(nested).as("packages deeper than one level under a module's own").isEmpty();
    }

    @Test
    void the_lowest_floors_use_the_jdk_and_their_parser_only() {
        List<String> strangers =
                HOUSE.stream()
                        .filter(each -> LIBRARIES.containsKey(module(each)))
                        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> !isFamiliar(arrow))
                        .map(Dependency::getDescription)
                        .toList();
        assertThat(strangers).isEmpty();
    }

    @Test
    void the_kubernetes_client_stays_in_its_module() {
        List<String> others =
                HOUSE.stream()
                        .filter(each -> !module(each).equals("kubernetes"))
                        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                        .filter(ArrowsTest::leadsToKubernetes)
                        .map(Dependency::getDescription)
                        .toList();
        assertThat(others).isEmpty();
    }

    private static boolean leadsToKubernetes(Dependency arrow) {
        String target = arrow.getTargetClass().getBaseComponentType().getName();
        return target.startsWith("io.fabric8.")
                || (target.equals("cloister.kubernetes.KubernetesRuntime")
                        && !arrow.getOriginClass().getName().equals("cloister.server.AppHosts"));
    }

    @Test
    void policy_reads_no_file_no_network_and_no_clock() {
        List<String> outward =
                HOUSE.stream()
                        .filter(each -> module(each).equals("policy"))
                        .flatMap(each -> each.getAccessesFromSelf().stream())
                        .filter(
                                access ->
                                        access.getTargetOwner().getName().matches(OUTWARD)
                                                || access.getName().equals("now")
                                                || access.getName().equals("currentTimeMillis"))
                        .map(access -> access.getDescription())
                        .toList();
        assertThat(outward).isEmpty();
    }

    private static final String OUTWARD =
            "java\\.nio\\.file\\.Files|java\\.io\\.File.*|java\\.net\\..*(Socket|Client|Connection)"
                    + "|java\\.sql\\..*";

    private static boolean isAllowed(Dependency arrow) {
        String from = module(arrow.getOriginClass());
        String to = module(arrow.getTargetClass());
        return from.equals(to) || MAY_USE.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isFamiliar(Dependency arrow) {
        JavaClass target = arrow.getTargetClass().getBaseComponentType();
        return isOurs(target)
                || target.isPrimitive()
                || target.getName().startsWith("java.")
                || target.getName().startsWith("javax.")
                || target.getName().startsWith("org.jspecify.")
                || target.getName().startsWith("org.w3c.dom.")
                || target.getName().startsWith("org.xml.sax.")
                || LIBRARIES.getOrDefault(module(arrow.getOriginClass()), List.of()).stream()
                        .anyMatch(target.getName()::startsWith);
    }

    private static boolean isOurs(JavaClass target) {
        return target.getBaseComponentType().getName().startsWith("cloister.");
    }

    private static String module(JavaClass of) {
        return of.getBaseComponentType().getName().split("\\.", -1)[1];
    }
}
