const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#ConsultationsContext',
  mappers: {
    Consultation: '../../../consultation/domain/consultation#Consultation as ConsultationModel',
    ConsultationConnection: '@conect/service-kit#Connection<ConsultationModel>',
    ConsultationsUserError: '../user-errors#ShapedRefusal',
    ConsultationsDocument: '@conect/kernel#Document as DocumentModel',
    DraftVersion: '../../../consultation/application/ports#DraftVersion as DraftVersionModel',
    DraftBlock: '../../../consultation/application/ports#PlacedBlock',
    DraftBlockConnection: '@conect/service-kit#Connection<PlacedBlock>',
    DraftChange: '../../../consultation/application/ports#DraftChange as DraftChangeModel',
    DraftChangeConnection: '@conect/service-kit#Connection<DraftChangeModel>',
    ConsultationsDocument: '@conect/kernel#Document as DocumentModel',
    LegalTerm: '@conect/legal-clock#LegalTerm as LegalTermModel',
    CalendarDay: '../../../legal-term/domain/calendar-day#CalendarDay as CalendarDayModel',
    ConsultationInvitation: '../../../invitation/domain/invitation#Invitation as InvitationModel',
    ConsultationInvitationConnection: '@conect/service-kit#Connection<InvitationModel>',
    InvitationPreview: '../../../invitation/graphql/context#InvitationPreviewModel',
    InvitableOrganizationConnection: '@conect/service-kit#Connection<{ readonly id: string }>',
    ExpertiseCoverage: '../../../invitation/graphql/context#CoverageModel',
    CoverageByDomain: '../../../invitation/application/ports#CoveragePart',
    CoverageByCounty: '../../../invitation/application/ports#CoveragePart as CountyPart',
    CoverageCell: '../../../invitation/application/ports#CoveragePart as CellPart',
    ConsultationsAuditEntry: '@conect/service-kit#AuditEntryView',
    ConsultationsAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
