/** Words without content: articles, pronouns, auxiliaries, prepositions, conjunctions, and what every comment says. */
export const SMALL: ReadonlySet<string> = new Set(
  `a about above across actually after again against all almost along already also although always am among an and another any
  anything are aren't around as at away back be because been before being below between both but by can can't cannot clear
  could couldn't did didn't do does doesn't doing don't done down during each either else enough even ever every everything few
  first for from further get gets give go goes going good got great had hadn't has hasn't have haven't having he her here hers
  him his how however i i'd i'll i'm i've if in instead into is isn't it it's its itself just keep know last least less let
  let's like little look lot made make makes making many may maybe me might mine more most much must my need needs never next
  nice no not nothing now of off on once one only or other our out over own part people perhaps place please put quite rather
  really right same say says second see seem seems she should shouldn't since so some something still such sure take than thank
  that that's the their them then there there's these they they're thing things think this those though three through time to
  together too try two under until up upon us use used using very want was wasn't way we we're well were weren't what what's
  when where whether which while who whole whose why will with within without won't work would wouldn't yet you you'd you'll
  you're you've your yours yourself`
    .trim()
    .split(/\s+/),
);
