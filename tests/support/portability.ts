import { loadModule, parseSync } from 'libpg-query';

await loadModule();

/** Functions that SQLite and PostgreSQL both have, with the same meaning. */
const FUNCTIONS = new Set([
  'abs',
  'cos',
  'count',
  'length',
  'lower',
  'max',
  'min',
  'radians',
  'replace',
  'row_number',
  'sin',
  'substr',
  'sum',
  'upper',
]);
/** Operators that both have. */
const OPERATORS = new Set('= <> < > <= >= + - * / % & | || << >>'.split(' '));
/** Types to which both cast in the same way; `tsquery` and arrays come only from PostgreSQL's words. */
const TYPES = new Set('text int4 integer bigint int8 real json tsquery'.split(' '));
const COMPARISONS = new Set('= <> < > <= >= @@'.split(' '));

type Node = Readonly<Record<string, unknown>>;

/**
 * Why PostgreSQL would refuse a statement or might read it differently from SQLite; empty where it would do neither. `tables`
 * are the names of the existing tables.
 */
export function unportable(text: string, tables: ReadonlySet<string>): readonly string[] {
  const camelCase = /\b[a-z]\w*[A-Z]\w*/.exec(text.replaceAll(/"[^"]*"|'[^']*'/g, "''"));
  const folded = camelCase === null ? [] : [`${camelCase[0]} is not quoted`];
  try {
    return [...folded, ...problemsIn(parseSync(text), tables)];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** The problems of a parsed statement. */
function problemsIn(tree: unknown, tables: ReadonlySet<string>): readonly string[] {
  const known = new Set([...tables, ...namesGiven(tree)]);
  return nodesIn(tree).flatMap(([kind, node]) => {
    const check = CHECKS[kind];
    return check === undefined ? [] : check(node, known);
  });
}

type Check = (node: Node, tables: ReadonlySet<string>) => readonly string[];

const CHECKS: Readonly<Record<string, Check>> = {
  FuncCall: (node) => {
    const name = namesOf(node.funcname);
    const parameters = listOf(node.args);
    // A name with a schema is one of PostgreSQL's words.
    if (name.length > 1) return [];
    const [only = ''] = name;
    if (!FUNCTIONS.has(only)) return [`the function ${only}`];
    if (['min', 'max'].includes(only) && parameters.length !== 1) return [`${only} of several`];
    return parameters.some(isTruth) ? [`${only} of a comparison`] : [];
  },
  A_Expr: (node) => {
    const [operator = '', ...more] = namesOf(node.name);
    if (more.length > 0) return [];
    if (node.kind === 'AEXPR_LIKE') return ['like, which in SQLite goes by no case'];
    if (node.kind !== 'AEXPR_OP') return [];
    if (!OPERATORS.has(operator)) return [`the operator ${operator}`];
    return node.lexpr === undefined && operator === '+' ? ['a sign +'] : [];
  },
  BoolExpr: (node) =>
    listOf(node.args).some((one) => !isTruth(one)) ? ['a number as a condition'] : [],
  TypeName: (node) => {
    const name = namesOf(node.names).at(-1) ?? '';
    return TYPES.has(name) || name === 'bool' ? [] : [`the type ${name}`];
  },
  RangeVar: ({ schemaname, relname }, tables) =>
    schemaname === undefined && tables.has(String(relname))
      ? []
      : [`the table ${[schemaname, relname].filter((one) => one !== undefined).join('.')}`],
  SelectStmt: (node) => [
    ...(isCondition(node.whereClause) ? [] : ['a number as a condition']),
    ...ungrouped(node),
  ],
};

/** Columns that are neither grouped nor aggregated: SQLite takes the value of some row, PostgreSQL refuses. */
function ungrouped({ targetList, groupClause }: Node): readonly string[] {
  const groups = listOf(groupClause).map(written);
  const chosen = listOf(targetList).map((target) => inner(target, 'ResTarget')?.val);
  if (groups.length === 0 && !chosen.some(hasAggregate)) return [];
  return chosen.flatMap((value) => columnsOutside(value, groups));
}

function columnsOutside(value: unknown, groups: readonly string[]): readonly string[] {
  if (groups.includes(written(value)) || isAggregate(value) || inner(value, 'SubLink')) return [];
  const column = inner(value, 'ColumnRef');
  if (column !== undefined) return [`${namesOf(column.fields).join('.')} beside a group`];
  return childrenOf(value).flatMap((child) => columnsOutside(child, groups));
}

const AGGREGATES = new Set(['count', 'sum', 'min', 'max']);

function isAggregate(value: unknown): boolean {
  const call = inner(value, 'FuncCall');
  return (
    call !== undefined && call.over === undefined && AGGREGATES.has(namesOf(call.funcname)[0] ?? '')
  );
}

function hasAggregate(value: unknown): boolean {
  if (inner(value, 'SubLink') !== undefined) return false;
  return isAggregate(value) || childrenOf(value).some(hasAggregate);
}

/** Whether an expression is boolean. No column of the schema is, and PostgreSQL accepts no number as a condition. */
function isTruth(value: unknown): boolean {
  const operation = inner(value, 'A_Expr');
  if (operation !== undefined) {
    return operation.kind !== 'AEXPR_OP' || COMPARISONS.has(namesOf(operation.name).at(-1) ?? '');
  }
  return (
    ['ColumnRef', 'FuncCall'].every((kind) => inner(value, kind) === undefined) && !isNumber(value)
  );
}

function isCondition(where: unknown): boolean {
  return where === undefined || isTruth(where);
}

function isNumber(value: unknown): boolean {
  return inner(value, 'A_Const')?.ival !== undefined;
}

/** The tables that a statement defines: the one that it creates, and those of `with`. */
function namesGiven(tree: unknown): readonly string[] {
  return nodesIn(tree).flatMap(([kind, node]) => {
    if (kind === 'CommonTableExpr') return [String(node.ctename)];
    const relation = kind === 'CreateStmt' ? node.relation : undefined;
    return isNode(relation) ? [String(relation.relname)] : [];
  });
}

/** Every node of a tree, with its kind. */
function nodesIn(tree: unknown): readonly (readonly [kind: string, node: Node])[] {
  const own = isNode(tree)
    ? Object.entries(tree).flatMap(([kind, node]) =>
        isNode(node) ? [[KINDS[kind] ?? kind, node] as const] : [],
      )
    : [];
  return [...own, ...childrenOf(tree).flatMap(nodesIn)];
}

/** Fields whose nodes do not say their kind, since it is always the same. */
const KINDS: Readonly<Record<string, string>> = { relation: 'RangeVar', typeName: 'TypeName' };

function childrenOf(tree: unknown): readonly unknown[] {
  if (Array.isArray(tree)) return tree;
  return isNode(tree) ? Object.values(tree) : [];
}

function inner(value: unknown, kind: string): Node | undefined {
  const node = isNode(value) ? value[kind] : undefined;
  return isNode(node) ? node : undefined;
}

function namesOf(fields: unknown): readonly string[] {
  return listOf(fields).map((field) => String(inner(field, 'String')?.sval ?? '*'));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** An expression as text, without its position. */
function written(value: unknown): string {
  return JSON.stringify(value, (key, one) => (key === 'location' ? undefined : one));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
