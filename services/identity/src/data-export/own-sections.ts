import { auditSection, commonColumns, commonGrounds, documentSection, exportWords as words, leftOut, leftTables, tableSection, type ServiceExport } from '@conect/service-kit';

const { id, requested_at: requestedAt, expires_at: expiresAt, created_at: createdAt, updated_at: updatedAt, status, decided_at: decidedAt, organization_id: organizationId, institution_id: institutionId } = commonColumns;
const { untilErased } = commonGrounds;

const contract = words('Executarea contractului: fără acestea nu există cont (RGPD art. 6(1)(b))', 'Contract: without them there is no account (GDPR art. 6(1)(b))');
const security = words('Interes legitim: securitatea contului (RGPD art. 6(1)(f), art. 32)', 'Legitimate interest: the security of the account (GDPR art. 6(1)(f), art. 32)');
const publicTask = words('Sarcină publică: cine vorbește pentru cine (RGPD art. 6(1)(e))', 'Public task: who speaks for whom (GDPR art. 6(1)(e))');
const thirtyDays = words('30 de zile după ce nu mai este valabilă; la ștergerea contului, imediat', '30 days after it is good no more; at once when the account is erased');
const asLaw = words('Cât cere legea; după ștergere, identificatorul nu mai numește pe nimeni', 'As long as the law asks; after an erasure the id names nobody');

const usedAt = words('Când a fost folosită', 'When it was used');
const replacedAt = words('Când a fost înlocuită de alta', 'When another took its place');
const guardianEmail = words('Adresa părintelui sau tutorelui, dată de dumneavoastră', 'The address of the parent or guardian, given by you');
const ofAgeOn = words('Ziua în care împliniți 16 ani', 'The day on which you become 16');

const account = [
  tableSection({
    name: 'account',
    table: 'user_account',
    where: 'row.id = $1',
    title: words('Contul', 'The account'),
    basis: contract,
    kept: words('Până la ștergerea contului; un cont nefolosit se arhivează după 3 ani', 'Until the account is erased; one that nobody uses is archived after 3 years'),
    columns: {
      id,
      name: words('Numele', 'The name'),
      language: words('Limba în care vă scriem', 'The language in which we write to you'),
      email: words('Adresa de e-mail', 'The e-mail address'),
      email_confirmed_at: words('Când a fost confirmată adresa', 'When the address was confirmed'),
      registered_at: words('Când v-ați înregistrat', 'When you registered'),
      updated_at: updatedAt,
      last_active_at: words('Ziua în care ați fost văzut ultima dată', 'The day on which you were last seen'),
      disabled_at: words('Când a fost închis contul de către SGG', 'When SGG closed the account'),
      hold: words('De ce nu poate fi folosit contul', 'Why the account cannot be used'),
      held_since: words('De când nu poate fi folosit', 'Since when it cannot be used'),
      inactivity_warnings: words('Câte avertismente de inactivitate ați primit', 'How many warnings of inactivity you got'),
      warned_at: words('Când ați fost avertizat ultima dată', 'When you were last warned'),
    },
    omitted: { version: leftOut.version, password_hash: leftOut.secret, disabled_reason: 'written by SGG for SGG alone' },
  }),
  tableSection({
    name: 'confirmations',
    table: 'email_confirmation',
    where: 'row.user_id = $1',
    title: words('Confirmări ale adresei', 'Confirmations of the address'),
    basis: contract,
    kept: thirtyDays,
    columns: {
      id,
      purpose: words('Pentru ce', 'What for'),
      email: words('Adresa de confirmat', 'The address to confirm'),
      name: words('Numele dat la înregistrare', 'The name given at registration'),
      language: words('Limba dată la înregistrare', 'The language given at registration'),
      previous_email: words('Adresa de dinainte', 'The address before'),
      requested_at: requestedAt,
      expires_at: expiresAt,
      used_at: usedAt,
      replaced_at: replacedAt,
      of_age_on: ofAgeOn,
      guardian_email: guardianEmail,
    },
    omitted: { user_id: leftOut.own, password_hash: leftOut.secret },
  }),
  tableSection({
    name: 'guardian-consents',
    table: 'guardian_consent',
    where: 'row.user_id = $1',
    title: words('Acordul părintelui sau al tutorelui', 'The consent of a parent or guardian'),
    basis: words('Consimțământ pentru un minor (RGPD art. 8)', 'Consent for a minor (GDPR art. 8)'),
    kept: words('Până la 16 ani sau până la ștergere', 'Until the 16th birthday or the erasure'),
    columns: {
      id,
      guardian_email: guardianEmail,
      of_age_on: ofAgeOn,
      requested_at: requestedAt,
      expires_at: expiresAt,
      given_at: words('Când a fost dat', 'When it was given'),
      withdrawn_at: words('Când a fost retras', 'When it was taken back'),
    },
    omitted: { user_id: leftOut.own },
  }),
];

