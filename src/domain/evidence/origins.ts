import { linkKey } from './links.ts';

/** What decides whether two reports come from one origin. */
type Traced = {
  readonly reportId: number;
  readonly sourceId: number;
  /** The source whose material this report's source passes on, if known. */
  readonly originId: number | null;
  /** The report that this one was taken from. */
  readonly derivesFrom: number | null;
  /** The report's link as given. */
  readonly url: string | null;
};

/**
 * Groups reports by origin. Reports share an origin if they have the same source, the same origin of sources or the
 * same link, or if one derives from the other, or both from the same report.
 */
export function groupByOrigin<T extends Traced>(reports: readonly T[]): readonly (readonly T[])[] {
  const groups: { readonly keys: Set<string>; readonly members: T[] }[] = [];
  for (const report of reports) {
    const keys = new Set(keysOf(report));
    const members = [report];
    for (const group of groups.filter((group) => [...group.keys].some((key) => keys.has(key)))) {
      for (const key of group.keys) keys.add(key);
      members.unshift(...group.members);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push({ keys, members });
  }
  return groups.map((group) => group.members);
}

function keysOf({ reportId, sourceId, originId, derivesFrom, url }: Traced): readonly string[] {
  return [
    `report ${reportId}`,
    `source ${sourceId}`,
    ...(originId === null ? [] : [`source ${originId}`]),
    ...(derivesFrom === null ? [] : [`report ${derivesFrom}`]),
    ...(url === null ? [] : [`link ${linkKey(url)}`]),
  ];
}
