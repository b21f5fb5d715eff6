const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#ConsultationsContext',
  mappers: {
    Consultation: '../../../consultation/domain/consultation#Consultation as ConsultationModel',
    ConsultationConnection: '@conect/service-kit#Connection<ConsultationModel>',
    ConsultationsUserError: '../user-errors#ShapedRefusal',
    DraftVersion: '../../../consultation/application/ports#DraftVersion as DraftVersionModel',
    DraftBlock: '../../../consultation/application/ports#PlacedBlock',
    DraftBlockConnection: '@conect/service-kit#Connection<PlacedBlock>',
    DraftChange: '../../../consultation/application/ports#DraftChange as DraftChangeModel',
    DraftChangeConnection: '@conect/service-kit#Connection<DraftChangeModel>',
    ResponseMatrixRow: '../../../contribution/domain/contribution#Contribution as ContributionModel',
    ResponseMatrixConnection: '@conect/service-kit#Connection<ContributionModel>',
    EvidencePack: '../../../paper/graphql/context#EvidencePackAddress',
    ConsultationViewerCan: '../../../consultation/graphql/context#ConsultationPermissions',
    Contribution: '../../../contribution/domain/contribution#Contribution as ContributionModel',
    ContributionConnection: '@conect/service-kit#Connection<ContributionModel>',
    ContributionVersion: '../../../contribution/application/ports#ContributionVersion as ContributionVersionModel',
    ContributionReceipt: '../../../contribution/application/ports#Receipt',
    ContributionRegisterRoot: '../../../contribution/application/ports#RegisterRoot',
    ContributionRegisterRootConnection: '@conect/service-kit#Connection<RegisterRoot>',
    Organization: '../../../contribution/graphql/context#OrganizationReference',
    ConsultationsDocument: '@conect/kernel#Document as DocumentModel',
    ConsultationsAuditEntry: '@conect/service-kit#AuditEntryView',
    ConsultationsAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
