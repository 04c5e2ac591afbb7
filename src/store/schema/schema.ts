import type { Generated, GeneratedAlways } from 'kysely';
import type { EstimateMeasure, RelationKind } from '../../domain/entry/entry.ts';
import type { ActorKind, Basis, Role } from '../../domain/model/actor.ts';
import type { Measure } from '../../domain/model/figure.ts';
import type { Credibility, Reliability } from '../../domain/model/grade.ts';
import type { Status, Verdict } from '../../domain/model/status.ts';
import type { PlacePrecision } from '../../domain/places/place.ts';
import type { Precision } from '../../domain/time/moment.ts';
import type {
  ActorContributionTable,
  ContributionTable,
  DayTallyTable,
  DigestTable,
  MergedActorTable,
  MergedIncidentTable,
  SpellingRuleTable,
  SpellingTable,
} from './schema-counts.ts';
import type {
  ActionTable,
  BackupTable,
  ChangeTable,
  ContextTable,
  PurgeTable,
} from './schema-history.ts';
import type {
  BatchTable,
  ConflictTable,
  DatasetTable,
  DoubtTable,
  LeadTable,
  OtherUidTable,
  PublisherRowBeforeTable,
  PublisherRowTable,
  RejectedRowTable,
  RowHeaderTable,
  SharedVersionTable,
  TombstoneTable,
} from './schema-imports.ts';
import type { ImportedColumns } from './schema-records.ts';

/** A best figure that an analyst has settled on. */
export type PinTable = {
  id: Generated<number>;
  incident_id: number;
  measure: Measure;
  best: number;
  reason: string | null;
  who: Generated<string>;
  at: Generated<string>;
};

/** What every record has that somebody says. */
type SaidColumns = ImportedColumns & {
  published_on: string | null;
  published_precision: Generated<Precision>;
  url: string | null;
  reliability: Reliability | null;
  credibility: Credibility | null;
  note: string | null;
};

export type SourceTable = ImportedColumns & {
  name: string;
  reliability: Generated<Reliability>;
  origin_id: number | null;
};

export type ActorTable = ImportedColumns & {
  name: string;
  short_name: string | null;
  kind: Generated<ActorKind>;
  merged_into: number | null;
};

export type AliasTable = { id: Generated<number>; actor_id: number; name: string };

/** Two actors that are two, as a person has said. */
export type DistinctActorTable = { id: Generated<number>; actor_id: number; other_id: number };

/** `killed_low`, `killed_best` and so on. */
type FigureColumns = {
  [C in `${'killed' | 'civilians' | 'wounded'}_${'low' | 'best' | 'high'}`]: number | null;
};

export type IncidentTable = ImportedColumns &
  FigureColumns & {
    occurred_from: string;
    occurred_until: string;
    date_precision: Generated<Precision>;
    type: Generated<string>;
    subtype: string | null;
    title: string;
    narrative: string | null;
    place: string | null;
    admin1: string | null;
    admin2: string | null;
    country: string | null;
    lat: number | null;
    lon: number | null;
    place_precision: Generated<PlacePrecision>;
    verdict: Verdict | null;
    verdict_note: string | null;
    dataset: string | null;
    external_id: string | null;
    merged_into: number | null;
    evidence: Generated<'reported' | 'corroborated' | 'disputed'>;
    grade: string | null;
    due: Generated<number>;
    status: GeneratedAlways<Status>;
  };

export type TagTable = { id: Generated<number>; incident_id: number; tag: string };

export type RelationTable = {
  id: Generated<number>;
  incident_id: number;
  other_id: number;
  kind: Generated<RelationKind>;
};

export type ReportTable = SaidColumns & {
  incident_id: number;
  source_id: number;
  derives_from: number | null;
  headline: string | null;
};

export type FigureTable = {
  id: Generated<number>;
  report_id: number;
  measure: Measure;
  low: number | null;
  best: number | null;
  high: number | null;
  disordered: GeneratedAlways<number>;
};

export type AttributionTable = ImportedColumns & {
  incident_id: number;
  actor_id: number;
  role: Role;
  basis: Generated<Basis>;
  doubted: Generated<number>;
  source_id: number | null;
};

export type QuoteTable = SaidColumns & {
  said_from: string;
  said_until: string;
  date_precision: Generated<Precision>;
  text: string;
  verbatim: Generated<number>;
  speaker: string | null;
  role: string | null;
  organisation: string | null;
  source_id: number | null;
  answers: number | null;
};

export type QuoteActorTable = {
  id: Generated<number>;
  quote_id: number;
  actor_id: number;
};

export type QuoteIncidentTable = {
  id: Generated<number>;
  quote_id: number;
  incident_id: number;
};

export type EstimateTable = SaidColumns & {
  actor_id: number;
  measure: EstimateMeasure;
  low: number | null;
  best: number | null;
  high: number | null;
  as_of_from: string | null;
  as_of_until: string | null;
  as_of_precision: Precision | null;
  since: string | null;
  since_precision: Precision | null;
  source_id: number | null;
};

export type MilestoneTable = ImportedColumns & {
  occurred_from: string;
  occurred_until: string;
  date_precision: Generated<Precision>;
  name: string;
  note: string | null;
};

/** Full-text tables: `rowid` is the record's number. */
export type IncidentTextTable = { rowid: number; title: string; narrative: string | null };
export type QuoteTextTable = {
  rowid: number;
  text: string;
  speaker: string | null;
  organisation: string | null;
};

/** The tables of `db/migrations`, for Kysely. */
export type Schema = {
  digest: DigestTable;
  contribution: ContributionTable;
  actor_contribution: ActorContributionTable;
  day_tally: DayTallyTable;
  merged_actor: MergedActorTable;
  merged_incident: MergedIncidentTable;
  spelling: SpellingTable;
  spelling_rule: SpellingRuleTable;
  action: ActionTable;
  change: ChangeTable;
  context: ContextTable;
  batch: BatchTable;
  source: SourceTable;
  actor: ActorTable;
  alias: AliasTable;
  distinct_actor: DistinctActorTable;
  incident: IncidentTable;
  tag: TagTable;
  relation: RelationTable;
  distinct_incident: Omit<RelationTable, 'kind'>;
  report: ReportTable;
  figure: FigureTable;
  attribution: AttributionTable;
  quote: QuoteTable;
  quote_actor: QuoteActorTable;
  quote_incident: QuoteIncidentTable;
  estimate: EstimateTable;
  milestone: MilestoneTable;
  row_header: RowHeaderTable;
  publisher_row: PublisherRowTable;
  publisher_row_before: PublisherRowBeforeTable;
  dataset: DatasetTable;
  rejected_row: RejectedRowTable;
  doubt: DoubtTable;
  tombstone: TombstoneTable;
  lead: LeadTable;
  shared_version: SharedVersionTable;
  other_uid: OtherUidTable;
  conflict: ConflictTable;
  pin: PinTable;
  purge: PurgeTable;
  backup: BackupTable;
  incident_text: IncidentTextTable;
  quote_text: QuoteTextTable;
};
