export const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|cf|vs|eq|eqs|fig|figs|sec|ch|vol|pp|no|nos|dr|mr|mrs|ms|prof|st|al|approx|ca|etc)\.|^\(?\d{1,2}[.)])$/;

/** A sentence falls apart after each of these. The last: an introduction and its comma. */
export const SEAMS: readonly RegExp[] = [
  /\s-+\s|;|:(?=\s)|\n+|\s[=]{2,}\s|\s-{2,}/g,
  /(?:,\s*|\s)(?=(?:now|then|so|and|but|or)(?:,? (?:please|then|also|now|just|instead|perhaps|maybe|next|try to))* (?:add|explain|check|use|make|show|try|move|cut|label|cite|say|tell|give|include|write|rewrite|rework|revise|compare|read|reread|think|consider|look|take|put|go|ask|link|connect|describe|develop|expand|replace|remove|delete|change|find|focus|keep|see|start|begin|end|finish|state|support|name|avoid|don't|do not|let|get|underline|circle|draw|test|prove|decide|choose|pick|quote|split|combine|join|swap|bring|note|remember|walk|be|make sure|how|what|why|where|when|who|which|can|could|have you|do you|did you|are you|is there)\b)/g,
  /,\s*(?=(?:please|try|how|what|why|where|who|which|can you|could you|do you|did you|have you|is it|is there|now|then|so|but)\b)/g,
  /^(?:(?:if|when|while|before|after|once|unless|as|since|because|to|for|in|on|at|with|although|though|where|whenever|next time|instead of|rather than|by|from|until|given|now that|apart|despite)\b[^,]{2,120},)\s*/g,
  /\((?=(?:see|add|try|use|check|how|what|why|e\.g)\b)/g,
];
