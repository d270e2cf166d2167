/** The server cannot start, and somebody can put it right: one sentence, and SQL where SQL is the answer. */
export class StartRefusal extends Error {
  readonly code: string;
  readonly sql: readonly string[];
  constructor(code: string, sentence: string, sql: readonly string[] = []) {
    super(sql.length === 0 ? sentence : `${sentence} Run as a superuser: ${sql.join(' ')}`);
    this.name = 'StartRefusal';
    this.code = code;
    this.sql = sql;
  }
}
