package cloister.studio;

import cloister.wire.Struct;

/** A trial that a trial component is associated with, and the experiment it is part of. */
record TrialParent(String trialName, String experimentName) {
    static TrialParent of(Trial trial) {
        return new TrialParent(trial.name(), trial.experimentName());
    }

    /** Parent of the API model. */
    Struct toStruct() {
        return Struct.builder()
                .put("TrialName", trialName)
                .put("ExperimentName", experimentName)
                .build();
    }

    static TrialParent fromStruct(Struct stored) {
        return new TrialParent(stored.string("TrialName"), stored.string("ExperimentName"));
    }
}
