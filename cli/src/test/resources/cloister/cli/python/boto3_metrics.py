"""Metrics of a run with boto3: put and read them, or try to as another team and print what came of it."""
import datetime
import sys

import boto3
from botocore.exceptions import ClientError

NAME = "usera1run"
sagemaker = boto3.client("sagemaker")
metrics = boto3.client("sagemaker-metrics")
start = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
data = [
    {"MetricName": "loss", "Timestamp": start + datetime.timedelta(seconds=i), "Step": i, "Value": 1 / (i + 1)}
    for i in range(10)
]

if sys.argv[1] == "create":
    team = [{"Key": "team", "Value": "TeamA"}]
    arn = sagemaker.create_trial_component(TrialComponentName=NAME, Tags=team)["TrialComponentArn"]
    answer = metrics.batch_put_metrics(TrialComponentName=NAME, MetricData=data)
    assert "Errors" not in answer, answer
    data[0]["Value"] = float("nan")
    answer = metrics.batch_put_metrics(TrialComponentName=NAME, MetricData=data[:1])
    assert answer["Errors"] == [{"Code": "VALIDATION_ERROR", "MetricIndex": 0}], answer
    told = sagemaker.describe_trial_component(TrialComponentName=NAME)["Metrics"]
    assert [(m["MetricName"], m["Count"], m["Max"], m["Last"]) for m in told] == [("loss", 10, 1.0, 0.1)], told
    if hasattr(metrics, "batch_get_metrics"):
        query = {"MetricName": "loss", "ResourceArn": arn, "MetricStat": "Last", "Period": "IterationNumber", "XAxisType": "IterationNumber"}
        result = metrics.batch_get_metrics(MetricQueries=[query])["MetricQueryResults"][0]
        assert result["Status"] == "Complete" and result["XAxisValues"] == list(range(10)), result
else:
    try:
        metrics.batch_put_metrics(TrialComponentName=NAME, MetricData=data)
        print("put")
    except ClientError as error:
        print(error)
