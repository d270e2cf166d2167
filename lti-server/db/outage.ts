/** The database could not do it now, and may soon: callers answer 503. The work may or may not have been committed. */
export class DatabaseOutage extends Error {
  readonly code: string;
  constructor(cause: Error, code: string) {
    super('The database does not answer.', { cause });
    this.name = 'DatabaseOutage';
    this.code = code;
  }
}

/**
 * PostgreSQL, appendix A: 08 connection, 53 resources (disk full, too many connections), 57P operator intervention,
 * 58 system error, 25006 read-only (a standby), and 40 after all our own tries. Then the codes of Node's sockets.
 */
const CODE =
  /^(?:08\w{3}|53\w{3}|57P\w\w|58\w{3}|25006|40001|40P01|E(?:CONN\w+|PIPE|NOENT|NOSPC|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN))$/;
/** pg 8.23 and pg-pool say these without a code. */
const SAID = /^Connection terminated|timeout exceeded when trying to connect|not queryable$/;

/** The same error, or an outage where it is one. */
export function outageOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  return CODE.test(code) || SAID.test(error.message)
    ? new DatabaseOutage(error, code || 'connection')
    : error;
}
