import { join } from 'node:path';
import { createRevocations, type Revocations } from '@conect/auth';
import { openDocumentStore, type DocumentStore } from '@conect/documents';
import { tellOfDataExportPart } from '@conect/event-bus';
import { systemClock } from '@conect/kernel';
import { createDataExportDesk, createSmtpMailer, createSubgraphServer, mergeResolvers, poolOf, s3ConnectionOf, type Logger, type ServiceApp, type SubgraphRequest } from '@conect/service-kit';
import { createAccountArea } from '../account/create-account-area';
import { readCommonPasswords } from '../account/crypto/common-passwords';
import { createPasswordHasher } from '../account/crypto/password-hasher';
import { createAuditArea } from '../audit/create-audit-area';
import { createClientArea } from '../client/create-client-area';
import { createCredentialArea } from '../credential/create-credential-area';
import { createDataExportArea } from '../data-export/create-data-export-area';
import { identityExport } from '../data-export/own-sections';
import { createDocumentArea } from '../document/create-document-area';
import { createErasureArea, createErasureSubscriptions } from '../erasure/create-erasure-area';
import { createExternalSignInArea } from '../external-sign-in/create-external-sign-in-area';
import { createGuardianArea } from '../guardian/create-guardian-area';
import { createInstitutionAccountArea } from '../institution-account/create-institution-account-area';
import { createInstitutionArea } from '../institution/create-institution-area';
import { createInvitationArea } from '../invitation/create-invitation-area';
import { createMembershipArea } from '../membership/create-membership-area';
import { createPasskeyArea } from '../passkey/create-passkey-area';
import { createRecipientArea } from '../recipient/create-recipient-area';
import { createRetentionArea } from '../retention/create-retention-area';
import { createSessionArea } from '../session/create-session-area';
import { createBackground } from './background';
import { createIdentityDataSource } from './database/data-source';
import { createThrottle } from './database/stores/throttle-store';
import { dataExportTerms, handingServices, inactivityTerms, type IdentityEnvironment } from './environment';
import { createFoundation, keysOf, type Foundation } from './foundation';
import type { IdentityContext } from './graphql/context';
import { relyingPartySettings } from './relying-party-settings';

