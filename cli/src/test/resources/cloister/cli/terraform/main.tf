terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" {}

provider "aws" {
  region                  = "us-east-1"
  skip_metadata_api_check = true
  skip_region_validation  = true

  endpoints {
    iam       = var.endpoint
    sts       = var.endpoint
    sagemaker = var.endpoint
  }
}

data "aws_caller_identity" "me" {}

locals {
  teams = { TeamA = "SageMakerStudioDeveloperTeamARole", TeamB = "SageMakerStudioDeveloperTeamBRole" }
  users = { userA1 = "TeamA", userB1 = "TeamB" }
}

resource "aws_iam_user" "studio" {
  for_each = local.users
  name     = each.key
  tags     = { team = each.value }
}

resource "aws_iam_policy" "studio_user" {
  name        = "StudioUser"
  description = "A user opens the profile that carries their name"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sagemaker:CreatePresignedDomainUrl"
      Resource  = "*"
      Condition = { StringEquals = { "sagemaker:ResourceTag/studiouserid" = "$${aws:username}" } }
    }]
  })
}

resource "aws_iam_user_policy_attachment" "studio_user" {
  for_each   = aws_iam_user.studio
  user       = each.value.name
  policy_arn = aws_iam_policy.studio_user.arn
}

resource "aws_iam_role" "team" {
  for_each = local.teams
  name     = each.value
  tags     = { team = each.key }
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "sagemaker.amazonaws.com" }
    }]
  })
}

resource "aws_iam_policy" "developer" {
  name = "StudioDeveloper"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sagemaker:Delete*", "sagemaker:Update*"]
      Resource = "*"
      Condition = {
        StringEquals = { "aws:PrincipalTag/team" = "$${sagemaker:ResourceTag/team}" }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "developer" {
  for_each   = aws_iam_role.team
  role       = each.value.name
  policy_arn = aws_iam_policy.developer.arn
}

resource "aws_iam_role_policy" "read" {
  for_each = aws_iam_role.team
  name     = "read"
  role     = each.value.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["sagemaker:Describe*", "sagemaker:List*"], Resource = "*" }]
  })
}

resource "aws_sagemaker_domain" "research" {
  domain_name = "research"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0123456789abcdef0"
  subnet_ids  = ["subnet-0123456789abcdef0"]
  default_user_settings {
    execution_role = aws_iam_role.team["TeamA"].arn
  }
  tags = { purpose = "research" }
}

resource "aws_sagemaker_user_profile" "studio" {
  for_each          = local.users
  domain_id         = aws_sagemaker_domain.research.id
  user_profile_name = each.key
  user_settings {
    execution_role = aws_iam_role.team[each.value].arn
  }
  tags = { studiouserid = each.key, team = each.value }
}

output "account" {
  value = data.aws_caller_identity.me.account_id
}

output "domain" {
  value = aws_sagemaker_domain.research.id
}
