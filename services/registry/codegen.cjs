const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#RegistryContext',
  mappers: {
    Organization: '../../../organization/domain/organization#Organization as OrganizationModel',
    County: '@conect/reference-data#County as CountyModel',
    Locality: '@conect/reference-data#Locality as LocalityModel',
    ActivityDomain: '@conect/reference-data#ActivityDomain as ActivityDomainModel',
    Court: '@conect/reference-data#Court as CourtModel',
    OrganizationConnection: '@conect/service-kit#Connection<OrganizationModel>',
    LocalityConnection: '@conect/service-kit#Connection<LocalityModel>',
    ChangeRequest: '../../../change-request/domain/change-request#ChangeRequest as ChangeRequestModel',
    ChangeRequestConnection: '@conect/service-kit#Connection<ChangeRequestModel>',
    InterestRecord: '../../../interest-record/domain/interest-record#InterestRecord as InterestRecordModel',
    InterestRecordConnection: '@conect/service-kit#Connection<InterestRecordModel>',
    PublicUtilityCase: '../../../public-utility/domain/public-utility-case#PublicUtilityCase as PublicUtilityCaseModel',
    PublicUtilityCaseConnection: '@conect/service-kit#Connection<PublicUtilityCaseModel>',
    ExpertiseCommunity: '../../../community/domain/community#Community as CommunityModel',
    ExpertiseCommunityConnection: '@conect/service-kit#Connection<CommunityModel>',
    ExpertiseCommunityMember: '../../../community/domain/community#CommunityMember as CommunityMemberModel',
    ExpertiseCommunityMemberConnection: '@conect/service-kit#Connection<CommunityMemberModel>',
    OrganizationClaim: '../../../claim/domain/claim#Claim as ClaimModel',
    OrganizationClaimConnection: '@conect/service-kit#Connection<ClaimModel>',
    OrganizationsToReviewConnection: '@conect/service-kit#Connection<OrganizationModel>',
  },
});