/** The composition root: builds every area and hands it what it needs. */
export async function createApp(environment: IdentityEnvironment, logger: Logger): Promise<ServiceApp> {
  const { HOST, IDENTITY_PORT, IDENTITY_DATABASE_URL, IDENTITY_PRINCIPAL_SECRET, NODE_ENV } = environment;
  const onPoolError = (error: unknown) => logger.warn({ err: error }, 'database connection lost');
  const dataSource = createIdentityDataSource({ url: IDENTITY_DATABASE_URL, onPoolError });
  await dataSource.initialize();
  const revocations = createRevocations(systemClock);

  // The areas want to nudge the relay, the background wants the areas' subscriptions: the nudge is looked up when it is needed.
  const nudge: { relay: () => void } = { relay: () => {} };
  const foundation = createFoundation({ dataSource, logger, afterCommit: () => nudge.relay() });
  const membership = createMembershipArea(foundation);
  const dataExport = createExports(environment, foundation, { isRevoked: revocations.isRevoked, afterCommit: () => nudge.relay() });
  const background = createBackground({ environment, dataSource, logger, subscriptions: [...membership.subscriptions, ...dataExport.subscriptions, ...createErasureSubscriptions(foundation)], revocations });
  nudge.relay = background.nudge;
  const store = await openDocumentStore({ folder: environment.IDENTITY_DOCUMENTS_DIR, bucket: environment.IDENTITY_DOCUMENTS_BUCKET, s3: s3ConnectionOf(environment) });
  const { mailer, ...areas } = { ...createAreas(environment, foundation, store), dataExport };
  const { session } = areas;
  const listed = Object.values(areas);
  const recipient = createRecipientArea({ ...foundation, lookupSecret: environment.MESSAGING_LOOKUP_SECRET });

  const server = await createSubgraphServer<IdentityContext>({
    name: 'identity',
    schemaFolder: join(__dirname, '../../schema'),
    resolvers: mergeResolvers([membership, ...listed].map(({ resolvers }) => resolvers)),
    contextFor: contextFrom(membership, areas),
    principalSecret: IDENTITY_PRINCIPAL_SECRET,
    isRevoked: revocations.isRevoked,
    proxyHops: environment.IDENTITY_PROXY_HOPS,
    introspection: NODE_ENV !== 'production',
    logger,
    readiness: { database: async () => void (await poolOf(dataSource).query('SELECT 1')), ...background.readiness },
    routes: async (app) => {
      for (const { routes } of [recipient, ...listed]) await routes?.(app);
    },
  });

  return {
    startBackground: () => background.start(listed.flatMap(({ jobs }) => jobs ?? [])),
    listen: async () => {
      // Nobody is answered before there are keys to sign with.
      await session.prepare();
      return server.listen({ host: HOST, port: IDENTITY_PORT });
    },
    parts: [
      { name: 'server', stop: server.close },
      ...background.parts,
      { name: 'mailer', stop: mailer.close },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  };
}

/** Every area but the one that says who is asking, one line each. */
function createAreas(environment: IdentityEnvironment, foundation: Foundation, store: DocumentStore) {
  const { IDENTITY_SECRET, SMTP_URL, MAIL_FROM, WEB_URL, IDENTITY_ISSUER, ACCESS_TOKEN_AUDIENCE } = environment;
  const { ACCESS_TOKEN_SECONDS, REFRESH_IDLE_SECONDS, SESSION_SECONDS, SIGNING_KEY_DAYS } = environment;
  const secondFactorRequired = environment.IDENTITY_SECOND_FACTOR ?? environment.NODE_ENV === 'production';
  const keys = keysOf(IDENTITY_SECRET);
  const hasher = createPasswordHasher({ pepper: keys.pepper });
  const throttle = createThrottle({ dataSource: foundation.dataSource, key: keys.throttle });
  const shared = { ...foundation, hasher, throttle, keys, isCommonPassword: readCommonPasswords(), secondFactorRequired };
  const terms = inactivityTerms(environment);
  const mailer = createSmtpMailer({ smtpUrl: SMTP_URL, from: MAIL_FROM });
  const session = createSessionArea({
    ...shared,
    issuer: IDENTITY_ISSUER,
    audience: ACCESS_TOKEN_AUDIENCE,
    lifetimes: { accessTokenSeconds: ACCESS_TOKEN_SECONDS, refreshIdleSeconds: REFRESH_IDLE_SECONDS, sessionSeconds: SESSION_SECONDS },
    signingKeyDays: SIGNING_KEY_DAYS,
  });
  const account = createAccountArea({ ...shared, terms, mailer, webUrl: WEB_URL });
  return {
    mailer,
    session,
    retention: createRetentionArea({ ...shared, terms }),
    account,
    erasure: createErasureArea({ ...foundation, mailer, composeMail: account.composeMail }),
    audit: createAuditArea(foundation),
    client: createClientArea({ ...shared, serviceTokens: session.serviceTokens, issuer: IDENTITY_ISSUER }),
    document: createDocumentArea({ ...foundation, store, key: keys.documents, baseUrl: environment.IDENTITY_PUBLIC_URL }),
    guardian: createGuardianArea(shared),
    institution: createInstitutionArea(shared),
    invitation: createInvitationArea(shared),
    institutionAccount: createInstitutionAccountArea(shared),
    credential: createCredentialArea({ ...shared, opening: session.opening }),
    passkey: createPasskeyArea({ ...shared, opening: session.opening, relyingParty: relyingPartySettings(environment) }),
    externalSignIn: createExternalSignInArea({
      ...shared,
      opening: session.opening,
      providers: environment.EXTERNAL_SIGN_IN_PROVIDERS,
      redirectUris: [new URL(`${WEB_URL.replace(/\/$/, '')}/external-sign-in`).href, ...environment.EXTERNAL_SIGN_IN_REDIRECT_URIS],
    }),
  };
}

/** Exports of personal data: identity asks for them, hands in its own part, and puts all parts together. */
function createExports(environment: IdentityEnvironment, foundation: Foundation, { isRevoked, afterCommit }: Pick<Revocations, 'isRevoked'> & { readonly afterCommit: () => void }) {
  const { IDENTITY_SECRET: secret, IDENTITY_PUBLIC_URL: baseUrl, IDENTITY_ISSUER: issuer, ACCESS_TOKEN_AUDIENCE: audience } = environment;
  const desk = createDataExportDesk({ ...foundation, service: 'identity', sections: identityExport.sections, secret, tell: tellOfDataExportPart('identity'), afterCommit });
  return createDataExportArea({ ...foundation, keys: keysOf(secret), terms: dataExportTerms(environment), services: handingServices(environment), desk, baseUrl, issuer, audience, isRevoked });
}

type Areas = Omit<ReturnType<typeof createAreas>, 'mailer'> & { readonly dataExport: ReturnType<typeof createExports> };

/** What resolvers are given: the request with its viewer, and what each area adds to it. */
const contextFrom =
  (membership: ReturnType<typeof createMembershipArea>, { account, audit, client, credential, dataExport, document, erasure, externalSignIn, guardian, institution, institutionAccount, invitation, passkey, retention, session }: Areas) =>
  (request: SubgraphRequest): IdentityContext => {
    const viewed = { ...request, ...membership.contextFor(request) };
    return {
      ...viewed,
      ...account.contextFor(viewed),
      ...audit.contextFor(viewed),
      ...client.contextFor(viewed),
      ...credential.contextFor(viewed),
      ...erasure.contextFor(viewed),
      ...externalSignIn.contextFor(viewed),
      ...dataExport.contextFor(viewed),
      ...document.contextFor(viewed),
      ...guardian.contextFor(viewed),
      ...institution.contextFor(viewed),
      ...institutionAccount.contextFor(viewed),
      ...invitation.contextFor(viewed),
      ...passkey.contextFor(viewed),
      ...retention.contextFor(viewed),
      ...session.contextFor(viewed),
    };
  };