const signIn = [
  tableSection({
    name: 'sessions',
    table: 'session',
    where: 'row.user_id = $1',
    title: words('Autentificări', 'Sign-ins'),
    basis: security,
    kept: words('30 de zile după ce s-au încheiat', '30 days after they ended'),
    columns: {
      id,
      authenticated_at: words('Când v-ați autentificat', 'When you signed in'),
      assurance: words('Cum', 'How'),
      expires_at: expiresAt,
      ended_at: words('Când s-a încheiat', 'When it ended'),
      end_reason: words('De ce s-a încheiat', 'Why it ended'),
    },
    omitted: { user_id: leftOut.own },
  }),
  tableSection({
    name: 'password-resets',
    table: 'password_reset',
    where: 'row.user_id = $1',
    title: words('Cereri de parolă nouă', 'Requests for a new password'),
    basis: security,
    kept: thirtyDays,
    columns: { id, requested_at: requestedAt, expires_at: expiresAt, used_at: usedAt, replaced_at: replacedAt },
    omitted: { user_id: leftOut.own },
  }),
  tableSection({
    name: 'authenticator-app',
    table: 'second_factor',
    where: 'row.user_id = $1',
    title: words('Aplicația de autentificare', 'The authenticator app'),
    basis: security,
    kept: untilErased,
    columns: { confirmed_at: words('De când este folosită', 'Since when it is in use') },
    omitted: { user_id: leftOut.own, sealed_secret: leftOut.secret, pending_secret: leftOut.secret, last_step: leftOut.secret },
  }),
  tableSection({
    name: 'recovery-codes',
    table: 'recovery_code',
    where: 'row.user_id = $1',
    title: words('Coduri de rezervă', 'Recovery codes'),
    basis: security,
    kept: untilErased,
    columns: { id, used_at: usedAt },
    omitted: { user_id: leftOut.own, hash: leftOut.secret },
  }),
  tableSection({
    name: 'passkeys',
    table: 'passkey',
    where: 'row.user_id = $1',
    title: words('Chei de acces', 'Passkeys'),
    basis: security,
    kept: untilErased,
    columns: {
      id,
      name: words('Numele dat de dumneavoastră', 'The name that you gave'),
      transports: words('Cum se leagă dispozitivul', 'How the device connects'),
      backed_up: words('Dacă este copiată în alt loc', 'Whether it is backed up elsewhere'),
      created_at: createdAt,
      last_used_at: words('Când a fost folosită ultima dată', 'When it was last used'),
    },
    omitted: { user_id: leftOut.own, credential_id: leftOut.secret, public_key: leftOut.secret, counter: leftOut.secret },
  }),
  tableSection({
    name: 'external-identities',
    table: 'external_identity',
    where: 'row.user_id = $1',
    title: words('Identități ale altor furnizori', 'Identities at other providers'),
    basis: contract,
    kept: untilErased,
    columns: {
      id,
      issuer: words('Furnizorul', 'The provider'),
      linked_at: words('Când a fost legată', 'When it was linked'),
      last_used_at: words('Când a fost folosită ultima dată', 'When it was last used'),
    },
    omitted: { user_id: leftOut.own, subject_hash: leftOut.secret },
  }),
];

