import type { Request } from 'express';
import {
  type Paired,
  SilentLoginSchema,
  SilentRedeemSchema,
} from '../../../shared/protocol/http.ts';
import type { Deps } from '../../deps.ts';
import { admit } from '../../lti/admit.ts';
import { bodyOf, handle } from '../handle.ts';
import { ApiProblem } from '../problem.ts';
import { createBrake } from '../rate.ts';

/** A school behind one address begins its lesson at once; each launch costs a signature check at most. */
const PER_MINUTE = 600;

/** A launch the extension makes itself, without a page (design.md, "Pairing a browser"). */
export function silentRoutes(deps: Deps) {
  const brake = createBrake(PER_MINUTE);
  const braked = (req: Request) => {
    const address = req.ip ?? '';
    if (!brake.allows(address)) throw new ApiProblem('too_many_requests');
    brake.count(address);
  };
  return {
    login: handle(async (req, res) => {
      braked(req);
      const { form, challenge } = bodyOf(SilentLoginSchema, req);
      res.json(await deps.lti.beginSilent(form, challenge));
    }),
    redeem: handle(async (req, res) => {
      braked(req);
      const { idToken, state, verifier } = bodyOf(SilentRedeemSchema, req);
      const launch = await deps.lti.finishSilent(idToken, state, verifier);
      const { tokens, me } = await admit(deps, launch, { kind: 'silent', label: '' });
      res.json({ tokens, me } satisfies Paired);
    }),
  };
}
