const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#IdentityContext',
  mappers: {
    User: '../../../account/graphql/user-view#UserView',
    Session: '../../../session/domain/session#LiveSession',
    Passkey: '../../../passkey/domain/passkey#Passkey as PasskeyModel',
    Membership: '../../../membership/domain/membership#Membership as MembershipModel',
    Institution: '../../../membership/domain/institution#Institution as InstitutionModel',
    InstitutionConnection: '../../../membership/graphql/context#InstitutionPage',
    Organization: '../../../membership/graphql/context#OrganizationReference',
  },
});
