import type { Request } from 'express';
import * as v from 'valibot';
import {
  type Claimed,
  ClaimSchema,
  type CodeResponse,
  PATHS,
  type Paired,
  PairingCode,
  type PairingOffer,
  RedeemSchema,
} from '../../../shared/protocol/http.ts';
import type { Database } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { addressOf, type Brake } from '../../limits.ts';
import { meOf } from '../../lti/me.ts';
import { issueSession } from '../../lti/session.ts';
import { bodyOf, handle, sessionOf } from '../handle.ts';
import { ApiProblem } from '../problem.ts';
import { claimCode, makeCode, type Owner, ownerOfCode, spendCode } from './codes.ts';

async function guessed<T>(brake: Brake, req: Request, work: () => Promise<T>): Promise<T> {
  const address = addressOf(req);
  brake.check(address);
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiProblem) brake.count(address);
    throw error;
  }
}

/** Shown before anything is granted. */
async function introduce(database: Database, { tenant, person }: Owner): Promise<Claimed> {
  const me = await database.tenant(tenant, (tx) => meOf(tx, { person, kind: 'device' }));
  return { name: me.name, tenant: me.tenant.name, origins: me.lms.origins };
}

/** An LTI page asks for a code to hand to the extension; nothing less than a launch in front of a person may. */
function codeRoute({ database, config, limits }: Pick<Deps, 'database' | 'config' | 'limits'>) {
  return handle(async (req, res) => {
    const session = await sessionOf(database, req);
    if (session.kind !== 'launch') throw new ApiProblem('not_allowed');
    limits.codeByPerson.take(session.person);
    limits.codeBySchool.take(session.tenant);
    const { code, expiresAt } = await makeCode(database, session);
    const connectUrl = `${config.publicUrl}${PATHS.connect}#${code}`;
    res.json({ code, expiresAt, connectUrl } satisfies CodeResponse);
  });
}

const OfferSchema = v.object({ code: PairingCode });
const offerRoute = (database: Database, brake: Brake) =>
  handle(async (req, res) => {
    const { code } = bodyOf(OfferSchema, req);
    const owner = await guessed(brake, req, () => ownerOfCode(database, code));
    res.json({ code, ...(await introduce(database, owner)) } satisfies PairingOffer);
  });

const claimRoute = (database: Database, brake: Brake) =>
  handle(async (req, res) => {
    const { code, challenge } = bodyOf(ClaimSchema, req);
    const owner = await guessed(brake, req, () => claimCode(database, code, challenge));
    res.json(await introduce(database, owner));
  });

const redeemRoute = (database: Database, brake: Brake) =>
  handle(async (req, res) => {
    const { code, verifier, label } = bodyOf(RedeemSchema, req);
    const { tenant, person } = await guessed(brake, req, () => spendCode(database, code, verifier));
    const paired = await database.tenant(tenant, async (tx): Promise<Paired> => {
      const { session, tokens } = await issueSession(tx, tenant, { person, kind: 'device', label });
      return { tokens, me: await meOf(tx, session) };
    });
    res.json(paired);
  });

/** Pairing by click or code. The three that take a code share one brake. */
export function pairingRoutes(deps: Pick<Deps, 'database' | 'config' | 'limits'>) {
  const brake = deps.limits.wrongCodeByAddress;
  return {
    code: codeRoute(deps),
    offer: offerRoute(deps.database, brake),
    claim: claimRoute(deps.database, brake),
    redeem: redeemRoute(deps.database, brake),
  };
}
