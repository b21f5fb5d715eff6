import { accept, refuse, type Result } from '@conect/kernel';
import type { InstitutionStore } from '../../membership/application/ports';
import { checkParent, isOpen, isSameName, type Institution } from '../../membership/domain/institution';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** An institution as it is to be; without an id, a new one. */
type Wanted = Pick<Institution, 'name' | 'parentId'> & { readonly id: string | null };

/** Whether the institution fits among the others: a name of its own under its parent, and a parent that is there. Asked under `lockAll`. */
export async function fitsAmongInstitutions(institutions: InstitutionStore, wanted: Wanted): Promise<Result<object, IdentityErrorCode>> {
  if (wanted.parentId !== null) {
    const parent = checkParent(wanted.id, await lineUpwards(institutions, wanted.parentId));
    if (!parent.ok) return parent;
  }
  const namesakes = (await institutions.findNamed(wanted.name)).filter((one) => one.id !== wanted.id && isOpen(one) && isSameName(one, wanted));
  return namesakes.length === 0 ? accept({}) : refuse({ code: 'INSTITUTION_EXISTS', field: ['name'] });
}

/** The institution and all above it; no institution stands above itself, since every change of a parent is checked under the same lock. */
async function lineUpwards({ findById }: InstitutionStore, id: string): Promise<readonly Institution[]> {
  const line: Institution[] = [];
  for (let next: string | null = id; next !== null; ) {
    const found: Institution | null = await findById(next);
    if (found !== null) line.push(found);
    next = found?.parentId ?? null;
  }
  return line;
}
