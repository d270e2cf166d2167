import type { Request } from 'express';
import {
  type Paired,
  SilentLoginSchema,
  SilentRedeemSchema,
} from '../../../shared/protocol/http.ts';
import type { Deps } from '../../deps.ts';
import { addressOf } from '../../limits.ts';
import { admit } from '../../lti/admit.ts';
import { bodyOf, handle } from '../handle.ts';

/** A launch the extension makes itself, without a page (design.md, "Pairing a browser"). */
export function silentRoutes(deps: Deps) {
  const braked = (req: Request) => deps.limits.silentByAddress.take(addressOf(req));
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
