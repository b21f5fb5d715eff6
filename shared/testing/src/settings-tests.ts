import { readmeRows } from './readme-rows';

/** Declares the test that a service's README has a row for each of its settings. */
export function describeSettings(folder: string, ...shapes: readonly Readonly<Record<string, unknown>>[]): void {
  describe('the settings', () => {
    it('are those of the README table', () => {
      expect(readmeRows(folder, 'Settings')).toEqual([...new Set(shapes.flatMap((shape) => Object.keys(shape)))].sort());
    });
  });
}
