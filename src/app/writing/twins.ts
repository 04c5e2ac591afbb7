import type { MergeEntry, SplitEntry } from '../../domain/entry/entry.ts';
import { recordName } from '../../domain/model/record.ts';
import type { TwinRow } from '../../store/port/rows-actors-sources.ts';
import { countOf } from '../../text/number-words.ts';
import { answerTo } from '../requests/queries.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

/** The possible duplicates chosen in their list. */
export function twinsHere(state: State): TwinRow | undefined {
  const { page } = state;
  if (page.kind !== 'twins' || page.link?.kind !== 'actor') return undefined;
  const { id } = page.link;
  return answerTo(state, 'twins')?.rows.find(({ actor }) => actor.id === id);
}

/** Asks whether to merge the chosen actor into the other; `u` undoes that. */
export function mergeTwins(state: State): Step {
  const twins = twinsHere(state);
  if (twins === undefined) return still(state);
  const { actor, into } = twins;
  const told = ({ id, name, incidents }: TwinRow['actor']) =>
    `${name} (${nameOf(id)}, ${countOf(incidents, 'incident')})`;
  const entry: MergeEntry = {
    kind: 'merge',
    from: [nameOf(actor.id)],
    into: nameOf(into.id),
    reason: null,
  };
  return still({
    ...state,
    overlay: {
      kind: 'confirm',
      question: `Merge ${told(actor)} into ${told(into)}?`,
      act: { kind: 'add', who: state.who, entry },
    },
  });
}

/** Declares the chosen two distinct, so that they are not proposed again; `u` undoes that. */
export function declareTwinsDistinct(state: State): Step {
  const twins = twinsHere(state);
  if (twins === undefined) return still(state);
  const { actor, into } = twins;
  const entry: SplitEntry = {
    kind: 'split',
    name: nameOf(actor.id),
    aliases: [],
    from: nameOf(into.id),
    reason: null,
  };
  return [state, [{ type: 'act', act: { kind: 'add', who: state.who, entry } }]];
}

function nameOf(id: number): string {
  return recordName({ kind: 'actor', id });
}
