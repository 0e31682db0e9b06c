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
    iam           = var.endpoint
    sts           = var.endpoint
    ssoadmin      = var.endpoint
    identitystore = var.endpoint
  }
}

data "aws_caller_identity" "me" {}
data "aws_ssoadmin_instances" "here" {}

locals {
  instance = data.aws_ssoadmin_instances.here.arns[0]
  store    = data.aws_ssoadmin_instances.here.identity_store_ids[0]
  users    = { ana = "Ana", bo = "Bo" }
  listing = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sagemaker:List*", Resource = "*" }]
  })
}

resource "aws_identitystore_user" "people" {
  for_each          = local.users
  identity_store_id = local.store
  user_name         = each.key
  display_name      = each.value
  name {
    given_name  = each.value
    family_name = "Example"
  }
  emails {
    value   = "${each.key}@example.org"
    primary = true
    type    = "work"
  }
}

resource "aws_identitystore_group" "scientists" {
  identity_store_id = local.store
  display_name      = "scientists"
  description       = "They open studios"
}

resource "aws_identitystore_group_membership" "scientists" {
  for_each          = aws_identitystore_user.people
  identity_store_id = local.store
  group_id          = aws_identitystore_group.scientists.group_id
  member_id         = each.value.user_id
}

resource "aws_iam_policy" "own" {
  name   = "StudioOwn"
  path   = "/studio/"
  policy = local.listing
}

resource "aws_ssoadmin_permission_set" "studio" {
  instance_arn     = local.instance
  name             = "Studio"
  description      = "Opens studios"
  relay_state      = "https://example.org/studio"
  session_duration = "PT8H"
  tags             = { team = "A" }
}

resource "aws_ssoadmin_permission_set_inline_policy" "studio" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.studio.arn
  inline_policy      = local.listing
}

resource "aws_ssoadmin_managed_policy_attachment" "studio" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.studio.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
}

resource "aws_ssoadmin_customer_managed_policy_attachment" "studio" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.studio.arn
  customer_managed_policy_reference {
    name = aws_iam_policy.own.name
    path = aws_iam_policy.own.path
  }
}

resource "aws_ssoadmin_permissions_boundary_attachment" "studio" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.studio.arn
  permissions_boundary {
    managed_policy_arn = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
  }
}

resource "aws_ssoadmin_instance_access_control_attributes" "here" {
  instance_arn = local.instance
  attribute {
    key = "studiouserid"
    value {
      source = ["$${path:userName}"]
    }
  }
}

resource "aws_ssoadmin_account_assignment" "studio" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.studio.arn
  principal_id       = aws_identitystore_group.scientists.group_id
  principal_type     = "GROUP"
  target_id          = data.aws_caller_identity.me.account_id
  target_type        = "AWS_ACCOUNT"
}

resource "aws_ssoadmin_account_assignment" "ana" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.studio.arn
  principal_id       = aws_identitystore_user.people["ana"].user_id
  principal_type     = "USER"
  target_id          = data.aws_caller_identity.me.account_id
  target_type        = "AWS_ACCOUNT"
}

resource "aws_iam_user" "ana" {
  name = "ana"
  path = "/people/"
  tags = { team = "A" }
}

resource "aws_iam_group" "studio" {
  name = "studio"
}

resource "aws_iam_user_group_membership" "ana" {
  user   = aws_iam_user.ana.name
  groups = [aws_iam_group.studio.name]
}

resource "aws_iam_group_policy" "list" {
  name   = "list"
  group  = aws_iam_group.studio.name
  policy = local.listing
}

resource "aws_iam_group_policy_attachment" "own" {
  group      = aws_iam_group.studio.name
  policy_arn = aws_iam_policy.lists.arn
}

resource "aws_iam_user_login_profile" "ana" {
  user                    = aws_iam_user.ana.name
  password_length         = 20
  password_reset_required = true
  lifecycle {
    ignore_changes = [password_length, password_reset_required]
  }
}

resource "aws_iam_access_key" "ana" {
  user = aws_iam_user.ana.name
}

resource "aws_iam_policy" "lists" {
  name        = "Lists"
  description = "Lists"
  policy      = local.listing
  tags        = { team = "A" }
}

resource "aws_iam_user_policy" "list" {
  name   = "list"
  user   = aws_iam_user.ana.name
  policy = local.listing
}

resource "aws_iam_user_policy_attachment" "own" {
  user       = aws_iam_user.ana.name
  policy_arn = aws_iam_policy.lists.arn
}

