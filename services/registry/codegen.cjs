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
    RegisterImport: '../../../register-import/application/ports#RegisterImport as RegisterImportModel',
    RegisterImportConnection: '@conect/service-kit#Connection<RegisterImportModel>',
    RegisterAbsence: '../../../register-import/application/ports#RegisterAbsence as RegisterAbsenceModel',
    RegisterAbsenceConnection: '@conect/service-kit#Connection<RegisterAbsenceModel>',
    RegisterImportRow: '../../../register-import/application/ports#RefusedRow as RefusedRowModel',
    RegisterImportRowConnection: '@conect/service-kit#Connection<RefusedRowModel>',
    OrganizationsToReviewConnection: '@conect/service-kit#Connection<OrganizationModel>',
  },
});
