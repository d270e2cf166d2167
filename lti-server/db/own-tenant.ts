import {
  AliasNode,
  AndNode,
  type DeleteQueryNode,
  IdentifierNode,
  type JoinNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  ParensNode,
  type QueryId,
  type SelectQueryNode,
  sql,
  TableNode,
  type UpdateQueryNode,
  WhereNode,
} from 'kysely';

/** The tenant of this transaction; none outside of one. As in the policies, so that the planner takes both for one. */
const CURRENT = sql`nullif(current_setting('waymark.tenant', true), '')::uuid`;

/** For SQL written by hand: rows of this transaction's tenant. `table`: its name or alias in the statement. */
export const ownTenant = (table: string) =>
  sql<boolean>`${sql.ref(`${table}.tenant_id`)} = ${CURRENT}`;

/** How a table of schema school is called in its query, or null: not one of them. */
function nameOf(node: OperationNode | undefined): string | null {
  if (node === undefined) return null;
  if (AliasNode.is(node)) {
    const isOurs = nameOf(node.node) !== null;
    return isOurs && IdentifierNode.is(node.alias) ? node.alias.name : null;
  }
  if (!TableNode.is(node) || node.table.schema?.name !== 'school') return null;
  return `school.${node.table.identifier.name}`;
}

/** Null where no table of a school is among them. */
function ruleFor(tables: readonly (OperationNode | undefined)[]): OperationNode | null {
  const rules = tables.flatMap((each): OperationNode[] => {
    const name = nameOf(each);
    return name === null ? [] : [ownTenant(name).toOperationNode()];
  });
  return rules.length === 0 ? null : rules.reduce((all, one) => AndNode.create(all, one));
}

/** What stands there may be an `or`. */
const both = (before: OperationNode | undefined, rule: OperationNode): OperationNode =>
  before === undefined ? rule : AndNode.create(ParensNode.create(before), rule);

function narrowed<Q extends { readonly where?: WhereNode }>(
  query: Q,
  tables: readonly (OperationNode | undefined)[],
): Q {
  const rule = ruleFor(tables);
  return rule === null
    ? query
    : { ...query, where: WhereNode.create(both(query.where?.where, rule)) };
}

class OwnTenant extends OperationNodeTransformer {
  protected override transformSelectQuery(node: SelectQueryNode, id?: QueryId): SelectQueryNode {
    const query = super.transformSelectQuery(node, id);
    return narrowed(query, query.from?.froms ?? []);
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, id?: QueryId): UpdateQueryNode {
    const query = super.transformUpdateQuery(node, id);
    return narrowed(query, [query.table, ...(query.from?.froms ?? [])]);
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, id?: QueryId): DeleteQueryNode {
    const query = super.transformDeleteQuery(node, id);
    return narrowed(query, [...query.from.froms, ...(query.using?.tables ?? [])]);
  }

  protected override transformJoin(node: JoinNode, id?: QueryId): JoinNode {
    const join = super.transformJoin(node, id);
    const rule = ruleFor([join.table]);
    return rule === null ? join : { ...join, on: OnNode.create(both(join.on?.on, rule)) };
  }
}

/**
 * A second wall beside row-level security: every statement that Kysely builds asks for the rows of its own tenant alone, so
 * that a table somebody has opened by mistake shows and loses nothing. What is written by hand says `ownTenant` itself.
 */
const transformer = new OwnTenant();
export const ownTenantOnly: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => transformer.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
};
