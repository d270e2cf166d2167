import type { Deps } from '../../deps.ts';
import { loadWords, type SetupWords } from '../../registration/words.ts';
import type { Sentences } from '../sentences.ts';
import { createRequests, type Requests } from './request.ts';

/** What asking a teacher for links, and answering with theirs, both need. */
export type LinkParts = {
  deps: Deps;
  requests: Requests;
  sentences: Sentences;
  words: SetupWords;
};

export const linkParts = (deps: Deps, sentences: Sentences): LinkParts => ({
  deps,
  requests: createRequests(deps.config.secret),
  sentences,
  words: loadWords('server'),
});
