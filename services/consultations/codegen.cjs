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
    ConsultationInvitation: '../../../invitation/domain/invitation#Invitation as InvitationModel',
    ConsultationInvitationConnection: '@conect/service-kit#Connection<InvitationModel>',
    InvitationPreview: '../../../invitation/graphql/context#InvitationPreviewModel',
    InvitableOrganizationConnection: '@conect/service-kit#Connection<{ readonly id: string }>',
    ExpertiseCoverage: '../../../invitation/graphql/context#CoverageModel',
    CoverageByDomain: '../../../invitation/application/ports#CoveragePart',
    CoverageByCounty: '../../../invitation/application/ports#CoveragePart as CountyPart',
    CoverageCell: '../../../invitation/application/ports#CoveragePart as CellPart',
    DraftNotificationRequest: '../../../draft-notification/domain/draft-notification#DraftNotificationRequest as DraftNotificationRequestModel',
    DraftNotificationRequestConnection: '@conect/service-kit#Connection<DraftNotificationRequestModel>',
    ConsultationsAuditEntry: '@conect/service-kit#AuditEntryView',
    ConsultationsAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
