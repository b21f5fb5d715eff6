/** Everybody who may ask for a change, in the order of the table's letters. `own` and `other` are said of what the change is about. */
export const actorGroups = {
  '': ['visitor', 'citizen', 'owner'],
  own: ['NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR'],
  other: ['NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR'],
  'own institution': ['INSTITUTION_REPRESENTATIVE', 'TRANSPARENCY_OFFICER', 'FOI_OFFICER', 'CIVIL_SOCIETY_UNIT', 'FUNDING_OFFICER'],
  'other institution': ['INSTITUTION_REPRESENTATIVE', 'TRANSPARENCY_OFFICER', 'FOI_OFFICER', 'CIVIL_SOCIETY_UNIT', 'FUNDING_OFFICER'],
  sgg: ['SGG_ADMIN', 'SGG_ADMIN by password', 'SGG_ANALYST', 'SGG_ADMIN and own NGO_ADMIN'],
  'API client': ['graph:read', 'events:consume'],
} as const;

type Groups = typeof actorGroups;

/** An actor by its group and its name in it, e.g. `own NGO_ADMIN`. */
export type ActorName = { [Group in keyof Groups]: Group extends '' ? Groups[Group][number] : `${Group} ${Groups[Group][number]}` }[keyof Groups];

/** All of them, in order. */
export const actorNames = Object.entries(actorGroups).flatMap(([group, names]) => names.map((name) => `${group} ${name}`.trim())) as readonly ActorName[];

/** What becomes of the request of one actor. */
export const outcomes = {
  A: 'allowed',
  F: 'FORBIDDEN',
  N: 'NOT_FOUND: answered to the letter as what does not exist',
  O: 'OWN_ORGANIZATION: not for who decides about it',
  P: 'OWN_THREAD: not for who takes part in it',
  S: 'SECOND_FACTOR_REQUIRED: allowed after signing in with one',
  T: 'TOKEN_INVALID: what only the one knows who began it',
  U: 'UNAUTHENTICATED',
  V: 'GUARDIAN_IS_VOLUNTEER: not for whom the consent is about',
} as const;

/** One letter of a row. */
export type Outcome = keyof typeof outcomes;

/** The letters of a row, one per actor; a row that lists too few, too many or unknown ones is refused. */
export function outcomesOf(mutation: string, who: string): ReadonlyMap<ActorName, Outcome> {
  const letters = [...who.replace(/\s/g, '')];
  const unknown = letters.filter((letter) => !(letter in outcomes));
  if (letters.length !== actorNames.length || unknown.length > 0) {
    throw new Error(`The row of ${mutation} has ${letters.length} letters (${unknown.join('') || 'all known'}); it must say for each of the ${actorNames.length} actors one of ${Object.keys(outcomes).join(' ')}.`);
  }
  return new Map(actorNames.map((name, index) => [name, letters[index] as Outcome]));
}
