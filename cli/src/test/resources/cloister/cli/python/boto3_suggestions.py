"""Names that Search can filter by, as GetSearchSuggestions tells them, each of which Search then takes."""
import datetime

import boto3
from botocore.exceptions import ClientError, ParamValidationError

sagemaker = boto3.client("sagemaker")
COMPONENT = "ExperimentTrialComponent"


def suggested(resource, hint=None):
    query = {} if hint is None else {"SuggestionQuery": {"PropertyNameQuery": {"PropertyNameHint": hint}}}
    answer = sagemaker.get_search_suggestions(Resource=resource, **query)
    return [each["PropertyName"] for each in answer["PropertyNameSuggestions"]]


team = [{"Key": "team", "Value": "TeamA"}, {"Key": "cost:center", "Value": "7"}]
long = "p" * 300
sagemaker.create_trial_component(
    TrialComponentName="suggested",
    Parameters={"learning.rate": {"NumberValue": 0.1}, long: {"StringValue": "x"}},
    Tags=team,
)
boto3.client("sagemaker-metrics").batch_put_metrics(
    TrialComponentName="suggested",
    MetricData=[{"MetricName": "loss", "Timestamp": datetime.datetime.now(), "Step": 0, "Value": 0.5}],
)
assert suggested(COMPONENT, "Tags.") == ["Tags.cost:center", "Tags.team"]
assert suggested(COMPONENT, "Parameters.") == ["Parameters.learning.rate"]
assert suggested(COMPONENT, "Metrics.l") == ["Metrics.loss"]
assert suggested(COMPONENT, "tags.") == []
assert suggested(COMPONENT, "") == suggested(COMPONENT)
assert suggested("Experiment", "Metrics") == []
for resource in ["Experiment", "ExperimentTrial", COMPONENT]:
    names = suggested(resource)
    assert names and len(names) == len(set(names)) and all(0 < len(name) < 256 for name in names), names
    for name in names:
        exists = {"Filters": [{"Name": name, "Operator": "Exists"}]}
        sagemaker.search(Resource=resource, SearchExpression=exists)
for name in ["Tags.cost:center", "Parameters.learning.rate", "Metrics.loss"]:
    exists = {"Filters": [{"Name": name, "Operator": "Exists"}]}
    found = sagemaker.search(Resource=COMPONENT, SearchExpression=exists)["Results"]
    assert [each["TrialComponent"]["TrialComponentName"] for each in found] == ["suggested"], (name, found)
for resource, query in [("TrainingJob", {}), (COMPONENT, {"PropertyNameQuery": {"PropertyNameHint": "x" * 101}})]:
    try:
        sagemaker.get_search_suggestions(Resource=resource, SuggestionQuery=query)
        raise SystemExit("taken: " + resource)
    except ClientError as error:
        assert error.response["Error"]["Code"] == "ValidationException", error
try:
    sagemaker.get_search_suggestions(SuggestionQuery={})
    raise SystemExit("taken without a resource")
except ParamValidationError:
    print("suggested")
