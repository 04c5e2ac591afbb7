import { webAddress } from '../../domain/evidence/web-address.ts';
import { recordName } from '../../domain/model/record.ts';
import { countOf } from '../../text/number-words.ts';
import { answerTo } from '../requests/queries.ts';
import { chosenRecord } from '../state/open-page.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

/** Opens the link of the chosen record, else the first one of the page, and says which it is. */
export function openLinkHere(state: State): Step {
  const [first, ...more] = addressesHere(state);
  if (first === undefined) return still(state);
  const others =
    more.length === 0 ? '' : ` · ${countOf(more.length, 'more link')}: Tab chooses a record`;
  const text = `opening ${first}${others}`;
  return [{ ...state, notice: { text, tone: 'plain' } }, [{ type: 'open-link', address: first }]];
}

/** Why no link can be opened here, in words; `undefined` if one can. */
export function noLinkHere(state: State): string | undefined {
  if (addressesHere(state).length > 0) return undefined;
  const [link] = linksHere(state);
  if (link !== undefined) return `“${link}” is no web address (http or https), so it is not opened`;
  const { page } = state;
  const chosen = page.kind === 'dashboard' ? undefined : chosenRecord(page);
  return chosen === undefined ? 'no link is known here' : `${recordName(chosen)} has no link`;
}

function addressesHere(state: State): readonly string[] {
  const addresses = linksHere(state).flatMap((link) => webAddress(link) ?? []);
  return [...new Set(addresses)];
}

/** The links of the chosen record, or of all records on the page if none is chosen. */
function linksHere(state: State): readonly string[] {
  const { page } = state;
  if (page.kind === 'dashboard') return [];
  const chosen = chosenRecord(page);
  return linked(state).flatMap(({ kind, id, url }) => {
    const isMeant = chosen === undefined || (chosen.kind === kind && chosen.id === id);
    return isMeant && url !== null ? [url] : [];
  });
}

type Linked = {
  readonly kind: 'report' | 'quote' | 'estimate';
  readonly id: number;
  readonly url: string | null;
};

/** The records on the page that can have a link. */
function linked(state: State): readonly Linked[] {
  switch (state.page.kind) {
    case 'incident': {
      const page = answerTo(state, 'incident');
      return [...of('report', page?.reports), ...of('quote', page?.quotes)];
    }
    case 'quote': {
      const page = answerTo(state, 'quote');
      return page ? of('quote', [page, ...[page.answered ?? []].flat(), ...page.replies]) : [];
    }
    case 'actor': {
      const page = answerTo(state, 'actor');
      return [...of('estimate', page?.estimates), ...of('quote', page?.quotes)];
    }
    case 'source':
      return of('quote', answerTo(state, 'source')?.latestQuotes);
    case 'estimates':
      return of('estimate', answerTo(state, 'estimates'));
    default:
      return [];
  }
}

function of(
  kind: Linked['kind'],
  rows: readonly { readonly id: number; readonly url: string | null }[] = [],
): readonly Linked[] {
  return rows.map(({ id, url }) => ({ kind, id, url }));
}
