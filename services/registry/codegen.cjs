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
    OrganizationClaim: '../../../claim/domain/claim#Claim as ClaimModel',
    OrganizationClaimConnection: '@conect/service-kit#Connection<ClaimModel>',
    OrganizationsToReviewConnection: '@conect/service-kit#Connection<OrganizationModel>',
    RegistryAuditEntry: '@conect/service-kit#AuditEntryView',
    RegistryAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
    OpenDataFile: '../../../open-data/application/ports#OpenDataFile as OpenDataFileModel',
    OrganizationChange: '../../../record/application/ports#ChangedOrganization',
    OrganizationHistoryEntry: '../../../record/domain/history#HistoryEntry',
    OrganizationHistoryConnection: '@conect/service-kit#Connection<HistoryEntry>',
  },
});
