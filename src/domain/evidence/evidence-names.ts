/** How the reasons of an assessment name actors and sources, by their numbers. */
export type EvidenceNames = {
  readonly actor: (actorId: number) => string;
  readonly source: (sourceId: number) => string;
};
