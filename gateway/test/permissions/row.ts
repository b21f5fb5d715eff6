import type { Actor, Input } from './people';
import type { World } from './world';

/** One mutation of the table, or one way of calling it. */
export interface Row {
  /** A letter per actor, in the order of `actors.ts`; blanks are for the eye. */
  readonly who: string;
  /**
   * A valid input for an actor who may. It is made anew for each of them, so that each really succeeds; those who may not send the
   * first one's, before anybody else does.
   */
  readonly input: (world: World, actor: Actor) => Promise<Input> | Input;
  /** What those get who may but come second, when the first one has used up what the input is about; all then send the first one's input. */
  readonly then?: string;
}

/** Rows by mutation; a second way of calling one has a remark behind its name, e.g. `updateOrganization (draft)`. */
export type Rows = Readonly<Record<string, Row>>;
