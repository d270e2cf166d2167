import { idOf, type JsonObject } from '../inline-json.ts';
import * as CANVAS from './facts.ts';
import { sameId } from './user-id.ts';

/** One page of Canvas, opened up for whoever reads it. `ids`: those in its path, from left to right. */
export type Seen = {
  document: Document;
  url: URL;
  env: JsonObject;
  userId: string;
  ids: readonly string[];
};

/** The course in the path, where everything else the page says of its course agrees. */
export function courseOf({ env, ids: [course] }: Seen): string | null {
  const [, asset] = CANVAS.contextAsset.exec(String(env.context_asset_string)) ?? [];
  const told = [asset, ...CANVAS.courseIds.map((key) => idOf(env[key]))];
  if (course === undefined) return null;
  return told.every((id) => !id || sameId(id, course)) ? course : null;
}