resource "aws_iam_saml_provider" "company" {
  name = "company"
  saml_metadata_document = <<-EOT
    <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.org">
    <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
    <X509Certificate>
    MIIDFzCCAf+gAwIBAgIUZKZdD/H+z4M2XIsik2Bum60YHOowDQYJKoZIhvcNAQELBQAwGjEYMBYGA1UEAwwPaWRwLmV4YW1wbGUu
    b3JnMCAXDTI2MTEyNDE2MjQzMVoYDzIxMjYxMDMxMTYyNDMxWjAaMRgwFgYDVQQDDA9pZHAuZXhhbXBsZS5vcmcwggEiMA0GCSqG
    SIb3DQEBAQUAA4IBDwAwggEKAoIBAQDE2q4kxmq65OcVSbfoDVm5cA+EO1VMWsLsG8lOzONpxEbK59mb/gO4M4Ak5jQSp5tzmy1E
    EY+qhe/ulxfaL/LiZYSzqM7w6ld8Tmy8YNZVinf8uhF9XJCJ6PG/2b0VhOz+QGv6QhZgcScyWgRhvuMMd6BjSxeUn9Lrpe/m8HyA
    Jf3qs6rdetFQfOjTt9j1nRuafpRNO1obchMig7U/1IJN+fjX5WQGTcf7K70K2iQpu/2RhtEMvY1ze1R1UWqzDouDGlC1R9MsJ7gc
    z4nEr7ijFMFrVCGREScae+tIegrIdAunxYjWM9yOG8sn6sAI7AP2/mcVyxogd5UYGSsBWC/tAgMBAAGjUzBRMB0GA1UdDgQWBBQN
    owW+CfsAVy7+nYY/t71LEYZUlDAfBgNVHSMEGDAWgBQNowW+CfsAVy7+nYY/t71LEYZUlDAPBgNVHRMBAf8EBTADAQH/MA0GCSqG
    SIb3DQEBCwUAA4IBAQCK3Oac7WYD+BSQKUyWjq1OnBnvTEg6loZLs3gqJEoreb59d3PgfjEQeaq8EC5NHUwTVc2pGOQikEO9D71E
    vmR2fDOD6jksKamty0pW+fxBAZbcuxg5Du1KaVKfdMaA6R/qvCi5t79rFBUVNwhgVWk96p/5AsiI863hMOKUlbMV67MxU7qC+Vla
    WHvdBgy6SVXok/k33FK4OVjOE3TeRTv1yuFRh8LxHhRewQXqC4WgBo8Nq21ZLDdiQOq08+LL40C5CKcT6+8dSFLs2/8/3lv+Dn9z
    OaP2eJ4eg2PzGvmCyle4IsMkb+cfd2cJInW5r4pkqCmR1GqZCZmOXF8Kz1/B
    </X509Certificate>
    </X509Data></KeyInfo></KeyDescriptor>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.org/sso"/>
    </IDPSSODescriptor></EntityDescriptor>
  EOT
  tags = { team = "A" }
}

resource "aws_iam_openid_connect_provider" "company" {
  url             = "https://idp.example.org/realm"
  client_id_list  = ["studio"]
  thumbprint_list = ["cf23df2207d99a74fbe169e3eba035e633b65d94"]
  tags            = { team = "A" }
}

resource "aws_iam_role" "studio" {
  name                 = "Studio"
  max_session_duration = 7200
  permissions_boundary = aws_iam_policy.lists.arn
  tags                 = { team = "A" }
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["sts:AssumeRoleWithSAML", "sts:TagSession"]
      Principal = { Federated = aws_iam_saml_provider.company.arn }
      Condition = { StringEquals = { "SAML:aud" = "https://signin.aws.amazon.com/saml" } }
    }]
  })
}

resource "aws_iam_role_policy" "list" {
  name   = "list"
  role   = aws_iam_role.studio.id
  policy = local.listing
}

resource "aws_iam_role_policy_attachment" "aws" {
  role       = aws_iam_role.studio.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
}

resource "aws_iam_instance_profile" "studio" {
  name = "studio"
  role = aws_iam_role.studio.name
}

resource "aws_iam_account_alias" "here" {
  account_alias = "cloister-studio"
}

resource "aws_iam_account_password_policy" "here" {
  minimum_password_length = 14
  require_numbers         = true
}

resource "aws_iam_virtual_mfa_device" "ana" {
  virtual_mfa_device_name = "ana"
}
