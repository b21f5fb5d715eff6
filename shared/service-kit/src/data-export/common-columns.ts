import { exportWords } from './section';

/** Columns that mean the same wherever they stand. */
export const commonColumns = {
  id: exportWords('Identificatorul înregistrării', 'Id of the entry'),
  status: exportWords('Starea', 'The state'),
  status_since: exportWords('De când este în această stare', 'Since when it is in that state'),
  created_at: exportWords('Când a fost făcută', 'When it was made'),
  updated_at: exportWords('Când a fost schimbată ultima dată', 'When it was last changed'),
  organization_id: exportWords('Organizația la care se referă', 'The organization that it is about'),
  institution_id: exportWords('Instituția la care se referă', 'The institution that it is about'),
  requested_at: exportWords('Când a fost cerută', 'When it was asked for'),
  expires_at: exportWords('Până când este valabilă', 'Until when it is good'),
  decided_at: exportWords('Când s-a decis', 'When it was decided'),
} as const;

/** Why things may be kept, and for how long, in the words that many sections share. */
export const commonGrounds = {
  publicTask: exportWords('Sarcină publică (RGPD art. 6(1)(e))', 'Public task (GDPR art. 6(1)(e))'),
  withTheThing: exportWords('Cât timp există lucrul la care se referă; după ștergere, identificatorul nu mai numește pe nimeni', 'As long as the thing that it is about; after an erasure the id names nobody'),
  untilErased: exportWords('Până la ștergerea contului', 'Until the account is erased'),
} as const;

/** Why columns are left out in many places. */
export const leftOut = {
  version: 'counts changes for programs',
  own: 'the person',
  other: 'somebody else',
  secret: 'a secret, or what proves one',
  ofOrganization: 'facts of an organization or an institution, in whose name the person acted',
} as const;
