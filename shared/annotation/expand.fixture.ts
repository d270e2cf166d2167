import jsonld from 'jsonld';
import { ANNO } from './anno-context.fixture.ts';

/** A word the context does not know stays as it was written where a name is expected; no processor can follow it. */
function checkNames(value: unknown): void {
  if (Array.isArray(value)) for (const one of value) checkNames(one);
  if (typeof value !== 'object' || value === null) return;
  if ('@id' in value && !/^[a-z][a-z0-9+.-]*:/i.test(String(value['@id'])))
    throw new Error(`No name of anything: ${value['@id']}`);
  for (const one of Object.values(value)) checkNames(one);
}

/** As any JSON-LD processor reads it, off the network. A term it would drop, or a name it would have to guess, is an error. */
export async function expand(file: object): Promise<Record<string, unknown>[]> {
  const found = await jsonld.expand(file, {
    safe: true,
    documentLoader: async (url) => {
      if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`Asked for ${url}.`);
      return { document: ANNO, documentUrl: url };
    },
  });
  checkNames(found);
  return found;
}
