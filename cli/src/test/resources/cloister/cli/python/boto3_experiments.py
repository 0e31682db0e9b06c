"""The article's use case 2 with boto3: create USERA1TEAMAEXPERIMENT1, or delete it and print what came of it."""
import sys

import boto3
from botocore.exceptions import ClientError

NAME = "USERA1TEAMAEXPERIMENT1"
sagemaker = boto3.client("sagemaker")

if sys.argv[1] == "create":
    sagemaker.create_experiment(
        ExperimentName=NAME, Description="UserA1 experiment", Tags=[{"Key": "team", "Value": "TeamA"}]
    )
    names = [e["ExperimentName"] for page in sagemaker.get_paginator("list_experiments").paginate() for e in page["ExperimentSummaries"]]
    assert names == [NAME], names
    arn = sagemaker.describe_experiment(ExperimentName=NAME)["ExperimentArn"]
    assert sagemaker.list_tags(ResourceArn=arn)["Tags"] == [{"Key": "team", "Value": "TeamA"}]
    assert ":assumed-role/" in boto3.client("sts").get_caller_identity()["Arn"]
    roles = [r["RoleName"] for page in boto3.client("iam").get_paginator("list_roles").paginate(PaginationConfig={"PageSize": 2}) for r in page["Roles"]]
    assert "SageMakerStudioDeveloperTeamARole" in roles, roles
else:
    try:
        sagemaker.delete_experiment(ExperimentName=NAME)
        print("deleted")
    except ClientError as error:
        print(error)
