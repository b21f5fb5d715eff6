import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { refusalsOfLegalClock } from './permissions';

const holding = (role: Role, lacksSecondFactor = false): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: null, organizationId: null }], lacksSecondFactor });
const codesFor = (viewer: Viewer) => refusalsOfLegalClock(viewer).map(({ code }) => code);

it('terms and days are set by administrators of SGG alone, with a second factor where one is required', () => {
  expect(codesFor(holding('SGG_ADMIN'))).toEqual([]);
  expect(codesFor(holding('SGG_ADMIN', true))).toEqual(['SECOND_FACTOR_REQUIRED']);
  for (const role of ['SGG_ANALYST', 'INSTITUTION_REPRESENTATIVE', 'TRANSPARENCY_OFFICER', 'NGO_ADMIN'] as const) expect(codesFor(holding(role, role === 'SGG_ANALYST'))).toEqual(['FORBIDDEN']);
  expect(codesFor(anonymousViewer)).toEqual(['UNAUTHENTICATED']);
});
