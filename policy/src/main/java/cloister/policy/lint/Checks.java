package cloister.policy.lint;

import java.util.List;

/** All checks of policies that could be read, in the order they run. */
final class Checks {
    static final List<Check> ALL =
            List.of(
                    new ActionNamesCheck(),
                    new WidePatternCheck(),
                    new BreadthCheck(),
                    new NotFormsCheck(),
                    new AnyoneCheck(),
                    new PassRoleCheck(),
                    new TaggingCheck(),
                    new StudioCheck(),
                    new ReferencesCheck(),
                    new ResourceFitCheck(),
                    new PlaceholderCheck(),
                    new KeyNamesCheck(),
                    new KeyUseCheck(),
                    new SetOperatorCheck(),
                    new AbsentKeyCheck(),
                    new WildcardCheck(),
                    new ValueCheck(),
                    new VariableCheck(),
                    new TrustCheck(),
                    new RedundancyCheck(),
                    new VersionCheck());

    private Checks() {}
}