const roles = [
  tableSection({
    name: 'roles',
    table: 'membership',
    where: 'row.user_id = $1',
    title: words('Roluri în instituții și organizații', 'Roles in institutions and organizations'),
    basis: publicTask,
    kept: asLaw,
    columns: {
      id,
      role: words('Rolul', 'The role'),
      institution_id: institutionId,
      organization_id: organizationId,
      granted_at: words('De când', 'Since when'),
      revoked_at: words('Până când', 'Until when'),
    },
    omitted: { version: leftOut.version, user_id: leftOut.own, granted_by: leftOut.other },
  }),
  tableSection({
    name: 'institution-account-requests',
    table: 'institution_account_request',
    where: 'row.user_id = $1',
    title: words('Cereri de a reprezenta o instituție', 'Requests to speak for an institution'),
    basis: publicTask,
    kept: asLaw,
    columns: {
      id,
      institution_id: institutionId,
      position: words('Funcția', 'The position'),
      document_id: words('Documentul de desemnare', 'The designation'),
      requested_at: requestedAt,
      status,
      decided_at: decidedAt,
      rejection_reason: words('De ce a fost respinsă', 'Why it was rejected'),
    },
    omitted: { version: leftOut.version, user_id: leftOut.own, requested_by: leftOut.other, decided_by: leftOut.other },
  }),
  tableSection({
    name: 'invitations',
    table: 'invitation',
    where: 'row.accepted_by = $1 OR row.invited_by = $1 OR row.email = (SELECT email FROM user_account WHERE id = $1 AND email_confirmed_at IS NOT NULL)',
    title: words('Invitații primite, și cele trimise de dumneavoastră', 'Invitations to you, and those that you sent'),
    basis: publicTask,
    kept: thirtyDays,
    columns: {
      id,
      organization_id: organizationId,
      email: words('Adresa invitată, dacă este a dumneavoastră', 'The invited address, if it is yours'),
      role: words('Rolul oferit', 'The role offered'),
      invited_at: words('Când', 'When'),
      expires_at: expiresAt,
      accepted_at: words('Când a fost acceptată', 'When it was accepted'),
      revoked_at: words('Când a fost retrasă', 'When it was taken back'),
    },
    expressions: { email: 'CASE WHEN row.email = (SELECT email FROM user_account WHERE id = $1) THEN row.email END' },
    omitted: { version: leftOut.version, invited_by: leftOut.other, accepted_by: leftOut.other },
  }),
  documentSection({ basis: publicTask, kept: asLaw }),
  tableSection({
    name: 'data-exports',
    table: 'data_export',
    where: 'row.user_id = $1',
    title: words('Cererile dumneavoastră de date', 'Your requests for your data'),
    basis: words('Obligație legală (RGPD art. 15 și 20)', 'Legal obligation (GDPR art. 15 and 20)'),
    kept: words('30 de zile după ce arhiva a fost ștearsă', '30 days after the archive was removed'),
    columns: {
      id,
      state: status,
      requested_at: requestedAt,
      ended_at: words('Când a fost gata arhiva', 'When the archive was there'),
      kept_until: words('Până când este păstrată arhiva', 'Until when the archive is kept'),
      download_count: words('De câte ori a fost descărcată', 'How often it was fetched'),
    },
    omitted: { version: leftOut.version, user_id: leftOut.own, gather_until: 'how long services are waited for', parts: 'what services hand in, which is this archive', file_id: leftOut.secret, byte_length: 'the length of the archive' },
  }),
];

/** What identity hands in of a person, and why some of its tables are no part of it. */
export const identityExport: ServiceExport = {
  sections: [...account, ...signIn, ...roles, auditSection()],
  left: {
    ...leftTables,
    api_client: 'accounts of systems, not of people; who made one stands in his actions',
    data_export_piece: 'sealed archives',
    external_flow: 'one-time secrets of a sign-in under way, for minutes',
    institution: 'facts of institutions, which are public',
    passkey_ceremony: 'one-time secrets of a sign-in under way, for minutes',
    refresh_token: 'hashes of secrets; their sessions are shown',
    sign_in_challenge: 'one-time secrets of a sign-in under way, for minutes',
    signing_key: 'keys of the service',
    throttle: 'counts under keys that name nobody',
  },
};
