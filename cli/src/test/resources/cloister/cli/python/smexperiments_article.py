"""The article's use case 2 with the package that it installs: create the experiment, or load and delete it."""
import sys

from botocore.exceptions import ClientError
from smexperiments.experiment import Experiment

if sys.argv[1] == "create":
    demo_experiment = Experiment.create(
        experiment_name="USERA1TEAMAEXPERIMENT1",
        description="UserA1 experiment",
        tags=[{"Key": "team", "Value": "TeamA"}],
    )
else:
    experiment_to_cleanup = Experiment.load(experiment_name="USERA1TEAMAEXPERIMENT1")
    try:
        experiment_to_cleanup.delete()
        print("deleted")
    except ClientError as error:
        print(error)
