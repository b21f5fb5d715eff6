const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#VolunteeringContext',
  mappers: {
    Opportunity: '../../../opportunity/domain/opportunity#Opportunity as OpportunityModel',
    OpportunityConnection: '@conect/service-kit#Connection<OpportunityModel>',
    OpportunityPlace: '../../../opportunity/domain/opportunity#Place',
    OpportunityShift: '../../../opportunity/domain/opportunity#Shift',
    OpportunityViewerCan: '../../../opportunity/graphql/context#OpportunityPermissions',
    OpportunitySearchConnection: '../../../catalogue/graphql/context#OpportunitySearch',
    OpportunityFacets: '../../../catalogue/graphql/context#FacetCounter',
    OpportunityChange: '@conect/service-kit#ListedChange',
    VolunteeringAuditEntry: '@conect/service-kit#AuditEntryView',
    VolunteeringAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
