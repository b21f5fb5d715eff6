/** SQL for a row `c` of consultations: held in CONECT, and not brought here from former years, whose answers and debates nobody can count. */
export const heldHere = `c.archived_from IS DISTINCT FROM 'NONE'`;
